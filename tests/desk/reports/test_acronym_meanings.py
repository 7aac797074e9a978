from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reports.acronym_meanings import conflicting, meanings_of
from engine.vocabulary.acronym import Acronym


def _conflict(*longs: str) -> bool:
    acronyms = {f"{number}.md": [Acronym("CPC", long)] for number, long in enumerate(longs)}
    (meanings,) = meanings_of(acronyms).values()
    return conflicting(meanings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Certified Professional Coder", "certified professional coders"),
        ("electronic health record", "electronic-health record"),
        ("Certified Professional Coder", "Certified Professional Coder exam"),
        ("Diagnosis Related Group", "Diagnosis-Related Groups"),
        ("National Center for Health Statistics", "National Centre for Health Statistics"),
    ],
)
def test_another_spelling_is_no_conflict(one: str, other: str) -> None:
    assert not _conflict(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Certified Professional Coder", "Clinical Prosecutor Course"),
        ("explanation of benefits", "end of business"),
        ("place of service", "point of sale"),
    ],
)
def test_two_things_are_a_conflict(one: str, other: str) -> None:
    assert _conflict(one, other)


def test_the_meaning_of_most_documents_comes_first_as_most_write_it() -> None:
    acronyms = {
        "a.md": [Acronym("POS", "point of sale")],
        "b.md": [Acronym("POS", "place of service")],
        "c.md": [Acronym("POS", "Place of Service")],
        "d.md": [Acronym("POS", "place of service")],
    }
    first, second = meanings_of(acronyms)["POS"]
    assert (first.long, first.documents) == ("place of service", 3)
    assert (second.long, second.documents) == ("point of sale", 1)


def test_a_plural_is_the_same_acronym() -> None:
    found = meanings_of(
        {"a.md": [Acronym("EHR", "electronic health record")], "b.md": [Acronym("EHRs", "x y z")]}
    )
    assert len(found) == 1


@given(st.dictionaries(st.text(), st.lists(st.builds(Acronym, st.text(), st.text()), max_size=5), max_size=5))
def test_no_text_is_too_strange(acronyms: dict[str, list[Acronym]]) -> None:
    for meanings in meanings_of(acronyms).values():
        assert conflicting(meanings) in (True, False)
        assert len(meanings) > 1 or not conflicting(meanings)
