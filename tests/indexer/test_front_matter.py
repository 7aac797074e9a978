from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UnreadableFile
from indexer.front_matter import FrontMatter, split_front_matter


def front(yaml: str) -> FrontMatter:
    return split_front_matter(f"---\n{yaml}\n---\nBody")[0]


def test_all_members_are_read() -> None:
    matter, body = split_front_matter(
        "---\ntitle: A title\ndate: 2024-05-01\nlastmod: 2024-06-02T10:00:00Z\n"
        "permalink: https://example.org/a\ndescription: >\n  Two\n  lines\n---\n# Body\n"
    )
    assert matter == FrontMatter("A title", "https://example.org/a", "Two lines", "2024-05-01", "2024-06-02")
    assert body == "# Body\n"


def test_other_names_of_the_same_members() -> None:
    matter = front("published: 2024-1-2\nUpdated: '2024-03-04'\ncanonical: http://example.org/")
    assert (matter.published, matter.modified, matter.url) == (
        "2024-01-02",
        "2024-03-04",
        "http://example.org/",
    )


def test_scalars_of_another_type_become_text() -> None:
    assert front("title: 42").title == "42"
    assert front("title: 2024-05-01").title == "2024-05-01"


@pytest.mark.parametrize(
    "yaml",
    [
        "title: [a]",
        "title: {a: b}",
        "title:",
        "title: yes",
        "url: /relative",
        "url: 'javascript:x'",
        "url: 'http://['",
        "date: soon",
        "date: '2024-13-45'",
        "date: 5",
        "date: {a: b}",
        "- a list",
        "just text",
        "",
    ],
)
def test_what_cannot_be_meant_is_ignored(yaml: str) -> None:
    assert front(yaml) == FrontMatter()


def test_text_without_front_matter_stays_as_it_is() -> None:
    for text in ["# Title", "---\nno end", "\n---\ntitle: a\n---\n", "----\na: b\n----\n"]:
        assert split_front_matter(text) == (FrontMatter(), text)


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("a: b\nc: [d", 4), ("a: 'b", 3), ("a: b: c", 2), ("a: *nothing", 2), ("a: !!python/x y", 2)],
)
def test_broken_yaml_is_refused_with_its_line(yaml: str, line: int) -> None:
    with pytest.raises(UnreadableFile, match=f"line {line}"):
        front(yaml)


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        "a: &a [*a]",
        "a: " + "[" * 5_000,
        "a: " + "{b: " * 5_000,
        "a: " + "x" * 200_000,
        "a: 2024-99-99",
        "a: " + "9" * 10_000,
        "a: 1:" + "59:" * 5_000 + "1",
    ],
)
def test_hostile_yaml_neither_hangs_nor_raises_anything_else(bomb: str) -> None:
    began = time.process_time()
    try:
        front(bomb)
    except UnreadableFile as error:
        assert str(error)
    assert time.process_time() - began < 2


@given(st.text(alphabet="a:-[]{}&*!|>'\"\n #%@`?,1", max_size=80))
def test_any_front_matter_is_read_or_refused(yaml: str) -> None:
    try:
        front(yaml)
    except UnreadableFile as error:
        assert str(error)
