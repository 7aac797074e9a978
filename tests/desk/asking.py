"""Questions and what came of them, as the log takes them."""

from __future__ import annotations

from desk.log.asked import Asked, FirstHit


def answered(question: str, confidence: float = 0.9, section: str = "s1") -> Asked:
    """A question that got an answer from a section."""
    return Asked(question, "7", "answered", confidence, 3, FirstHit(section, "tea.md", "Tea"), section)


def nothing(question: str) -> Asked:
    """A question that nothing was found for."""
    return Asked(question, "7", "nothing")
