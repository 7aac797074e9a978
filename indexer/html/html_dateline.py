"""The line of an article that says when it was written and how long it takes to read: none of its text."""

from __future__ import annotations

import re

from indexer.html.html_node import Element
from indexer.html.html_weight import Weight

_LONGEST = 120
_WORD = re.compile(r"[^\W\d_]+")
# What is said beside the dates themselves.
_WORDS = frozenset(
    "published updated last modified posted created reviewed edited changed revised first on at date dates"
    " and minute minutes min mins read reading time".split()
)


def is_dateline(tag: Element, weight: Weight) -> bool:
    """Whether an element holds ``time`` elements, and beside them nothing but words of a dateline."""
    if tag.name not in ("p", "div", "span") or weight.text > _LONGEST:
        return False
    names = {node.name for node in tag.contents if isinstance(node, Element)}
    if "time" not in names or not names <= {"time", "br"}:
        return False
    said = (word.lower() for node in tag.contents if isinstance(node, str) for word in _WORD.findall(node))
    return _WORDS.issuperset(said)
