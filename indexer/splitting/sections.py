"""From a document to its sections, as they are put in the index.

Every word of the document is in exactly one section: in its text, as its own heading, or as a heading above
it that has no text of its own and so shows in the breadcrumb of the first section below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.section import Block, Section, Span
from indexer.address import section_ids, section_url
from indexer.document import Document
from indexer.splitting.layout import Layout, lay_out
from indexer.splitting.outline import OutlineEntry, outline
from indexer.splitting.passages import cut_passages
from indexer.splitting.sentences import SentenceSplitter

MAX_PASSAGES = 40
"""A section with more passages is continued in further sections of the same breadcrumb."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A section before it has its id and address. ``quotation`` is what a text fragment would search for."""

    breadcrumb: tuple[str, ...]
    anchor: str | None
    quotation: str
    text: str
    blocks: tuple[Block, ...]
    passages: tuple[Span, ...]
    sentences: tuple[Span, ...]


def split_sections(document: Document, splitter: SentenceSplitter) -> list[Section]:
    """The sections of ``document`` in order. The same document and splitter always give the same sections."""
    drafts: list[_Draft] = []
    for entry in outline(document.blocks):
        drafts.extend(_drafts(entry, document, splitter, first=not drafts))
    ids = section_ids(document.path, [(draft.anchor, draft.breadcrumb) for draft in drafts])
    return [
        Section(
            id=section_id,
            doc=document.path,
            title=document.title,
            breadcrumb=draft.breadcrumb,
            anchor=draft.anchor,
            url=section_url(document, draft.anchor, draft.quotation),
            date=document.modified or document.published,
            description=document.description,
            position=position,
            text=draft.text,
            blocks=draft.blocks,
            passages=draft.passages,
            sentences=draft.sentences,
        )
        for position, (section_id, draft) in enumerate(zip(ids, drafts, strict=True))
    ]


def _drafts(
    entry: OutlineEntry, document: Document, splitter: SentenceSplitter, first: bool
) -> Iterator[_Draft]:
    """What one heading governs: one section, or several where it is very long."""
    layout = lay_out(entry.blocks, splitter)
    passages = cut_passages(layout)
    for begin in range(0, len(passages), MAX_PASSAGES):
        part = passages[begin : begin + MAX_PASSAGES]
        anchor, quotation = _place(entry, layout, part[0].start)
        if begin == 0:
            anchor, quotation = _opening_place(entry, document, anchor, quotation, first)
        yield _draft(entry, layout, part, anchor, quotation)


def _place(entry: OutlineEntry, layout: Layout, start: int) -> tuple[str | None, str]:
    """The anchor of the first block from ``start`` on, if it begins there, and what a reader sees first."""
    index = next(i for i, piece in enumerate(layout.pieces) if piece.block.end > start)
    block = layout.pieces[index].block
    anchor = entry.blocks[index].anchor if start <= block.start else None
    return anchor, layout.text[max(start, block.start) : block.end]


def _opening_place(
    entry: OutlineEntry, document: Document, anchor: str | None, quotation: str, first: bool
) -> tuple[str | None, str]:
    """Anchor and quotation of the section that begins with the heading, or with the document."""
    if entry.path:
        heading = entry.path[-1]
        return heading.anchor or anchor or (document.anchor if first else None), heading.text
    return anchor or document.anchor, "" if first else quotation


def _draft(
    entry: OutlineEntry, layout: Layout, passages: list[Span], anchor: str | None, quotation: str
) -> _Draft:
    start, end = passages[0].start, passages[-1].end
    blocks = [piece.block for piece in layout.pieces if piece.block.end > start and piece.block.start < end]
    sentences = [
        Span(first - start, last - start)
        for piece in layout.pieces
        for first, last in piece.sentences
        if start <= first < end
    ]
    return _Draft(
        breadcrumb=tuple(heading.text for heading in entry.path),
        anchor=anchor,
        quotation=quotation,
        text=layout.text[start:end],
        blocks=tuple(
            Block(block.kind, max(block.start, start) - start, min(block.end, end) - start, block.level)
            for block in blocks
        ),
        passages=tuple(Span(passage.start - start, passage.end - start) for passage in passages),
        sentences=tuple(sentences),
    )
