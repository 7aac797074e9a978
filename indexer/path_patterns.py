"""Glob patterns on paths below the corpus folder, as ``include`` and ``exclude`` take them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r"(?P<folders>(?:\*\*+/)+)|(?P<all>\*\*+)|(?P<name>\*)|(?P<one>\?)|(?P<set>\[!?[^\]/]+\])|.", re.DOTALL
)


class PathPatterns:
    """Patterns. ``*`` and ``?`` stay within a name, ``**`` crosses folders, ``[abc]`` is one of these.

    A pattern without a slash matches a name at any depth. What matches a folder holds for all it contains.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._expression = re.compile("|".join(map(_expression, patterns))) if patterns else None

    def __bool__(self) -> bool:
        return self._expression is not None

    def match(self, path: str) -> bool:
        """Whether a pattern matches ``path`` (relative, with forward slashes) or a folder above it."""
        if self._expression is None:
            return False
        ends = [*(slash.start() for slash in re.finditer("/", path)), len(path)]
        return any(self._expression.fullmatch(path, 0, end) for end in ends)


def _expression(pattern: str) -> str:
    anchored = pattern.removeprefix("./")
    body = anchored.strip("/")
    prefix = "" if "/" in anchored.rstrip("/") else "(?:.*/)?"
    return f"(?s:{prefix}{''.join(_translated(token) for token in _TOKEN.finditer(body))})"


def _translated(token: re.Match[str]) -> str:
    if token["folders"]:
        return "(?:.*/)?"
    if token["all"]:
        return ".*"
    if token["name"]:
        return "[^/]*"
    if token["one"]:
        return "[^/]"
    if token["set"]:
        negated = token["set"].startswith("[!")
        return f"[{'^/' if negated else ''}{_set_members(token['set'][2 if negated else 1 : -1])}]"
    return re.escape(token[0])


def _set_members(members: str) -> str:
    """Escaped, but for a range such as ``a-z``; a range in the wrong order is taken as its characters."""
    ranged = re.sub(
        r"(.)-(.)", lambda m: f"{m[1]}\0{m[2]}" if m[1] <= m[2] else m[0], members, flags=re.DOTALL
    )
    return re.escape(ranged).replace("\\\0", "-").replace("\0", "-")
