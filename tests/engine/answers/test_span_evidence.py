from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.question_frame import read_frame
from engine.answers.quoted_words import COMMA, SENTENCE
from engine.answers.span_candidates import find_candidates, stretches_of_kind
from engine.answers.span_evidence import NAMES, SpanSetting, weigh_spans
from engine.kinds.expectation import AnswerKind, expected_kind
from engine.words.word_classes import WordClass
from tests.engine.answers.test_quoted_words import quoted_words
from tests.engine.small_index import section


def evidence(text: str, question: str, by_rule: int = -1) -> dict[str, dict[str, float]]:
    """The evidence for each stretch of a text, which is one paragraph; of equal ones the first."""
    words, kind = quoted_words(text, question), expected_kind(question)
    sentences = section("s", text).sentences
    spans = find_candidates(text, sentences, words, kind)
    of_kind = stretches_of_kind(text, sentences, words, kind)
    setting = SpanSetting(kind, read_frame(question), words, of_kind, by_rule)
    rows = weigh_spans(setting, spans)
    assert rows.shape == (len(spans), len(NAMES))
    found: dict[str, dict[str, float]] = {}
    for start, end, row in zip(spans.starts.tolist(), spans.ends.tolist(), rows.tolist(), strict=True):
        found.setdefault(text[start:end], dict(zip(NAMES, row, strict=True)))
    return found


def test_names_are_distinct() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_what_is_inside_is_counted() -> None:
    found = evidence("the coder met Marie Curie of Warsaw in 1903", "what did the coder do")
    assert found["Marie Curie of Warsaw"]["words"] == 4
    assert found["Marie Curie of Warsaw"]["joining"] == 1
    assert found["Marie Curie of Warsaw"]["all capitals"] == 1
    assert found["Marie Curie of Warsaw"]["characters"] == 21
    assert found["1903"]["digits"] == 1
    assert found["met"]["acting"] == 1
    assert found["met"]["new share"] == 1
    assert found["coder met"]["new share"] == 0.5
    assert found["coder met"]["asked weight"] == 1


def test_what_is_around_is_told() -> None:
    found = evidence("it stands in Gdansk, a port", "In which city does it stand?")
    gdansk = found["Gdansk"]
    assert gdansk["before"] == WordClass.PREPOSITION
    assert gdansk["relation before"] == 1
    assert gdansk["gap after"] == COMMA
    assert gdansk["after"] == WordClass.ARTICLE
    assert found["port"]["relation before"] == 0
    assert found["port"]["gap after"] == SENTENCE
    assert found["port"]["after"] == WordClass.EDGE


def test_what_comes_next_in_the_question_is_looked_for_behind() -> None:
    found = evidence("The Broncos represented the AFC", "Which team represented the AFC?")
    assert found["Broncos"]["rest after"] == 2


def test_the_sentence_with_more_of_the_question_is_told() -> None:
    found = evidence("Coders read charts. Surgeons rest.", "what do coders do with charts")
    np.testing.assert_allclose(found["Surgeons"]["share behind best"], -1)
    assert found["read"]["share behind best"] == 0


def test_the_shape_of_the_kind_is_told_and_what_the_rule_found() -> None:
    text = "Tesla met Marie Curie"
    found = evidence(text, "Who met Tesla?", by_rule=text.index("Marie"))
    assert (found["Marie Curie"]["of kind"], found["Marie Curie"]["nearest of kind"]) == (1, 1)
    assert found["met Marie Curie"]["of kind"] == 0
    assert found["met Marie Curie"]["cut of kind"] == pytest.approx(0.8)
    assert found["Marie Curie"]["cut of kind"] == pytest.approx(0.6)


def test_the_question_is_told_with_every_stretch() -> None:
    found = evidence("it is Gdansk", "Which city is it?")
    kinds = list(AnswerKind)
    assert {pieces["kind"] for pieces in found.values()} == {kinds.index(AnswerKind.PLACE)}
    assert {pieces["asks for name"] for pieces in found.values()} == {1}


@given(st.text(max_size=200), st.text(max_size=60))
def test_all_evidence_is_made_of_numbers(text: str, question: str) -> None:
    for pieces in evidence(f"Warsaw in 1903. {text}", f"{question} what").values():
        assert np.isfinite(list(pieces.values())).all()
