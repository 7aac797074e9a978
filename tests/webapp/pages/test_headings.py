"""The headings above each section."""

from __future__ import annotations

from dataclasses import replace

from engine.section import Section, Span
from indexer.splitting.sections import MAX_PASSAGES
from tests.webapp.fake_engine import paragraph, section
from webapp.pages.headings import CONTINUED_AFTER, outline


def sections(*breadcrumbs: tuple[str, ...]) -> list[Section]:
    return [section(f"s{i}", [paragraph("x")], breadcrumb) for i, breadcrumb in enumerate(breadcrumbs)]


def shown(*breadcrumbs: tuple[str, ...]) -> list[list[str]]:
    return [[f"{h.level} {h.text}" for h in above] for above in outline(sections(*breadcrumbs))]


def test_a_section_before_the_first_heading_has_none() -> None:
    assert shown((), ("A",)) == [[], ["2 A"]]


def test_ancestors_without_text_are_shown_once() -> None:
    assert shown(("A", "B"), ("A", "C"), ("D", "C")) == [["2 A", "3 B"], ["3 C"], ["2 D", "3 C"]]


def test_ancestors_with_text_are_not_repeated() -> None:
    assert shown(("A",), ("A", "B"), ("A", "B", "C"), ("A",)) == [["2 A"], ["3 B"], ["4 C"], ["2 A"]]


def test_a_heading_that_repeats_its_neighbour_is_shown() -> None:
    assert shown(("A", "B"), ("A", "B")) == [["2 A", "3 B"], ["3 B"]]


def test_the_rest_of_a_very_long_section_has_no_heading_again() -> None:
    first, second = sections(("A",), ("A",))
    long = replace(first, passages=(Span(0, 1),) * CONTINUED_AFTER)
    assert [len(above) for above in outline([long, second])] == [1, 0]
    assert CONTINUED_AFTER == MAX_PASSAGES


def test_headings_never_go_deeper_than_html_has() -> None:
    assert shown(tuple("ABCDEFGH"))[0][-1] == "6 H"


def test_an_anchor_is_given_out_once_and_never_in_place_of_a_section() -> None:
    first, second, third = sections(("A",), ("B",), ("C",))
    anchored = [replace(first, anchor="a"), replace(second, anchor="a"), replace(third, anchor="s0")]
    assert [above[-1].id for above in outline(anchored)] == ["a", None, None]
