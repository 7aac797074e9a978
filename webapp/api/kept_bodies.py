"""Answers as they were sent last, by their tags; the time that each took is put in anew."""

from __future__ import annotations

from engine.kept import Kept
from webapp.metrics import Outcome

_KEPT_BYTES = 8 << 20
# No text in a body holds this: its quotation marks would be escaped.
_TIME = b'"processingTimeMs":'


class KeptBodies:
    """Bodies of the search API, each with what came of the question; safe for several threads."""

    def __init__(self) -> None:
        self._kept: Kept[str, tuple[bytes, bytes, Outcome]] = Kept(
            _KEPT_BYTES, lambda kept: len(kept[0]) + len(kept[1])
        )

    def find(self, tag: str, milliseconds: float) -> tuple[bytes, Outcome] | None:
        """The body kept under a tag as if it had taken so long, or None."""
        kept = self._kept.find(tag)
        return kept and (b"%b%.3f%b" % (kept[0], milliseconds, kept[1]), kept[2])

    def keep(self, tag: str, body: bytes, outcome: Outcome) -> None:
        """Keep a body under its tag."""
        before, name, after = body.partition(_TIME)
        _, comma, rest = after.partition(b",")
        self._kept.keep(tag, (before + name, comma + rest, outcome))
