"""Which documents there are to choose from by group and date, and which passages a choice leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.errors import QuestionError
from engine.filters import Filters, Group, group_of, read_day
from engine.kept import Kept
from engine.storage.segment import Segment

# How many bytes of choices are kept: the same few are made again and again.
_KEPT_BYTES = 2 << 20
# What a choice costs beside its array.
_ENTRY_BYTES = 500


class Dated(Protocol):
    """A document, as far as it matters here: its date (``2024-05-01``) or None."""

    @property
    def date(self) -> str | None: ...


class DocumentChoice:
    """The documents of a generation, by path, and the segments that hold them; safe for several threads."""

    def __init__(self, documents: Mapping[str, Dated], segments: Sequence[Segment]) -> None:
        self._documents = documents
        self._segments = segments
        self._kept: Kept[Filters, NDArray[np.bool_]] = Kept(_KEPT_BYTES, lambda a: a.nbytes + _ENTRY_BYTES)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups by name; none where all documents are in the same one.

        Documents that lie in no folder are in a group that has no name to choose it by.
        """
        counts = self._group_sizes
        return tuple(Group(name, counts[name]) for name in sorted(counts) if name) if len(counts) > 1 else ()

    @property
    def names(self) -> frozenset[str]:
        """The names of all groups; empty is that of documents that lie in no folder."""
        return frozenset(self._group_sizes)

    @cached_property
    def dates(self) -> tuple[date, date] | None:
        """The earliest and the latest date; None where no document has one."""
        days = [day for document in self._documents.values() if (day := read_day(document.date or ""))]
        return (min(days), max(days)) if days else None

    def passages(self, filters: Filters) -> NDArray[np.bool_]:
        """For each passage whether its document is wanted.

        Raises QuestionError where a group is none of this index, or no day can be late and early enough.
        """
        self._check(filters)
        found = self._kept.find(filters)
        return self._kept.keep(filters, self._mask(filters)) if found is None else found

    def _check(self, filters: Filters) -> None:
        unknown = sorted(filters.groups - self.names)
        if unknown:
            known = ", ".join(sorted(filter(None, self._group_sizes))) or "none"
            raise QuestionError("group", f"there is no group {unknown[0]!r}; this index has: {known}")
        if filters.earliest and filters.latest and filters.earliest > filters.latest:
            raise QuestionError("from", f"from ({filters.earliest}) is after to ({filters.latest})")

    def _mask(self, filters: Filters) -> NDArray[np.bool_]:
        # As paths are written in a segment, where a name that is no text differs.
        wanted = {
            path.encode("utf-8", "replace")
            for path, document in self._documents.items()
            if filters.allow(path, read_day(document.date or ""))
        }
        parts = [np.empty(0, dtype=np.bool_)]
        for segment in self._segments:
            paths = segment.catalog.paths
            numbers = range(len(paths))
            allowed = np.fromiter((paths[number] in wanted for number in numbers), np.bool_, len(paths))
            parts.append(allowed[segment.catalog.owners])
        return np.concatenate(parts)

    @cached_property
    def _group_sizes(self) -> Counter[str]:
        return Counter(map(group_of, self._documents))
