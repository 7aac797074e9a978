"""What an edit changes for one question: the section that wins, and the answer that is quoted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from engine.results import Answer, Hit, Results

Change = Literal["same", "gained", "lost", "changed"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question asked before and after. Both ``winner`` and ``answer`` may be "same"."""

    question: str
    source: str
    winner: Change
    answer: Change
    before: Results
    after: Results

    @property
    def shows(self) -> bool:
        """Whether a visitor would see the difference."""
        return self.winner != "same" or self.answer != "same"

    def to_json(self) -> dict[str, Any]:
        """The change as plain JSON values, with winner and answer of both sides."""
        return {
            "question": self.question,
            "source": self.source,
            "winner": self.winner,
            "answer": self.answer,
            "before": _side(self.before),
            "after": _side(self.after),
        }


def compare_answers(question: str, source: str, before: Results, after: Results) -> AnswerChange:
    """How the results of one question differ; how sure the answer is, and its place, make no difference.

    A winner is known by its section's id, which lasts while its anchor or its headings do.
    """
    winners = [results.hits[0] if results.hits else None for results in (before, after)]
    return AnswerChange(
        question=question,
        source=source,
        winner=_change(winners[0], winners[1], lambda hit: hit.id),
        answer=_change(before.answer, after.answer, _said),
        before=before,
        after=after,
    )


def _change(before: _T | None, after: _T | None, key: Callable[[_T], object]) -> Change:
    if before is None or after is None:
        return "same" if before is after else ("gained" if before is None else "lost")
    return "same" if key(before) == key(after) else "changed"


def _said(answer: Answer) -> object:
    return answer.all_text, answer.span


def _side(results: Results) -> dict[str, Any]:
    hit, answer = results.hits[0] if results.hits else None, results.answer
    return {"winner": _winner(hit) if hit else None, "answer": _answer(answer) if answer else None}


def _winner(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "doc": hit.doc,
        "title": hit.title,
        "breadcrumb": list(hit.breadcrumb),
        "url": hit.url,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.all_text,
        "span": answer.span,
        "confidence": round(answer.confidence, 4),
        "sectionId": answer.section_id,
        "url": answer.url,
    }
