"""From what is typed to entries."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.suggestions.suggester import Found, Suggester
from engine.suggestions.suggestion_entries import Entry
from engine.suggestions.suggestion_index import SuggestionIndex, compile_suggestions

# The worthiest first.
TEXTS = (
    "Tea", "Coding modifiers", "Co-pay", "How to choose a school", "Medical coding", "Modifier 25",
    "Modifier 59", "The café", "CPC – Certified Professional Coder", "Code E11.9", "What is coding?",
    "Real-time claims", "Coding clinic",
)  # fmt: skip


def _suggester(*texts: str) -> Suggester:
    entries = [Entry(text, -number) for number, text in enumerate(texts)]
    return Suggester(SuggestionIndex(compile_suggestions(entries)))


def _texts(typed: str, limit: int = 8, texts: tuple[str, ...] = TEXTS) -> list[str]:
    return [found.text for found in _suggester(*texts).suggest(typed, limit)]


def _marked(typed: str) -> list[str]:
    return [_marks(found) for found in _suggester(*TEXTS).suggest(typed, 8)]


def _marks(found: Found) -> str:
    text = found.text
    for match in reversed(found.matches):
        end = match.start + match.length
        text = f"{text[: match.start]}[{text[match.start : end]}]{text[end:]}"
    return text


def test_what_begins_with_the_text_comes_first_then_what_has_a_word_that_does() -> None:
    assert _texts("mod") == ["Modifier 25", "Modifier 59", "Coding modifiers"]
    assert _texts("coding") == ["Coding modifiers", "Coding clinic", "Medical coding", "What is coding?"]


def test_the_last_word_is_a_beginning_and_those_before_are_whole_or_stems() -> None:
    assert _texts("medical cod") == ["Medical coding"]
    assert _texts("codes mod") == ["Coding modifiers"]
    assert _texts("med cod") == []


def test_words_may_stand_in_any_order_but_rather_as_typed() -> None:
    texts = ("Tea and green", "Make green tea", "Green tea")
    assert _texts("green tea", texts=texts) == ["Green tea", "Make green tea", "Tea and green"]


@pytest.mark.parametrize("typed", ["copay", "co-pay", "CO‑PAY", "cop", "co-p", "pay", "co pay"])
def test_hyphens_and_case_do_not_matter(typed: str) -> None:
    assert _texts(typed)[0] == "Co-pay"


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "the caf"])
def test_accents_do_not_matter(typed: str) -> None:
    assert _texts(typed) == ["The café"]


def test_words_apart_are_found_where_a_hyphen_was_typed() -> None:
    assert _texts("what-is-cod")[0] == "What is coding?"
    assert _texts("realtime cl") == _texts("real time cl") == ["Real-time claims"]


def test_function_words_need_not_be_there() -> None:
    assert _texts("how do I choose a sch") == ["How to choose a school"]
    assert _texts("medical coding is") == ["Medical coding"]


def test_a_finished_word_may_still_go_on() -> None:
    assert _texts("modif ") == _texts("modif")


def test_one_error_is_forgiven_where_nothing_else_matches() -> None:
    assert _texts("modifeir") == ["Modifier 25", "Modifier 59", "Coding modifiers"]
    assert _texts("medcal cod") == ["Medical coding"]
    assert _texts("E11.8") == _texts("modifeir 58") == []


def test_what_was_typed_is_marked() -> None:
    assert _marked("modifier 2") == ["[Modifier] [2]5"]
    assert _marked("co-p") == ["[Co-p]ay"]
    assert _marked("how to ch") == ["[How] [to] [ch]oose a school"]
    assert _marked("cert") == ["CPC – [Cert]ified Professional Coder"]
    assert _marked("tim") == ["Real-[tim]e claims"]
    assert _marked("modifeir 59") == ["[Modifier] [59]"]


def test_a_limit_is_kept() -> None:
    assert _texts("mod", 2) == ["Modifier 25", "Modifier 59"]
    many = tuple(f"Tea {number}" for number in range(300))
    assert _texts("tea", 200, many) == list(many[:200])
    assert _texts("tea", 200, tuple(f"A {text}" for text in many)) == [f"A {text}" for text in many[:200]]


@pytest.mark.parametrize("typed", ["", "  ", "?", "\udcff\udcff", "zzzzzz"])
def test_nothing_is_suggested_for_nothing(typed: str) -> None:
    assert _texts(typed) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30) | st.sampled_from(TEXTS).flatmap(lambda text: st.just(text.upper())))
def test_any_text_gets_distinct_entries_with_marks_inside(typed: str) -> None:
    found = _suggester(*TEXTS).suggest(typed, 5)
    assert len({one.text for one in found}) == len(found) <= 5
    for one in found:
        end = 0
        for match in one.matches:
            assert end <= match.start < match.start + match.length <= len(one.text)
            end = match.start + match.length


@given(st.sampled_from(TEXTS), st.integers(1, 40))
def test_each_text_is_found_by_its_beginning(text: str, length: int) -> None:
    typed = text[:length].lower()
    assert text in _texts(typed, len(TEXTS))


def test_an_index_of_nothing_suggests_nothing() -> None:
    assert _texts("tea", texts=()) == []
