"""The words for a confidence agree with what was measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp import messages
from webapp.pages.confidence import confidence_in_words

TABLE = Path(__file__).parents[3] / "benchmarks" / "CALIBRATION.md"
ROW = re.compile(r"^\| (0\.\d) to \S+ \| (\d+) \| \S+ \| (\S+) \|$", re.MULTILINE)
SHOWN_FROM = 0.2


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [(messages.VERY_LIKELY, 0.85, 0.95), (messages.LIKELY, 0.65, 0.75), (messages.POSSIBLY, 0.25, 0.4)],
)
def test_as_many_answers_were_right_as_the_words_say(words: str, least: float, most: float) -> None:
    rows = [(float(low), int(count), float(right)) for low, count, right in ROW.findall(TABLE.read_text())]
    assert len(rows) == 10
    own = [row for row in rows if row[0] >= SHOWN_FROM and confidence_in_words(row[0] + 0.05).words == words]
    right = sum(count * share for _, count, share in own) / sum(count for _, count, _ in own)
    assert least <= right <= most


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, messages.VERY_LIKELY), (0.8, messages.VERY_LIKELY), (0.799, messages.LIKELY),
        (0.6, messages.LIKELY), (0.599, messages.POSSIBLY), (0.0, messages.POSSIBLY),
    ],
)  # fmt: skip
def test_each_confidence_has_its_words(confidence: float, words: str) -> None:
    assert confidence_in_words(confidence).words == words
