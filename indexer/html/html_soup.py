"""The tree of any page, by BeautifulSoup, fed by Python's ``html.parser``.

It keeps all text however deep it lies (lxml drops what is below some depth) and needs nothing else. What it
lacks is here and in ``indexer/html/html_nesting.py``: implied end tags, a bound on nesting, and shortcuts
where broken pages make it slow.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from indexer.html.html_builder import VOID
from indexer.html.html_nesting import Nesting
from indexer.html.html_node import Element


def thorough_tree(html: str) -> Element:
    """The tree of a page or of a fragment.

    Raises UnreadableFile if elements nest deeper than any page that people write.
    """
    soup = BeautifulSoup("", "html.parser", multi_valued_attributes=None)
    soup.reset()
    parser = _Parser(soup)
    parser.feed(html)
    parser.close()
    soup.endData()
    return tree_of(soup)


def tree_of(soup: Tag) -> Element:
    """BeautifulSoup's tree as elements and texts; what is no text of the page (comments) is left out."""
    root = _element(soup)
    waiting = [(root, iter(soup.contents))]
    while waiting:
        parent, children = waiting[-1]
        for child in children:
            if isinstance(child, Tag):
                parent.append(element := _element(child))
                waiting.append((element, iter(child.contents)))
                break
            if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                parent.append_text(str(child))
        else:
            waiting.pop()
    return root


def _element(tag: Tag) -> Element:
    attrs = {
        name: " ".join(value) if isinstance(value, list) else str(value) for name, value in tag.attrs.items()
    }
    return Element(tag.name, attrs)


class _OpenTags:
    """The open elements of a soup, as ``Nesting`` wants to know them."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self.names = [soup.name]
        self.counts: dict[str, int] = soup.open_tag_counter

    def start(self, name: str, attrs: dict[str, str]) -> None:
        self._soup.handle_starttag(name, None, None, attrs)
        self.names.append(name)

    def end(self, name: str) -> None:
        self._soup.handle_endtag(name)
        del self.names[len(self._soup.tagStack) :]

    def has_text(self, depth: int) -> bool:
        self._soup.endData()
        nodes = islice(self._soup.tagStack[depth].descendants, 50)
        return any(isinstance(node, NavigableString) and bool(node.strip()) for node in nodes)


class _Parser(HTMLParser):
    """Hands start tags, end tags and text to the tree; comments and declarations are left out."""

    def __init__(self, soup: BeautifulSoup) -> None:
        super().__init__(convert_charrefs=True)
        self._soup = soup
        self._open = _OpenTags(soup)
        self._nesting = Nesting(self._open)
        self._after_last_comment = 0

    def feed(self, data: str) -> None:
        self._after_last_comment = len(data) - data.rfind("-->")
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._nesting.before_start(tag)
        # The first of two attributes with one name counts, as in browsers.
        self._open.start(tag, {name: value or "" for name, value in reversed(attrs)})
        if tag in VOID:
            self._open.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._nesting.may_end(tag):
            self._open.end(tag)

    def handle_data(self, data: str) -> None:
        self._soup.handle_data(data)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """A comment that never ends is passed over by its mark alone, without a search to the end."""
        if len(self.rawdata) - i <= self._after_last_comment:
            return i + len("<!--")
        return super().parse_comment(i, report)

    def parse_html_declaration(self, i: int) -> int:
        """``<![...`` ends at the next ``>``, as in browsers; html.parser gives up on some."""
        if self.rawdata.startswith("<![", i):
            return self.rawdata.find(">", i) + 1 or -1
        return super().parse_html_declaration(i)
