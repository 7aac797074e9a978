"""The seam for whoever is asked before a build publishes: it sees the new generation, and may refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from engine.one_generation import OneGeneration
from engine.storage.manifest import LeftOut


@dataclass(frozen=True, slots=True)
class Findings:
    """What a guard has to say of a generation: ``lines`` for a person, ``details`` as plain JSON values.

    ``objection`` is why it must not be published, None where nothing speaks against it.
    """

    lines: tuple[str, ...]
    details: Mapping[str, Any]
    objection: str | None = None


class PublishGuard(Protocol):
    """Asked by ``indexer.build.build``, which holds the build lock meanwhile."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the guard itself could not use of the corpus, with the reason."""

    def check(self, trial: OneGeneration, *, force: bool) -> Findings | None:
        """Look at a finished generation that is not published yet; None where there is nothing to say.

        Raises GuardRefused where it must not be published, never with ``force``.
        """

    def note_published(self) -> None:
        """What was checked last is published now. Must not raise: there is no way back."""
