"""Synonyms as they are written in a file, in the format that Solr and Elasticsearch know.

    exam, test, examination     all mean the same
    kid, youngster => child     who says kid or youngster may mean child, not the other way round
    # a comment

An entry may be of several words; a comma that belongs to it is written ``\\,``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.errors import QuireError
from engine.vocabulary.lexicon import Rule, Wording

MAX_RULES = 5_000
"""How many rules are taken."""
MAX_LINE_LENGTH = 1_000
MAX_ENTRIES = 50
MAX_WORDS = 10
"""How many words an entry may have."""

# When so many lines are wrong, the file is: the first ones show in what way.
_MAX_PROBLEMS = 20

_ARROW = re.compile(r"(?<!\\)=>")
_COMMA = re.compile(r"(?<!\\),")
_ESCAPE = re.compile(r"\\(.)")


class SynonymError(QuireError):
    """A line cannot be understood; the message is the reason with its remedy."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """``rules`` in the order of the file; ``problems`` are what was left out: line, reason and remedy."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[str, ...] = ()


def parse_synonyms(data: bytes) -> Synonyms:
    """The rules in the content of a file; a line that cannot be understood costs that line alone."""
    if b"\0" in data:
        return Synonyms(problems=("is not UTF-8 text: save it as UTF-8",))
    rules: list[Rule] = []
    problems: list[str] = []
    taken = 0
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith(b"#"):
            continue
        taken += 1
        if taken > MAX_RULES:
            problems.append(f"line {number}: and what follows is more than {MAX_RULES:,} rules: remove some")
            break
        try:
            rules.append(parse_line(_decoded(line)))
        except SynonymError as error:
            problems.append(f"line {number}: {error}")
    return Synonyms(tuple(rules), _shortened(problems))


def parse_line(line: str) -> Rule:
    """The rule of one line that is neither empty nor a comment. Raises SynonymError and nothing else."""
    if len(line) > MAX_LINE_LENGTH:
        raise SynonymError(
            f"has {len(line):,} characters: write at most {MAX_LINE_LENGTH:,}, in several lines"
        )
    sides = _ARROW.split(line)
    if len(sides) > 2:
        raise SynonymError("has => twice: make two lines of it")
    sources = _entries(sides[0])
    targets = _entries(sides[-1])
    if len(sides) == 1 and len(sources) == 1:
        raise SynonymError("has one entry alone: add what means the same, after a comma")
    if len({terms for entry in (*sources, *targets) for terms in (entry.terms, entry.spaced_terms)}) == 1:
        raise SynonymError("says one thing alone, since endings and capitals do not count: remove the line")
    return Rule(sources, targets, "synonym")


def _entries(side: str) -> tuple[Wording, ...]:
    texts = [" ".join(_ESCAPE.sub(r"\1", text).split()) for text in _COMMA.split(side)]
    if len(texts) > MAX_ENTRIES:
        raise SynonymError(f"has {len(texts)} entries: write at most {MAX_ENTRIES}, in several lines")
    return tuple(_entry(text) for text in texts)


def _entry(text: str) -> Wording:
    if not text:
        raise SynonymError("has an empty entry: write what is missing, or remove a comma or the arrow")
    wording = Wording.of(text)
    if not wording.terms:
        raise SynonymError(f"has the entry {_quoted(text)}, which nobody can search for: remove it")
    if len(wording.spaced_terms) > MAX_WORDS:
        raise SynonymError(f"has the entry {_quoted(text)}: write at most {MAX_WORDS} words")
    return wording


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise SynonymError("is not UTF-8: save the file as UTF-8") from error


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _shortened(problems: list[str]) -> tuple[str, ...]:
    if len(problems) <= _MAX_PROBLEMS:
        return tuple(problems)
    more = len(problems) - _MAX_PROBLEMS
    return (*problems[:_MAX_PROBLEMS], f"{more:,} more lines cannot be understood either: mend these first")
