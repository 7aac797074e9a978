"""The default section store: a Whoosh index holds the sections, arrays beside it do the arithmetic."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage

from engine.array_types import Array
from engine.errors import IndexDamaged
from engine.filters import Filters
from engine.kept import Kept
from engine.section import Section
from engine.storage.array_file import open_arrays, write_arrays
from engine.storage.bm25 import FieldWeights
from engine.storage.deleted_words import compile_deleted_words, deleted_words_path
from engine.storage.document_choice import DocumentChoice
from engine.storage.filtered_store import FilteredStore
from engine.storage.manifest import Manifest, check_files, read_manifest
from engine.storage.passage_index import PassageIndex
from engine.storage.section_record import read_record, read_section
from engine.storage.segment import Segment, compile_segment, segment_from_arrays
from engine.storage.whoosh_schema import SCORED_FIELDS
from engine.store import Candidate, Candidates, ForwardParts, SectionStore
from engine.suggestions.suggester import Found, Suggester
from engine.suggestions.suggestion import Suggestion
from engine.suggestions.suggestion_entries import Place
from engine.suggestions.suggestion_file import open_suggestions, write_suggestions
from engine.vocabulary.lexicon import Lexicon
from engine.vocabulary.lexicon_file import LexiconParts, read_lexicon
from engine.vocabulary.spelling import Speller

WHOOSH_FOLDER = "whoosh"
ARRAYS_FOLDER = "arrays"
# How many bytes of sections are kept as objects: some come up again and again, the long ones above all.
_KEPT_BYTES = 16 << 20
# About what a section takes beside its text, and each stretch of it.
_SECTION_BYTES, _STRETCH_BYTES = 1_000, 120


class WhooshStore:
    """One generation opened for reading; safe for several threads."""

    def __init__(
        self, folder: Path, weights: Mapping[str, FieldWeights], *, is_checked: bool = False
    ) -> None:
        """Open a generation. Raises IndexMismatch or IndexDamaged before Whoosh sees a byte of it.

        ``is_checked`` tells that its files have just been compared with its manifest.
        """
        self.manifest: Manifest = read_manifest(folder)
        if not is_checked:
            check_files(folder, self.manifest)
        self.lexicon: Lexicon = read_lexicon(folder)
        self._reader = _open_reader(folder)
        self._segments = _open_segments(folder, self._reader)
        self._passages = PassageIndex(self._segments, weights)
        self._suggester = Suggester(open_suggestions(folder))
        self.choice = DocumentChoice(self.manifest.documents, self._segments)
        # Whoosh's readers seek in shared file objects.
        self._lock = threading.Lock()
        self._kept: Kept[int, Section] = Kept(_KEPT_BYTES, _size_of)

    def best(self, terms: Mapping[str, float], limit: int) -> Candidates:
        return self._passages.best(terms, limit)

    def only(self, filters: Filters) -> SectionStore:
        """The store as if it held these documents alone, but for how frequent terms are.

        Raises QuestionError for filters that cannot be.
        """
        if not filters:
            return self
        allowed = self.choice.passages(filters)
        return FilteredStore(self, lambda terms, limit: self._passages.best(terms, limit, allowed))

    def field_scores(
        self, terms: Mapping[str, float], candidates: Sequence[Candidate]
    ) -> Mapping[str, Array]:
        return self._passages.field_scores(terms, candidates)

    def forward(self, candidates: Sequence[Candidate]) -> ForwardParts:
        return self._passages.forward(candidates)

    def sections(self, keys: Sequence[int]) -> list[Section]:
        return [self._kept.find(key) or self._kept.keep(key, self._read(key)) for key in keys]

    def _read(self, key: int) -> Section:
        holder, number = self._record_of(key)
        return read_section(self._record(holder), number)

    def _record_of(self, key: int) -> tuple[int, int]:
        """Which passage holds the record of a section, and which one in the record it is."""
        segment = next(one for one in self._segments if key < one.base + one.size)
        holder, number = segment.record_of(key - segment.base)
        return segment.base + holder, number

    def _record(self, holder: int) -> str:
        with self._lock:
            return str(self._reader.stored_fields(holder)["record"])

    def section(self, section_id: str) -> Section | None:
        keys = self._keys(lambda segment: segment.sections_by_id(section_id))
        return next((section for section in self.sections(keys) if section.id == section_id), None)

    def document(self, doc: str) -> tuple[Section, ...]:
        keys = self._keys(lambda segment: segment.sections_of(doc))
        holders = dict.fromkeys(self._record_of(key)[0] for key in keys)
        found = [section for holder in holders for section in read_record(self._record(holder))]
        # A name that is no text is written like another.
        own = (section for section in found if section.doc == doc)
        return tuple(sorted(own, key=lambda section: section.position))

    def suggest(self, text: str, limit: int) -> tuple[Suggestion, ...]:
        """What may be meant by a text that is still being typed, likeliest first."""
        return tuple(self._suggestion(one) for one in self._suggester.suggest(text, limit))

    def _suggestion(self, found: Found) -> Suggestion:
        key = self._key(found.place) if found.place else None
        if key is None:
            return Suggestion(found.text, "term", found.matches)
        (section,) = self.sections([key])
        return Suggestion(found.text, "heading", found.matches, section.doc, section.id)

    def _key(self, place: Place) -> int | None:
        for segment in self._segments:
            firsts = segment.sections_of(place.doc)
            if place.position < len(firsts):
                return segment.base + int(firsts[place.position])
        return None

    def document_frequency(self, term: str) -> int:
        return self._passages.document_frequency(term)

    def passage_count(self) -> int:
        return self._passages.passages

    @cached_property
    def speller(self) -> Speller:
        # Made at the first unknown word: most processes never meet one.
        vocabulary: Counter[str] = Counter()
        for segment in self._segments:
            vocabulary.update(segment.words.frequencies())
        return Speller(vocabulary)

    def _keys(self, find: Callable[[Segment], NDArray[np.intp]]) -> list[int]:
        """The keys of the sections whose first passages are found in each segment."""
        return [segment.base + first for segment in self._segments for first in find(segment).tolist()]


def compile_arrays(folder: Path) -> None:
    """Write the arrays that the segments of a generation lack, and drop those that are none of theirs."""
    arrays_folder = folder / ARRAYS_FOLDER
    arrays_folder.mkdir(exist_ok=True)
    reader = _open_reader(folder)
    wanted = [path for leaf, _ in reader.leaf_readers() for path in _compile_leaf(leaf, arrays_folder)]
    for path in arrays_folder.iterdir():
        if path not in wanted:
            path.unlink()
    reader.close()


def _compile_leaf(leaf: Any, folder: Path) -> list[Path]:
    """Write what arrays a segment lacks; returns where all of its arrays are."""
    path, deleted = arrays_path(folder, leaf.segment()), deleted_words_path(folder, leaf.segment())
    if not path.exists():
        write_arrays(path, compile_segment(leaf, SCORED_FIELDS))
    if not leaf.has_deletions():
        return [path]
    if not deleted.exists():
        write_arrays(deleted, compile_deleted_words(leaf, folder))
    return [path, deleted]


def compile_suggestions(folder: Path, lexicon: LexiconParts, changed: Iterable[str] | None) -> None:
    """Write the suggestions of a generation whose arrays are written.

    ``changed`` are the documents in which it differs from the one that it was begun from, None without one.
    """
    reader = _open_reader(folder)
    write_suggestions(folder, _open_segments(folder, reader), lexicon, changed)
    reader.close()


def _open_reader(folder: Path) -> Any:
    try:
        # With its own memory map Whoosh copies the files of a segment into memory, in every process.
        storage = FileStorage(str(folder / WHOOSH_FOLDER), supports_mmap=False)
        return storage.open_index().reader()
    except Exception as error:  # Whoosh has no common base for what a damaged index raises
        raise IndexDamaged(f"{folder}: Whoosh cannot open it ({error!r}); run quire build --full") from error


def _open_segments(folder: Path, reader: Any) -> list[Segment]:
    try:
        return [
            segment_from_arrays(
                open_arrays(arrays_path(folder / ARRAYS_FOLDER, leaf.segment())),
                SCORED_FIELDS,
                base,
                _open_deleted(folder / ARRAYS_FOLDER, leaf),
            )
            for leaf, base in reader.leaf_readers()
            if leaf.doc_count_all()
        ]
    except KeyError as error:
        raise IndexDamaged(f"{folder}: its arrays lack {error}; run quire build --full") from error


def arrays_path(folder: Path, segment: Any) -> Path:
    """Where in the folder of arrays those of a Whoosh segment are."""
    return folder / f"{segment.segment_id()}.arrays"


def _open_deleted(folder: Path, leaf: Any) -> dict[str, NDArray[Any]] | None:
    """The words of what is deleted of a segment, if anything is."""
    if not leaf.has_deletions():
        return None
    # Copied: small as it is, it need not hold one more file open.
    arrays = open_arrays(deleted_words_path(folder, leaf.segment()))
    return {name: array.copy() for name, array in arrays.items()}


def _size_of(section: Section) -> int:
    """About how many bytes a section takes."""
    stretches = len(section.blocks) + len(section.passages) + len(section.sentences)
    return len(section.text) + _SECTION_BYTES + _STRETCH_BYTES * stretches
