"""What can be suggested of an index."""

from __future__ import annotations

from collections.abc import Sequence

from engine.suggestions.suggestion_entries import Entry, Place, by_key, collect_entries
from engine.suggestions.suggestion_facts import Fact, Kind, facts_of_document, word_facts
from engine.suggestions.suggestion_words import key_of
from engine.vocabulary.acronym import Acronym

KNOWN = frozenset({"tea", "green", "cpc", "code", "milk", "coder", "profession", "certifi"})
CPC = Acronym("CPC", "Certified Professional Coder")


def _heading(text: str, doc: str = "a.md", position: int = 0, depth: int = 1, governed: int = 1) -> Fact:
    return Fact(key_of(text), Kind.HEADING, text, doc, position, depth, governed)


def _defined(text: str) -> Fact:
    return Fact(key_of(text), Kind.DEFINED, text, "a.md")


def _entries(facts: Sequence[Fact]) -> list[Entry]:
    return sorted(collect_entries(by_key(facts), KNOWN).values(), key=lambda entry: entry.order)


def _texts(facts: Sequence[Fact]) -> list[str]:
    return [entry.text for entry in _entries(facts)]


def test_a_heading_leads_to_its_section() -> None:
    (entry,) = _entries([_heading("Green tea", "a.md", 7)])
    assert (entry.text, entry.place) == ("Green tea", Place("a.md", 7))


def test_of_several_places_in_a_document_it_leads_to_the_highest() -> None:
    places = [(1, 3, 1), (2, 1, 1), (3, 1, 4)]
    (entry,) = _entries([_heading("Tea", "a.md", *place) for place in places])
    assert entry.place == Place("a.md", 3)


def test_a_heading_of_several_documents_is_searched_for() -> None:
    (entry,) = _entries([_heading("Tea", "a.md"), _heading("Tea", "b.md")])
    assert entry.place is None


def test_texts_that_differ_in_case_hyphen_or_number_are_one_as_most_write_it() -> None:
    headings = [_heading(text) for text in ("Copay", "CO-PAY", "Co-pays", "Co-pays")]
    assert _texts([*headings, _defined("copay"), _defined("copay")]) == ["Co-pays"]


def test_plurals_of_all_kinds_are_one_with_their_word_and_other_words_are_not() -> None:
    words = ["box", "boxes", "code", "codes", "entry", "entries", "class", "status", "basis"]
    found = set(_texts([_heading(word) for word in words]))
    assert found == {"box", "code", "entries", "class", "status", "basis"}


def test_titles_and_what_governs_more_come_before_deep_and_small_headings() -> None:
    facts = [
        _heading("Deep tea", depth=3),
        _heading("Main tea", depth=0),
        _heading("Wide tea", governed=9),
        _heading("Tea that has quite a long heading", depth=3),
    ]
    assert _texts(facts) == ["Wide tea", "Main tea", "Deep tea", "Tea that has quite a long heading"]


def test_an_acronym_is_suggested_with_its_meaning_alone() -> None:
    facts = [*facts_of_document("a.md", [], [CPC]), *word_facts({"cpc": 9, "milk": 9})]
    assert _texts(facts) == ["CPC – Certified Professional Coder", "milk"]


def test_a_term_that_no_section_holds_is_not_suggested() -> None:
    assert _texts([_defined("Green tea"), _defined("Unheard"), _defined("What it is")]) == ["Green tea"]


def test_what_some_headings_share_is_an_entry_where_enough_do() -> None:
    for times, expected in ((2, []), (3, ["green tea"])):
        assert _texts([Fact("green tea", Kind.STRETCH, "green tea", times=times)]) == expected


def test_a_term_is_spelt_as_most_do_and_worth_what_all_say() -> None:
    facts = [Fact("tea", Kind.WORD, text, times=times) for text, times in (("teas", 2), ("tea", 5))]
    (entry,) = _entries(facts)
    assert entry.text == "tea"
    assert entry.worth > _entries(facts[1:])[0].worth
