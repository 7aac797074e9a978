"""What a reader only clicks: bars of links, links that jump, toggles, forms of a few fields."""

from __future__ import annotations

import re
from itertools import islice

from indexer.html.html_contents import is_contents
from indexer.html.html_elements import attribute
from indexer.html.html_node import Element
from indexer.html.html_text import short_text
from indexer.html.html_weight import Weight

_CONTROLS = frozenset({"input", "select", "textarea", "button"})
_NODES_SEARCHED = 300
_LONGEST_LABEL = 40
_LONGEST_WAY_BACK = 100
_FEW_SIGNS = 3
_ONWARD = (">", "»", "›", "→")
_BACK = ("«", "‹", "←")
_LONGEST_BAR = 300
_SEVERAL = 3
_NEARLY_ALL = 0.9
_TOGGLE = re.compile(
    r"(click (here )?to )?((show|hide|expand|collapse|toggle|open|close)\W*(or )?)+"
    r"( ?(all|more|less|full|the|this|hidden|undocumented|\d+|answers?|attributes?|code|contents?"
    r"|descriptions?|details?|examples?|fields?|items?|list|methods?|sections?|solutions?|source|table|text"
    r"|variants?))*\W*",
    re.IGNORECASE,
)


def is_navigation_by_shape(tag: Element, weight: Weight) -> bool:
    """Whether ``tag`` is navigation whatever it is called: contents, a trail, a jump, a toggle, ..."""
    if tag.name in ("a", "summary"):
        return is_jump(tag) or is_toggle(tag)
    if not weight.link_count:
        return False
    shapes = (is_contents, is_way_back, is_trail, is_choice_of_language)
    return any(is_shape(tag, weight) for is_shape in shapes)


def has_controls(form: Element) -> bool:
    """Whether there is something to fill in or to press."""
    return any(
        isinstance(node, Element) and node.name in _CONTROLS
        for node in islice(form.descendants, _NODES_SEARCHED)
    )


def is_bar_of_links(table: Element, weight: Weight) -> bool:
    """Whether a table lays out several links, and nothing else, in one row."""
    if weight.link_count < _SEVERAL or weight.link_share < _NEARLY_ALL or weight.text > _LONGEST_BAR:
        return False
    rows = [node for node in islice(table.descendants, _NODES_SEARCHED) if getattr(node, "name", "") == "tr"]
    return len(rows) == 1


def is_way_back(tag: Element, weight: Weight) -> bool:
    """Whether a paragraph holds only links, with an arrow before them: "« All articles"."""
    if tag.name not in ("p", "div") or not weight.link_count or weight.prose > _FEW_SIGNS:
        return False
    text = short_text(tag, _LONGEST_WAY_BACK)
    return text is not None and text.startswith(_BACK) and not text.endswith("»")


def is_trail(tag: Element, weight: Weight) -> bool:
    """Whether a paragraph is the way from the start page to this one: links with arrows between them."""
    if tag.name not in ("p", "div") or weight.link_count < 2 or weight.prose > 2 * weight.link_count:
        return False
    text = short_text(tag, _LONGEST_BAR)
    return text is not None and sum(map(text.count, _ONWARD)) >= max(2, weight.link_count - 1)


def is_choice_of_language(tag: Element, weight: Weight) -> bool:
    """Whether an element offers the page in other languages: all links but its own name theirs."""
    if tag.name not in ("p", "div", "ul") or weight.link_count < 2 or weight.prose > _LONGEST_LABEL:
        return False
    nodes = islice(tag.descendants, _NODES_SEARCHED)
    languages = [
        attribute(node, "hreflang") for node in nodes if isinstance(node, Element) and node.name == "a"
    ]
    return languages.count("") <= 1 and len(set(languages) - {""}) > 1


def is_jump(tag: Element) -> bool:
    """ "Skip to content", and links to the previous and next page."""
    if tag.name != "a":
        return False
    if attribute(tag, "rel") in ("prev", "next"):
        return True
    text = short_text(tag, _LONGEST_LABEL) if attribute(tag, "href").startswith("#") else None
    return text is not None and text.lower().startswith(("skip to ", "jump to "))


def is_toggle(tag: Element) -> bool:
    """Whether a ``summary`` says only that it opens and closes what is below it: "Expand description"."""
    text = short_text(tag, _LONGEST_LABEL) if tag.name == "summary" else None
    return text is not None and bool(_TOGGLE.fullmatch(text))
