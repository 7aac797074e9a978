"""What is taken out of a question before it is kept: e-mail addresses and long runs of digits.

A word with an at sign inside goes as a whole. Digits go where seven or more stand together, or nine or more
in groups that a space, a point, a hyphen, a slash or a bracket sets apart: numbers of phones, cards, accounts
and people. Dates (eight digits) stay, and so do lists of five-digit codes (``99213-99215``). Names stay: no
rule tells them from other words.
"""

from __future__ import annotations

import re

ADDRESS = "[e-mail]"
NUMBER = "[number]"

_AT_SIGNS = frozenset("@＠")
# Groups of digits and what may stand between two of them.
_DIGIT_GROUPS = re.compile(r"\+?\(?\d++(?:[ .\-‐‑–()/]{1,2}\d++)*+")
_GROUP = re.compile(r"\d+")
# A local number, as it is written in North America.
_LOCAL_PHONE = re.compile(r"(?<![\w.-])\d{3}[-.]\d{4}(?![\w-])")
_LONGEST_RUN = 6
_MOST_IN_GROUPS = 8
_CODE_DIGITS = 5


def without_private_data(text: str) -> str:
    """The text with placeholders for addresses and long numbers; white space is folded."""
    words = (ADDRESS if _is_address(word) else word for word in text.split())
    return _LOCAL_PHONE.sub(NUMBER, _DIGIT_GROUPS.sub(_number_or_text, " ".join(words)))


def without_placeholders(text: str) -> str:
    """The text without what stands for private data: it is no word of the question."""
    return " ".join(text.replace(ADDRESS, " ").replace(NUMBER, " ").split())


def _is_address(word: str) -> bool:
    return not _AT_SIGNS.isdisjoint(word[1:-1])


def _number_or_text(match: re.Match[str]) -> str:
    lengths = [len(group) for group in _GROUP.findall(match[0])]
    if max(lengths) > _LONGEST_RUN:
        return NUMBER
    codes = all(length == _CODE_DIGITS for length in lengths)
    return NUMBER if sum(lengths) > _MOST_IN_GROUPS and not codes else match[0]
