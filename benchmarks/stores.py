"""Quire's indexes as benchmarks read them."""

from __future__ import annotations

from pathlib import Path

from engine.section import Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore


def open_store(index: Path) -> WhooshStore:
    """The published generation of an index."""
    return WhooshStore(Generations(index).current(), field_weights())


def sections_of(store: WhooshStore) -> list[Section]:
    """All sections of an index, in the order of its documents."""
    return [section for doc in store.manifest.documents for section in store.document(doc)]
