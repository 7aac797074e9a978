"""Reads Markdown: CommonMark, tables, strikethrough, definition lists, footnotes, ``{#id}`` on headings."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from indexer.document import Document, Heading, TextBlock
from indexer.errors import UnreadableFile
from indexer.front_matter import split_front_matter
from indexer.html.html_blocks import blocks_of
from indexer.html.html_node import Element
from indexer.html.html_soup import tree_of
from indexer.splitting.titles import readable_name, same_title

_HEADING_ID = re.compile(r"\s*\{:?\s*#(?P<id>[^\s{}]+)[^{}]*\}\s*\Z")
_MAX_NESTING = 100


def read_markdown(path: str, text: str) -> Document:
    """The document in ``text``. Raw HTML in it is read as HTML.

    The title is the front matter's, else the first heading of level 1, else the first heading, else the file
    name made readable. Raises ``UnreadableFile`` when the front matter is broken, or quotes and lists are
    nested deeper than about 100 levels, where the parser would drop their text.
    """
    front, body = split_front_matter(text)
    blocks = blocks_of(_tree(body))
    title = front.title or _heading_title(blocks) or readable_name(path)
    anchor, blocks = _without_title(blocks, title)
    return Document(
        path,
        title,
        tuple(blocks),
        url=front.url,
        description=front.description,
        published=front.published,
        modified=front.modified,
        anchor=anchor,
    )


def markdown_tree(text: str) -> tuple[Element, str | None]:
    """The elements that Markdown is written for, and the document's address if its front matter names one.

    Raises ``UnreadableFile`` as ``read_markdown`` does.
    """
    front, body = split_front_matter(text)
    return _tree(body), front.url


def _tree(body: str) -> Element:
    return tree_of(BeautifulSoup(_html(body), "html.parser"))


def _html(body: str) -> str:
    parser = _markdown()
    environment: dict[str, object] = {}
    tokens = parser.parse(body, environment)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        raise UnreadableFile("nests quotes or lists too deeply: flatten them")
    return str(parser.renderer.render(tokens, parser.options, environment))


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    parser.enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin)
    parser.core.ruler.push("heading_id", _take_heading_ids)
    return parser


def _take_heading_ids(state: StateCore) -> None:
    """``## Heading {#id}``: out of the text, into the element."""
    for opening, inline in pairwise(state.tokens):
        last = _last_text(inline) if opening.type == "heading_open" else None
        found = _HEADING_ID.search(last.content) if last is not None else None
        if last is not None and found is not None:
            last.content = last.content[: found.start()]
            opening.attrSet("id", found["id"])


def _last_text(inline: Token) -> Token | None:
    last = inline.children[-1] if inline.children else None
    return last if last is not None and last.type == "text" else None


def _heading_title(blocks: list[Heading | TextBlock]) -> str | None:
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = next((heading for heading in headings if heading.level == 1), headings[0] if headings else None)
    return first.text if first is not None else None


def _without_title(
    blocks: list[Heading | TextBlock], title: str
) -> tuple[str | None, list[Heading | TextBlock]]:
    """The anchor of the first heading if it repeats the title, and the blocks without that heading."""
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            if same_title(block.text, title):
                return block.anchor, [*blocks[:number], *blocks[number + 1 :]]
            break
    return None, blocks
