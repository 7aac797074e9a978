"""Reads plain text: headings by their shape, paragraphs, lists and listings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from indexer.document import Document, Heading, TextBlock
from indexer.splitting.titles import readable_name
from indexer.text.text_blocks import BlockReader, is_tabular
from indexer.text.text_chunks import Chunk, Typesetting, chunks_of, typesetting_of
from indexer.text.text_headings import is_heading, shape_of, title_of, underlined

_TITLE_WITHIN = 4


def read_text(path: str, text: str) -> Document:
    """The document in ``text``. Its title is the heading at the top, or else its file name made readable."""
    chunks = chunks_of(text)
    page = typesetting_of(chunks)
    ruled = underlined(chunks[0])[0] if chunks else []
    title = None if ruled else _take_title(chunks, page)
    blocks = _with_listings_joined(_blocks(chunks, page))
    if ruled and len(blocks) > 1:
        title = ruled[0].text
        del blocks[0]
    return Document(path, title or readable_name(path), tuple(blocks))


def _take_title(chunks: list[Chunk], page: Typesetting) -> str | None:
    """Takes the title out of ``chunks``. Only columns (the head of a memo) may stand above it."""
    for number, chunk in enumerate(chunks[:_TITLE_WITHIN]):
        title = title_of(chunk, page)
        if title is not None and len(chunks) > 1:
            chunks[number : number + 1] = _below_title(chunk, title)
            return title
        if not is_tabular(chunk.lines):
            return None
    return None


def _below_title(chunk: Chunk, title: str) -> list[Chunk]:
    if chunk.text == title:
        return []
    return [Chunk(chunk.lines[1:])]


def _blocks(chunks: Sequence[Chunk], page: Typesetting) -> Iterator[Heading | TextBlock]:
    shapes = [shape_of(chunk, page) for chunk in chunks]
    reader = BlockReader(page)
    for number, chunk in enumerate(chunks):
        ruled, rest = underlined(chunk)
        yield from (Heading(shape.text, shape.level) for shape in ruled)
        shape = None if ruled else shapes[number]
        following = chunks[number + 1 : number + 3]
        next_shape = shapes[number + 1] if following else None
        if (
            shape is not None
            and not reader.continues_steps(chunk)
            and is_heading(shape, following, next_shape)
        ):
            reader.end_list()
            yield Heading(shape.text, shape.level)
        elif rest is not None:
            yield from reader.read(rest)


def _with_listings_joined(blocks: Iterable[Heading | TextBlock]) -> list[Heading | TextBlock]:
    """Listings with a blank line between them are one."""
    joined: list[Heading | TextBlock] = []
    run: list[str] = []
    for block in [*blocks, None]:
        if isinstance(block, TextBlock) and block.kind == "code":
            run.append(block.text)
            continue
        if run:
            joined.append(TextBlock("code", "\n\n".join(run)))
            run = []
        if block is not None:
            joined.append(block)
    return joined
