"""A title for a document that has none: its file name, made readable."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_ANONYMOUS = frozenset({"index", "readme", "default"})


def readable_name(path: str) -> str:
    """``guides/co-pay_basics.txt`` gives ``Co pay basics``; an index file takes the name of its folder."""
    place = PurePosixPath(path)
    name = place.stem
    if name.lower() in _ANONYMOUS and place.parent.name:
        name = place.parent.name
    words = " ".join(re.split(r"[\s_\-+.]+", name)).strip()
    return (words[:1].upper() + words[1:]) or place.name


def same_title(first: str, second: str) -> bool:
    """Whether two titles say the same: letter case and white space aside."""
    return " ".join(first.casefold().split()) == " ".join(second.casefold().split())
