from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.question_frame import read_frame
from engine.answers.span_alignment import FAR, NAMES, align
from engine.answers.span_candidates import find_candidates
from engine.kinds.expectation import AnswerKind
from tests.engine.answers.test_quoted_words import quoted_words
from tests.engine.small_index import section


def aligned(text: str, question: str) -> dict[str, dict[str, float]]:
    """The pieces for each stretch of a text, which is one paragraph."""
    words = quoted_words(text, question)
    spans = find_candidates(text, section("s", text).sentences, words, AnswerKind.DESCRIPTION)
    rows = np.array(align(read_frame(question), words, spans)).T.tolist()
    places = zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)
    return {
        text[start:end]: dict(zip(NAMES, row, strict=True))
        for (start, end), row in zip(places, rows, strict=True)
    }


def test_distances_are_in_words_to_the_nearest_word_of_the_question_on_each_side() -> None:
    found = aligned("a coder quickly reads long charts", "what does a coder do with charts")
    assert (found["long"]["left"], found["long"]["right"], found["long"]["nearest"]) == (3, 1, 1)
    assert (found["reads"]["left"], found["reads"]["right"]) == (2, 2)


def test_what_stands_in_another_sentence_is_far() -> None:
    found = aligned("A coder works. Hospitals hire.", "what does a coder do")
    assert (found["Hospitals"]["left"], found["Hospitals"]["right"]) == (FAR, FAR)
    assert found["works"]["left"] == 1


def test_the_noun_that_is_asked_for_is_told_from_other_words_of_the_question() -> None:
    found = aligned("the city of Gdansk was built", "Which city was built?")
    assert (found["Gdansk"]["focus left"], found["Gdansk"]["right"]) == (2, 2)
    assert aligned("Tesla built it", "who built it")["Tesla"]["focus left"] == -1


def test_windows_weigh_the_words_of_the_question_on_each_side() -> None:
    found = aligned("coder one two three town charts", "what coder charts")
    town = found["town"]
    np.testing.assert_allclose([town["left 3"], town["left 6"], town["right 3"]], [0, 0.5, 0.5])


def test_a_clause_is_weighed_by_the_words_of_the_question_in_it() -> None:
    found = aligned("the coder reads charts, and surgeons rest", "what coder reads charts")
    assert found["surgeons"]["clause"] == 0
    np.testing.assert_allclose(found["surgeons"]["clause lead"], -1)
    assert found["surgeons"]["decay"] > 0


@given(st.text(max_size=200), st.text(max_size=40))
def test_all_pieces_are_numbers_within_their_bounds(text: str, question: str) -> None:
    for pieces in aligned(f"Warsaw. {text}", f"what {question}").values():
        assert np.isfinite(list(pieces.values())).all()
        assert 1 <= pieces["left"] <= FAR
        assert 1 <= pieces["right"] <= FAR
        assert pieces["clause lead"] <= 1e-9
