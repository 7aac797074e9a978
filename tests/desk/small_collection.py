"""A collection of hand-made sections, published as a build does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desk.reports.collection import Collection
from engine.section import Section
from engine.vocabulary.lexicon_file import LexiconParts
from tests.engine.small_index import NO_LEXICON, publish


def collection_of(index: Path, sections: Sequence[Section], lexicon: LexiconParts = NO_LEXICON) -> Collection:
    """The published generation of a new index that holds these sections."""
    publish(index, sections, lexicon=lexicon)
    return Collection.published(index)
