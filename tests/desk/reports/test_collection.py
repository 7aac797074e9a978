from __future__ import annotations

from pathlib import Path

import pytest

from desk.reports.collection import Collection, place_of
from engine.errors import IndexMissing
from quire.progress import NoProgress
from tests.desk.small_collection import collection_of
from tests.engine.small_index import publish, section


def test_all_sections_come_by_document_in_order(tmp_path: Path) -> None:
    sections = [
        section("b2", "Second.", doc="b.md", position=1),
        section("a1", "Other.", doc="a.md"),
        section("b1", "First.", doc="b.md"),
    ]
    collection = collection_of(tmp_path, sections)
    assert [one.id for one in collection.sections(NoProgress())] == ["a1", "b1", "b2"]
    assert (collection.index_version, collection.documents) == ("00000001", ["a.md", "b.md"])


def test_it_stays_with_its_generation(tmp_path: Path) -> None:
    collection = collection_of(tmp_path, [section("a", "Old.")])
    publish(tmp_path, [section("b", "New.")])
    assert [one.text for one in collection.sections(NoProgress())] == ["Old."]


def test_there_must_be_something_published(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Collection.published(tmp_path)


def test_a_place_names_the_section() -> None:
    place = place_of(section("a", "Text.", breadcrumb=("Green", "Brewing")))
    assert place["breadcrumb"] == ["Green", "Brewing"]
    assert (place["id"], place["doc"], place["url"]) == ("a", "tea.md", "tea.md#a")
