"""Tables of contents: lists of links to places of the same page, and the titles above them."""

from __future__ import annotations

from itertools import islice

from indexer.html.html_elements import LISTS, heading_level
from indexer.html.html_node import Element
from indexer.html.html_text import short_text
from indexer.html.html_walk import tag_before
from indexer.html.html_weight import Weight

_NEARLY_ALL = 0.9
_TITLES = frozenset(
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


def is_contents(tag: Element, weight: Weight) -> bool:
    """Whether ``tag`` is a list of links to places of the same page."""
    return tag.name in LISTS and weight.link_count >= 2 and weight.inner_links >= _NEARLY_ALL * weight.text


def title_of_contents(contents: Element) -> Element | None:
    """The heading "Contents" or "On this page" directly before a list of links, if there is one.

    A heading of any other words goes with the list if it governs nothing else.
    """
    before = tag_before(contents)
    if before is not None and contents.name in LISTS and _governs_only(before, contents):
        return before
    if before is None and contents.parent is not None:
        before = tag_before(contents.parent)
    if before is None:
        return None
    text = short_text(before, 40)
    return before if text is not None and text.rstrip(":").lower() in _TITLES else None


def _governs_only(heading: Element, contents: Element) -> bool:
    """Whether the next heading, of the same level or a higher one, comes directly after ``contents``."""
    after = next((node for node in islice(contents.next_siblings, 10) if isinstance(node, Element)), None)
    if after is None or not heading_level(heading) > 1:
        return False
    return 0 < heading_level(after) <= heading_level(heading)
