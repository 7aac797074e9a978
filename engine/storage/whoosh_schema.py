"""The Whoosh schema of an index.

Whoosh pickles the schema by the module paths of its classes: moving ``TermCounts`` makes every index
unreadable, so a move goes with a new ``FORMAT_VERSION`` (see ``engine.storage.manifest``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import columns, fields, formats

from engine.storage.postings import WHOLE_FIELD

SCORED_FIELDS = ("title", "headings", WHOLE_FIELD)
# What passages are found by: their file.
DOC_FIELD = "doc"


class TermCounts(fields.FieldType):  # type: ignore[misc]  # Whoosh is untyped
    """A field that is given as counted terms instead of as text: analysis is done once, before Whoosh."""

    def __init__(self) -> None:
        # The count travels as the posting's weight, which Whoosh stores anyway; no further value.
        self.format = formats.Existence()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None
        self.indexed = True

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's postings of one document: (term, frequency, weight, value)."""
        for term, count in value.items():
            yield term.encode("utf-8", "replace"), count, float(count), b""


def new_schema() -> fields.Schema:
    """The schema: the file to find passages by, scored fields, and the stored sections.

    One Whoosh document is one passage; the passages of a section stand side by side, and ``ordinal`` says how
    far back the first of them is. Some of the first ones store a record, of their own section and of those
    that follow (``engine.storage.section_record``).
    """
    return fields.Schema(
        **{DOC_FIELD: fields.ID()},
        record=fields.STORED(),
        ordinal=fields.COLUMN(columns.NumericColumn("H")),
        **{name: TermCounts() for name in SCORED_FIELDS},
    )
