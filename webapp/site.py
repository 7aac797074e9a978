"""What a site says of itself on Quire's pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """``name`` stands in the header and in titles; ``examples`` are questions offered on the home page.

    ``stylesheet`` is a file of CSS that pages read after Quire's own.
    """

    name: str = "Quire"
    examples: tuple[str, ...] = ()
    stylesheet: Path | None = None
