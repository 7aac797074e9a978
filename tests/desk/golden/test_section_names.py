from __future__ import annotations

import pytest

from desk.golden.section_names import find_section, name_of
from engine.errors import QuireError
from tests.engine.small_index import section

SECTIONS = tuple(
    section(name, "Text.", doc="a#b.md", breadcrumb=("Part", heading))
    for name, heading in (
        ("one", "First steps"),
        ("two", "one"),
        ("three", "Third"),
        ("four4", "C# and F#: why?"),
        ("five", "Twice!"),
        ("six", "Twice?"),
    )
)


def _document(doc: str) -> tuple[object, ...]:
    return SECTIONS if doc == "a#b.md" else ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a#b.md#one", "one"),
        ("a#b.md#first STEPS", "one"),
        ("a#b.md#three", "three"),
        ("a#b.md#c-and-f-why", "four4"),
        ("a#b.md#C# and F#: why?", "four4"),
        ("a#b.md#First-Steps", "one"),
        ("a#b.md#Twice?", "six"),
    ],
)
def test_a_section_is_found_by_its_anchor_or_its_heading(name: str, found: str) -> None:
    assert find_section(_document, name).id == found  # type: ignore[arg-type]


def test_a_section_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(QuireError, match=r"has no section 'four'; it has a#b\.md#one, a#b\.md#two"):
        find_section(_document, "a#b.md#four")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "#", "nowhere.md", "nowhere.md#x"])
def test_a_document_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(QuireError, match="is not in the index"):
        find_section(_document, name)  # type: ignore[arg-type]


def test_a_slug_of_two_headings_is_neither() -> None:
    with pytest.raises(QuireError, match=r"may be a#b\.md#five, a#b\.md#six"):
        find_section(_document, "a#b.md#twice")  # type: ignore[arg-type]


def test_the_name_of_a_section_finds_it() -> None:
    assert [find_section(_document, name_of(one)) for one in SECTIONS] == list(SECTIONS)  # type: ignore[arg-type]
