"""What can be suggested of an index."""

from __future__ import annotations

from engine.suggestions.suggestion_entries import Entry, Place, collect_entries
from engine.vocabulary.acronym import Acronym

KNOWN = frozenset({"tea", "green", "cpc", "code", "milk", "coder", "profession", "certifi"})


def _entries(
    headings: dict[str, list[Place]] | None = None,
    defined: dict[str, int] | None = None,
    acronyms: tuple[Acronym, ...] = (),
    words: dict[str, int] | None = None,
) -> list[Entry]:
    return collect_entries(headings or {}, defined or {}, [acronyms], words or {}, KNOWN)


def _texts(entries: list[Entry]) -> list[str]:
    return [entry.text for entry in entries]


def test_a_heading_leads_to_its_section() -> None:
    (entry,) = _entries({"Green tea": [Place(7, 0, 1, 1)]})
    assert (entry.text, entry.key) == ("Green tea", 7)


def test_of_several_places_in_a_document_it_leads_to_the_highest() -> None:
    (entry,) = _entries({"Tea": [Place(1, 0, 3, 1), Place(2, 0, 1, 1), Place(3, 0, 1, 4)]})
    assert entry.key == 3


def test_a_heading_of_several_documents_is_searched_for() -> None:
    (entry,) = _entries({"Tea": [Place(1, 0, 1, 1), Place(2, 1, 1, 1)]})
    assert entry.key is None


def test_texts_that_differ_in_case_hyphen_or_number_are_one_as_most_write_it() -> None:
    places = [Place(1, 0, 1, 1), Place(2, 0, 1, 1)]
    headings = {"Co-pays": places, "CO-PAY": places[:1], "Copay": places[:1]}
    assert _texts(_entries(headings, defined={"copay": 3})) == ["Co-pays"]


def test_plurals_of_all_kinds_are_one_with_their_word_and_other_words_are_not() -> None:
    words = ["box", "boxes", "code", "codes", "entry", "entries", "class", "status", "basis"]
    headings = {word: [Place(number, 0, 1, 1)] for number, word in enumerate(words)}
    assert set(_texts(_entries(headings))) == {"box", "code", "entries", "class", "status", "basis"}


def test_titles_and_what_governs_more_come_before_deep_and_small_headings() -> None:
    headings = {
        "Deep tea": [Place(1, 0, 3, 1)],
        "Main tea": [Place(2, 1, 0, 1)],
        "Wide tea": [Place(3, 2, 1, 9)],
        "Tea that has quite a long heading": [Place(4, 3, 3, 1)],
    }
    order = ["Wide tea", "Main tea", "Deep tea", "Tea that has quite a long heading"]
    assert _texts(_entries(headings)) == order


def test_an_acronym_is_suggested_with_its_meaning_alone() -> None:
    acronym = Acronym("CPC", "Certified Professional Coder")
    entries = _entries(acronyms=(acronym,), words={"cpc": 9, "milk": 9})
    assert _texts(entries) == ["CPC – Certified Professional Coder", "milk"]


def test_a_word_must_stand_in_several_sections_and_carry_a_topic() -> None:
    assert _texts(_entries(words={"tea": 2, "milk": 1, "what": 50, "be": 9})) == ["tea"]


def test_a_term_that_no_section_holds_is_not_suggested() -> None:
    assert _texts(_entries(defined={"Green tea": 1, "Unheard": 1, "What it is": 1})) == ["Green tea"]


def test_a_heading_that_is_a_sentence_is_left_out() -> None:
    assert _entries({"tea " * 40: [Place(1, 0, 1, 1)], "???": [Place(2, 0, 1, 1)]}) == []
