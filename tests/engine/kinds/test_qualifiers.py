from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import AnswerKind
from engine.kinds.qualifiers import Qualifiers, names_in, qualifiers_of
from engine.section import Span


def of_money(sentence: str, which: int = 0) -> Qualifiers:
    """What an amount of money in a sentence is said of."""
    places = [Span(*place) for place in spans_of_kind(sentence, AnswerKind.MONEY)]
    return qualifiers_of(sentence, places[which], places)


def test_names_scales_and_words_are_told_apart() -> None:
    found = of_money("The median pay of nurses in Oslo is $50.")
    assert found.names == {"oslo"}
    assert found.scales == {"median"}
    assert found.words == {"nurs"}


def test_each_figure_has_its_own_words_and_those_before_the_first() -> None:
    sentence = "The CCS exam costs $299 for members and $399 for guests."
    first, second = of_money(sentence), of_money(sentence, 1)
    assert first.scales == {"member"}
    assert second.scales == frozenset()
    assert first.names == second.names == {"ccs"}
    assert ("guest", "") in second.narrowing


def test_a_table_row_is_told_by_its_cell() -> None:
    found = of_money("Exam: CCS | Body: AHIMA | Member: $299 | Non-member: $399")
    assert "ahima" not in found.names
    assert found.scales == {"member"}


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the Bureau of Labor, pay is $50.",
        "Pay is $50, according to the Bureau of Labor.",
        "The Bureau of Labor reported that pay is $50.",
        "Pay is $50 (source: Payscale).",
    ],
)
def test_who_says_so_is_left_out(sentence: str) -> None:
    assert of_money(sentence).names == frozenset()


@pytest.mark.parametrize(
    "sentence", ["In 2023 it cost $5.", "It cost $5 in 2021, before the war.", "It now costs $5."]
)
def test_years_and_afterthoughts_and_telling_words_are_left_out(sentence: str) -> None:
    assert of_money(sentence) == Qualifiers(frozenset(), frozenset(), frozenset(), frozenset())


def test_another_number_counts_but_one_does_not() -> None:
    assert of_money("It costs $5 for two tries.").scales == {"2"}
    assert of_money("It costs $5 for one try.").scales == frozenset()


def test_a_word_may_narrow_the_next() -> None:
    assert ("foreign", "guest") in of_money("A visa of foreign guests costs $5.").narrowing


def test_names_in_a_title_are_in_capitals_or_codes() -> None:
    assert names_in("The CPC Exam and Model A100") == {"cpc", "a100"}


@given(st.text("Aa1 $,.|;()for in andThe", max_size=80))
def test_any_sentence_can_be_read(sentence: str) -> None:
    places = [Span(*place) for place in spans_of_kind(sentence, AnswerKind.MONEY)]
    for place in places:
        assert qualifiers_of(sentence, place, places)


@pytest.mark.parametrize("part", ["A ", "Of ", "the Bureau of ", "(", "and "])
def test_a_long_odd_sentence_does_not_hang(part: str) -> None:
    of_money(part * 2_000 + "$5")
