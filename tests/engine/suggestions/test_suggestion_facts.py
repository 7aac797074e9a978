"""What speaks for the entries that can be suggested."""

from __future__ import annotations

from engine.storage.catalog import Outline
from engine.suggestions.suggestion_facts import LONGEST_HEADING, Fact, Kind, facts_of_document
from engine.vocabulary.acronym import Acronym

TREE = [
    Outline(0, "", "All tea", ()),
    Outline(1, "Kinds", "", ()),
    Outline(2, "Green", "", ("Sencha", "Sencha")),
    Outline(2, "Black", "", ()),
    Outline(1, "Pots", "", ()),
]


def _headings(outlines: list[Outline]) -> list[Fact]:
    return [fact for fact in facts_of_document("a.md", outlines, ()) if fact.kind is Kind.HEADING]


def test_depth_and_how_many_sections_a_heading_governs() -> None:
    assert [(fact.text, fact.position, fact.depth, fact.times) for fact in _headings(TREE)] == [
        ("All tea", 0, 0, 5),
        ("Kinds", 1, 1, 3),
        ("Green", 2, 2, 1),
        ("Black", 3, 2, 1),
        ("Pots", 4, 1, 1),
    ]


def test_a_term_counts_once_in_its_section() -> None:
    facts = facts_of_document("a.md", TREE, ())
    assert [fact for fact in facts if fact.kind is Kind.DEFINED] == [
        Fact("sencha", Kind.DEFINED, "Sencha", "a.md")
    ]


def test_an_acronym_counts_once_in_its_document_with_its_meaning_and_alone() -> None:
    acronym = Acronym("GT", "Green Teas")
    assert facts_of_document("a.md", [], [acronym, acronym]) == [
        Fact("gt green tea", Kind.ACRONYM, "GT – Green Teas", "a.md"),
        Fact("gt", Kind.SHORT, "GT", "a.md"),
    ]


def test_a_heading_that_is_a_sentence_or_no_word_is_none() -> None:
    long = "tea " * (LONGEST_HEADING // 4 + 1)
    assert _headings([Outline(1, long, "", ()), Outline(1, "???", "", ())]) == []
