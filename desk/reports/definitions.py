"""Terms that a section defines: in definition lists, or where its first sentence says what its heading is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engine.section import Block, Section
from engine.words.analysis import tokenize

# Longer ones are no terms, and longer definitions are cut after a sentence.
_MOST_WORDS = 6
_LONGEST_TERM = 80
_LONGEST_TEXT = 400
_QUESTION = re.compile(
    r"(?:what(?:['’]s| is| are| does)|who (?:is|are))\s+(.+?)(?:\s+mean)?\s*\?\s*\Z", re.IGNORECASE
)
_ASIDE_AT_END = re.compile(r"\s*\([^()]*\)\s*\Z")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
# What may stand between a term and its verb: how it is also called.
_ASIDE = r"(?:\s*\([^()]{1,80}\)|,\s[^,.]{1,60},)?"
_VERB = r"\s+(?:is|are|means|refers? to|stands? for|describes?)\s+\S"
_POINTING = re.compile(
    r"(?:this|that|these|those|here|there|it|what|how|why|when|where|which)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Definition:
    """``term`` as it is written, and the ``text`` that defines it, at most a few sentences."""

    term: str
    text: str

    @property
    def key(self) -> str:
        """The same for spellings of one term."""
        bare = _ASIDE_AT_END.sub("", self.term)
        return " ".join(token.terms[0] for token in tokenize(bare))


def definitions_in(section: Section) -> Iterator[Definition]:
    """What a section defines; a term or text without a word is none."""
    found = [*_listed(section), *_opening(section)]
    yield from (one for one in found if one.key and one.text)


def _listed(section: Section) -> Iterator[Definition]:
    """Terms of definition lists; the terms that stand together share the definition that follows."""
    waiting: list[Block] = []
    for block, following in pairwise((*section.blocks, Block("paragraph", 0, 0))):
        if block.kind != "term":
            waiting = []
            continue
        waiting.append(block)
        if following.kind == "definition":
            text = _cut(section.text[following.start : following.end])
            for term in waiting:
                yield from _definition(section.text[term.start : term.end], text)
            waiting = []


def _opening(section: Section) -> Iterator[Definition]:
    term = _term_of(section.heading)
    first = section.text[section.sentences[0].start : section.sentences[0].end] if section.sentences else ""
    said = re.compile(rf"(?:(?:the|an?)\s+)?{re.escape(term)}{_ASIDE}{_VERB}", re.IGNORECASE)
    if term and said.match(first):
        yield from _definition(term, _cut(first))


def _term_of(heading: str) -> str:
    """What a heading names, also one that asks what it is; without an article and what is in brackets."""
    question = _QUESTION.match(heading[:_LONGEST_TERM])
    named = _ASIDE_AT_END.sub("", question[1] if question else heading[:_LONGEST_TERM])
    return _ARTICLE.sub("", named.strip(), count=1)


def _definition(term: str, text: str) -> Iterator[Definition]:
    term = " ".join(term.split()).rstrip(" :.")
    if 0 < len(term) <= _LONGEST_TERM and len(term.split()) <= _MOST_WORDS and not _POINTING.match(term):
        yield Definition(term, text)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST_TEXT:
        return text
    end = text.rfind(" ", 0, _LONGEST_TEXT)
    return f"{text[: end if end > 0 else _LONGEST_TEXT]} …"
