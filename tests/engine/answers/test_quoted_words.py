from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.question_frame import read_frame
from engine.answers.quoted_words import (
    ACTING,
    CAPITAL,
    CLAUSE,
    COMMA,
    DIGIT,
    JOINING,
    MOST_WORDS,
    NOTHING,
    OPENING,
    SENTENCE,
    SPACE,
    UNIT,
    QuotedWords,
    nearest_sentences,
    read_quoted_words,
)
from engine.questions.alternatives import Alternative
from engine.questions.question import understand
from engine.questions.weighing import WeighedQuestion, weigh_question
from engine.section import Span
from tests.engine.small_index import section


def weighed_question(text: str, *alternatives: Alternative) -> WeighedQuestion:
    """A question all of whose words are as rare."""
    return weigh_question(understand(text), alternatives, 1_000, lambda _: 10)


def quoted_words(text: str, question: str = "What is it?", *alternatives: Alternative) -> QuotedWords:
    """The words of a text, which is one paragraph, read for a question."""
    weighed = weighed_question(question, *alternatives)
    return read_quoted_words(text, section("s", text).sentences, weighed, read_frame(question))


def test_words_are_told_as_they_stand_with_their_places() -> None:
    text = "A coder reads. THE CODES ARE HARD."
    words = quoted_words(text)
    assert list(words.words) == ["A", "coder", "reads", "THE", "CODES", "ARE", "HARD"]
    places = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == list(words.words)


def test_each_word_knows_its_sentence() -> None:
    words = quoted_words("One two. Three four five.")
    assert words.sentences.tolist() == [0, 0, 1, 1, 1]
    assert words.opens.tolist() == [0, 0, 2, 2, 2]
    assert words.closes.tolist() == [2, 2, 5, 5, 5]


def test_what_stands_behind_a_word_is_told() -> None:
    words = quoted_words("Pay 40% now, or later; a Coder (CPC) knows.")
    behind = dict(zip(words.words, words.behind.tolist(), strict=True))
    assert behind["40"] == NOTHING
    assert behind["Pay"] == SPACE
    assert behind["now"] == COMMA
    assert behind["later"] == CLAUSE
    assert behind["Coder"] == OPENING
    assert behind["knows"] == SENTENCE
    assert (words.opened.sum(), words.closed.sum()) == (1, 1)


def test_quotation_marks_are_counted_where_they_stand() -> None:
    assert quoted_words('He said "yes" to it.').quotes.tolist() == [0, 1, 1, 0, 0]


def test_traits_tell_what_kind_of_word_it_is() -> None:
    words = quoted_words("The exam took Tesla 12 hours.")
    assert words.traits[:, JOINING].tolist() == [1, 0, 0, 0, 0, 0]
    assert words.traits[:, CAPITAL].tolist() == [1, 0, 0, 1, 0, 0]
    assert words.traits[:, DIGIT].tolist() == [0, 0, 0, 0, 1, 0]
    assert words.traits[:, UNIT].tolist() == [0, 0, 0, 0, 0, 1]
    assert words.traits[:, ACTING].tolist() == [0, 0, 1, 0, 0, 0]
    assert words.telling.tolist() == [0, 1, 1, 1, 1, 1]


def test_words_of_the_question_are_known_by_stem_with_their_share() -> None:
    words = quoted_words("Coders read charts.", "What does a coder chart?")
    assert words.asked.tolist() == [1, 0, 1]
    assert words.stands_for.tolist() == [3, -1, 4]
    np.testing.assert_allclose(words.weights.sum(), 1.0)


def test_another_word_for_one_of_the_question_stands_for_it_and_is_not_the_very_word() -> None:
    other = Alternative((0,), ("wage",), "synonym", "wage")
    words = quoted_words("The wage is good.", "What is the salary?", other)
    assert words.stands_for.tolist() == [-1, 3, -1, -1]
    assert words.weights[1] > 0
    assert not words.asked.any()


def test_the_sentence_is_read_with_its_nearest_neighbours_up_to_so_many_words() -> None:
    sentences = [f"{'Word ' * 29}number{number}." for number in range(6)]
    where = section("s", " ".join(sentences))
    whole = Span(0, len(where.text))
    for chosen, near in ((0, (0, 1)), (3, (3, 4)), (5, (4, 5))):
        found = nearest_sentences(where, whole, where.sentences[chosen])
        assert found == [where.sentences[number] for number in near]
    only = nearest_sentences(where, where.sentences[2], where.sentences[2])
    assert only == [where.sentences[2]]


def test_of_an_endless_sentence_the_beginning_is_read() -> None:
    where = section("s", "word " * 5_000)
    assert nearest_sentences(where, Span(0, 25_000), where.sentences[0]) == [where.sentences[0]]
    assert len(quoted_words(where.text).words) == MOST_WORDS


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read_for_any_question(text: str, question: str) -> None:
    words = quoted_words(text, f"what {question}")
    count = len(words.words)
    arrays = (
        words.starts,
        words.ends,
        words.sentences,
        words.opens,
        words.closes,
        words.classes,
        words.behind,
    )
    assert all(len(values) == count for values in (*arrays, words.traits, words.stands_for, words.weights))
    assert (words.starts < words.ends).all()
    assert (words.starts[1:] >= words.ends[:-1]).all()
    assert (words.weights >= 0).all()
