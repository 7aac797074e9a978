"""What somebody who is still typing may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.results import Match

SuggestionKind = Literal["heading", "term"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to choose. ``matches`` are the stretches of it that have been typed.

    A heading has one place, ``section_id`` of the file ``doc``; a term has none and is searched for.
    """

    text: str
    kind: SuggestionKind
    matches: tuple[Match, ...] = ()
    doc: str | None = None
    section_id: str | None = None
