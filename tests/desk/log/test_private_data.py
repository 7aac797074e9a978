"""Addresses and long numbers are not kept; figures and codes are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.log.private_data import ADDRESS, NUMBER, without_private_data

_DIGITS = st.text("0123456789", min_size=7, max_size=20)
_SEPARATORS = st.sampled_from([" ", "-", ".", "/", ") ", "–"])


@pytest.mark.parametrize(
    "address", ["ann@example.org", "<ann.b+c@x.co>", "ann@localhost", "ann＠example.org"]
)
def test_an_address_goes_as_a_whole_word(address: str) -> None:
    assert without_private_data(f"Mail {address} please") == f"Mail {ADDRESS} please"


@pytest.mark.parametrize(
    "number",
    [
        "1234567", "123-45-6789", "123 45 6789", "4111 1111 1111 1111", "4111-1111-1111-1111",
        "(555) 123-4567", "555-123-4567", "555.123.4567", "555-1234", "+44 20 7946 0958", "01234 567890",
        "+1 (555) 123 4567", "٠١٢٣٤٥٦٧٨",
    ],
)  # fmt: skip
def test_a_long_number_goes_with_what_sets_it_apart(number: str) -> None:
    assert without_private_data(f"Is {number} mine?") == f"Is {NUMBER} mine?"


def test_of_a_number_in_a_word_the_digits_go() -> None:
    assert without_private_data("member XQ123456789") == f"member XQ{NUMBER}"


@pytest.mark.parametrize(
    "text",
    [
        "What is 99213?", "99213-99215", "99213 99214 99215", "E11.9 and I10", "on 2024-05-01", "2019-2020",
        "1,250,000 dollars", "$44,090.50", "10-year", "follow @quire", "3 @ 4", "24/7", "ICD-10-CM",
    ],
)  # fmt: skip
def test_figures_dates_and_codes_stay(text: str) -> None:
    assert without_private_data(text) == text


@given(st.text(), st.lists(_DIGITS, min_size=1, max_size=3), st.text())
def test_no_run_of_seven_digits_is_left(before: str, numbers: list[str], after: str) -> None:
    assert not re.search(r"\d{7}", without_private_data(f"{before}{' x '.join(numbers)}{after}"))


@given(st.lists(st.text("0123456789", min_size=2, max_size=4), min_size=5, max_size=8), _SEPARATORS)
def test_no_long_number_in_groups_is_left(groups: list[str], separator: str) -> None:
    assert without_private_data(separator.join(groups)) == NUMBER


@given(st.text(), st.from_regex(r"[a-z0-9._]{1,20}@[a-z]{1,10}\.[a-z]{2,3}", fullmatch=True), st.text())
def test_no_address_is_left(before: str, address: str, after: str) -> None:
    assert address not in without_private_data(f"{before} {address} {after}")


@given(st.text("0123456789 .-()/@+ab"))
def test_what_was_cleaned_once_stays_as_it_is(text: str) -> None:
    once = without_private_data(text)
    assert without_private_data(once) == once


def test_hostile_text_is_cleaned_at_once() -> None:
    for text in ("1 " * 50_000, "(" * 100_000, "a@" * 50_000, "+1-" * 50_000, "1-" * 50_000 + "x"):
        without_private_data(text)
