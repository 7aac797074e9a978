"""Answers as they were sent last, by their tags; the time that each took is put in anew."""

from __future__ import annotations

from engine.kept import Kept

_KEPT_BYTES = 8 << 20
# No text in a body holds this: its quotation marks would be escaped.
_TIME = b'"processingTimeMs":'


class KeptBodies:
    """Bodies of the search API, safe for several threads."""

    def __init__(self) -> None:
        self._kept: Kept[str, tuple[bytes, bytes]] = Kept(_KEPT_BYTES, lambda parts: sum(map(len, parts)))

    def find(self, tag: str, milliseconds: float) -> bytes | None:
        """The body kept under a tag as if it had taken so long, or None."""
        parts = self._kept.find(tag)
        return parts and b"%b%.3f%b" % (parts[0], milliseconds, parts[1])

    def keep(self, tag: str, body: bytes) -> None:
        """Keep a body under its tag."""
        before, name, after = body.partition(_TIME)
        _, comma, rest = after.partition(b",")
        self._kept.keep(tag, (before + name, comma + rest))
