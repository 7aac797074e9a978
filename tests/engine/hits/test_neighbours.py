from __future__ import annotations

import time

import pytest

from engine.hits.hit_text import HitText
from engine.hits.neighbours import close_pairs, runs
from engine.hits.standing import asked_words
from engine.questions.question import understand

QUESTION = "certified professional coder exam"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Certified professional coder.", ["Certified professional coder"]),
        ("The coders of the exam", ["coders of the exam"]),
        ("A professional coder, a coder exam", ["professional coder", "coder exam"]),
        ("certified, professional. (coder) exam", []),
        ("exam coder professional certified", []),
        ("certified", []),
    ],
)
def test_runs_are_the_longest_stretches_in_the_order_of_the_question(text: str, expected: list[str]) -> None:
    found = runs(asked_words(understand(QUESTION)), HitText(text))
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The exam makes a coder.", [("coder", "exam")]),
        ("coder exam, exam coder", []),
        ("coder one two three four exam", [("coder", "exam")]),
        ("coder one two three four five exam", []),
        ("exam", []),
    ],
)
def test_close_pairs_stand_near_each_other_and_not_side_by_side(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = close_pairs(asked_words(understand("coder exam")), HitText(text))
    assert [(first.text, second.text) for first, second in found] == expected


def test_a_text_of_nothing_but_the_words_takes_no_time() -> None:
    words, text = asked_words(understand("coder exam fees")), HitText("coder fees exam " * 5_000)
    started = time.perf_counter()
    assert runs(words, text) == []
    assert list(close_pairs(words, text))
    assert time.perf_counter() - started < 1
