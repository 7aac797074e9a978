"""Where a section is found: its id in the index, and the address that opens its document at the section."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import quote, urldefrag

from indexer.document import Document

_FRAGMENT_SAFE = "!$&'()*+,;=:@/?~"
_QUOTED_WORDS = 8


def section_url(document: Document, anchor: str | None, quotation: str) -> str:
    """The document's address with the anchor, or with a text fragment of the first words of ``quotation``.

    An empty ``quotation`` stands for the top of the document and gives its address alone. Where the document
    names no address of its own, its path below the corpus folder stands for it.
    """
    base = urldefrag(document.url).url if document.url else quote(document.path, errors="replace")
    if anchor is not None:
        return f"{base}#{quote(anchor, safe=_FRAGMENT_SAFE, errors='replace')}"
    words = " ".join(quotation.split()[:_QUOTED_WORDS])
    return f"{base}#:~:text={text_directive(words)}" if words else base


def text_directive(words: str) -> str:
    """Percent-encoded for a text directive, where ``-``, ``,`` and ``&`` have a meaning of their own."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def section_ids(path: str, places: Sequence[tuple[str | None, tuple[str, ...]]]) -> list[str]:
    """For the anchor and breadcrumb of each section of the document ``path``, 16 hexadecimal digits.

    An anchor that is unique in the document identifies its section; otherwise the breadcrumb does, with a
    count among those that are equal. Editing a section or adding another one leaves an id as it is.
    """
    anchors = Counter(anchor for anchor, _ in places)
    seen: Counter[tuple[str, ...]] = Counter()
    ids: list[str] = []
    for anchor, breadcrumb in places:
        if anchor is not None and anchors[anchor] == 1:
            ids.append(_digest([path, anchor]))
        else:
            ids.append(_digest([path, list(breadcrumb), seen[breadcrumb]]))
            seen[breadcrumb] += 1
    return ids


def _digest(key: list[object]) -> str:
    return blake2b(json.dumps(key).encode("ascii"), digest_size=8).hexdigest()
