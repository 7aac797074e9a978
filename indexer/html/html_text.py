"""Text of a page: its white space folded, what has no width left out."""

from __future__ import annotations

import re

from indexer.html.html_elements import BLOCKS
from indexer.html.html_node import Element


def short_text(tag: Element, limit: int) -> str | None:
    """The folded text of an element; None if it has over about ``limit`` characters, or very many parts."""
    pieces: list[str] = []
    length = 0
    for number, node in enumerate(tag.descendants):
        if isinstance(node, str):
            pieces.append(node)
            length += len(node.strip())
        elif node.name in BLOCKS or node.name == "br":
            pieces.append(" ")
        if length > limit or number > 4 * limit:
            return None
    return fold("".join(pieces))


# The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are spelled with them.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\x00"))
_IS_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\x00]")


def clean(text: str) -> str:
    """``text`` without characters of no width and soft hyphens."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.translate(_INVISIBLE) if _IS_INVISIBLE.search(text) else text


def fold(text: str) -> str:
    """``clean`` text with each run of white space (no-break spaces too) as one space."""
    return " ".join(clean(text).split())
