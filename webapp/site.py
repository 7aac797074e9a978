"""What a site says of itself on Quire's pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """``name`` stands in the header and in titles; ``examples`` are questions offered on the home page."""

    name: str = "Quire"
    examples: tuple[str, ...] = ()
