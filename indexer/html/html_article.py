"""Find the article of a page and leave the page's furniture out of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.html.html_elements import HEADINGS, cannot_hold_text
from indexer.html.html_furniture import remove_furniture
from indexer.html.html_node import Element
from indexer.html.html_text import short_text
from indexer.html.html_weight import Weights

# "Nearly all" of the page's prose, and the least of it that makes main or article the article.
_NEARLY_ALL = 0.9
_ENOUGH = 0.4
_CONTAINERS = frozenset(
    "html body div center main section article form table tbody tr td font span fieldset".split()
)
_MARKED = frozenset({"main", "article"})
_MOSTLY_LINKS = 0.5
_SCRAP = 200
_IS_SCRAP = re.compile(
    r"©|\(c\) |copyright|all rights reserved|last (updated|modified)|powered by", re.IGNORECASE
)


def find_article(soup: Element, tags: list[Element]) -> list[Element]:
    """The elements that hold the article, in order: ``main``, ``article``s, or where the text is densest.

    ``tags`` are all elements of the tree. It is changed: navigation, banners, share bars and the like are
    removed from it.
    """
    weights = remove_furniture(soup)
    page: Element = soup
    marked = [tag for tag in tags if tag.name in _MARKED or "role" in tag.attrs or "itemprop" in tag.attrs]
    mains = _outermost(page, _is_main) if any(map(_is_main, marked)) else []
    main = max(mains, key=lambda tag: weights[tag].prose, default=None)
    if main is not None and weights[main].prose >= _ENOUGH * weights[page].prose:
        page = main
    articles = _outermost(page, _is_article) if any(map(_is_article, marked)) else []
    share = _NEARLY_ALL if page is main else _ENOUGH
    if articles and sum(weights[tag].prose for tag in articles) >= share * weights[page].prose:
        return articles
    return [page if page is main else _densest(page, weights)]


def _is_main(tag: Element) -> bool:
    return tag.name == "main" or tag.attrs.get("role") == "main"


def _is_article(tag: Element) -> bool:
    return tag.name == "article" or tag.attrs.get("itemprop") == "articleBody"


def _outermost(root: Element, wanted: Callable[[Element], bool]) -> list[Element]:
    """The elements below ``root`` that are ``wanted`` and lie in none that is, in order."""
    found: list[Element] = []
    waiting = [root]
    while waiting:
        tag = waiting.pop()
        if tag is not root and wanted(tag):
            found.append(tag)
        elif tag.contents:
            waiting += [child for child in reversed(tag.contents) if isinstance(child, Element)]
    return found


def _densest(page: Element, weights: Weights) -> Element:
    """The smallest element that holds nearly all prose and leaves only links and a copyright line outside."""
    whole, best = weights[page].prose, page
    while True:
        children = [
            child for child in best.contents if isinstance(child, Element) and not cannot_hold_text(child)
        ]
        inner = max(children, key=lambda child: weights[child].prose, default=None)
        if inner is None or inner.name not in _CONTAINERS or weights[inner].prose < _NEARLY_ALL * whole:
            return best
        if any(child is not inner and not _is_scrap(child, weights) for child in children):
            return best
        if any(isinstance(child, str) and re.search(r"\w", child) for child in best.contents):
            return best
        best = inner


def _is_scrap(tag: Element, weights: Weights) -> bool:
    weight = weights[tag]
    if not weight.text or (weight.link_share >= _MOSTLY_LINKS and tag.name not in HEADINGS):
        return True
    text = short_text(tag, _SCRAP)
    return text is not None and bool(_IS_SCRAP.match(text))
