"""What a server is told: where index and documents lie, and what its operator allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import ConfigurationError
from indexer.build import BuildOptions

DEFAULT_RETENTION_DAYS = 180
MIN_TOKEN_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Installation:
    """``build`` is how the index is brought up to date. ``token`` opens the desk; without one it is closed.

    ``origins`` are the web origins (``https://example.org``) whose pages may call the API. Questions are kept
    for ``retention_days``; 0 keeps none. ``proxies`` is how many reverse proxies stand before the server.
    Raises ConfigurationError for a token that is easily guessed.
    """

    build: BuildOptions
    token: str | None = field(default=None, repr=False)
    origins: tuple[str, ...] = ()
    retention_days: int = DEFAULT_RETENTION_DAYS
    proxies: int = 0

    def __post_init__(self) -> None:
        if self.token is not None and not _is_good(self.token):
            raise ConfigurationError(
                f"QUIRE_TOKEN: a token has at least {MIN_TOKEN_LENGTH} characters and no spaces; "
                "make one with openssl rand -hex 16"
            )

    @property
    def index(self) -> Path:
        """Folder of the index."""
        return self.build.index


def _is_good(token: str) -> bool:
    return len(token) >= MIN_TOKEN_LENGTH and token.isprintable() and " " not in token
