"""A folder of HTML made several times as large, with a vocabulary that grows as a real collection's does.

A copy has the files' own markup and other words: of the words of letters that stand in fewer than one file
in a hundred, half are replaced, each copy another half, by words of the copy's own. Four times the text has
about two and a half times the words then, and the common ones are as common as before: Heaps' law, with an
exponent of two thirds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from pathlib import Path
from zlib import crc32

# One file in so many: a word that stands in more is common.
_COMMON_SHARE = 100
# Most forms of a word have their first letters in common, and are replaced together.
_SHARED_LETTERS = 5
_LONG_ENOUGH = r"[A-Za-z]{4,}"
_WORD = re.compile(_LONG_ENOUGH)
_TAG = re.compile(r"(<[^>]*>)")
_ENTITY_OR_WORD = re.compile(rf"&\w+;|{_LONG_ENOUGH}")


def grow(docs: Path, grown: Path, copies: int) -> None:
    """Write the HTML files of a folder, and ``copies`` - 1 times the same in other words, into ``grown``."""
    paths = sorted(path for path in docs.rglob("*.html") if path.is_file())
    common = common_words(_read(path) for path in paths)
    for copy in range(copies):
        for path in paths:
            target = grown / f"copy-{copy}" / path.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(in_other_words(_read(path), copy, common), encoding="utf-8")


def common_words(texts: Iterable[str]) -> Set[str]:
    """The words, in lower case, that stand in at least one text in a hundred."""
    holding: Counter[str] = Counter()
    count = 0
    for text in texts:
        holding.update({word.lower() for word in _WORD.findall(_TAG.sub(" ", text))})
        count += 1
    return {word for word, texts_with in holding.items() if texts_with * _COMMON_SHARE >= count}


def in_other_words(html: str, copy: int, common: Set[str]) -> str:
    """The page with half of its rarer words replaced, in its text alone; copy 0 is the page itself."""
    if copy == 0:
        return html
    parts = _TAG.split(html)
    # Tags are at the odd places.
    parts[::2] = [
        _ENTITY_OR_WORD.sub(lambda found: _other_word(found[0], copy, common), part) for part in parts[::2]
    ]
    return "".join(parts)


def _other_word(word: str, copy: int, common: Set[str]) -> str:
    lowered = word.lower()
    if word.startswith("&") or lowered in common or crc32(f"{lowered[:_SHARED_LETTERS]}{copy}".encode()) % 2:
        return word
    # In front, so that it ends as before and its stem is that of its other forms.
    return f"{word[0]}{chr(ord('a') + copy)}q{word[1:]}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
