"""Writing sections to a Whoosh index: the only place that changes one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from engine.analysis import count_terms, count_words
from engine.postings import WHOLE_FIELD
from engine.section import Section
from engine.whoosh_schema import new_schema

# A segment of which more than this share is deleted is written anew.
MAX_DELETED_SHARE = 0.25
# So many segments of like size are merged into one: each passage is rewritten once per tier.
SEGMENTS_PER_TIER = 8
TIER_RATIO = 8


class SectionWriter:
    """Adds and deletes sections in the Whoosh index of one folder; ``commit`` makes it durable in Whoosh.

    The folder belongs to one writer; nobody reads it before the build publishes it.
    """

    def __init__(self, folder: Path, memory_mb: int = 128) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        storage = FileStorage(str(folder))
        exists = any(folder.glob("_MAIN_*.toc"))
        self._index: FileIndex = storage.open_index() if exists else storage.create_index(new_schema())
        self._writer = self._index.writer(limitmb=memory_mb)

    def add(self, section: Section) -> None:
        """Add a section: one Whoosh document per passage."""
        record = json.dumps(section.to_record(), ensure_ascii=False, separators=(",", ":"))
        title = count_terms(section.title)
        headings = Counter[str]()
        for heading in section.breadcrumb:
            headings.update(count_terms(heading))
        words = count_words(" ".join([section.title, *section.breadcrumb, section.text]))
        for ordinal, passage in enumerate(section.passages):
            stored = {"record": record, "section": section.id, "words": words} if ordinal == 0 else {}
            fields = {
                "title": title,
                "headings": headings,
                WHOLE_FIELD: title + headings + count_terms(section.text[passage.start : passage.end]),
            }
            self._writer.add_document(doc=section.doc, ordinal=ordinal, **fields, **stored)

    def delete_documents(self, docs: Iterable[str]) -> None:
        """Delete all sections of these files."""
        with self._index.searcher() as searcher:
            for doc in docs:
                self._writer.delete_by_term("doc", doc, searcher=searcher)

    def commit(self) -> None:
        """Write the new segment, merging older ones where it pays in the long run."""
        self._writer.commit(mergetype=_merge_by_tiers)
        (self._folder / "MAIN_WRITELOCK").unlink(missing_ok=True)

    def cancel(self) -> None:
        """Give up all that was added and deleted, unless it is committed already."""
        if not self._writer.is_closed:
            self._writer.cancel()


def _merge_by_tiers(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: returns the segments to keep, after adding the others to the writer.

    Merging everything a little at a time would rewrite the collection again and again. Segments are
    put into tiers by size, each tier eight times the one below; only a full tier is merged.
    """
    merge = [segment for segment in segments if _is_worn(segment)]
    tiers: dict[int, list[Any]] = {}
    for segment in segments:
        if segment not in merge:
            tiers.setdefault(_tier(segment.doc_count_all()), []).append(segment)
    for tier in tiers.values():
        if len(tier) >= SEGMENTS_PER_TIER:
            merge.extend(tier)
    for segment in merge:
        if segment.doc_count() > 0:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [segment for segment in segments if segment not in merge]


def _is_worn(segment: Any) -> bool:
    return bool(segment.deleted_count() > segment.doc_count_all() * MAX_DELETED_SHARE)


def _tier(passages: int) -> int:
    tier = 0
    while passages > TIER_RATIO:
        passages //= TIER_RATIO
        tier += 1
    return tier
