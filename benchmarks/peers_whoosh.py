"""Whoosh's own search: BM25F over three fields, questions through its MultifieldParser."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryDirectory

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in
from whoosh.qparser import MultifieldParser, OrGroup
from whoosh.scoring import BM25F

from benchmarks.peers import Text, words_of

_MEMORY_MB = 256


class WhooshPeer:
    """The analyser stems and leaves out stop words; the parser drops a word that was asked before."""

    def __init__(self, texts: Sequence[Text]) -> None:
        field = TEXT(analyzer=StemmingAnalyzer())
        schema = Schema(title=field, headings=field, body=field)
        # A folder of its own: Whoosh's storage in memory shares one for temporary files with other processes.
        self._folder = TemporaryDirectory(prefix="whoosh-")
        index = create_in(self._folder.name, schema)
        writer = index.writer(limitmb=_MEMORY_MB)
        for text in texts:
            writer.add_document(title=text.title, headings=text.headings, body=text.body)
        writer.commit()
        # No plugins: no query language.
        self._parser = MultifieldParser(["title", "headings", "body"], schema, plugins=[], group=OrGroup)
        self._searcher = index.searcher(weighting=BM25F())

    def search(self, question: str, limit: int) -> list[int]:
        """See ``Peer``; nothing is deleted, so Whoosh's numbers are those of the texts."""
        query = self._parser.parse(" ".join(words_of(question)))
        return [hit.docnum for hit in self._searcher.search(query, limit=limit)]
