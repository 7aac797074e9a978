"""The signs beside headings that link to them (¶, #)."""

from __future__ import annotations

import re

from indexer.html.html_elements import attribute, class_names
from indexer.html.html_node import Element
from indexer.html.html_text import short_text

_PERMALINK_CLASSES = frozenset(
    "headerlink anchor anchorlink anchor-link anchorjs-link permalink hash-link header-anchor"
    " heading-anchor heading-link header-link self-link direct-link doc-anchor footnote-backref"
    " mw-editsection viewcode-link viewcode-back src".split()
)
_PERMALINK_SIGN = re.compile(r"[\s#¶§↩↑⚓🔗\ufe0e\ufe0f\ue000-\uf8ff]*")
_PERMALINK_WORDS = re.compile(
    r"\W*((copy )?(direct |perma(nent )?)?link( to .*)?|permalink( to .*)?|anchor|edit|docs|source)\W*",
    re.IGNORECASE,
)


def is_permalink(tag: Element, in_heading: bool) -> bool:
    """Whether ``tag`` is the sign that links to the heading it stands in (¶, #), and not words of it."""
    marked = "class" in tag.attrs and not _PERMALINK_CLASSES.isdisjoint(class_names(tag))
    if not marked and not (in_heading and tag.name == "a" and "#" in attribute(tag, "href")):
        return False
    text = short_text(tag, 80)
    if text is None:
        return False
    return bool(_PERMALINK_SIGN.fullmatch(text) or (marked and _PERMALINK_WORDS.fullmatch(text)))
