"""Which open elements a start tag or an end tag closes, where the page does not say so (as HTML 5 has it)."""

from __future__ import annotations

from itertools import islice

from bs4 import BeautifulSoup, Tag

from indexer.errors import UnreadableFile
from indexer.html_elements import BLOCKS, HEADINGS, LISTS, TABLE_CELLS
from indexer.html_walk import is_text

MAX_DEPTH = 5_000

_ROWS = frozenset({"tr", "tbody", "thead", "tfoot", "caption", "colgroup"})
_HEADINGS = frozenset(HEADINGS)
_NOT_IN_HEADING = BLOCKS - _HEADINGS
_TABLE_PARTS = _ROWS | TABLE_CELLS | {"table"}
_SCOPE = TABLE_CELLS | {"table", "caption", "button", "object"}
_IN_HEAD = frozenset("title meta link base basefont bgsound script style noscript template head html".split())
_ENDS_PARAGRAPH = BLOCKS - _ROWS - TABLE_CELLS - {"html", "body", "legend", "noframes", "caption"}
_ENDS_HEADING = LISTS | {"p", "dl", "table", "pre", "blockquote", "section", "article"}
_FORMATTING = frozenset(
    "b big code del em font i ins kbd mark nobr s samp small span strike strong sub sup tt u var".split()
)
# The end of one of these ends all that is left open in it, tables too.
_LANDMARKS = frozenset({"html", "body", "main", "article"})
_ITEM_SCOPE = BLOCKS - {"address", "div", "p", "li", "dt", "dd"}
# An element farther up than this is closed without a look at what lies between.
_MAX_LOOK_UP = 200


class Nesting:
    """Watches the open elements of ``soup`` while it is built."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup

    def before_start(self, name: str) -> None:
        """Close what a start tag of ``name`` implies to be at its end.

        Raises UnreadableFile if the page is nested too deep.
        """
        if len(self._soup.tagStack) > MAX_DEPTH:
            raise UnreadableFile(
                f"its elements nest more than {MAX_DEPTH:,} deep: close the tags that are left open"
            )
        if self._is_open("head") and name not in _IN_HEAD:
            self._close({"head"}, frozenset({"body", "svg"}))
        if self._is_open("title"):
            self._close({"title"}, frozenset({"svg"}))
        if name == "a":
            self._close({"a"}, BLOCKS)
        elif name in BLOCKS:
            self._before_block(name)

    def may_end(self, name: str) -> bool:
        """Whether an end tag of ``name`` closes an element, and not only looks so across a table cell."""
        if not self._is_open(name):
            if name in HEADINGS:
                self._close(_HEADINGS, _NOT_IN_HEADING)
            return False
        if name in _LANDMARKS:
            return True
        if name in _FORMATTING:
            return self._find({name}, BLOCKS) is not None
        if name in _TABLE_PARTS:
            return self._find({name}, frozenset({"table"})) is not None
        return self._find({name}, _SCOPE) is not None

    def _before_block(self, name: str) -> None:
        if name == "li":
            self._close({"li"}, _ITEM_SCOPE)
        elif name in ("dt", "dd"):
            self._close({"dt", "dd"}, _ITEM_SCOPE)
        elif name in TABLE_CELLS:
            self._close(TABLE_CELLS, frozenset({"table", "tr"}))
        elif name == "tr":
            self._close({"tr", "caption", "colgroup"}, frozenset({"table"}))
        elif name in _ROWS:
            self._close(_ROWS - {"tr"}, frozenset({"table"}))
        if name in _ENDS_PARAGRAPH:
            self._close({"p"}, _SCOPE)
        if name in HEADINGS or (name in _ENDS_HEADING and self._heading_has_text()):
            self._close(_HEADINGS, _NOT_IN_HEADING)

    def _heading_has_text(self) -> bool:
        heading = self._find(_HEADINGS, _NOT_IN_HEADING)
        if heading is None:
            return False
        self._soup.endData()
        return any(is_text(node) and str(node).strip() for node in islice(heading.descendants, 50))

    def _is_open(self, name: str) -> bool:
        return bool(self._soup.open_tag_counter.get(name))

    def _close(self, names: set[str] | frozenset[str], within: frozenset[str]) -> None:
        found = self._find(names, within)
        if found is not None:
            self._soup.handle_endtag(found.name)

    def _find(self, names: set[str] | frozenset[str], within: frozenset[str]) -> Tag | None:
        """The innermost open element of one of ``names`` that lies inside all open ones of ``within``."""
        if not any(self._is_open(name) for name in names):
            return None
        stack = self._soup.tagStack
        for depth in range(len(stack) - 1, 0, -1):
            tag: Tag = stack[depth]
            if tag.name in names:
                return tag
            if tag.name in within and len(stack) - depth < _MAX_LOOK_UP:
                return None
        return None
