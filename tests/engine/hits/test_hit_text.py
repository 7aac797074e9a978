from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.hits.highlight import find_matches
from engine.hits.hit_text import HitText, HitTexts
from engine.section import Span
from tests.engine.small_index import section


def test_words_are_found_by_their_stem_and_quoted_as_written() -> None:
    text = HitText("Brewing tea: Brew it hot.")
    assert [text.written(number, number) for number in sorted(text.numbers(["brew"]))] == ["Brewing", "Brew"]
    assert text.numbers(["coffe"]) == set()


def test_a_phrase_is_found_across_stop_words() -> None:
    text = HitText("A cup of the tea, a cup, tea.")
    found = text.find(("cup", "tea"))
    assert [text.written(*phrase) for phrase in found] == ["cup of the tea", "cup, tea"]
    assert text.find(("tea", "milk")) == text.find(("milk",)) == []


def test_side_by_side_means_without_a_mark_in_between() -> None:
    text = HitText("cup of tea (hot) milk. Sugar")
    assert [text.is_followed(number) for number in range(4)] == [True, False, False, False]


def test_the_own_heading_is_the_last_one_and_the_title_where_there_is_none() -> None:
    below = HitTexts.of(section("a", "x", title="T", breadcrumb=("H", "I")), Span(0, 1))
    assert (below.heading, below.above) == (below.headings[1], (below.title, below.headings[0]))
    first = HitTexts.of(section("a", "x", title="T"), Span(0, 1))
    assert (first.heading, first.above) == (first.title, ())


def test_a_passage_is_told_from_the_whole_section() -> None:
    long = section("a", "one two", passages=[(0, 4), (4, 7)])
    assert not HitTexts.of(long, Span(0, 4)).is_whole
    assert HitTexts.of(section("a", "one two"), Span(0, 7)).is_whole


_TEXTS = st.text(alphabet="abt -.É\n", max_size=40)


@given(_TEXTS, st.lists(st.sampled_from(["a", "b", "t", "ab", "ba"]), min_size=1, max_size=3))
def test_what_is_found_is_what_is_highlighted(text: str, phrase: list[str]) -> None:
    assert bool(HitText(text).find(phrase)) == bool(find_matches(text, (), [phrase]))
