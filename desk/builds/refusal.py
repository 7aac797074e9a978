"""What the guard objects to, as plain JSON values that a page can say in its own words.

Of lost documents: ``{"kind": "loss", "what": "documents" or "sections", "before": 4, "after": 1}``. Of golden
questions: ``{"kind": "golden", "measures": {name: {"before": 1.0, "after": 0.5}}, "questions": [...],
"count": 7}``, where ``measures`` are those that fell and ``questions`` the first of ``count``, those whose
documents were edited first, each with ``id``, ``question`` and the measures ``lost``.
"""

from __future__ import annotations

from typing import Any

from desk.golden.golden_guard import GoldenRefused
from engine.errors import GuardRefused
from indexer.guard import LossRefused
from indexer.publish_guard import Findings

MOST_QUESTIONS = 20


def refusal_of(error: GuardRefused) -> dict[str, Any] | None:
    """Why a build was refused; None where only the words of ``error`` say it."""
    if isinstance(error, LossRefused):
        return {"kind": "loss", "what": error.what, "before": error.before, "after": error.after}
    return refusal_found(error.findings) if isinstance(error, GoldenRefused) else None


def refusal_found(findings: Findings) -> dict[str, Any] | None:
    """What the golden questions have against a generation, published or not; None where it is nothing."""
    comparison = findings.details.get("comparison")
    if findings.objection is None or not comparison:
        return None
    fallen = comparison["regressions"]
    worse = [one for one in comparison["worse"] if set(fallen) & set(one["lost"])]
    worse.sort(key=lambda one: not one["documentEdited"])
    return {
        "kind": "golden",
        "measures": {name: comparison["measures"][name] for name in fallen},
        "questions": [_question(one) for one in worse[:MOST_QUESTIONS]],
        "count": len(worse),
    }


def _question(change: dict[str, Any]) -> dict[str, Any]:
    # A JSON escape may stand for half a character, which no page can hold.
    texts = {
        name: change[name].encode("utf-8", "backslashreplace").decode("utf-8") for name in ("id", "question")
    }
    return texts | {"lost": change["lost"]}
