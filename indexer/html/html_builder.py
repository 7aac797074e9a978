"""Builds the tree of a page from its tags and texts, one after the other, in the order of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from indexer.html.html_nesting import CLOSED_BY, CLOSED_BY_ANY, MAX_DEPTH, Nesting
from indexer.html.html_node import Element, letters_of

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta"
    " param source track wbr".split()
)
_ROOT = "[document]"
_BLANKS = " \n\t\f\r"


class TreeBuilder:
    """The tree so far; ``names`` and ``counts`` are as in ``OpenElements``.

    As BeautifulSoup does, white space alone becomes one space or line end, except in ``pre``.
    """

    def __init__(self) -> None:
        self.root = Element(_ROOT, {})
        self.names = [_ROOT]
        self.counts: dict[str, int] = defaultdict(int)
        self._open = [self.root]
        self._pieces: list[str] = []
        self._nesting = Nesting(self)

    def start_tag(self, name: str, attrs: Mapping[str, str]) -> None:
        """A start tag. Raises UnreadableFile if the page is nested too deep."""
        # A page has hundreds of them: nothing is called that can be done without.
        names, counts = self.names, self.counts
        if len(names) > MAX_DEPTH:
            self._nesting.before_start(name)
        else:
            for closed in CLOSED_BY.get(name, CLOSED_BY_ANY):
                if counts[closed]:
                    self._nesting.before_start(name)
                    break
        if self._pieces:
            self._end_text()
        element = Element(name, attrs, self._open[-1])
        if name not in VOID:
            self._open.append(element)
            names.append(name)
            counts[name] += 1

    def end_tag(self, name: str) -> None:
        """An end tag, which need not close anything."""
        if self.names[-1] == name:
            if self._pieces:
                self._end_text()
            self._open.pop()
            self.names.pop()
            self.counts[name] -= 1
        elif name not in VOID and self._nesting.may_end(name):
            self.end(name)

    def text(self, text: str) -> None:
        """A text, or a part of one."""
        self._pieces.append(text)

    def finish(self) -> Element:
        """The root, once all is read."""
        if self._pieces:
            self._end_text()
        return self.root

    def end(self, name: str) -> None:
        if self._pieces:
            self._end_text()
        if not self.counts.get(name):
            return
        ended = None
        while ended != name:
            self._open.pop()
            ended = self.names.pop()
            self.counts[ended] -= 1

    def has_text(self, depth: int) -> bool:
        if self._pieces:
            self._end_text()
        nodes = islice(self._open[depth].descendants, 50)
        return any(isinstance(node, str) and node.strip() for node in nodes)

    def _end_text(self) -> None:
        pieces = self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        parent = self._open[-1]
        if text and not text.isspace():
            parent.contents.append(text)
            parent.letters += letters_of(text)
        elif self.counts["pre"] or self.counts["textarea"]:
            parent.append_text(text)
        else:
            parent.contents.append(_folded(text))


def _folded(blanks: str) -> str:
    """One line end or space for several; other blanks (no-break spaces) stay."""
    if blanks.strip(_BLANKS):
        return blanks
    return "\n" if "\n" in blanks else " "
