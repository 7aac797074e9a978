"""Which open elements a start tag or an end tag closes, where the page does not say so (as HTML 5 has it)."""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

from indexer.errors import UnreadableFile
from indexer.html.html_elements import BLOCKS, HEADINGS, LISTS, TABLE_CELLS

MAX_DEPTH = 5_000

_Names = frozenset[str]

_ROWS = frozenset({"tr", "tbody", "thead", "tfoot", "caption", "colgroup"})
_HEADINGS = frozenset(HEADINGS)
_NOT_IN_HEADING = BLOCKS - _HEADINGS
_TABLE = frozenset({"table"})
_TABLE_PARTS = _ROWS | TABLE_CELLS | _TABLE
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


class OpenElements(Protocol):
    """The elements that are open while a tree is built.

    ``names`` are theirs from the root on, ``counts`` how many of each name there are.
    """

    names: list[str]
    counts: dict[str, int]

    def end(self, name: str) -> None:
        """End the innermost open element of this name, with all that is open in it."""

    def has_text(self, depth: int) -> bool:
        """Whether some text other than white space begins the element at this place of ``names``."""


class Nesting:
    """Watches the open elements of a tree while it is built."""

    def __init__(self, tree: OpenElements) -> None:
        self._tree = tree

    def before_start(self, name: str) -> None:
        """Close what a start tag of ``name`` implies to be at its end.

        Raises UnreadableFile if the page is nested too deep.
        """
        if len(self._tree.names) > MAX_DEPTH:
            raise UnreadableFile(
                f"its elements nest more than {MAX_DEPTH:,} deep: close the tags that are left open"
            )
        counts = self._tree.counts
        if counts.get("head") and name not in _IN_HEAD:
            self._close(*_HEAD)
        if counts.get("title"):
            self._close(*_TITLE)
        rules = _CLOSED_BY.get(name)
        if rules is None:
            return
        for names, within in rules:
            for closed in names:
                if counts.get(closed):
                    self._close(names, within)
                    break
        if name in _ENDS_HEADING and self._heading_has_text():
            self._close(_HEADINGS, _NOT_IN_HEADING)

    def may_end(self, name: str) -> bool:
        """Whether an end tag of ``name`` closes an element, and not only looks so across a table cell."""
        names = self._tree.names
        if names[-1] == name:
            return True
        if not self._tree.counts.get(name):
            if name in HEADINGS:
                self._close(_HEADINGS, _NOT_IN_HEADING)
            return False
        if name in _LANDMARKS:
            return True
        within = BLOCKS if name in _FORMATTING else _TABLE if name in _TABLE_PARTS else _SCOPE
        return self._find(frozenset({name}), within) is not None

    def _heading_has_text(self) -> bool:
        depth = self._find(_HEADINGS, _NOT_IN_HEADING)
        return depth is not None and self._tree.has_text(depth)

    def _close(self, names: _Names, within: _Names) -> None:
        depth = self._find(names, within)
        if depth is not None:
            self._tree.end(self._tree.names[depth])

    def _find(self, names: _Names, within: _Names) -> int | None:
        """The innermost open element of one of ``names`` that lies inside all open ones of ``within``."""
        counts = self._tree.counts
        for name in names:
            if counts.get(name):
                break
        else:
            return None
        stack = self._tree.names
        for depth in range(len(stack) - 1, 0, -1):
            if stack[depth] in names:
                return depth
            if stack[depth] in within and len(stack) - depth < _MAX_LOOK_UP:
                return None
        return None


_HEAD = (frozenset({"head"}), frozenset({"body", "svg"}))
_TITLE = (frozenset({"title"}), frozenset({"svg"}))


def _closed_by_starts() -> dict[str, list[tuple[_Names, _Names]]]:
    """For the names of start tags: what each closes, and what that must lie inside, in this order."""
    closed = defaultdict[str, list[tuple[_Names, _Names]]](list)
    closed["a"].append((frozenset({"a"}), BLOCKS))
    closed["li"].append((frozenset({"li"}), _ITEM_SCOPE))
    for name in ("dt", "dd"):
        closed[name].append((frozenset({"dt", "dd"}), _ITEM_SCOPE))
    for name in TABLE_CELLS:
        closed[name].append((TABLE_CELLS, frozenset({"table", "tr"})))
    closed["tr"].append((frozenset({"tr", "caption", "colgroup"}), _TABLE))
    for name in _ROWS & BLOCKS - {"tr"}:
        closed[name].append((_ROWS - {"tr"}, _TABLE))
    for name in _ENDS_PARAGRAPH:
        closed[name].append((frozenset({"p"}), _SCOPE))
    for name in HEADINGS:
        closed[name].append((_HEADINGS, _NOT_IN_HEADING))
    return dict(closed)


_CLOSED_BY = _closed_by_starts()
CLOSED_BY_ANY = ("head", "title")
"""The names of the elements that any start tag may close."""


def _names_closed_by(name: str) -> tuple[str, ...]:
    closed = set[str]().union(*(names for names, _ in _CLOSED_BY[name]))
    if name in _ENDS_HEADING:
        closed |= _HEADINGS
    return (*CLOSED_BY_ANY, *sorted(closed))


CLOSED_BY = {name: _names_closed_by(name) for name in _CLOSED_BY}
"""For the names of start tags: the names of all elements that each may close, where there are more."""
