"""What is quoted with the sentence that answers."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.answers.quotation import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    MAX_WORDS,
    MAX_WORDS_AROUND_FIGURE,
    quotation_around,
)
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.section import Block, BlockKind, Section, Span
from tests.engine.small_index import section


def laid_out(*blocks: tuple[BlockKind, str]) -> Section:
    """A section of these blocks, one below the other."""
    spans: list[Block] = []
    text = ""
    for kind, words in blocks:
        start = len(text)
        text += f"{words}\n"
        spans.append(Block(kind, start, start + len(words)))
    return section("s", text.rstrip("\n"), blocks=tuple(spans))


def quoted(where: Section, words: str, kind: AnswerKind) -> str:
    """What is quoted around the sentence that reads ``words``."""
    start = where.text.index(words)
    span = quotation_around(where, Span(start, start + len(words)), kind)
    return where.text[span.start : span.end]


def sentence_of(words: int, first: str = "Word") -> str:
    """A sentence of so many words."""
    return f"{' '.join([first, *['word'] * (words - 1)])}."


LIST = laid_out(
    ("paragraph", "Intro. Do these steps:"), ("step", "Wash."), ("step", "Rinse."), ("paragraph", "Done.")
)
TABLE = laid_out(("caption", "Prices"), ("row", "A: 1 | B: 2"), ("row", "A: 3 | B: 4"), ("paragraph", "End."))
GLOSSARY = laid_out(
    ("term", "CPC"), ("term", "C.P.C."), ("definition", "A credential."), ("definition", "It is hard."),
    ("term", "CCS"), ("definition", "Another one."),
)  # fmt: skip


@pytest.mark.parametrize("kind", sorted(REQUIRED_KINDS))
def test_a_figure_is_quoted_with_few_words_around_it(kind: AnswerKind) -> None:
    short = laid_out(("paragraph", "It takes two years. It is worth it."))
    assert quoted(short, "It takes two years.", kind) == "It takes two years. It is worth it."
    filler = sentence_of(MAX_WORDS_AROUND_FIGURE - 3)
    long = laid_out(("paragraph", f"It takes two years. {filler}"))
    assert quoted(long, "It takes two years.", kind) == "It takes two years."
    assert quoted(long, "It takes two years.", AnswerKind.DESCRIPTION) == long.text


@pytest.mark.parametrize("kind", [AnswerKind.MONEY, AnswerKind.DESCRIPTION])
def test_a_short_list_or_table_is_quoted_whole_from_any_of_its_lines(kind: AnswerKind) -> None:
    prices = laid_out(("paragraph", "Prices."), ("item", "Tea is $2."), ("item", "Milk is $1."))
    assert quoted(prices, "Tea is $2.", kind) == "Tea is $2.\nMilk is $1."
    assert quoted(TABLE, "A: 3 | B: 4", kind) == "A: 1 | B: 2\nA: 3 | B: 4"


@pytest.mark.parametrize(
    ("kind", "most"), [(AnswerKind.MONEY, MAX_WORDS_AROUND_FIGURE), (AnswerKind.DESCRIPTION, MAX_WORDS)]
)
def test_of_a_longer_list_a_line_is_quoted_alone(kind: AnswerKind, most: int) -> None:
    long = laid_out(("item", "Tea is $2."), ("item", f"Milk {'is ' * most}dear."))
    assert quoted(long, "Tea is $2.", kind) == "Tea is $2."


@pytest.mark.parametrize("kind", [AnswerKind.STEPS, AnswerKind.DESCRIPTION, AnswerKind.YES_NO])
def test_a_sentence_brings_the_list_that_its_paragraph_introduces(kind: AnswerKind) -> None:
    assert quoted(LIST, "Do these steps:", kind) == "Intro. Do these steps:\nWash.\nRinse."


def test_a_sentence_that_does_not_end_its_paragraph_introduces_no_list() -> None:
    assert quoted(LIST, "Intro.", AnswerKind.STEPS) == "Intro. Do these steps:"


@pytest.mark.parametrize("kind", [AnswerKind.STEPS, AnswerKind.LIST])
def test_an_item_brings_the_whole_list_where_one_is_asked_for(kind: AnswerKind) -> None:
    assert quoted(LIST, "Rinse.", kind) == "Wash.\nRinse."


@pytest.mark.parametrize("kind", [AnswerKind.COMPARISON, AnswerKind.LIST])
def test_a_row_brings_its_table_when_things_are_compared_or_listed(kind: AnswerKind) -> None:
    assert quoted(TABLE, "A: 3 | B: 4", kind) == "A: 1 | B: 2\nA: 3 | B: 4"


@pytest.mark.parametrize("kind", list(AnswerKind))
@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("CPC", "CPC\nC.P.C.\nA credential."),
        ("C.P.C.", "C.P.C.\nA credential."),
        ("A credential.", "C.P.C.\nA credential."),
        ("It is hard.", "C.P.C.\nA credential.\nIt is hard."),
        ("Another one.", "CCS\nAnother one."),
    ],
)
def test_an_expression_and_its_definition_are_quoted_together(
    kind: AnswerKind, asked: str, whole: str
) -> None:
    assert quoted(GLOSSARY, asked, kind) == whole


@pytest.mark.parametrize(
    ("blocks", "asked"),
    [
        ([("term", "CPC"), ("paragraph", "Text.")], "CPC"),
        ([("paragraph", "Text."), ("definition", "A credential.")], "A credential."),
        ([("definition", "A credential.")], "A credential."),
    ],
)
def test_an_expression_or_definition_without_the_other_is_quoted_alone(
    blocks: list[tuple[BlockKind, str]], asked: str
) -> None:
    assert quoted(laid_out(*blocks), asked, AnswerKind.DEFINITION) == asked


def test_of_a_long_definition_the_sentence_is_quoted_alone() -> None:
    long = laid_out(("term", "CPC"), ("definition", f"A credential. {'Long. ' * MAX_CHARACTERS}".strip()))
    assert quoted(long, "A credential.", AnswerKind.DEFINITION) == "A credential."
    assert quoted(long, "CPC", AnswerKind.DEFINITION) == "CPC"


def test_a_short_paragraph_is_quoted_whole_from_any_of_its_sentences() -> None:
    where = laid_out(
        ("paragraph", "Before."), ("paragraph", "Tea is a drink. It is hot."), ("paragraph", "End.")
    )
    for asked in ("Tea is a drink.", "It is hot."):
        assert quoted(where, asked, AnswerKind.DESCRIPTION) == "Tea is a drink. It is hot."


def test_of_a_longer_paragraph_the_sentences_that_follow_come_first() -> None:
    before, after = sentence_of(20, "Before"), sentence_of(MAX_WORDS - 4, "After")
    where = laid_out(("paragraph", f"{before} Tea is a drink. {after}"))
    assert quoted(where, "Tea is a drink.", AnswerKind.DESCRIPTION) == f"Tea is a drink. {after}"


def test_the_sentence_before_comes_where_the_next_one_is_too_long() -> None:
    before, after = sentence_of(20, "Before"), sentence_of(MAX_WORDS, "After")
    where = laid_out(("paragraph", f"{before} Tea is a drink. {after}"))
    assert quoted(where, "Tea is a drink.", AnswerKind.DESCRIPTION) == f"{before} Tea is a drink."


def test_a_long_sentence_is_quoted_all_the_same() -> None:
    long = sentence_of(MAX_WORDS + 40)
    where = laid_out(("paragraph", f"Short. {long} Short too."))
    assert quoted(where, long, AnswerKind.DESCRIPTION) == long


@pytest.mark.parametrize("kind", [AnswerKind.STEPS, AnswerKind.LIST])
@pytest.mark.parametrize(
    "items",
    [
        [f"Item {number}." for number in range(MAX_ITEMS + 1)],
        [f"Item {number}. {'x' * (MAX_CHARACTERS // 3)}" for number in range(3)],
    ],
    ids=["many", "long"],
)
def test_a_list_too_long_to_take_in_is_not_quoted_whole(kind: AnswerKind, items: list[str]) -> None:
    where = laid_out(("paragraph", "Introduction:"), *[("item", item) for item in items])
    assert quoted(where, "Item 1.", kind) == "Item 1."
    assert quoted(where, "Introduction:", kind) == "Introduction:"


def test_a_list_is_left_out_where_it_is_too_long_together_with_its_introduction() -> None:
    introduction = f"{'x' * (MAX_CHARACTERS - 100)}:"
    where = laid_out(("paragraph", introduction), ("item", "y" * 200))
    assert quoted(where, introduction, AnswerKind.LIST) == introduction


def test_a_list_of_as_many_items_as_can_be_taken_in_is_quoted_whole() -> None:
    where = laid_out(*[("item", f"Item {number}.") for number in range(MAX_ITEMS)])
    assert quoted(where, "Item 1.", AnswerKind.LIST) == where.text


_BLOCK_KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(get_args(BlockKind))
_TEXTS = st.lists(
    st.tuples(st.sampled_from([1, 3, 19, 41]), st.sampled_from([".", ":", "?"])), min_size=1, max_size=5
).map(lambda sentences: " ".join("é" * count + " x" * (count - 1) + stop for count, stop in sentences))
_SECTIONS = st.lists(st.tuples(_BLOCK_KINDS, _TEXTS), min_size=1, max_size=16).map(
    lambda blocks: laid_out(*blocks)
)


@given(_SECTIONS, st.sampled_from(AnswerKind))
def test_a_quotation_is_whole_sentences_of_its_section_and_short(where: Section, kind: AnswerKind) -> None:
    starts = {sentence.start for sentence in where.sentences}
    ends = {sentence.end for sentence in where.sentences}
    for sentence in where.sentences:
        span = quotation_around(where, sentence, kind)
        assert 0 <= span.start <= sentence.start < sentence.end <= span.end <= len(where.text)
        assert span.start in starts
        assert span.end in ends
        assert span == sentence or span.end - span.start <= MAX_CHARACTERS


@given(_TEXTS, st.sampled_from(AnswerKind))
def test_no_more_than_so_many_words_are_quoted_of_a_paragraph(text: str, kind: AnswerKind) -> None:
    where = laid_out(("paragraph", text), ("caption", "Below."))
    most = MAX_WORDS_AROUND_FIGURE if kind in REQUIRED_KINDS else MAX_WORDS
    for sentence in where.sentences:
        span = quotation_around(where, sentence, kind)
        assert span == sentence or len(where.text[span.start : span.end].split()) <= most
