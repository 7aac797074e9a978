"""What is wrong with one parameter of a request."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one parameter, in words for the person who sent it."""

    field: str
    message: str
