"""Punkt's token, made in half the time: most tokens are words of letters, of which little need be asked."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def quick_token(token: type[Any]) -> type[Any]:
    """A class with the same answers as NLTK's ``PunktToken``, which is passed: NLTK is imported late."""

    class QuickToken(token):  # type: ignore[misc]
        __slots__ = ()

        def _get_type(self, tok: str) -> Any:
            # Only what has digits can be a number, which is a type of its own.
            return tok.lower() if tok.isalpha() else super()._get_type(tok)

        @property
        def is_ellipsis(self) -> Any:
            return super().is_ellipsis if self.tok.startswith("..") else None

    return QuickToken
