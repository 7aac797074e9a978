"""What visitors asked and the documents do not answer well, and where to write.

A question is a gap where nothing or no answer was found when it was asked last, where the answer was not
likely right, or where more voters found it no help than found it one. Gaps about the same are put together
(``question_groups``); the groups asked most come first. Of each the question asked most is asked of the
index as it is now, and the section that comes first is compared with its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from desk.gaps.question_groups import group_questions
from desk.log.asked import CONFIDENT, AskedQuestion
from desk.log.private_data import without_placeholders
from engine.errors import QuestionError
from engine.questions.topic import TopicTerm
from engine.results import Hit, Results
from engine.section import heading_path
from engine.words.analysis import tokenize

MAX_GAPS = 100
# A section that holds less of a question's weight than this is about something else.
NEAR = 0.5

Advice = Literal["write", "extend", "mend", "answered"]


class Asking(Protocol):
    """What gaps ask of an engine."""

    def ask(self, question: str, limit: int = 10) -> Results: ...
    def topic(self, question: str) -> tuple[TopicTerm, ...]: ...


@dataclass(frozen=True, slots=True)
class Nearest:
    """The section that comes first for a gap: the question's words that it holds, and those that it lacks.

    ``heading`` has the title and the headings; ``confidence`` is the answer's that the index gives now, None
    where it gives none.
    """

    id: str
    doc: str
    heading: str
    url: str
    holds: tuple[str, ...]
    lacks: tuple[str, ...]
    is_near: bool
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions about the same, most asked first; ``asked`` is how often, all together.

    ``advice``: "write" a new article, "extend" the nearest section, "mend" it (it answers, and voters say
    that this does not help), or nothing, since it is "answered" by now.
    """

    questions: tuple[AskedQuestion, ...]
    asked: int
    last_at: datetime
    nearest: Nearest | None
    advice: Advice

    @property
    def typical(self) -> str:
        """The question asked most."""
        return self.questions[0].text


@dataclass(frozen=True, slots=True)
class Gaps:
    """``found`` are the first groups of ``total``."""

    found: tuple[Gap, ...]
    total: int


def is_gap(question: AskedQuestion) -> bool:
    """Whether a question was not answered well."""
    if question.up != question.down:
        return question.down > question.up
    return question.outcome is not None and (question.confidence or 0.0) < CONFIDENT


def find_gaps(asked: Sequence[AskedQuestion], engine: Asking, limit: int = MAX_GAPS) -> Gaps:
    """The gaps among questions that were asked, at most ``limit`` groups of them."""
    questions = sorted(filter(is_gap, asked), key=lambda question: (-question.asked, question.text))
    groups = [tuple(questions[place] for place in group) for group in _grouped(questions, engine)]
    groups.sort(key=lambda group: (-_count(group), group[0].text))
    return Gaps(tuple(_gap(group, engine) for group in groups[:limit]), len(groups))


def _grouped(questions: Sequence[AskedQuestion], engine: Asking) -> list[list[int]]:
    weights: dict[str, float] = {}
    terms: list[list[str]] = []
    for question in questions:
        topic = _topic(question.text, engine)
        for each in topic:
            weights.setdefault(each.term, each.weight)
        # What no term tells apart is its own topic.
        weights.setdefault(question.text, 1.0)
        terms.append([each.term for each in topic] or [question.text])
    return group_questions(terms, weights)


def _topic(question: str, engine: Asking) -> tuple[TopicTerm, ...]:
    try:
        return engine.topic(without_placeholders(question))
    except QuestionError:
        return ()


def _count(group: Sequence[AskedQuestion]) -> int:
    return sum(max(question.asked, question.down) for question in group)


def _gap(group: tuple[AskedQuestion, ...], engine: Asking) -> Gap:
    nearest = _nearest(group[0].text, engine)
    return Gap(
        questions=group,
        asked=sum(question.asked for question in group),
        last_at=max(question.last_at for question in group),
        nearest=nearest,
        advice=_advice(group, nearest),
    )


def _nearest(question: str, engine: Asking) -> Nearest | None:
    try:
        results = engine.ask(without_placeholders(question), limit=1)
    except QuestionError:
        return None
    if not results.hits:
        return None
    confidence = results.answer.confidence if results.answer else None
    return _compared(_topic(question, engine), results.hits[0], confidence)


def _compared(topic: Sequence[TopicTerm], hit: Hit, confidence: float | None) -> Nearest:
    heading = heading_path(hit.title, hit.breadcrumb)
    held = {term for token in tokenize(f"{heading}\n{hit.text}") for term in token.terms}
    found = [each for each in topic if any(map(held.issuperset, each.spellings))]
    holds = tuple(dict.fromkeys(each.word for each in found))
    return Nearest(
        id=hit.id,
        doc=hit.doc,
        heading=heading,
        url=hit.url,
        holds=holds,
        lacks=tuple(dict.fromkeys(each.word for each in topic if each.word not in holds)),
        is_near=sum(each.weight for each in found) >= NEAR * sum(each.weight for each in topic),
        confidence=confidence,
    )


def _advice(group: Sequence[AskedQuestion], nearest: Nearest | None) -> Advice:
    if nearest is None:
        return "write"
    if (nearest.confidence or 0.0) < CONFIDENT:
        return "extend" if nearest.is_near else "write"
    is_voted_down = any(question.down > question.up for question in group)
    return "mend" if is_voted_down else "answered"
