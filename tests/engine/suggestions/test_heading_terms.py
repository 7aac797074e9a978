"""Terms that headings have in common."""

from __future__ import annotations

from engine.suggestions.heading_terms import heading_terms


def test_what_three_headings_say_is_a_term_as_most_of_them_write_it() -> None:
    headings = ["Claim form", "The claim form", "Send a claim form", "Claim forms", "A form"]
    assert heading_terms(headings) == {"claim form": 3}


def test_a_term_that_is_always_part_of_a_longer_one_is_none() -> None:
    headings = [f"{word} green tea pot" for word in ("Buy", "Fill", "Wash")]
    assert heading_terms(headings) == {"green tea pot": 3}
    assert heading_terms([*headings, "Green tea"]) == {"green tea pot": 3, "green tea": 4}


def test_no_term_begins_or_ends_with_a_function_word_or_crosses_a_comma() -> None:
    terms = heading_terms([f"Tea of pot, cup {number}" for number in range(3)])
    assert terms == {"Tea of pot": 3}


def test_no_headings_have_no_terms() -> None:
    assert heading_terms([]) == {}
