"""Gaps in words, for editors: what is the matter with a question, and where to write."""

from __future__ import annotations

from collections.abc import Sequence

from desk.gaps.gaps import Gap, Nearest
from desk.log.asked import AskedQuestion


def suggestion(gap: Gap) -> str:
    """Where to write, as one sentence."""
    nearest = gap.nearest
    if nearest is None or gap.advice == "write":
        return "Nothing is close: a new article."
    if gap.advice == "answered":
        return f"“{nearest.heading}” answers it now: nothing to write."
    if gap.advice == "mend":
        return f"Mend “{nearest.heading}”: it answers, but voters say that this does not help."
    return f"Add it to “{nearest.heading}”, which {_comparison(nearest)}."


def trouble(question: AskedQuestion) -> str:
    """What came of a question when it was asked last, and what voters say."""
    return "; ".join(part for part in (_outcome(question), _votes(question)) if part)


def _comparison(nearest: Nearest) -> str:
    holds = f"holds these words: {_listed(nearest.holds)}"
    if not nearest.holds:
        return "has it in other words"
    if not nearest.lacks:
        return f"{holds}, but gives no clear answer"
    return f"{holds}, and lacks: {_listed(nearest.lacks)}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def _outcome(question: AskedQuestion) -> str:
    match question.outcome:
        case "nothing":
            return "nothing found"
        case "passages":
            return "no answer"
        case "answered":
            return f"answered, confidence {question.confidence or 0.0:.2f}"
        case None:
            return ""


def _votes(question: AskedQuestion) -> str:
    counts = [f"{count} {kind}" for count, kind in ((question.up, "up"), (question.down, "down")) if count]
    said = ", ".join(f"“{word}”" for word in question.words)
    return f"votes: {', '.join(counts)}" + (f" ({said})" if said else "") if counts else ""
