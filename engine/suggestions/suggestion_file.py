"""The suggestions of a generation as a file beside its arrays, made anew by every build that publishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from engine.errors import IndexDamaged
from engine.storage.array_file import open_arrays, write_arrays
from engine.storage.postings import WHOLE_FIELD
from engine.storage.segment import Segment
from engine.storage.whoosh_schema import WORDS_FIELD
from engine.suggestions.heading_places import read_headings
from engine.suggestions.suggestion_entries import collect_entries
from engine.suggestions.suggestion_index import SuggestionIndex, compile_suggestions
from engine.vocabulary.lexicon_file import LexiconParts

SUGGESTIONS_NAME = "suggestions.arrays"


def write_suggestions(folder: Path, segments: Sequence[Segment], lexicon: LexiconParts) -> None:
    """Write the suggestions of these segments into an unfinished generation's folder.

    A file that is there already is replaced and never written to: an earlier generation may share it.
    """
    headings = read_headings(segments)
    entries = collect_entries(
        headings.places,
        headings.defined,
        lexicon.acronyms.values(),
        _frequencies(segments, WORDS_FIELD),
        _frequencies(segments, WHOLE_FIELD).keys(),
    )
    path = folder / SUGGESTIONS_NAME
    path.unlink(missing_ok=True)
    write_arrays(path, compile_suggestions(entries))


def open_suggestions(folder: Path) -> SuggestionIndex:
    """The suggestions of a generation. Raises IndexDamaged when their file is missing or broken."""
    try:
        return SuggestionIndex(open_arrays(folder / SUGGESTIONS_NAME))
    except KeyError as error:
        raise IndexDamaged(f"{folder}: its suggestions lack {error}; run quire build --full") from error


def _frequencies(segments: Sequence[Segment], field: str) -> Counter[str]:
    """In how many passages each term of a field stands, deleted ones not counted."""
    counts: Counter[str] = Counter()
    for segment in segments:
        counts.update(segment.fields[field].document_frequencies(segment.deleted))
    return +counts
