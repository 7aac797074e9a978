from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.splitting.acronym_alignment import OMISSION, characters, fits


def _fit(short: str, long: str) -> float:
    """How well the whole of ``long`` spells ``short``."""
    return fits(characters(short), long.split())[0]


def test_a_number_is_one_character_and_marks_are_none() -> None:
    assert characters("ICD-10-CM") == ["i", "c", "d", "10", "c", "m"]
    assert characters("E/M") == ["e", "m"]


@pytest.mark.parametrize(
    ("short", "long", "fit"),
    [
        ("CPC", "certified professional coder", 1.0),
        ("E/M", "evaluation and management", 1.0),
        ("NSP3", "non structural protein 3", 1.0),
        ("GERD", "gastroesophageal reflux disease", 0.75),
        ("EEG", "electroencephalogram", 1 / 3),
        ("CMS", "centers for medicare & medicaid services", 1.0 - OMISSION),
    ],
)
def test_what_an_acronym_is_made_of_fits_by_its_initials(short: str, long: str, fit: float) -> None:
    assert _fit(short, long) == pytest.approx(fit)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("CPC", "certified professional"),
        ("CPC", "coders are professional people"),
        ("CPC", "senior certified professional coder"),
        ("CPC", "and certified professional coder"),
        ("CPC", "certified young old professional coder"),
        ("EM", "evaluation big management"),
        ("MIBG", "metaiodobenzylguanidine"),
    ],
)
def test_what_lacks_characters_or_has_too_many_words_does_not_fit(short: str, long: str) -> None:
    assert _fit(short, long) == 0


def test_every_beginning_is_told() -> None:
    assert fits(["c", "p", "c"], "of the certified professional coder".split()) == [0, 0, 1, 0, 0]


def test_the_first_word_is_never_left_out() -> None:
    assert fits(["a", "b", "c", "d"], ["axe", "ab", "cd"]) == [0, 0.5, 0]


_WORDS = st.lists(st.text("abc1", min_size=1, max_size=4), min_size=1, max_size=9)


@given(_WORDS)
def test_the_initials_of_words_always_fit(words: list[str]) -> None:
    assert fits([word[0] for word in words], words)[0] == 1.0


@given(st.lists(st.sampled_from(["a", "b", "c", "1", "10"]), min_size=1, max_size=10), _WORDS)
def test_what_fits_begins_with_the_first_character_and_holds_all_in_order(
    short: list[str], words: list[str]
) -> None:
    for start, fit in enumerate(fits(short, words)):
        assert 0 <= fit <= 1
        if fit:
            text = " ".join(words[start:])
            assert text.startswith(short[0])
            place = 0
            for character in short:
                place = text.index(character, place) + len(character)
