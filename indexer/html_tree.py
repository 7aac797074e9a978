"""HTML text to a tree of elements, with end tags put in where authors may leave them out.

Python's ``html.parser`` feeds BeautifulSoup's tree: it keeps all text however deep it lies (lxml drops
what is below some depth) and needs nothing else. What it lacks is here: implied end tags, a bound on
nesting, and shortcuts where broken pages make it slow.
"""

from __future__ import annotations

from html.parser import HTMLParser

from bs4 import BeautifulSoup

from indexer.html_nesting import Nesting

_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta"
    " param source track wbr".split()
)


def parse_html(html: str) -> BeautifulSoup:
    """The tree of a page or of a fragment.

    Raises UnreadableFile if elements nest deeper than any page that people write.
    """
    soup = BeautifulSoup("", "html.parser", multi_valued_attributes=None)
    soup.reset()
    parser = _Parser(soup)
    # What follows the last ">" holds no whole tag, and html.parser searches on from each "<" in it.
    end = html.rfind(">") + 1
    parser.feed(html[:end] + html[end:].replace("<", "&lt;"))
    parser.close()
    soup.endData()
    return soup


class _Parser(HTMLParser):
    """Hands start tags, end tags and text to the tree; comments and declarations are left out."""

    def __init__(self, soup: BeautifulSoup) -> None:
        super().__init__(convert_charrefs=True)
        self._soup = soup
        self._nesting = Nesting(soup)
        self._after_last_comment = 0

    def feed(self, data: str) -> None:
        self._after_last_comment = len(data) - data.rfind("-->")
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._nesting.before_start(tag)
        # The first of two attributes with one name counts, as in browsers.
        values = {name: value or "" for name, value in reversed(attrs)}
        self._soup.handle_starttag(tag, None, None, values)
        if tag in _VOID:
            self._soup.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._soup.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._nesting.may_end(tag):
            self._soup.handle_endtag(tag)

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
