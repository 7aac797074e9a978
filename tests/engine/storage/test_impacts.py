"""What a term gives to each passage, and how much of that is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from engine.storage import impacts
from engine.storage.bm25 import FieldWeights, inverse_document_frequency, length_norms, term_scores
from engine.storage.impacts import Impacts
from engine.storage.postings import compile_field
from engine.storage.segment import Segment
from tests.engine.small_index import section
from tests.engine.storage.hand_made import segment

WEIGHTS = {"title": FieldWeights(0.5, 1.2, 0.5), "body": FieldWeights(2.0, 1.4, 0.6)}


def _segment(base: int, passages: int, postings: dict[str, dict[str, dict[int, int]]]) -> Segment:
    """A segment of sections of one passage; ``postings`` is field -> term -> passage -> count."""
    fields = {}
    for field, terms in postings.items():
        listed = [
            (term.encode(), list(held), list(map(float, held.values()))) for term, held in terms.items()
        ]
        fields[field] = compile_field(listed, passages)
    sections = [section("s", "text") for _ in range(passages)]
    return segment([0] * passages, fields, sections, base=base)


def _impacts() -> Impacts:
    first = _segment(0, 3, {"title": {"rose": {1: 1}}, "body": {"rose": {0: 2}, "soil": {0: 1, 2: 3}}})
    second = _segment(3, 2, {"title": {"soil": {1: 1}}, "body": {"rose": {0: 1}}})
    return Impacts([first, second], WEIGHTS)


def test_a_term_has_an_impact_on_each_passage_that_holds_it_in_any_field() -> None:
    assert _impacts().of("rose").docs.tolist() == [0, 1, 3]
    assert _impacts().of("soil").docs.tolist() == [0, 2, 4]


def test_an_impact_is_bm25_by_field_and_their_weighted_sum() -> None:
    impact = _impacts().of("rose")
    title, body = (_impacts().in_field(field, "rose", impact.docs) for field in WEIGHTS)
    idf, average = inverse_document_frequency(5, 2), (2 + 1 + 3 + 1) / 5
    counts, lengths = np.array([2, 1], dtype=np.uint32), np.array([3, 1], dtype=np.uint32)
    norms = length_norms(lengths, average, WEIGHTS["body"])
    expected = term_scores(counts, norms, idf, WEIGHTS["body"])
    assert body.tolist() == pytest.approx([expected[0], 0, expected[1]])
    assert title[0] == title[2] == 0 < title[1]
    assert impact.whole.tolist() == pytest.approx((0.5 * title + 2.0 * body).tolist())


def test_a_term_that_few_hold_in_a_field_scores_as_one_that_many_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = {
        "title": {"rose": {7: 1, 500: 2}},
        "body": {"rose": dict.fromkeys(range(0, 600, 7), 1) | {500: 1}},
    }
    held["body"]["rose"] = dict(sorted(held["body"]["rose"].items()))
    segment = _segment(0, 600, held)
    index = Impacts([segment], WEIGHTS)
    few = index.of("rose")
    monkeypatch.setattr(impacts, "_FEW", 600)
    many = Impacts([segment], WEIGHTS).of("rose")
    assert few.docs[np.flatnonzero(index.in_field("title", "rose", few.docs))].tolist() == [7, 500]
    assert few.whole.tolist() == many.whole.tolist()


def test_a_term_that_nothing_holds_has_no_impact() -> None:
    impact = _impacts().of("absent")
    assert (impact.docs.tolist(), impact.whole.tolist()) == ([], [])
    assert _impacts().in_field("title", "absent", np.array([0, 4])).tolist() == [0, 0]


def test_an_impact_is_worked_out_once() -> None:
    index = _impacts()
    assert index.of("rose") is index.of("rose")


def test_what_is_kept_is_bounded_and_what_is_not_kept_is_as_right(monkeypatch: pytest.MonkeyPatch) -> None:
    size = _impacts().of("rose").size
    monkeypatch.setattr(impacts, "_KEPT_BYTES", size)
    one = _impacts()
    rose = one.of("rose")
    one.of("soil")
    again = one.of("rose")
    assert again is not rose
    assert again.whole.tolist() == rose.whole.tolist()
    monkeypatch.setattr(impacts, "_KEPT_BYTES", size - 1)
    none = _impacts()
    assert none.of("rose") is not none.of("rose")


def test_threads_that_ask_at_once_get_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    # So little is kept that they push out each other's terms.
    monkeypatch.setattr(impacts, "_KEPT_BYTES", _impacts().of("rose").size)
    index = _impacts()
    asked = ["rose", "soil", "absent"] * 200
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda term: index.of(term).docs.tolist(), asked))
    assert found == [_impacts().of(term).docs.tolist() for term in asked]
