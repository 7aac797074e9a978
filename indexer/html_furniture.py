"""Remove the page's furniture: navigation, banners, footers, share bars, lists of links into the page."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from indexer.html_elements import LISTS, attribute, cannot_hold_text, is_hidden
from indexer.html_furniture_words import named_always, named_if_links, named_outside_article
from indexer.html_text import short_text
from indexer.html_walk import tag_before
from indexer.html_weight import Weight, Weights

_ROLES = frozenset(
    "navigation contentinfo search menu menubar toolbar dialog alertdialog doc-toc doc-pagelist"
    " tooltip".split()
)
_ELEMENTS = frozenset({"nav", "dialog", "search"})
_NAMED_ELEMENTS = frozenset(
    "div section ul ol dl aside nav form table header footer center p span td".split()
)
_MOSTLY_LINKS = 0.5
_SEVERAL_LINKS = 3
_FEW = 20
_CONTROLS = frozenset({"input", "select", "textarea", "button"})
_SHORT_FORM = 300
_FOOTNOTES = 100
_CONTENTS = frozenset(
    {
        "contents",
        "table of contents",
        "contents of this page",
        "on this page",
        "in this page",
        "in this article",
        "in this section",
        "page contents",
        "jump to",
    }
)


def remove_furniture(soup: BeautifulSoup) -> None:
    """Take the furniture out of the tree.

    An element that holds over half of the page's text always stays. Lists of links into the page stay where
    the page has nothing else.
    """
    finder = _Finder(soup)
    found = finder.find(soup)
    if finder.is_all(found):
        found = [tag for tag in found if tag.name not in LISTS]
    for tag in found:
        title = _title_of_contents(tag) if tag.name in LISTS else None
        tag.decompose()
        if title is not None:
            title.decompose()


class _Place(NamedTuple):
    """Where an element stands."""

    in_article: bool = False
    in_quote: bool = False


class _Finder:
    def __init__(self, soup: BeautifulSoup) -> None:
        self._weights = Weights(soup)
        self._half = self._weights[soup].text / 2
        self._controlled = _controlled_ids(soup)

    def find(self, soup: BeautifulSoup) -> list[Tag]:
        """The outermost elements that are furniture."""
        found: list[Tag] = []
        waiting: list[tuple[Tag, _Place]] = [(soup, _Place())]
        while waiting:
            tag, place = waiting.pop()
            if self._is_furniture(tag, place):
                found.append(tag)
                continue
            place = _place_inside(tag, place)
            waiting.extend(
                (child, place)
                for child in reversed(tag.contents)
                if isinstance(child, Tag) and not cannot_hold_text(child)
            )
        return found

    def is_all(self, tags: list[Tag]) -> bool:
        """Whether ``tags`` hold all text of the page."""
        return sum(self._weights[tag].text for tag in tags) >= 2 * self._half

    def _is_furniture(self, tag: Tag, place: _Place) -> bool:
        weight = self._weights[tag]
        hidden = is_hidden(tag)
        if weight.text > self._half or (hidden and self._is_collapsed(tag)):
            for name in ("hidden", "aria-hidden", "style"):
                tag.attrs.pop(name, None)
            return False
        if not weight.text:
            return False
        return hidden or self._is_by_meaning(tag, weight, place) or _is_by_name(tag, weight, place)

    def _is_collapsed(self, tag: Tag) -> bool:
        """Whether the text shows when a reader opens it: the panel of a tab or of an accordion."""
        if tag.name in _ELEMENTS or attribute(tag, "role") in _ROLES:
            return False
        return attribute(tag, "role") == "tabpanel" or attribute(tag, "id") in self._controlled

    def _is_by_meaning(self, tag: Tag, weight: Weight, place: _Place) -> bool:
        role = attribute(tag, "role")
        if tag.name in _ELEMENTS or role in _ROLES:
            return True
        if tag.name == "header" or role == "banner":
            return not place.in_article and weight.h1_links >= _MOSTLY_LINKS * weight.h1_text
        if tag.name == "footer":
            return _is_footer(weight, place)
        if tag.name == "aside" or role == "complementary":
            return weight.link_share >= _MOSTLY_LINKS and weight.link_count >= _SEVERAL_LINKS
        if tag.name == "td":
            return self._is_menu_cell(tag, weight)
        if tag.name == "form":
            return weight.text < _SHORT_FORM and not weight.h1_text and _has_controls(tag)
        return _is_contents(tag, weight) or _is_jump(tag)

    def _is_menu_cell(self, cell: Tag, weight: Weight) -> bool:
        """A column of links in a table that lays out the page: a cell beside it holds the text."""
        row = cell.parent
        if row is None or weight.link_share < _MOSTLY_LINKS or weight.link_count <= _SEVERAL_LINKS:
            return False
        beside = [self._weights[other] for other in row.contents[:_FEW] if isinstance(other, Tag)]
        return any(other.text > 0.6 * self._half and other.prose > weight.text for other in beside)


def _place_inside(tag: Tag, place: _Place) -> _Place:
    is_article = tag.name in ("main", "article") or attribute(tag, "role") == "main"
    is_quote = tag.name in ("blockquote", "figure")
    return _Place(place.in_article or is_article, place.in_quote or is_quote)


def _has_controls(form: Tag) -> bool:
    return any(
        isinstance(node, Tag) and node.name in _CONTROLS for node in islice(form.descendants, _SHORT_FORM)
    )


def _is_footer(weight: Weight, place: _Place) -> bool:
    if place.in_quote:
        return False
    return not place.in_article or weight.prose < _FOOTNOTES or weight.link_share >= _MOSTLY_LINKS


def _is_contents(tag: Tag, weight: Weight) -> bool:
    """A list of links to places of the same page."""
    if tag.name not in LISTS or weight.link_count < 2:
        return False
    return weight.inner_links >= 0.9 * weight.text


def _is_jump(tag: Tag) -> bool:
    """ "Skip to content", and links to the previous and next page."""
    if tag.name != "a":
        return False
    if attribute(tag, "rel") in ("prev", "next"):
        return True
    text = short_text(tag, 40) if attribute(tag, "href").startswith("#") else None
    return text is not None and text.lower().startswith(("skip to ", "jump to "))


def _is_by_name(tag: Tag, weight: Weight, place: _Place) -> bool:
    if tag.name not in _NAMED_ELEMENTS or not ("class" in tag.attrs or "id" in tag.attrs):
        return False
    below_headings = weight.text - weight.headings
    if weight.links >= _MOSTLY_LINKS * below_headings and not weight.h1_text and named_if_links(tag):
        return True
    if tag.name in ("p", "span", "td"):
        return False
    return named_always(tag) or (not place.in_article and not weight.h1_text and named_outside_article(tag))


def _controlled_ids(soup: BeautifulSoup) -> frozenset[str]:
    controls = soup.find_all(True, attrs={"aria-controls": True})
    return frozenset(name for tag in controls for name in attribute(tag, "aria-controls").split())


def _title_of_contents(contents: Tag) -> Tag | None:
    """The heading "Contents" or "On this page" directly before a list of links, if there is one."""
    before = tag_before(contents)
    if before is None and contents.parent is not None:
        before = tag_before(contents.parent)
    if before is None:
        return None
    text = short_text(before, 40)
    return before if text is not None and text.rstrip(":").lower() in _CONTENTS else None
