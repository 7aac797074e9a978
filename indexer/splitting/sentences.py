"""Sentence boundaries: NLTK's Punkt, trained on the corpus, with what it lacks for web and manual pages.

Punkt decides whether a full stop after a given word, before a given word, ends a sentence. Finding the
stops is done here, in linear time and over closing quotes, brackets and footnote marks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from indexer.splitting.abbreviations import (
    BEFORE_A_NUMBER,
    NEVER_FINAL,
    SENTENCE_STARTERS,
    SOMETIMES_FINAL,
    TITLES,
)
from indexer.splitting.long_sentences import MAX_WORDS, cut_long
from indexer.splitting.punkt_token import quick_token

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

# A run of stops counts once (the look-behind), so that a line of dots costs linear time.
_USUAL_STOP = re.compile(
    r"(?P<marks>[.!?…؟।](?<![.!?…؟।]{2})[.!?…؟।]*+)(?P<closers>[\"'”’»)\]}]*+)(?P<notes>(?:\[[^\[\]\s]{1,16}\])*+)"
    r"(?:\s++(?=\S))"
)
# Searching for these as well takes several times as long.
_WIDE = re.compile("[。！？｡]")
_STOP = re.compile(rf"{_USUAL_STOP.pattern}|{_WIDE.pattern}++[”’」』）】》]*+\s*+(?=\S)")
_OPENERS = "\"'“‘«([{*_"
_LONGEST_WORD = 40
_CACHE_LIMIT = 50_000
_CHARACTERS_FROM_ONE_TEXT = 20_000
_MID_SENTENCE_LOWER_CASE = 1 << 5
_NOTHING_LEARNT: Mapping[str, Any] = MappingProxyType(
    {"abbreviations": [], "collocations": [], "starters": [], "orthography": {}}
)
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")


class SentenceSplitter:
    """Cuts a block of text into sentences. Made by ``train`` or ``from_record``, or bare for no corpus."""

    def __init__(self, learnt: Mapping[str, Any] = _NOTHING_LEARNT) -> None:
        self._learnt = learnt
        self._verdicts: dict[tuple[str, str], bool] = {}

    @classmethod
    def train(cls, texts: Iterable[str], budget: int = 1_000_000) -> SentenceSplitter:
        """A splitter that has learnt the abbreviations of at most ``budget`` characters of ``texts``.

        No text gives more than 20,000 characters, so that one long file does not stand for the corpus.
        """
        punkt = load_punkt()
        trainer = punkt.PunktTrainer(token_cls=quick_token(punkt.PunktToken))
        for text in _sample(texts, budget):
            trainer.train(text, finalize=False)
        trainer.finalize_training()
        return cls(_record_of(trainer.get_params()))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The sentences of ``text`` as ``(start, end)``: in order, disjoint, no white space at the ends.

        Every character that is not white space lies in one of them. What runs on for more than 200 words
        is cut at a clause, or else between words.
        """
        spans: list[tuple[int, int]] = []
        start = 0
        for end in [*self._breaks(text), len(text)]:
            sentence = text[start:end]
            stripped = sentence.strip()
            if stripped:
                first = start + len(sentence) - len(sentence.lstrip())
                last = first + len(stripped)
                spans += cut_long(text, first, last) if len(stripped) > MAX_WORDS else ((first, last),)
            start = end
        return spans

    def to_record(self) -> dict[str, Any]:
        """What was learnt, as plain JSON values; equal splitters give equal records."""
        return dict(self._learnt)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> SentenceSplitter:
        """The inverse of ``to_record``."""
        return cls(record)

    def _breaks(self, text: str) -> list[int]:
        breaks = []
        last = 0
        stops = _USUAL_STOP if text.isascii() or not _WIDE.search(text) else _STOP
        for stop in stops.finditer(text):
            if stop["marks"] is None or self._ends_sentence(text, stop, last):
                last = stop.end()
                breaks.append(last)
        return breaks

    def _ends_sentence(self, text: str, stop: re.Match[str], sentence_start: int) -> bool:
        before = text[max(sentence_start, stop.start() - _LONGEST_WORD) : stop.start()]
        following = text[stop.end() : stop.end() + _LONGEST_WORD].split(None, 1)[0]
        following = following.lstrip(_OPENERS) or following
        if stop["marks"].strip(".…"):
            return bool(before) and not following[0].islower()
        if stop["closers"] and following[0].islower():
            return False
        if not before or before[-1].isspace():
            return bool(before) and following[0].isupper()
        word = before.split()[-1]
        if _ENUMERATOR.fullmatch(word) and text[sentence_start : stop.start()].strip() == word:
            return False
        return self._full_stop_is_final(word, "." if stop["marks"] == "." else "...", following)

    def _full_stop_is_final(self, word: str, mark: str, following: str) -> bool:
        if _always_goes_on(word.lstrip(_OPENERS), following):
            return False
        if mark == "." and len(word) > 1 and word.isalpha() and word.lower() not in self._doubtful:
            return True
        pair = (word + mark, following)
        verdict = self._verdicts.get(pair)
        if verdict is None:
            if len(self._verdicts) >= _CACHE_LIMIT:
                self._verdicts.clear()
            verdict = self._verdicts[pair] = self._punkt.text_contains_sentbreak(" ".join(pair))
        return verdict

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """Words of letters alone after which Punkt does not always see an end."""
        firsts = (first for first, _ in self._learnt["collocations"])
        return frozenset(SOMETIMES_FINAL).union(self._learnt["abbreviations"], firsts)

    @cached_property
    def _punkt(self) -> PunktSentenceTokenizer:
        # Many files are cut without it, and it takes a third of the time of a small build to import.
        return load_punkt().PunktSentenceTokenizer(_seeded(self._learnt))


def load_punkt() -> Any:
    """NLTK's module ``punkt``, imported when it is first needed.

    NLTK imports SciPy where that is installed, for a measure that Punkt does without; it is told that there
    is none, since SciPy takes three times as long as all the rest, and 40 MB in each process.
    """
    hidden = "scipy" not in sys.modules
    if hidden:
        sys.modules["scipy"] = None  # type: ignore[assignment]
    try:
        from nltk.tokenize import punkt
    finally:
        if hidden:
            del sys.modules["scipy"]
    return punkt


def _always_goes_on(word: str, following: str) -> bool:
    uncapitalised = word[:1].lower() + word[1:]
    if word in TITLES or uncapitalised in NEVER_FINAL:
        return True
    return uncapitalised in BEFORE_A_NUMBER and following[0].isdigit()


def _sample(texts: Iterable[str], budget: int) -> Iterator[str]:
    left = budget
    for text in texts:
        if left <= 0:
            return
        sample = text[: min(left, _CHARACTERS_FROM_ONE_TEXT)]
        left -= len(sample)
        yield sample


def _record_of(parameters: PunktParameters) -> dict[str, Any]:
    return {
        "abbreviations": sorted(parameters.abbrev_types),
        "collocations": sorted(list(pair) for pair in parameters.collocations),
        "starters": sorted(parameters.sent_starters),
        "orthography": dict(sorted(parameters.ortho_context.items())),
    }


def _seeded(learnt: Mapping[str, Any]) -> PunktParameters:
    """What was learnt and what is known of English beforehand."""
    parameters: PunktParameters = load_punkt().PunktParameters()
    parameters.abbrev_types.update(SOMETIMES_FINAL, learnt["abbreviations"])
    parameters.collocations.update((first, second) for first, second in learnt["collocations"])
    parameters.sent_starters.update(SENTENCE_STARTERS, learnt["starters"])
    for word in SENTENCE_STARTERS:
        parameters.ortho_context[word] |= _MID_SENTENCE_LOWER_CASE
    for word, flags in learnt["orthography"].items():
        parameters.ortho_context[word] |= flags
    return parameters
