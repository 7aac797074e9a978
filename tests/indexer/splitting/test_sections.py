from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.section import BlockKind, Section
from engine.storage.section_record import read_record, write_record
from indexer.document import Document, Heading, TextBlock
from indexer.splitting.sections import MAX_PASSAGES, split_sections
from indexer.splitting.sentences import SentenceSplitter

SPLITTER = SentenceSplitter()
KINDS: list[BlockKind] = [
    "paragraph",
    "item",
    "step",
    "term",
    "definition",
    "row",
    "code",
    "quote",
    "caption",
]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of unique words, some of which end sentences, with headings of any level in any order."""
    numbers = count()

    def text(most: int) -> str:
        length = draw(st.integers(1, most))
        ends = draw(st.sampled_from(["", ".", ",", "! Next?"]))
        joint = draw(st.sampled_from([" ", " ", "\n", f"{ends} "]))
        return joint.join(f"w{next(numbers)}" for _ in range(length))

    anchors = st.sampled_from([None, None, "a", "b", "c d", "é"])
    blocks: list[Heading | TextBlock] = []
    for choice in draw(st.lists(st.integers(0, 3), max_size=14)):
        if choice < 2:
            blocks.append(Heading(" ".join(text(3).split()), draw(st.integers(1, 6)), draw(anchors)))
        else:
            most = draw(st.sampled_from([5, 5, 30, 600]))
            marker = draw(st.sampled_from(["", "- ", "  * "]))
            blocks.append(TextBlock(draw(st.sampled_from(KINDS)), text(most), draw(anchors), marker))
    return Document("a/b.html", "Title", tuple(blocks), anchor=draw(anchors), modified="2024-05-01")


def words_of(document: Document) -> list[str]:
    return [
        word
        for block in document.blocks
        for word in [*(block.marker.split() if isinstance(block, TextBlock) else []), *block.text.split()]
    ]


def words_told(sections: Sequence[Section]) -> list[str]:
    """The words of the sections, each with the headings of its breadcrumb that the one before does not have.

    That is the section's own heading, and above it the headings that have no section of their own.
    """
    told: list[str] = []
    above: tuple[str, ...] = ()
    for section in sections:
        shared = 0
        while section.breadcrumb[: shared + 1] == above[: shared + 1] and shared < len(section.breadcrumb):
            shared += 1
        told += " ".join(section.breadcrumb[shared:]).split() + section.text.split()
        above = section.breadcrumb
    return told


@settings(deadline=None)
@given(documents())
def test_every_word_is_in_the_sections_once_and_in_order(document: Document) -> None:
    assert words_told(split_sections(document, SPLITTER)) == words_of(document)


@settings(deadline=None)
@given(documents())
def test_every_anchor_is_one_of_the_document(document: Document) -> None:
    anchors = {document.anchor, *(block.anchor for block in document.blocks)}
    assert {section.anchor for section in split_sections(document, SPLITTER)} <= anchors | {None}


@settings(deadline=None)
@given(documents())
def test_passages_and_sentences_tile_the_text(document: Document) -> None:
    for section in split_sections(document, SPLITTER):
        text = section.text
        covered = "".join(text[span.start : span.end] for span in section.passages)
        assert "".join(covered.split()) == "".join(text.split())
        for span in [*section.passages, *section.sentences]:
            assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        for sentence in section.sentences:
            assert any(p.start <= sentence.start < sentence.end <= p.end for p in section.passages)
            assert any(b.start <= sentence.start < sentence.end <= b.end for b in section.blocks)
        told = [word for s in section.sentences for word in text[s.start : s.end].split()]
        assert told == [word for b in section.blocks for word in text[b.start : b.end].split()]


@settings(deadline=None)
@given(documents())
def test_sections_are_the_same_each_time_and_have_ids_of_their_own(document: Document) -> None:
    sections = split_sections(document, SPLITTER)
    assert split_sections(document, SPLITTER) == sections
    assert len({section.id for section in sections}) == len(sections)
    assert [section.position for section in sections] == list(range(len(sections)))
    assert [stored for one in sections for stored in read_record(write_record([one]))] == sections


def paragraph(text: str, anchor: str | None = None) -> TextBlock:
    return TextBlock("paragraph", text, anchor)


def split(*blocks: Heading | TextBlock, anchor: str | None = None) -> list[Section]:
    return split_sections(Document("a.html", "Title", blocks, anchor=anchor), SPLITTER)


def test_the_anchor_is_the_headings_else_the_first_blocks() -> None:
    sections = split(
        paragraph("lead"),
        Heading("A", 2, "a"),
        paragraph("one", "p"),
        Heading("B", 2),
        paragraph("two", "q"),
        Heading("C", 2),
        paragraph("three"),
        anchor="top",
    )
    assert [section.anchor for section in sections] == ["top", "a", "q", None]
    assert [section.url for section in sections] == [
        "a.html#top",
        "a.html#a",
        "a.html#q",
        "a.html#:~:text=C",
    ]


def test_the_top_of_a_document_without_anchors_is_its_address() -> None:
    assert [section.url for section in split(paragraph("lead"))] == ["a.html"]


def test_the_date_is_the_last_change_else_the_publication() -> None:
    blocks = (paragraph("text"),)
    changed = Document("a", "T", blocks, published="2020-01-01", modified="2021-01-01")
    published = Document("a", "T", blocks, published="2020-01-01")
    assert split_sections(changed, SPLITTER)[0].date == "2021-01-01"
    assert split_sections(published, SPLITTER)[0].date == "2020-01-01"


@pytest.mark.parametrize("kind", ["paragraph", "code", "item"])
def test_an_endless_section_is_continued_under_the_same_heading(kind: BlockKind) -> None:
    blocks = [TextBlock(kind, f"w{n} " + "word " * 239 + "end.", f"p{n}") for n in range(MAX_PASSAGES + 5)]
    first, second = split(Heading("A", 2), *blocks)
    assert len(first.passages) == MAX_PASSAGES
    assert first.breadcrumb == second.breadcrumb == ("A",)
    assert first.id != second.id
    assert (first.anchor, second.anchor) == ("p0", f"p{MAX_PASSAGES}")
    assert second.text.startswith(f"w{MAX_PASSAGES} ")
    assert second.text[second.blocks[0].start :].startswith(f"w{MAX_PASSAGES} ")


def test_a_section_continued_inside_a_paragraph_is_found_by_its_words() -> None:
    text = " ".join(f"w{n}" for n in range(20_000))
    sections = split(TextBlock("paragraph", text, "p"))
    assert sections[0].anchor == "p"
    assert sections[1].anchor is None
    assert sections[1].url.startswith("a.html#:~:text=w8000%20w8001")
    assert " ".join(section.text for section in sections) == text
