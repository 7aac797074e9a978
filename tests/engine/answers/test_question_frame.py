from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.question_frame import GAPS, QUESTION_WORDS, QuestionFrame, read_frame


def _word(frame: QuestionFrame, number: int) -> str | None:
    return frame.words[number] if number >= 0 else None


@pytest.mark.parametrize(
    ("question", "asker", "focus", "gap", "relation"),
    [
        ("Which NFL team represented the AFC?", "which", "team", "noun, verb", ""),
        ("What is the capital of France?", "what", "capital", "be", ""),
        ("What type of engine did he build?", "what", "engine", "noun, auxiliary", ""),
        ("In which city was Tesla born?", "which", "city", "noun, be", "in"),
        ("What city was he born in?", "what", "city", "noun, be", "in"),
        ("Who invented the radio?", "who", None, "verb", ""),
        ("When did Luther die?", "when", None, "auxiliary", ""),
        ("How many modifiers are on a line?", "how", "modifiers", "noun, be", ""),
        ("What's a samovar?", "what", "samovar", "noun, verb", ""),
        ("The jobs are mostly what?", "what", None, "at the end", ""),
        ("cpc exam cost", None, None, "none", ""),
    ],
)
def test_the_parts_of_a_question_are_told_apart(
    question: str, asker: str | None, focus: str | None, gap: str, relation: str
) -> None:
    frame = read_frame(question)
    assert (_word(frame, frame.asker), _word(frame, frame.focus)) == (asker, focus)
    assert (GAPS[frame.gap], frame.relation) == (gap, relation)


def test_the_rest_begins_behind_the_noun() -> None:
    frame = read_frame("Which NFL team represented the AFC?")
    assert frame.words[frame.rest :] == ("represented", "the", "afc")


def test_question_words_are_numbered_from_one() -> None:
    assert read_frame("What is it?").question_word == QUESTION_WORDS.index("what") + 1
    assert read_frame("cpc exam cost").question_word == 0


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which city is it?", True),
        ("Which cities are there?", False),
        ("Which teams won?", True),
        ("Which modifier is it?", False),
        ("Who is it?", False),
    ],
)
def test_nouns_whose_instances_have_names_are_known(question: str, named: bool) -> None:
    assert read_frame(question).asks_for_name is named


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("What does a coder read?", True),
        ("Why are claims denied?", True),
        ("How do coders work?", False),
        ("When should I apply?", False),
        ("medical coder salary", False),
    ],
)
def test_a_manner_an_occasion_and_key_words_ask_for_no_thing(question: str, thing: bool) -> None:
    assert read_frame(question).asks_for_thing is thing


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*QUESTION_WORDS, "of", "is", "in", "a", "town"])).map(" ".join)
)
def test_any_question_has_a_frame_whose_parts_are_among_its_words(question: str) -> None:
    frame = read_frame(question)
    assert -1 <= frame.asker < max(1, len(frame.words))
    assert -1 <= frame.focus < max(1, len(frame.words))
    assert 0 <= frame.rest <= len(frame.words)
    assert 0 <= frame.gap < len(GAPS)
    assert frame.relation == "" or frame.relation in frame.words
    assert 0 <= frame.question_word <= len(QUESTION_WORDS)
    assert frame.asks_for_name in (True, False)
