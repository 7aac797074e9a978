"""The suggestions of a generation as files beside its arrays; what they cost a build follows the change.

    suggestions.arrays          those of all documents as they were at some generation: the base
    suggestion-facts.arrays     what the base was made of, for builds alone
    suggestions-since.arrays    what is otherwise since, made anew by every build that publishes

The base is shared with the generations that follow, until so many documents have changed that a new one pays.
Both together suggest what a new one would.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from engine.errors import IndexDamaged
from engine.storage.array_file import open_arrays, write_arrays
from engine.storage.segment import Segment
from engine.storage.term_list import TermList, compile_terms
from engine.suggestions.changed_entries import Change
from engine.suggestions.fact_table import FactTable
from engine.suggestions.layered_suggestions import layered
from engine.suggestions.segment_terms import KnownTerms, frequent_words, outlines_of
from engine.suggestions.suggestion_arrays import Arrays, base_arrays, since_arrays
from engine.suggestions.suggestion_facts import Fact, facts_of_document
from engine.suggestions.suggestion_index import SuggestionIndex, Suggestions
from engine.vocabulary.lexicon_file import LexiconParts

SUGGESTIONS_NAME = "suggestions.arrays"
FACTS_NAME = "suggestion-facts.arrays"
SINCE_NAME = "suggestions-since.arrays"
# Where a larger share of the documents has changed since the base was made, it is made anew.
LARGEST_SHARE = 0.05


def write_suggestions(
    folder: Path, segments: Sequence[Segment], lexicon: LexiconParts, changed: Iterable[str] | None
) -> None:
    """Write the suggestions of these segments into an unfinished generation's folder.

    ``changed`` are the documents that differ from the generation whose files the folder shares, None where
    it shares none. A file that is there already is replaced and never written to.
    """
    if changed is None:
        _write_base(folder, segments, lexicon)
        return
    table = FactTable(open_arrays(folder / FACTS_NAME))
    docs = {*changed, *_changed_before(folder)}
    if len(docs) > LARGEST_SHARE * table.documents:
        _write_base(folder, segments, lexicon)
    else:
        _write_since(folder, segments, lexicon, table, docs)


def open_suggestions(folder: Path) -> Suggestions:
    """The suggestions of a generation. Raises IndexDamaged when a file of them is missing or broken."""
    since = folder / SINCE_NAME
    try:
        base = SuggestionIndex(open_arrays(folder / SUGGESTIONS_NAME))
        return layered(base, open_arrays(since)) if since.exists() else base
    except (KeyError, IndexError) as error:
        raise IndexDamaged(f"{folder}: its suggestions lack {error}; run quire build --full") from error


def _write_base(folder: Path, segments: Sequence[Segment], lexicon: LexiconParts) -> None:
    facts = _facts(segments, lexicon, None)
    entries, table = base_arrays(facts, frequent_words(segments), KnownTerms(segments))
    _replace(folder / SUGGESTIONS_NAME, entries)
    _replace(folder / FACTS_NAME, table)
    (folder / SINCE_NAME).unlink(missing_ok=True)


def _write_since(
    folder: Path, segments: Sequence[Segment], lexicon: LexiconParts, table: FactTable, docs: Collection[str]
) -> None:
    base = SuggestionIndex(open_arrays(folder / SUGGESTIONS_NAME))
    change = Change(table, docs, _facts(segments, lexicon, docs), frequent_words(segments))
    names = compile_terms(sorted(doc.encode("utf-8", "replace") for doc in docs))
    changed = {"changed_bytes": names["term_bytes"], "changed_starts": names["term_starts"]}
    _replace(folder / SINCE_NAME, since_arrays(base, change, KnownTerms(segments)) | changed)


def _facts(
    segments: Sequence[Segment], lexicon: LexiconParts, docs: Collection[str] | None
) -> Iterator[Fact]:
    """The facts of documents, or of all."""
    for doc, outlines in outlines_of(segments, docs).items():
        yield from facts_of_document(doc, outlines, lexicon.acronyms.get(doc, ()))


def _changed_before(folder: Path) -> Iterable[str]:
    """The documents that have changed from the base to the generation whose files the folder shares."""
    path = folder / SINCE_NAME
    if not path.exists():
        return ()
    arrays = open_arrays(path)
    return TermList(arrays["changed_bytes"], arrays["changed_starts"])


def _replace(path: Path, arrays: Arrays) -> None:
    path.unlink(missing_ok=True)
    write_arrays(path, arrays)
