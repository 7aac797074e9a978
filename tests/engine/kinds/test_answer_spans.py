from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import SPAN_KINDS, AnswerKind


@pytest.mark.parametrize(
    ("kind", "sentence", "span"),
    [
        (AnswerKind.MONEY, "Coders earn $44,090 a year.", "$44,090"),
        (AnswerKind.MONEY, "It costs 300 dollars.", "300 dollars"),
        (AnswerKind.PERCENTAGE, "About 7% work at home.", "7%"),
        (AnswerKind.PERCENTAGE, "About 12.5 percent do.", "12.5 percent"),
        (AnswerKind.NUMBER, "The exam has 100 questions.", "100"),
        (AnswerKind.DURATION, "It takes 9 to 12 months.", "9 to 12 months"),
        (AnswerKind.DURATION, "A degree takes two years of study.", "two years"),
        (AnswerKind.DATE, "It began on October 1, 2015.", "October 1, 2015"),
        (AnswerKind.DATE, "It was founded in 1988.", "1988"),
        (AnswerKind.PERSON, "it was founded by Ada Lovelace.", "Ada Lovelace"),
        (AnswerKind.PLACE, "they meet in Salt Lake City.", "Salt Lake City"),
    ],
)
def test_a_stretch_of_the_kind_is_found(kind: AnswerKind, sentence: str, span: str) -> None:
    assert span in [sentence[start:end] for start, end in spans_of_kind(sentence, kind)]


@pytest.mark.parametrize("kind", sorted(set(AnswerKind) - SPAN_KINDS))
def test_other_kinds_have_no_stretch(kind: AnswerKind) -> None:
    assert spans_of_kind("Ada paid $5 in May 2015 for 3 weeks in Rome.", kind) == []


@pytest.mark.parametrize("kind", sorted(SPAN_KINDS - {AnswerKind.PERSON, AnswerKind.ORGANISATION}))
def test_a_sentence_without_one_has_none(kind: AnswerKind) -> None:
    assert spans_of_kind("tea is made of leaves.", kind) == []


@given(st.text("Aa1 $%,.-–' of in May 2015 years", max_size=60), st.sampled_from(AnswerKind))
def test_stretches_are_in_order_and_in_the_sentence(sentence: str, kind: AnswerKind) -> None:
    end = 0
    for start, stop in spans_of_kind(sentence, kind):
        assert end <= start <= stop <= len(sentence)
        end = stop


@pytest.mark.parametrize("sentence", ["1,111" * 500, "one " * 500, "A of " * 500, "$1 to " * 500])
@pytest.mark.parametrize("kind", sorted(SPAN_KINDS))
def test_a_long_odd_sentence_does_not_hang(sentence: str, kind: AnswerKind) -> None:
    spans_of_kind(sentence, kind)
