"""What a server is told: where index and documents lie, and what its operator allows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indexer.build import BuildOptions

DEFAULT_RETENTION_DAYS = 180


@dataclass(frozen=True, slots=True)
class Installation:
    """``build`` is how the index is brought up to date. ``token`` opens the desk; without one it is closed.

    ``origins`` are the web origins (``https://example.org``) whose pages may call the API. Questions are kept
    for ``retention_days``; 0 keeps none.
    """

    build: BuildOptions
    token: str | None = None
    origins: tuple[str, ...] = ()
    retention_days: int = DEFAULT_RETENTION_DAYS

    @property
    def index(self) -> Path:
        """Folder of the index."""
        return self.build.index
