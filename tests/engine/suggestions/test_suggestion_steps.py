"""Suggestions of what changed in steps are those of what is there at last."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.storage.catalog import Outline
from engine.suggestions.changed_entries import Change
from engine.suggestions.fact_table import FactTable
from engine.suggestions.layered_suggestions import layered
from engine.suggestions.suggester import Found, Suggester
from engine.suggestions.suggestion_arrays import base_arrays, since_arrays
from engine.suggestions.suggestion_entries import Place
from engine.suggestions.suggestion_facts import Fact, facts_of_document
from engine.suggestions.suggestion_index import SuggestionIndex, Suggestions
from engine.vocabulary.acronym import Acronym
from engine.words.analysis import count_terms

# Few words, so that documents share headings, their spellings, terms and stretches.
WORDS = ("claim", "claims", "Claim", "form", "forms", "green", "tea", "of", "CF", "co-pay", "copay", "boxes")
SHARED = ("green tea pot", "green tea, tea pot", "claim form", "claim forms")
HEADINGS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.tuples(st.sampled_from(["", "Buy ", "Wash ", "Fill ", "Send "]), st.sampled_from(SHARED)).map("".join),
)
ACRONYMS = (Acronym("CF", "Claim Form"), Acronym("CF", "claim forms"), Acronym("GT", "Green Tea"))
TYPED = ("c", "claim f", "green te", "forms of", "clam", "claim fomr", "gt", "co", "x ")

Document = tuple[list[Outline], list[Acronym]]
OUTLINES = st.builds(
    Outline, st.integers(0, 3), HEADINGS, HEADINGS | st.just(""), st.tuples(HEADINGS) | st.just(())
)
DOCUMENTS = st.tuples(st.lists(OUTLINES, max_size=6), st.lists(st.sampled_from(ACRONYMS), max_size=2))
CORPUS = st.dictionaries(st.sampled_from("abcdefgh"), DOCUMENTS)
COUNTS = st.dictionaries(st.sampled_from([word.lower() for word in WORDS]), st.integers(2, 9))
KNOWN = frozenset(count_terms(" ".join((*WORDS, *SHARED, "Claim Form", "Green Tea"))))


def facts(corpus: Mapping[str, Document]) -> list[Fact]:
    """The facts of all documents."""
    return [fact for doc, document in corpus.items() for fact in facts_of_document(doc, *document)]


def changed(
    before: Mapping[str, Document],
    words_before: Mapping[str, int],
    after: Mapping[str, Document],
    words: Mapping[str, int],
) -> Suggestions:
    """The suggestions after a change, in layers."""
    index, table = base_arrays(facts(before), words_before, KNOWN)
    base = SuggestionIndex(index)
    docs = {doc for doc in before.keys() | after.keys() if before.get(doc) != after.get(doc)}
    own = facts({doc: document for doc, document in after.items() if doc in docs})
    return layered(base, since_arrays(base, Change(FactTable(table), docs, own, words), KNOWN))


def all_of(found: Suggestions) -> list[tuple[str, Place | None]]:
    """All that is suggested, in order."""
    numbers = sorted(set(found.with_beginning("").tolist()))
    return [(found.text(number), found.place(number)) for number in numbers]


def suggested(found: Suggestions) -> list[list[Found]]:
    """What is suggested for beginnings of texts."""
    return [Suggester(found).suggest(typed, 5) for typed in TYPED]


@settings(max_examples=60, deadline=None)
@given(CORPUS, COUNTS, CORPUS, st.sets(st.sampled_from("abcdefgh")), COUNTS)
def test_what_changed_is_suggested_as_if_it_had_always_been_there(
    before: dict[str, Document],
    words_before: dict[str, int],
    edited: dict[str, Document],
    removed: set[str],
    words: dict[str, int],
) -> None:
    after = {doc: document for doc, document in (before | edited).items() if doc not in removed}
    stepwise = changed(before, words_before, after, words)
    once = SuggestionIndex(base_arrays(facts(after), words, KNOWN)[0])
    assert all_of(stepwise) == all_of(once)
    assert suggested(stepwise) == suggested(once)


def headed(*headings: str) -> dict[str, Document]:
    """A document for each heading."""
    return {f"{number}.md": ([Outline(1, text, "", ())], []) for number, text in enumerate(headings)}


@pytest.mark.parametrize("heading", ["Green tea", "Tea pot"])
def test_a_term_that_is_no_heading_any_more_is_still_held_by_a_longer_one(heading: str) -> None:
    before = headed("Buy green tea pot", "Wash green tea pot", "Fill green tea pot", heading)
    after = dict(list(before.items())[:-1])
    terms = [text for text, place in all_of(changed(before, {}, after, {})) if place is None]
    assert terms == ["green tea pot"]


def test_a_term_that_longer_ones_held_comes_up_where_they_are_gone() -> None:
    before = headed("Buy green tea pot", "Wash green tea pot", "Fill green tea pot")
    after = headed("Buy green tea pot", "Wash green tea pot", "Fill green tea, tea pot")
    terms = [text for text, place in all_of(changed(before, {}, after, {})) if place is None]
    assert terms == ["tea pot", "green tea"]
