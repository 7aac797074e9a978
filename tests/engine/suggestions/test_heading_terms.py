"""Terms that headings have in common."""

from __future__ import annotations

from collections.abc import Iterable

from engine.suggestions.heading_terms import common_terms, parts_of, stretches_of
from engine.suggestions.suggestion_facts import stretch_facts


def _terms(headings: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for fact in stretch_facts(headings):
        counts[fact.key] = counts.get(fact.key, 0) + fact.times
    return {key: counts[key] for key in common_terms(counts)}


def test_what_three_headings_say_in_singular_or_plural_is_a_term() -> None:
    headings = ["The claim form", "Send a claim form", "Claim forms", "A form"]
    assert _terms(headings) == {"claim form": 3}
    assert _terms(headings[1:]) == {}


def test_a_term_that_is_always_part_of_a_longer_one_is_none() -> None:
    headings = [f"{word} green tea pot" for word in ("Buy", "Fill", "Wash")]
    assert _terms(headings) == {"green tea pot": 3}
    assert _terms([*headings, "Green tea"]) == {"green tea pot": 3, "green tea": 4}


def test_no_term_begins_or_ends_with_a_function_word_or_crosses_a_comma() -> None:
    assert _terms([f"Tea of pot, cup {number}" for number in range(3)]) == {"tea of pot": 3}


def test_a_stretch_is_as_the_heading_writes_it() -> None:
    assert stretches_of("Claim Forms of tea") == {"claim form": "Claim Forms", "form of tea": "Forms of tea"}


def test_only_the_longest_hold_others() -> None:
    assert parts_of("green tea pot") == ("green tea", "tea pot")
    assert parts_of("green tea") == parts_of("a b c d") == ()


def test_no_headings_have_no_terms() -> None:
    assert _terms([]) == {}
