"""Text of a page: its white space folded, what has no width left out."""

from __future__ import annotations

from bs4 import Tag

from indexer.html_elements import BLOCKS
from indexer.html_walk import is_text


def short_text(tag: Tag, limit: int) -> str | None:
    """The folded text of an element; None if it has over about ``limit`` characters, or very many parts."""
    pieces: list[str] = []
    length = 0
    for number, node in enumerate(tag.descendants):
        if is_text(node):
            pieces.append(str(node))
            length += len(str(node).strip())
        elif (isinstance(node, Tag) and node.name in BLOCKS) or getattr(node, "name", None) == "br":
            pieces.append(" ")
        if length > limit or number > 4 * limit:
            return None
    return fold("".join(pieces))


# The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji are spelled with them.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\x00"))


def clean(text: str) -> str:
    """``text`` without characters of no width and soft hyphens."""
    return text.translate(_INVISIBLE)


def fold(text: str) -> str:
    """``clean`` text with each run of white space (no-break spaces too) as one space."""
    return " ".join(clean(text).split())
