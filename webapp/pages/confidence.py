"""How sure an answer is, in words that mean what they say."""

from __future__ import annotations

from dataclasses import dataclass

from webapp import messages


@dataclass(frozen=True, slots=True)
class Confidence:
    """``words`` stand on the answer card; ``meaning`` tells how many such answers were right."""

    words: str
    meaning: str


# Measured on judged questions (benchmarks/CALIBRATION.md): of answers from 0.8 on, 0.91 were right; from 0.6
# to 0.8, 0.72; of those below that are shown at all, 0.36.
_FROM = (
    (0.8, Confidence(messages.VERY_LIKELY, messages.VERY_LIKELY_MEANS)),
    (0.6, Confidence(messages.LIKELY, messages.LIKELY_MEANS)),
)
_BELOW = Confidence(messages.POSSIBLY, messages.POSSIBLY_MEANS)

# Of two figures for one thing one is wrong, however sure each would be alone.
DIFFERING = Confidence(messages.DIFFERING, messages.DIFFERING_MEANS)


def confidence_in_words(confidence: float) -> Confidence:
    """What stands for a confidence from 0 to 1."""
    return next((words for least, words in _FROM if confidence >= least), _BELOW)
