"""Why a file was left out of the index."""

from __future__ import annotations

from engine.errors import QuireError


class UnreadableFile(QuireError):
    """One file cannot be indexed; the message is the reason with its remedy. The build goes on without it."""


class ReaderLost(QuireError):
    """A process that was reading files ended before it was done; nothing was published."""
