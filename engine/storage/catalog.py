"""What a segment says of its sections without their text: file, id, heading, and the terms that each defines.

Made when the segment is written, like its other arrays. Filters read the files, suggestions the outlines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.term_list import TermList, starts_of

# Longer ones are sentences.
_LONGEST_TERM = 60
_MOST_TERMS = 200
_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Outline:
    """A section's place in its document. ``depth`` is 0 for what stands before the first heading.

    ``title`` is the document's, given at its first section alone. ``terms`` are those that a list defines.
    """

    depth: int
    heading: str
    title: str
    terms: tuple[str, ...]


class Catalog:
    """The catalog of one segment, from its arrays."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays

    @cached_property
    def paths(self) -> TermList:
        """The files, in the order of their numbers."""
        return TermList(self._arrays["path_bytes"], self._arrays["path_starts"])

    @property
    def owners(self) -> NDArray[np.uint32]:
        """For each passage the number of its file."""
        return self._arrays["owners"]

    @property
    def ids(self) -> NDArray[np.uint32]:
        """For each section the ``check_of`` its id."""
        return self._arrays["ids"]

    def outlines(self) -> list[bytes]:
        """The encoded outline of each section, in order."""
        return self._outlines.all()

    def outline(self, section: int) -> Outline:
        """The outline of the section with a number, counted in the segment."""
        return read_outline(self._outlines[section])

    @cached_property
    def _outlines(self) -> TermList:
        # Not in byte order, but taken out the same way.
        return TermList(self._arrays["outline_bytes"], self._arrays["outline_starts"])


def compile_catalog(
    docs: Mapping[str, NDArray[Any]], ids: NDArray[np.uint32], outlines: Sequence[bytes]
) -> dict[str, NDArray[Any]]:
    """The arrays of a catalog: from the postings of the files' paths, the sections' ids and outlines."""
    owners = np.zeros(len(docs["lengths"]), dtype=np.uint32)
    starts = docs["starts"].astype(np.int64)
    owners[docs["docs"]] = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return {
        "path_bytes": docs["term_bytes"],
        "path_starts": docs["term_starts"],
        "owners": owners,
        "ids": ids,
        "outline_bytes": np.frombuffer(b"".join(outlines), dtype=np.uint8),
        "outline_starts": starts_of([len(outline) for outline in outlines]),
    }


def check_of(section_id: str) -> int:
    """Four bytes of a section's id, which hardly another section has too."""
    return crc32(section_id.encode("utf-8", "replace"))


def outline_of(section: Section) -> bytes:
    """The outline of a section, encoded."""
    title = section.title if section.position == 0 else ""
    lines = [str(len(section.breadcrumb)), _line(section.heading), _line(title), *_terms_of(section)]
    return _SEPARATOR.join(lines).encode("utf-8", "replace")


def read_outline(encoded: bytes) -> Outline:
    """The inverse of ``outline_of``."""
    depth, heading, title, *terms = encoded.decode("utf-8", "replace").split(_SEPARATOR)
    return Outline(int(depth), heading, title, tuple(terms))


def _terms_of(section: Section) -> list[str]:
    found = (_line(section.text[b.start : b.end]) for b in section.blocks if b.kind == "term")
    return [term for term in found if 0 < len(term) <= _LONGEST_TERM][:_MOST_TERMS]


def _line(text: str) -> str:
    return " ".join(text.split())
