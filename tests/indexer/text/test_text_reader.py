from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.document import Document, Heading
from indexer.text.text_reader import read_text

PROSE = (
    "This is a paragraph that is long enough to be wrapped by its writer into lines\nof about eighty columns."
)
JOINED = PROSE.replace("\n", " ")


def shown(document: Document) -> list[tuple[str, str]]:
    return [
        (
            f"h{b.level}" if isinstance(b, Heading) else b.kind,
            b.text if isinstance(b, Heading) else b.marker + b.text,
        )
        for b in document.blocks
    ]


def read(text: str) -> list[tuple[str, str]]:
    """The blocks below a title."""
    return shown(read_text("a.txt", f"The Title\n\n{text}"))


def test_the_heading_at_the_top_is_the_title() -> None:
    document = read_text("a.txt", f"Moby-Dick; or, The Whale\n\n{PROSE}\n")
    assert (document.title, shown(document)) == ("Moby-Dick; or, The Whale", [("paragraph", JOINED)])


def test_a_text_without_a_title_is_named_after_its_file() -> None:
    assert read_text("notes/co-pay_basics.txt", PROSE).title == "Co pay basics"
    assert read_text("billing/README.txt", "One line.").title == "Billing"


def test_underlined_headings() -> None:
    document = read_text("a.txt", f"Title\n=====\n\nPart\n----\n{PROSE}\n\nSecond\n======\n\n{PROSE}")
    assert document.title == "Title"
    assert shown(document) == [("h2", "Part"), ("paragraph", JOINED), ("h1", "Second"), ("paragraph", JOINED)]


def test_numbered_headings_have_the_level_of_their_number() -> None:
    blocks = read(f"1. Scope\n\n{PROSE}\n\n1.1 Terms used\n\n{PROSE}\n\n2. Rules\n\n{PROSE}")
    assert [b for b in blocks if b[0] != "paragraph"] == [
        ("h3", "1. Scope"),
        ("h4", "1.1 Terms used"),
        ("h3", "2. Rules"),
    ]


def test_a_heading_may_stand_above_one_short_sentence() -> None:
    blocks = read(f"Spade or fork\n\n{PROSE}\n\nSharpening\n\nSharpen it once a month.")
    assert blocks[-2:] == [("h6", "Sharpening"), ("paragraph", "Sharpen it once a month.")]


def test_a_short_line_above_another_is_no_heading() -> None:
    blocks = read(f"{PROSE}\n\nJane Doe\n\nTwelve Elm Street\n\nAnytown\n\n{PROSE}")
    assert ("h6", "Jane Doe") not in blocks


def test_capitals_stand_above_title_case() -> None:
    blocks = read(f"GENERAL RULES\n\nWhat is a claim?\n\n{PROSE}")
    assert [b[0] for b in blocks] == ["h3", "h6", "paragraph"]


def test_chapters_may_end_with_a_stop() -> None:
    blocks = read(f"CHAPTER 1. Loomings.\n\n{PROSE}\n\nCHAPTER II\nThe Carpet-Bag\n\n{PROSE}")
    assert [b for b in blocks if b[0] == "h2"] == [
        ("h2", "CHAPTER 1. Loomings."),
        ("h2", "CHAPTER II The Carpet-Bag"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red\n\nViolets are blue\n\nSugar is sweet",
        "Dear Sir,\n\nYes.\n\nYours sincerely",
        f"He came in.\n\n{PROSE}",
        f"https://example.org/\n\n{PROSE}",
        f"Version: 1.0\n\n{PROSE}",
        "1. Download it\n\n2. Run it\n\n3. Enjoy it",
        f"- an item\n\n{PROSE}",
    ],
)
def test_not_every_short_line_is_a_heading(text: str) -> None:
    assert not [block for block in read(text) if block[0].startswith("h")]


def test_lists_keep_their_marks_and_nesting() -> None:
    assert read("Hours:\n* Monday\n* Tuesday\n  until noon\n  - late\n\n* Friday\n\n1) one\n2) two") == [
        ("paragraph", "Hours:"),
        ("item", "- Monday"),
        ("item", "- Tuesday until noon"),
        ("item", "  - late"),
        ("item", "- Friday"),
        ("step", "1) one"),
        ("step", "2) two"),
    ]


def test_a_paragraph_inside_an_item_belongs_to_it() -> None:
    assert read(f"- an item\n\n  more of it\n\n{PROSE}")[:2] == [
        ("item", "- an item"),
        ("item", "  more of it"),
    ]


def test_indented_text_is_a_listing_in_one_piece() -> None:
    assert read(f"{PROSE}\n\n    if x:\n        y\n\n    z\n\n{PROSE}")[1] == ("code", "if x:\n    y\n\nz")


def test_columns_are_kept_as_they_are() -> None:
    table = "Name        Price\nApples      3.00\nPears       4.00"
    assert read(f"{PROSE}\n\n{table}")[1] == ("code", table)


def test_lines_that_are_meant_as_lines_stay_lines() -> None:
    verse = "Two roads diverged in a wood\nAnd sorry I could not\nI took the one"
    assert read(f"{PROSE}\n\n{verse}")[1:] == [("item", line) for line in verse.split("\n")]


def test_page_feet_and_heads_are_left_out() -> None:
    page = "Author                     [Page {}]\n\f\nRFC 1    Names    1987\n\n"
    first = f"1. Scope\n\n{JOINED[:70]} and\n\n{page.format(1)}so it goes on.\n\n"
    blocks = read(f"{first}More. {PROSE}\n\n{page.format(2)}{PROSE}")
    assert blocks[1] == ("paragraph", f"{JOINED[:70]} and so it goes on.")
    assert not [text for _, text in blocks if "RFC 1" in text or "[Page" in text]


@given(st.text(alphabet="abAB1. -*:\n\n\t=|\f", max_size=300))
def test_no_word_is_lost_doubled_or_moved(text: str) -> None:
    source = text.replace("\f", "") + "\n\nend of text."
    document = read_text("zz.txt", source)
    told = " ".join(text for _, text in shown(document))
    if document.title != "Zz":
        told = f"{document.title} {told}"
    letters = [c for c in told if c.isalpha()]
    expected = [c for c in source if c.isalpha()]
    assert sorted(letters) == sorted(expected)


@pytest.mark.parametrize(
    "unit", ["a\n\n", "- a\n", " - a\n  ", "A b\n---\n", ". " * 40 + "\n", "\f", "| a ", "1. A\n\n"]
)
def test_a_long_hostile_text_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    read_text("a.txt", unit * (200_000 // len(unit)))
    assert time.process_time() - began < 4


def test_nested_items_deep_in_a_list_stay_in_order() -> None:
    text = "\n".join(" " * depth + f"- item{depth}" for depth in range(200))
    assert [block.split()[-1] for _, block in read(text)] == [f"item{depth}" for depth in range(200)]
