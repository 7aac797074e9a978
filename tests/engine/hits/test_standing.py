from __future__ import annotations

import pytest

from engine.hits.hit_text import HitText
from engine.hits.standing import Standing, asked_words, find_standings
from engine.questions.alternatives import Alternative
from engine.questions.question import understand

EXAM = Alternative((0,), ("test",), "synonym", "test")
VESSEL = Alternative((0, 1), ("teapot",), "synonym", "teapot")


def _standings(question: str, *texts: str, alternatives: tuple[Alternative, ...] = ()) -> list[Standing]:
    words = asked_words(understand(question))
    return list(find_standings(words, [HitText(text) for text in texts], alternatives))


@pytest.mark.parametrize(
    ("text", "written", "is_other_form"),
    [
        ("Coders, Coder and a coder.", "coder", False),
        ("Coders: the Coder.", "Coder", False),
        ("Coders, then coders.", "Coders", True),
    ],
)
def test_the_form_nearest_to_the_question_is_quoted(text: str, written: str, is_other_form: bool) -> None:
    (standing,) = _standings("coder", text)
    assert (standing.written, standing.is_other_form) == (written, is_other_form)


def test_an_alternative_counts_where_the_word_itself_is_not_there() -> None:
    told = _standings("exam fees", "Tests and fees", alternatives=(EXAM,))
    assert [(one.word.text, one.written, one.alternative) for one in told] == [
        ("exam", "Tests", EXAM),
        ("fees", "fees", None),
    ]
    (own, *_) = _standings("exam fees", "Test", "Exam", alternatives=(EXAM,))
    assert (own.written, own.alternative) == ("Exam", None)


def test_one_word_may_stand_for_two() -> None:
    told = _standings("brewing vessels", "A teapot", alternatives=(VESSEL,))
    assert [(one.word.text, one.written) for one in told] == [("brewing", "teapot"), ("vessels", "teapot")]


def test_a_compound_is_one_word_and_words_that_no_index_holds_are_none() -> None:
    assert [word.text for word in asked_words(understand("co-pay"))] == ["co-pay"]
    assert [word.text for word in asked_words(understand("what is it"))] == ["what"]
