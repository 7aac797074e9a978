"""Hand-made sections, and generations of them published the way a build does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.section import Block, Section, Span
from engine.storage.generations import Generations
from engine.storage.manifest import DocumentEntry, Manifest, read_manifest
from engine.storage.whoosh_store import WHOOSH_FOLDER, compile_arrays, compile_suggestions
from engine.storage.whoosh_writer import SectionWriter
from engine.vocabulary.lexicon_file import LexiconParts, write_lexicon

NO_LEXICON = LexiconParts()

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|(?=\n)|\Z)", re.DOTALL)


def section(
    section_id: str,
    text: str,
    *,
    doc: str = "tea.md",
    title: str = "Tea",
    breadcrumb: tuple[str, ...] = (),
    position: int = 0,
    blocks: tuple[Block, ...] | None = None,
    passages: Sequence[tuple[int, int]] = (),
) -> Section:
    """A section; what is not given is one paragraph and one passage, with sentences at full stops."""
    blocks = (Block("paragraph", 0, len(text)),) if blocks is None else blocks
    return Section(
        id=section_id,
        doc=doc,
        title=title,
        breadcrumb=breadcrumb,
        anchor=section_id,
        url=f"{doc}#{section_id}",
        date="2024-05-01",
        description="",
        position=position,
        text=text,
        blocks=blocks,
        passages=tuple(Span(*passage) for passage in passages) or (Span(0, len(text)),),
        sentences=tuple(
            Span(*found.span())
            for block in blocks
            for found in _SENTENCE.finditer(text, block.start, block.end)
        ),
    )


def publish(
    index: Path,
    added: Sequence[Section],
    removed: Iterable[str] = (),
    *,
    anew: bool = False,
    lexicon: LexiconParts = NO_LEXICON,
) -> int:
    """Publish the current generation without ``removed`` files and with ``added`` sections; its number."""
    generations = Generations(index)
    base = None if anew else generations.current_number()
    number, folder = generations.begin(base)
    documents = read_manifest(generations.path(base)).documents if base else {}
    differing = {*removed, *(one.doc for one in added)}
    gone = differing & documents.keys()
    _write(folder, added, gone, lexicon, None if base is None else differing)
    documents = {doc: entry for doc, entry in documents.items() if doc not in gone} | _entries(added)
    generations.finish(folder, Manifest(number, "2024-05-01T12:00:00+00:00", "corpus", documents, ()))
    generations.publish(number)
    return number


def _write(
    folder: Path,
    added: Sequence[Section],
    gone: Iterable[str],
    lexicon: LexiconParts,
    changed: Iterable[str] | None,
) -> None:
    writer = SectionWriter(folder / WHOOSH_FOLDER)
    for one in added:
        writer.add(one)
    writer.delete_documents(gone)
    writer.commit()
    compile_arrays(folder)
    write_lexicon(folder, lexicon)
    compile_suggestions(folder, lexicon, changed)


def _entries(sections: Sequence[Section]) -> dict[str, DocumentEntry]:
    entries = {}
    for doc in {one.doc for one in sections}:
        own = [one for one in sections if one.doc == doc]
        entries[doc] = DocumentEntry("", 0, 0, len(own), sum(len(one.passages) for one in own), own[0].date)
    return entries
