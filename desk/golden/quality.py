"""Quality of one generation: what became of each golden question that was asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from desk.golden.golden_questions import judgement_key
from engine.judging.evaluation import Evaluation, Row, evaluate
from engine.judging.judged_questions import JudgedQuestion
from engine.results import Results
from engine.section import Section

# Only the first three hits are judged; the answer does not depend on how many are asked for.
_HITS = 3


class Source(Protocol):
    """A generation that can be asked."""

    def ask(self, question: str, limit: int = 10) -> Results:
        """The hits and the answer."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a generation is known by: its version, when it was built, and which program answered from it."""

    generation: str
    built: str
    program: str


@dataclass(frozen=True, slots=True)
class Quality:
    """``measures`` (each from 0 to 1, None where no question is judged by it) and ``counts`` by name.

    ``rows`` are by the key of question and judgement; of editions long past only the measures are known.
    """

    edition: Edition
    measures: Mapping[str, float | None]
    counts: Mapping[str, int]
    rows: Mapping[str, Row] = field(default_factory=dict)

    def measures_to_json(self) -> dict[str, Any]:
        """Edition, measures and counts as plain JSON values."""
        return {
            "generation": self.edition.generation,
            "built": self.edition.built,
            "measures": dict(self.measures),
            "counts": dict(self.counts),
        }


def quality_of(edition: Edition, rows: Mapping[str, Row]) -> Quality:
    """The quality that these rows come to."""
    evaluation = Evaluation("golden", tuple(rows.values()), 0, "")
    return Quality(edition, evaluation.measures(), evaluation.counts(), rows)


def ask_golden(
    open_source: Callable[[], Source], questions: Sequence[JudgedQuestion], known: Mapping[str, Row]
) -> dict[str, Row]:
    """The rows of all questions by their keys; only those that are not ``known`` are asked.

    ``open_source`` is called only if there is one.
    """
    keys = {judgement_key(question): question for question in questions}
    missing = {key: question for key, question in keys.items() if key not in known}
    asked = dict(zip(missing, _ask(open_source, missing.values()), strict=True))
    # The file may have given a question another id since.
    return {
        key: asked[key] if key in asked else replace(known[key], id=question.id)
        for key, question in keys.items()
    }


def _ask(open_source: Callable[[], Source], questions: Iterable[JudgedQuestion]) -> tuple[Row, ...]:
    wanted = list(questions)
    if not wanted:
        return ()
    source = open_source()
    return evaluate(lambda text: source.ask(text, limit=_HITS), wanted).rows


def expected_stands(question: JudgedQuestion, document: Callable[[str], Sequence[Section]]) -> bool:
    """Whether any section that may win is in the documents, or none is expected.

    ``document`` gives the sections of a file, none if the documents have no such file.
    """
    return not question.sections or any(
        section.is_hit(found) for section in question.sections for found in document(section.doc)
    )
