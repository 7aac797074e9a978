from __future__ import annotations

from indexer.document import Heading, TextBlock
from indexer.splitting.outline import outline


def outlined(*blocks: Heading | TextBlock) -> list[tuple[list[str], list[str]]]:
    return [
        ([heading.text for heading in entry.path], [block.text for block in entry.blocks])
        for entry in outline(blocks)
    ]


def head(text: str, level: int) -> Heading:
    return Heading(text, level)


def body(text: str) -> TextBlock:
    return TextBlock("paragraph", text)


def test_text_belongs_to_the_heading_above_it() -> None:
    assert outlined(body("lead"), head("A", 2), body("a"), head("B", 2), body("b")) == [
        ([], ["lead"]),
        (["A"], ["a"]),
        (["B"], ["b"]),
    ]


def test_levels_may_jump() -> None:
    blocks: list[Heading | TextBlock] = [
        head("A", 2),
        body("a"),
        head("B", 4),
        body("b"),
        head("C", 3),
        body("c"),
        head("D", 1),
        body("d"),
    ]
    assert [path for path, _ in outlined(*blocks)] == [["A"], ["A", "B"], ["A", "C"], ["D"]]


def test_a_heading_above_deeper_headings_shows_in_their_path() -> None:
    assert outlined(head("A", 2), head("B", 3), body("b")) == [(["A", "B"], ["b"])]


def test_a_heading_in_two_lines_shows_in_the_path_of_the_second() -> None:
    assert outlined(head("Chapter 1", 2), head("The Whale", 2), body("a"), head("C", 2), body("c")) == [
        (["Chapter 1", "The Whale"], ["a"]),
        (["C"], ["c"]),
    ]


def test_a_heading_without_text_becomes_text_of_the_section_it_stands_in() -> None:
    assert outlined(head("A", 2), body("a"), head("B", 3), head("C", 2), body("c")) == [
        (["A"], ["a", "B"]),
        (["C"], ["c"]),
    ]


def test_headings_without_text_become_the_text_of_the_heading_above_them() -> None:
    assert outlined(head("A", 2), head("B", 3), head("C", 3), head("D", 2), body("d")) == [
        (["A"], ["B", "C"]),
        (["D"], ["d"]),
    ]


def test_a_heading_at_the_end_becomes_text_of_the_section_before() -> None:
    assert outlined(head("A", 2), body("a"), head("B", 2)) == [(["A"], ["a", "B"])]


def test_a_document_of_one_heading_is_a_text() -> None:
    assert outlined(head("A", 2)) == [([], ["A"])]
    assert outlined() == []


def test_blank_blocks_and_headings_count_for_nothing() -> None:
    assert outlined(head("A", 2), body(" \n"), head(" ", 3), body("a")) == [(["A"], ["a"])]
