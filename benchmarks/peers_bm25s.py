"""bm25s: BM25 scores worked out ahead, in sparse matrices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import bm25s
import Stemmer

from benchmarks.peers import Text, words_of


class Bm25sPeer:
    """No fields: title, headings and body are one text. A word that is asked twice counts twice.

    ``k1`` is 1.2, as in Lucene and the other peers; bm25s' own 1.5 is no better on these sets.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._size = len(texts)
        self._index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        joined = [f"{text.title}\n{text.headings}\n{text.body}" for text in texts]
        self._index.index(self._tokens(joined), show_progress=False)

    def search(self, question: str, limit: int) -> list[int]:
        """See ``Peer``."""
        tokens = self._tokens([" ".join(words_of(question))])
        count = min(limit, self._size)
        numbers, scores = self._index.retrieve(tokens, k=count, show_progress=False)
        return [int(number) for number, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    def _tokens(self, texts: list[str]) -> Any:
        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)
