"""What the question log keeps: questions with what came of them, and votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.results import Hit, Results
from engine.section import heading_path

# From here on answers are likely right; of those below about one in three is (benchmarks/CALIBRATION.md).
CONFIDENT = 0.6

Outcome = Literal["answered", "passages", "nothing"]
Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class FirstHit:
    """The section that came first: its id, its document and its heading below the title."""

    id: str
    doc: str
    heading: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it, without who asked.

    ``question`` is as it was typed; ``outcome`` says whether there was an answer, passages alone or nothing.
    ``confidence`` and ``answer_section`` are the answer's, ``hits`` is how many sections were found (an
    estimate where there are many).
    """

    question: str
    generation: str
    outcome: Outcome
    confidence: float | None = None
    hits: int = 0
    first: FirstHit | None = None
    answer_section: str | None = None

    @classmethod
    def of(cls, results: Results) -> Asked:
        """The question that these results, from the first hit on, are of."""
        answer, hits = results.answer, results.hits
        return cls(
            question=results.query,
            generation=results.index_version,
            outcome="answered" if answer else "passages" if hits else "nothing",
            confidence=answer.confidence if answer else None,
            hits=max(results.estimated_total_hits, len(hits)),
            first=_first_hit(hits[0]) if hits else None,
            answer_section=answer.section_id if answer else None,
        )


def _first_hit(hit: Hit) -> FirstHit:
    return FirstHit(hit.id, hit.doc, heading_path(hit.title, hit.breadcrumb))


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A question that got what it got before from the same generation: only that it was asked is news."""

    question: str
    generation: str


@dataclass(frozen=True, slots=True)
class Vote:
    """A thumb up or down for what a question got; ``section`` is the id of the section it is about.

    ``word`` is what the voter had to say, if anything.
    """

    question: str
    vote: Direction
    section: str | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as the log has it: all askings that differ in case, spacing and punctuation alone.

    ``text`` is as it was typed last. ``asked``, ``up``, ``down`` and ``words`` (what voters said, latest
    first) are of the time that was asked for; ``first_at`` is when it was first asked of all that is kept.
    ``outcome``, ``confidence`` and ``section`` (of the answer, or of the first hit) are of its last asking;
    ``outcome`` is None where there are votes alone.
    """

    text: str
    asked: int
    first_at: datetime
    last_at: datetime
    outcome: Outcome | None
    confidence: float | None
    section: str | None
    up: int = 0
    down: int = 0
    words: tuple[str, ...] = ()
