"""Choosing documents by group and date, over real indexes."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine.errors import QuestionError
from engine.filters import Filters, Group
from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section

WORDS = ("tea", "pot", "cup", "leaf", "milk")
GROUPS = ("", "black", "green", "white")
DAYS = (None, "2023-01-01", "2024-05-01", "2024-06-30")

_bodies = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
_documents = st.lists(
    st.tuples(st.sampled_from(GROUPS), st.sampled_from(DAYS), st.lists(_bodies, min_size=1, max_size=3)),
    min_size=1,
    max_size=8,
)
_days = st.sampled_from([date(2023, 1, 1), date(2024, 5, 1), date(2024, 5, 2), date(2030, 1, 1)])
_terms = st.dictionaries(st.sampled_from(WORDS), st.sampled_from([0.5, 1.0, 2.0]), min_size=1)


def _sections(documents: Sequence[tuple[str, str | None, list[list[str]]]]) -> list[Section]:
    made = []
    for number, (group, day, bodies) in enumerate(documents):
        doc = f"{group}/{number}.md" if group else f"{number}.md"
        for position, body in enumerate(bodies):
            one = section(f"{number}-{position}", " ".join(body) + ".", doc=doc, position=position)
            made.append(replace(one, date=day, title="Drinks"))
    return made


def _store(index: Path) -> WhooshStore:
    return WhooshStore(Generations(index).current(), field_weights())


def _wanted(one: Section, groups: frozenset[str], earliest: date | None, latest: date | None) -> bool:
    folder = one.doc.split("/")[0] if "/" in one.doc else ""
    if groups and folder not in groups:
        return False
    if earliest is None and latest is None:
        return True
    day = one.date and date.fromisoformat(one.date)
    return bool(day) and (earliest or date.min) <= day <= (latest or date.max)  # type: ignore[operator]


@settings(max_examples=12, deadline=None)
@given(_documents, _documents, st.data(), _terms)
def test_the_best_of_some_documents_are_those_among_the_best_of_all(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, str | None, list[list[str]]]],
    second: list[tuple[str, str | None, list[list[str]]]],
    data: st.DataObject,
    terms: dict[str, float],
) -> None:
    index = tmp_path_factory.mktemp("index")
    publish(index, _sections(first))
    # Some documents again, so that there are several segments, and deleted passages.
    publish(index, _sections(second))
    store = _store(index)
    groups = frozenset(data.draw(st.sets(st.sampled_from(sorted(store.choice.names) or [""]))))
    earliest = data.draw(st.none() | _days)
    latest = data.draw(st.none() | _days.filter(lambda day: earliest is None or earliest <= day))
    limit = data.draw(st.integers(1, 12))
    everything = store.best(terms, 10_000)
    keys = [candidate.key for candidate in everything.best]
    expected = [
        candidate
        for candidate, one in zip(everything.best, store.sections(keys), strict=True)
        if _wanted(one, groups, earliest, latest)
    ]
    found = store.only(Filters(groups, earliest, latest)).best(terms, limit)
    shutil.rmtree(index)
    assert found.best == tuple(expected[:limit])
    assert found.total == len(expected)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index")
    texts = [
        ("green/new.md", "2024-05-01", "Green tea is steeped for 2 minutes."),
        ("green/old.md", "2020-01-01", "Green tea is steeped for 3 minutes."),
        ("black/undated.md", None, "Black tea is steeped for 4 minutes."),
        ("top.md", "2022-02-02", "All tea is steeped for some minutes."),
    ]
    publish(path, [replace(section(doc, text, doc=doc), date=day) for doc, day, text in texts])
    return path


def test_groups_have_names_and_sizes(index: Path) -> None:
    assert engine.open(index).groups() == (Group("black", 1), Group("green", 2))


def test_the_dates_are_the_earliest_and_the_latest(index: Path) -> None:
    assert engine.open(index).dates() == (date(2020, 1, 1), date(2024, 5, 1))


@pytest.mark.parametrize("doc", ["only.md", "folder/only.md"])
def test_where_all_documents_are_in_one_group_there_is_none_to_choose(tmp_path: Path, doc: str) -> None:
    publish(tmp_path, [replace(section("one", "Tea.", doc=doc), date=None)])
    assert engine.open(tmp_path).groups() == ()
    assert engine.open(tmp_path).dates() is None


@pytest.mark.parametrize(
    ("filters", "docs"),
    [
        (Filters(), {"green/new.md", "green/old.md", "black/undated.md", "top.md"}),
        (Filters(frozenset({"green"})), {"green/new.md", "green/old.md"}),
        (Filters(frozenset({"green", "black"})), {"green/new.md", "green/old.md", "black/undated.md"}),
        (Filters(frozenset({""})), {"top.md"}),
        (Filters(earliest=date(2022, 2, 2)), {"green/new.md", "top.md"}),
        (Filters(frozenset({"green"}), latest=date(2022, 2, 2)), {"green/old.md"}),
        (Filters(earliest=date(2025, 1, 1)), set()),
    ],
)
def test_hits_are_those_of_the_documents_that_are_wanted(
    index: Path, filters: Filters, docs: set[str]
) -> None:
    results = engine.open(index).ask("How long is tea steeped?", filters=filters)
    assert {hit.doc for hit in results.hits} == docs
    assert results.estimated_total_hits == len(docs)


def test_answer_and_what_disagrees_are_of_the_documents_that_are_wanted(index: Path) -> None:
    opened = engine.open(index)
    question = "How many minutes is green tea steeped?"
    free = opened.ask(question).answer
    assert free is not None
    assert {free.span, *(other.span for other in free.others)} == {"2 minutes", "3 minutes"}
    held = opened.ask(question, filters=Filters(latest=date(2021, 1, 1))).answer
    assert held is not None
    assert (held.section_id, held.others) == ("green/old.md", ())
    # What was answered without filters is kept, and must not be taken for it.
    assert opened.ask(question).answer == free


def test_scores_are_those_that_they_are_among_all(index: Path) -> None:
    store = _store(index)
    of_all = {candidate.key: candidate.score for candidate in store.best({"tea": 1.0, "green": 2.0}, 10).best}
    some = store.only(Filters(frozenset({"green"}))).best({"tea": 1.0, "green": 2.0}, 10).best
    assert len(some) == 2
    assert all(candidate.score == of_all[candidate.key] for candidate in some)


def test_no_filters_ask_the_store_itself(index: Path) -> None:
    store = _store(index)
    assert store.only(Filters()) is store


def test_a_group_that_there_is_not_is_told_with_those_that_there_are(index: Path) -> None:
    with pytest.raises(QuestionError, match="no group 'gren'; this index has: black, green") as raised:
        engine.open(index).ask("tea", filters=Filters(frozenset({"gren", "green"})))
    assert raised.value.field == "group"


def test_days_in_the_wrong_order_are_refused(index: Path) -> None:
    with pytest.raises(QuestionError, match=r"2024-05-02.*2024-05-01") as raised:
        engine.open(index).ask("tea", filters=Filters(earliest=date(2024, 5, 2), latest=date(2024, 5, 1)))
    assert raised.value.field == "from"
