"""The lexicon of a generation as a file: ``lexicon.json`` beside the manifest, which checks it.

Beside the rules it holds the acronyms of each document, so that the next build reads changed documents alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from engine.durability import replace_text
from engine.errors import IndexDamaged
from engine.vocabulary.acronym import Acronym, acronym_rules
from engine.vocabulary.lexicon import Lexicon, Rule, Wording

LEXICON_NAME = "lexicon.json"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LexiconParts:
    """The editor's rules in their order, and per document the acronyms that it defines, if any."""

    synonyms: tuple[Rule, ...] = ()
    acronyms: Mapping[str, tuple[Acronym, ...]] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of both; the editor's come first."""
        return self.synonyms + acronym_rules(self.acronyms.values())


def write_lexicon(folder: Path, parts: LexiconParts) -> None:
    """Write the lexicon into an unfinished generation's folder.

    A file that is there already is replaced and never written to: an earlier generation may share it.
    """
    record = {
        "rules": [_rule_record(rule) for rule in parts.rules],
        "documents": {
            doc: [[acronym.short, acronym.long] for acronym in acronyms]
            for doc, acronyms in sorted(parts.acronyms.items())
            if acronyms
        },
    }
    replace_text(folder / LEXICON_NAME, json.dumps(record, ensure_ascii=True, separators=(",", ":")))


def read_lexicon(folder: Path) -> Lexicon:
    """The lexicon of a generation. Raises IndexDamaged when its file is missing or broken."""
    return Lexicon(_read(folder, _rules))


def read_parts(folder: Path) -> LexiconParts:
    """What the lexicon of a generation is made of. Raises IndexDamaged when its file is missing or broken."""
    return _read(folder, _parts)


def _read(folder: Path, convert: Callable[[Any], _T]) -> _T:
    path = folder / LEXICON_NAME
    try:
        return convert(json.loads(path.read_text(encoding="ascii")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexDamaged(f"{path}: cannot be read ({error}); run quire build --full") from error


def _parts(record: dict[str, Any]) -> LexiconParts:
    return LexiconParts(
        synonyms=tuple(rule for rule in _rules(record) if rule.reason == "synonym"),
        acronyms={
            doc: tuple(Acronym(_text(short), _text(long)) for short, long in acronyms)
            for doc, acronyms in record["documents"].items()
        },
    )


def _rules(record: dict[str, Any]) -> list[Rule]:
    return [_rule(*values) for values in record["rules"]]


def _rule(reason: str, sources: list[Any], targets: list[Any] | None) -> Rule:
    said = _wordings(sources)
    meant = said if targets is None else _wordings(targets)
    return Rule(said, meant, "synonym" if reason == "synonym" else "acronym")


def _rule_record(rule: Rule) -> list[Any]:
    targets = None if rule.targets == rule.sources else _wording_records(rule.targets)
    return [rule.reason, _wording_records(rule.sources), targets]


def _wording_records(wordings: tuple[Wording, ...]) -> list[list[str]]:
    return [[one.text, " ".join(one.terms), " ".join(one.spaced_terms)] for one in wordings]


def _wordings(records: list[Any]) -> tuple[Wording, ...]:
    return tuple(
        Wording(_text(text), tuple(terms.split()), tuple(spaced_terms.split()))
        for text, terms, spaced_terms in records
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is expected, not {value!r}")
    return value
