"""Remove the page's furniture: menus, banners, footers, share bars, dates, lists of links into the page."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import NamedTuple

from indexer.html.html_contents import title_of_contents
from indexer.html.html_controls import has_controls, is_bar_of_links, is_navigation_by_shape
from indexer.html.html_dateline import is_dateline
from indexer.html.html_elements import LISTS, NEVER_TEXT, attribute, is_hidden
from indexer.html.html_furniture_words import named_always, named_if_links, named_menu, named_outside_article
from indexer.html.html_node import Element
from indexer.html.html_weight import Weight, Weights

_ROLES = frozenset(
    "navigation contentinfo search menu menubar toolbar dialog alertdialog doc-toc doc-pagelist"
    " tooltip".split()
)
_ELEMENTS = frozenset({"nav", "dialog", "search"})
_NAMED_ELEMENTS = frozenset(
    "address div section ul ol dl aside nav form table header footer center p span td".split()
)
_PLACES = frozenset({"main", "article", "blockquote", "figure"})
# Without attributes no other elements are furniture, or places of another kind.
_TELLING = (
    _ELEMENTS | LISTS | _PLACES | frozenset("header footer aside table td form a summary p div".split())
)
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
_MOSTLY_LINKS = 0.5
_SEVERAL_LINKS = 3
# In characters: a page without its largest menu must have more left than a page number or a date.
_SOME_PROSE = 15
_FEW = 20
_SHORT_FORM = 300
_FOOTNOTES = 100


def remove_furniture(soup: Element) -> Weights:
    """Take the furniture out of the tree; returns the weights of what is left.

    An element that holds over half of the page's text stays, whatever it is called; but not a menu, if there
    is some prose elsewhere. Lists of links into the page stay where the page has nothing else.
    """
    weights = Weights(soup)
    finder = _Finder(soup, weights)
    found = finder.find()
    while (menu := finder.largest_menu(found)) is not None:
        if finder.prose_beside(found) < _SOME_PROSE:
            finder.keeps_menus = True
        else:
            _remove([menu], weights)
            finder = _Finder(soup, weights)
        found = finder.find()
    if finder.is_all(found):
        found = [tag for tag in found if tag.name not in LISTS]
    _remove(found, weights)
    return weights


def _remove(tags: list[Element], weights: Weights) -> None:
    for tag in tags:
        title = title_of_contents(tag)
        weights.remove(tag)
        if title is not None:
            weights.remove(title)
    weights.update()


class _Place(NamedTuple):
    """Where an element stands."""

    in_article: bool = False
    in_quote: bool = False


class _Finder:
    def __init__(self, soup: Element, weights: Weights) -> None:
        self._weights = weights
        self._page = self._weights[soup]
        self._half = self._page.text / 2
        self._soup = soup
        self.keeps_menus = False

    @cached_property
    def _controlled(self) -> frozenset[str]:
        """The ids of what controls open and close. Most pages hide nothing and are not searched for them."""
        controls = (
            attribute(tag, "aria-controls") for tag in self._soup.elements if "aria-controls" in tag.attrs
        )
        return frozenset(name for names in controls for name in names.split())

    def find(self) -> list[Element]:
        """The outermost elements that are furniture."""
        found: list[Element] = []
        weights = self._weights
        waiting: list[tuple[Element, _Place]] = [(self._soup, _Place())]
        while waiting:
            tag, place = waiting.pop()
            weight = weights[tag]
            if not weight.text:
                continue
            if tag.attrs or tag.name in _TELLING:
                if self._is_furniture(tag, weight, place):
                    found.append(tag)
                    continue
                place = _place_inside(tag, place)
            for child in reversed(tag.contents):
                if isinstance(child, Element) and child.name not in NEVER_TEXT:
                    waiting.append((child, place))
        return found

    def largest_menu(self, tags: list[Element]) -> Element | None:
        """The one of ``tags`` that holds over half of the page's text."""
        return next((tag for tag in tags if self._weights[tag].text > self._half), None)

    def prose_beside(self, tags: list[Element]) -> int:
        """The characters outside ``tags`` that are neither links nor headings."""
        return self._page.body - sum(self._weights[tag].body for tag in tags)

    def is_all(self, tags: list[Element]) -> bool:
        """Whether ``tags`` hold all text of the page."""
        return sum(self._weights[tag].text for tag in tags) >= 2 * self._half

    def _is_furniture(self, tag: Element, weight: Weight, place: _Place) -> bool:
        is_most = weight.text > self._half
        if is_most and not self.keeps_menus and self._is_menu(tag, weight, place):
            return True
        hidden = is_hidden(tag)
        if is_most or (hidden and self._is_collapsed(tag)):
            tag.attrs = {name: value for name, value in tag.attrs.items() if name not in _HIDING}
            return False
        if hidden or is_dateline(tag, weight):
            return True
        return self._is_by_meaning(tag, weight, place) or _is_by_name(tag, weight, place)

    def _is_menu(self, tag: Element, weight: Weight, place: _Place) -> bool:
        """Whether an element is made of links and cannot be the article, however long it is."""
        if weight.link_share < _MOSTLY_LINKS or weight.link_count < _SEVERAL_LINKS or weight.h1_text:
            return False
        return self._is_by_meaning(tag, weight, place) or (
            tag.name in _NAMED_ELEMENTS and named_menu(tag, weight.headings > 0)
        )

    def _is_collapsed(self, tag: Element) -> bool:
        """Whether the text shows when a reader opens it: the panel of a tab or of an accordion."""
        if tag.name in _ELEMENTS or attribute(tag, "role") in _ROLES:
            return False
        return attribute(tag, "role") == "tabpanel" or attribute(tag, "id") in self._controlled

    def _is_by_meaning(self, tag: Element, weight: Weight, place: _Place) -> bool:
        role = attribute(tag, "role")
        if tag.name in _ELEMENTS or role in _ROLES:
            return True
        if tag.name == "header" or role == "banner":
            return not place.in_article and weight.h1_links >= _MOSTLY_LINKS * weight.h1_text
        if tag.name == "footer":
            return _is_footer(weight, place)
        if tag.name == "aside" or role == "complementary":
            return weight.link_share >= _MOSTLY_LINKS and weight.link_count >= _SEVERAL_LINKS
        if tag.name == "table":
            return attribute(tag, "summary").lower().startswith("navigation") or is_bar_of_links(tag, weight)
        if tag.name == "td":
            return self._is_menu_cell(tag, weight)
        if tag.name == "form":
            return weight.text < _SHORT_FORM and not weight.h1_text and has_controls(tag)
        return is_navigation_by_shape(tag, weight)

    def _is_menu_cell(self, cell: Element, weight: Weight) -> bool:
        """A column of links in a table that lays out the page: a cell beside it holds the text."""
        row = cell.parent
        if row is None or weight.link_share < _MOSTLY_LINKS or weight.link_count <= _SEVERAL_LINKS:
            return False
        beside = [self._weights[other] for other in islice(row.children, _FEW) if isinstance(other, Element)]
        return any(other.text > 0.6 * self._half and _outweighs(other, weight) for other in beside)


def _place_inside(tag: Element, place: _Place) -> _Place:
    is_article = tag.name in ("main", "article") or attribute(tag, "role") == "main"
    is_quote = tag.name in ("blockquote", "figure")
    if not (is_article or is_quote):
        return place
    return _Place(place.in_article or is_article, place.in_quote or is_quote)


def _outweighs(text: Weight, menu: Weight) -> bool:
    """Whether what stands beside a column of links is the article: prose, or parts with headings."""
    has_parts = bool(text.headings and not menu.headings)
    return text.prose > menu.text or (has_parts and text.text > menu.text)


def _is_footer(weight: Weight, place: _Place) -> bool:
    if place.in_quote:
        return False
    return not place.in_article or weight.prose < _FOOTNOTES or weight.link_share >= _MOSTLY_LINKS


def _is_by_name(tag: Element, weight: Weight, place: _Place) -> bool:
    if tag.name not in _NAMED_ELEMENTS or not ("class" in tag.attrs or "id" in tag.attrs):
        return False
    has_heading = weight.headings > 0
    is_links = weight.links >= _MOSTLY_LINKS * (weight.text - weight.headings)
    if is_links and not weight.h1_text and named_if_links(tag, has_heading):
        return True
    if tag.name in ("p", "span", "td"):
        return False
    if named_always(tag, has_heading):
        return True
    return not place.in_article and not weight.h1_text and named_outside_article(tag, has_heading)
