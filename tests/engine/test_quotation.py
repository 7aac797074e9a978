"""What is quoted with the sentence that answers."""

from __future__ import annotations

import pytest

from engine.expectation import AnswerKind
from engine.quotation import MAX_WORDS, quotation_around
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


LIST = laid_out(
    ("paragraph", "Intro. Do these steps:"), ("step", "Wash."), ("step", "Rinse."), ("paragraph", "Done.")
)


def test_a_figure_is_quoted_with_its_sentence_alone() -> None:
    where = laid_out(("paragraph", "It takes two years. It is worth it."))
    assert quoted(where, "It takes two years.", AnswerKind.DURATION) == "It takes two years."


def test_a_sentence_brings_the_list_that_it_introduces() -> None:
    assert quoted(LIST, "Do these steps:", AnswerKind.STEPS) == "Do these steps:\nWash.\nRinse."


def test_a_step_brings_the_whole_list() -> None:
    assert quoted(LIST, "Rinse.", AnswerKind.STEPS) == "Wash.\nRinse."


def test_a_row_brings_its_table_when_things_are_compared() -> None:
    table = laid_out(("row", "A: 1 | B: 2"), ("row", "A: 3 | B: 4"))
    assert quoted(table, "A: 3 | B: 4", AnswerKind.COMPARISON) == "A: 1 | B: 2\nA: 3 | B: 4"
    assert quoted(table, "A: 3 | B: 4", AnswerKind.MONEY) == "A: 3 | B: 4"


def test_a_term_brings_its_definition() -> None:
    glossary = laid_out(("term", "CPC"), ("definition", "A credential."), ("term", "CCS"))
    assert quoted(glossary, "CPC", AnswerKind.DEFINITION) == "CPC\nA credential."


def test_sentences_follow_while_they_are_few_words() -> None:
    long = "Word " * MAX_WORDS
    where = laid_out(("paragraph", f"Tea is a drink. It is hot. {long.strip()}."), ("paragraph", "Other."))
    assert quoted(where, "Tea is a drink.", AnswerKind.DESCRIPTION) == "Tea is a drink. It is hot."


@pytest.mark.parametrize("kind", [AnswerKind.STEPS, AnswerKind.LIST])
def test_a_list_too_long_to_take_in_is_not_quoted_whole(kind: AnswerKind) -> None:
    where = laid_out(*[("item", f"Item {number}.") for number in range(40)])
    assert quoted(where, "Item 20.", kind) == "Item 20."
