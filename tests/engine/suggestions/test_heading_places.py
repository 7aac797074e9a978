"""Where headings stand, over real segments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.section import Block
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from engine.suggestions.heading_places import read_headings
from tests.engine.small_index import publish, section

TREE = [
    section("a", "Intro.", doc="a.md", title="All tea"),
    section("b", "Kinds.", doc="a.md", title="All tea", breadcrumb=("Kinds",), position=1),
    section("c", "Green.", doc="a.md", title="All tea", breadcrumb=("Kinds", "Green"), position=2),
    section("d", "Black.", doc="a.md", title="All tea", breadcrumb=("Kinds", "Black"), position=3),
    section("e", "Pots.", doc="a.md", title="All tea", breadcrumb=("Pots",), position=4),
]


def _store(index: Path) -> WhooshStore:
    return WhooshStore(Generations(index).current(), field_weights())


def test_depth_and_how_many_sections_a_heading_governs(tmp_path: Path) -> None:
    publish(tmp_path, TREE)
    places = read_headings(_store(tmp_path)._segments).places
    assert {text: [(place.depth, place.governed) for place in held] for text, held in places.items()} == {
        "All tea": [(0, 5)],
        "Kinds": [(1, 3)],
        "Green": [(2, 1)],
        "Black": [(2, 1)],
        "Pots": [(1, 1)],
    }


def test_a_key_leads_to_the_section_in_any_segment(tmp_path: Path) -> None:
    publish(tmp_path, TREE)
    publish(tmp_path, [replace(one, doc="b.md", id=f"b-{one.id}") for one in TREE])
    store = _store(tmp_path)
    held = read_headings(store._segments).places["Pots"]
    assert [section.doc for section in store.sections([place.key for place in held])] == ["a.md", "b.md"]
    assert len({place.doc for place in held}) == 2


def test_what_is_deleted_stands_nowhere(tmp_path: Path) -> None:
    publish(tmp_path, TREE)
    other = section("x", "Milk", doc="b.md", title="Milk", blocks=(Block("term", 0, 4),))
    publish(tmp_path, [other], removed=["a.md"])
    headings = read_headings(_store(tmp_path)._segments)
    assert list(headings.places) == ["Milk"]
    assert headings.defined == {"Milk": 1}
