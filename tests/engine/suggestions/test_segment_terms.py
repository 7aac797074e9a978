"""What suggestions ask of segments, over real ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.section import Block
from engine.storage.catalog import Outline
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.segment import Segment
from engine.storage.whoosh_store import WhooshStore
from engine.suggestions import segment_terms
from engine.suggestions.segment_terms import KnownTerms, frequent_words, outlines_of
from tests.engine.small_index import publish, section

TEA = section("a", "Green tea and black tea.", doc="a.md", title="Tea")
POTS = replace(TEA, id="b", title="Tea", breadcrumb=("Pots",), position=1, text="A pot of green tea steams.")
MILK = section("x", "Milk", doc="b.md", title="Milk", blocks=(Block("term", 0, 4),))


def _segments(index: Path) -> list[Segment]:
    return WhooshStore(Generations(index).current(), field_weights())._segments


def test_outlines_are_by_document_and_in_order(tmp_path: Path) -> None:
    publish(tmp_path, [TEA, POTS])
    publish(tmp_path, [MILK])
    tea = [Outline(0, "Tea", "Tea", ()), Outline(1, "Pots", "", ())]
    milk = [Outline(0, "Milk", "Milk", ("Milk",))]
    assert outlines_of(_segments(tmp_path)) == {"a.md": tea, "b.md": milk}
    assert outlines_of(_segments(tmp_path), ["b.md", "none.md"]) == {"b.md": milk}


def test_what_is_deleted_says_nothing(tmp_path: Path) -> None:
    publish(tmp_path, [TEA, POTS, MILK])
    publish(tmp_path, [replace(MILK, doc="c.md")], removed=["a.md", "b.md"])
    segments = _segments(tmp_path)
    assert list(outlines_of(segments)) == ["c.md"]
    assert outlines_of(segments, ["a.md"]) == {}
    assert ("milk" in KnownTerms(segments), "pot" in KnownTerms(segments)) == (True, False)


def test_a_word_must_stand_in_several_passages_and_carry_a_topic(tmp_path: Path) -> None:
    publish(tmp_path, [TEA, POTS])
    assert frequent_words(_segments(tmp_path)) == {"green": 2, "tea": 2}


def test_words_are_counted_over_all_segments_without_what_is_deleted(tmp_path: Path) -> None:
    publish(tmp_path, [TEA, POTS, MILK])
    publish(tmp_path, [replace(POTS, doc="c.md", position=0)])
    publish(tmp_path, [replace(MILK, doc="d.md")], removed=["a.md"])
    assert frequent_words(_segments(tmp_path)) == {"milk": 2}


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_the_most_frequent_are_chosen_and_of_equals_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(segment_terms, "MOST_WORDS", most)
    texts = ["oolong tea", "assam tea", "assam oolong", "keemun", "keemun"]
    docs = [section(f"s{n}", text, doc=f"{n}.md", title="-") for n, text in enumerate(texts)]
    publish(tmp_path / "once", docs)
    publish(tmp_path / "steps", docs[:3])
    publish(tmp_path / "steps", docs[3:])
    found = frequent_words(_segments(tmp_path / "steps"))
    assert list(found) == ["assam", "keemun", "oolong", "tea"][:most]
    assert found == frequent_words(_segments(tmp_path / "once"))
