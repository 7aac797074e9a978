"""What the elements of HTML mean to a reader: which are blocks, which are never text, which are hidden."""

from __future__ import annotations

import re

from indexer.html.html_node import Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
PREFORMATTED = frozenset({"pre", "listing", "xmp"})
TABLE_CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing"
    " main menu nav noframes ol p pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
NEVER_TEXT = frozenset(
    "annotation annotation-xml applet area audio base canvas colgroup datalist embed frame head iframe"
    " img input link meta meter noscript object option param picture progress script select source style"
    " svg template textarea title track video".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Not what floats to the left: the large first letter of a text does.
_APART_STYLE = re.compile(r"float\s*:\s*right|display\s*:\s*(block|flex|grid|table)", re.IGNORECASE)
_LINE_NUMBERS = frozenset(
    "linenos linenodiv lineno linenum linenumber linenumbers line-number line-numbers line-numbers-rows"
    " gutter lnt hljs-ln-numbers blob-num code-line-number react-syntax-highlighter-line-number".split()
)
_SCREEN_READERS_ONLY = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})


def attribute(tag: Element, name: str) -> str:
    """The attribute's value, empty if it is not there."""
    return tag.attrs.get(name, "")


def class_names(tag: Element) -> list[str]:
    """The element's classes in lower case."""
    return attribute(tag, "class").lower().split()


def own_id(tag: Element) -> str | None:
    """The name that a link can point to: ``id``, or ``name`` of an ``a``."""
    attrs = tag.attrs
    if "id" not in attrs and "name" not in attrs:
        return None
    found = attribute(tag, "id").strip()
    if not found and tag.name == "a":
        found = attribute(tag, "name").strip()
    return found or None


def heading_level(tag: Element) -> int:
    """1 to 6 for a heading (``h2``, or ``role=heading`` with its ``aria-level``), otherwise 0."""
    level = HEADINGS.get(tag.name, 0)
    if not level and "role" in tag.attrs and attribute(tag, "role") == "heading":
        level = min(max(whole_number(attribute(tag, "aria-level"), 2), 1), 6)
    return level


def whole_number(text: str, default: int) -> int:
    """``text`` as an integer of at most nine digits, or ``default``."""
    text = text.strip()
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


def is_hidden(tag: Element) -> bool:
    """Whether the author hides the element from those who see the page."""
    attrs = tag.attrs
    if not attrs:
        return False
    if "hidden" in attrs and attribute(tag, "hidden").lower() != "until-found":
        return True
    if "aria-hidden" in attrs and attribute(tag, "aria-hidden").lower() == "true":
        return True
    return "style" in attrs and bool(_HIDDEN_STYLE.search(attribute(tag, "style")))


def stands_apart(tag: Element) -> bool:
    """Whether an inline element is shown apart from the words beside it, by its own style."""
    return "style" in tag.attrs and bool(_APART_STYLE.search(attribute(tag, "style")))


def cannot_hold_text(tag: Element) -> bool:
    """Whether the element, by its kind, holds no text of the page: scripts, controls, media."""
    return tag.name in NEVER_TEXT


def is_never_text(tag: Element) -> bool:
    """Whether nothing inside is text of the page: scripts, controls, media, hidden parts, line numbers."""
    if tag.name in NEVER_TEXT:
        return True
    if not tag.attrs:
        return False
    if is_hidden(tag):
        return True
    if "class" not in tag.attrs:
        return False
    classes = class_names(tag)
    if not _LINE_NUMBERS.isdisjoint(classes):
        return not _holds_code(tag)
    return tag.name in ("span", "a") and not _SCREEN_READERS_ONLY.isdisjoint(classes)


def _holds_code(tag: Element) -> bool:
    """``pre.line-numbers`` (Prism) is a listing that has line numbers, not a column of them."""
    if tag.name in PREFORMATTED:
        return "lineno" not in class_names(tag)
    return tag.name in ("code", "div", "figure")
