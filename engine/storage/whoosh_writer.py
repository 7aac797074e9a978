"""Writing sections to a Whoosh index: the only place that changes one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files
from whoosh.reading import SegmentReader

from engine.section import Section
from engine.storage.array_file import open_arrays, write_arrays
from engine.storage.catalog import compile_catalog
from engine.storage.part import Part, PartCompiler
from engine.storage.part_joining import join
from engine.storage.segment import compile_segment, named_arrays
from engine.storage.whoosh_parts import part_of_segment
from engine.storage.whoosh_schema import DOC_FIELD, SCORED_FIELDS, new_schema
from engine.storage.whoosh_segment import INDEX_NAME, stored_record, write_segment
from engine.storage.whoosh_store import arrays_path

# A segment of which more than this share is deleted is written anew.
MAX_DELETED_SHARE = 0.25
# So many segments of like size are merged into one: each passage is rewritten once per tier.
SEGMENTS_PER_TIER = 8
TIER_RATIO = 8
# Enough that work on arrays pays, and few enough to be held as text.
_PASSAGES_AT_ONCE = 2_000


class SectionWriter:
    """Adds and deletes sections in the Whoosh index of one folder; ``commit`` makes it durable in Whoosh.

    The folder belongs to one writer; nobody reads it before the build publishes it. Where ``arrays`` names a
    folder, the arrays of each segment are there; otherwise they are made from Whoosh where they are needed.
    """

    def __init__(self, folder: Path, memory_mb: int = 256, arrays: Path | None = None) -> None:
        """``memory_mb`` is about how much is collected before it is written as a segment."""
        folder.mkdir(exist_ok=True)
        self._storage = FileStorage(str(folder))
        if not any(folder.glob(f"_{INDEX_NAME}_*.toc")):
            self._storage.create_index(new_schema(), INDEX_NAME)
        self._before = TOC.read(self._storage, INDEX_NAME)
        self._readers: dict[str, SegmentReader] = {}
        self._arrays = arrays
        self._limit = memory_mb * 1_000_000
        self._added: PartCompiler | None = None
        self._doc: str | None = None
        self._parts: list[Part] = []
        self._size = 0
        self._written: list[Any] = []

    def add(self, section: Section) -> None:
        """Add a section: one Whoosh document per passage. Those of one file come one after the other."""
        full = self._added is not None and self._added.passages >= _PASSAGES_AT_ONCE
        if full and section.doc != self._doc:
            self._take_added()
        if self._added is None:
            self._added = PartCompiler(stored_record)
        self._added.add(section)
        self._doc = section.doc

    def add_part(self, part: Part) -> None:
        """Add sections that were analysed elsewhere; none of a file that others are of."""
        self._take_added()
        self._take(part)

    def delete_documents(self, docs: Iterable[str]) -> None:
        """Delete all sections of these files, but for those that this writer adds."""
        terms = [doc.encode("utf-8", "replace") for doc in docs]
        for segment in self._before.segments if terms else ():
            reader = self._reader(segment)
            for term in terms:
                if ("doc", term) in reader:
                    for number in reader.postings("doc", term).all_ids():
                        segment.delete_document(number)

    def commit(self) -> None:
        """Write the new segment, merging older ones where it pays in the long run."""
        self._take_added()
        merged = _to_merge(self._before.segments)
        for segment in merged:
            if segment.doc_count():
                self._take(part_of_segment(self._reader(segment), self._arrays_of(segment), self._arrays))
        self._write()
        kept = [segment for segment in self._before.segments if segment not in merged]
        toc = TOC(self._before.schema, [*kept, *self._written], self._before.generation + 1)
        toc.write(self._storage, INDEX_NAME)
        self._finish(toc)

    def cancel(self) -> None:
        """Give up all that was added and deleted, unless it is committed already."""
        self._finish(TOC.read(self._storage, INDEX_NAME))

    def _finish(self, toc: TOC) -> None:
        while self._readers:
            self._readers.popitem()[1].close()
        clean_files(self._storage, INDEX_NAME, toc.generation, toc.segments)

    def _take_added(self) -> None:
        if self._added is not None:
            part, self._added = self._added.part(), None
            self._take(part)

    def _take(self, part: Part) -> None:
        self._parts.append(part)
        self._size += part.size
        if self._size >= self._limit:
            self._write()

    def _write(self) -> None:
        """Write what has been collected as a segment."""
        if not any(part.passages for part in self._parts):
            return
        part, self._parts, self._size = join(self._parts), [], 0
        # Unlike Whoosh's own, which are random: equal documents give equal files.
        name = f"{self._before.generation + 1:08d}{len(self._written):08d}"
        segment = write_segment(self._storage, part, name)
        self._written.append(segment)
        if self._arrays is not None:
            write_arrays(arrays_path(self._arrays, segment), _arrays_of_part(part))

    def _reader(self, segment: Any) -> SegmentReader:
        name = segment.segment_id()
        if name not in self._readers:
            self._readers[name] = SegmentReader(self._storage, self._before.schema, segment)
        return self._readers[name]

    def _arrays_of(self, segment: Any) -> dict[str, NDArray[Any]]:
        path = arrays_path(self._arrays, segment) if self._arrays is not None else None
        if path is not None and path.exists():
            return open_arrays(path)
        return compile_segment(self._reader(segment), SCORED_FIELDS)


def _arrays_of_part(part: Part) -> dict[str, NDArray[Any]]:
    fields = {field: part.fields[field] for field in SCORED_FIELDS}
    catalog = compile_catalog(part.fields[DOC_FIELD], part.ids, part.outlines)
    return named_arrays(part.ordinals, part.holders, fields, part.words, part.forward, catalog)


def _to_merge(segments: Sequence[Any]) -> list[Any]:
    """The segments to write anew, as one.

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
    return merge


def _is_worn(segment: Any) -> bool:
    return bool(segment.deleted_count() > segment.doc_count_all() * MAX_DELETED_SHARE)


def _tier(passages: int) -> int:
    tier = 0
    while passages > TIER_RATIO:
        passages //= TIER_RATIO
        tier += 1
    return tier
