"""Sections out of Whoosh's store, and how often it is asked for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.storage import whoosh_store
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section


@pytest.fixture
def opened(tmp_path: Path) -> WhooshStore:
    names = ("samovar", "kettle")
    publish(tmp_path, [section(name, f"The {name} boils.", doc=f"{name}.md") for name in names])
    return WhooshStore(Generations(tmp_path).current(), field_weights())


def _count_reads(opened: WhooshStore, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The keys that Whoosh is asked for from now on."""
    read: list[int] = []
    stored_fields = opened._reader.stored_fields

    def note(key: int) -> Any:
        read.append(key)
        return stored_fields(key)

    monkeypatch.setattr(opened._reader, "stored_fields", note)
    return read


def test_a_section_is_read_once(opened: WhooshStore, monkeypatch: pytest.MonkeyPatch) -> None:
    read = _count_reads(opened, monkeypatch)
    assert [one.id for one in opened.sections([1, 0, 1])] == ["kettle", "samovar", "kettle"]
    assert [one.id for one in opened.sections([0])] == ["samovar"]
    assert read == [1, 0]


def test_a_section_is_found_by_its_id_until_it_is_deleted(tmp_path: Path) -> None:
    publish(
        tmp_path,
        [section(name, f"The {name}.", doc=f"{name}.md") for name in ("samovar", "kettle", "\ud800")],
    )
    opened = WhooshStore(Generations(tmp_path).current(), field_weights())
    assert [one and one.id for one in map(opened.section, ("kettle", "samovar", "\ud800"))] == [
        "kettle",
        "samovar",
        "\ud800",
    ]
    # What stands for a letter without an encoding is no such letter.
    assert (opened.section("pot"), opened.section("?")) == (None, None)
    publish(tmp_path, [section("urn", "The urn.", doc="urn.md")], ["kettle.md"])
    opened = WhooshStore(Generations(tmp_path).current(), field_weights())
    assert [one is None for one in map(opened.section, ("kettle", "samovar", "urn"))] == [True, False, False]


def test_a_document_of_several_records_is_read_whole(tmp_path: Path) -> None:
    long = [section(f"s{number}", "tea " * 1_000, doc="long.md", position=number) for number in range(10)]
    publish(tmp_path, [section("a", "x", doc="a.md"), *long, section("z", "y", doc="z.md")])
    opened = WhooshStore(Generations(tmp_path).current(), field_weights())
    assert opened.document("long.md") == tuple(long)
    assert opened.sections([5, 0, 11]) == [long[4], *opened.document("a.md"), *opened.document("z.md")]
    assert opened.document("none.md") == ()


def test_sections_that_are_too_large_to_keep_are_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_store, "_KEPT_BYTES", 10)
    publish(tmp_path, [section("samovar", "The samovar boils.")])
    opened = WhooshStore(Generations(tmp_path).current(), field_weights())
    read = _count_reads(opened, monkeypatch)
    assert [opened.sections([0])[0].text for _ in range(2)] == ["The samovar boils."] * 2
    assert read == [0, 0]
