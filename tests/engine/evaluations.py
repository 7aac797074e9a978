"""Evaluations made by hand, from what a search found and quoted for each question."""

from __future__ import annotations

from collections.abc import Sequence

from engine.judging.evaluation import Evaluation, evaluate, evaluate_set
from engine.judging.judged_questions import ExpectedSection, JudgedQuestion
from engine.judging.judged_set import JudgedSet, SetQuestion
from engine.results import Answer, Formatted, Hit, Results


def hit(doc: str, anchor: str | None = None, *breadcrumb: str) -> Hit:
    """A hit of which only the place matters."""
    return Hit(f"{doc}{anchor}", doc, anchor, "T", breadcrumb, "", "", 1.0, Formatted("", ""), ())


def results(hits: Sequence[Hit], answer: str | None = None, span: str | None = None) -> Results:
    """What a question got back."""
    quoted = (
        Answer(
            text=answer,
            span=span,
            start=0,
            end=0,
            confidence=1.0,
            section_id="",
            title="",
            breadcrumb=(),
            url="",
        )
        if answer
        else None
    )
    return Results("q", None, quoted, tuple(hits), len(hits), 10, 0, 0.0, "1")


def golden(came: dict[str, str]) -> Evaluation:
    """Golden questions by id, each with the file of its first hit; a.html is right."""
    questions = [JudgedQuestion(id_, f"{id_}?", (ExpectedSection("a.html", "x", None),), ()) for id_ in came]
    return evaluate(lambda text: results([hit(came[text.rstrip("?")], "x")]), questions)


def judged(
    came: dict[str, list[str]], answers: tuple[str, ...] = (), quoted: str | None = None
) -> Evaluation:
    """Questions of a judged set by id, each with the files that were found; a.md is relevant."""
    questions = tuple(SetQuestion(id_, f"{id_}?", {"a": 1}, answers) for id_ in came)
    found = {f"{id_}?": results([hit(doc) for doc in docs], quoted) for id_, docs in came.items()}
    return evaluate_set(found.__getitem__, JudgedSet(questions, 0, frozenset({"a"}), None))
