"""What can go wrong in Quire and be mended by its user: each message says what, where and the remedy."""

from __future__ import annotations


class QuireError(Exception):
    """Base of every error that is shown to the user as one line, without a traceback."""


class IndexMissing(QuireError):
    """There is no published index at the place that was named."""


class IndexMismatch(QuireError):
    """The index was written by another format or analysis version."""


class IndexDamaged(QuireError):
    """A file of the index is missing or its content is not what the manifest says."""


class IndexLocked(QuireError):
    """Another build holds the index."""


class CorpusError(QuireError):
    """The corpus folder does not exist or holds nothing that can be indexed."""


class QuestionError(QuireError):
    """A question or one of its parameters cannot be taken; ``field`` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class ConfigurationError(QuireError):
    """An option, environment variable or settings file has a value that cannot be used."""


class GuardRefused(QuireError):
    """A finished build was not published because it lost too much."""
