"""What a build did: for its closing lines, for programs and for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.storage.manifest import LeftOut
from indexer.publish_guard import Findings


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The outcome of a build.

    ``generation`` is the one that is current now; ``published`` is false when nothing had changed.
    ``new``, ``changed`` and ``gone`` are paths; ``read`` is how many files were opened.
    ``rebuild_reason`` says why everything was read, where an index was there already. ``findings`` is what
    the guard had to say of a generation that it let pass. ``unread`` counts documents of kinds that are not
    read, by suffix.
    """

    generation: int
    published: bool
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    read: int
    documents: int
    sections: int
    seconds: float
    rebuild_reason: str | None
    findings: Findings | None = None
    unread: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {
            "generation": self.generation,
            "published": self.published,
            "new": list(self.new),
            "changed": list(self.changed),
            "gone": list(self.gone),
            "leftOut": [{"path": left.path, "reason": left.reason} for left in self.left_out],
            "otherFiles": dict(self.unread),
            "filesRead": self.read,
            "documents": self.documents,
            "sections": self.sections,
            "seconds": round(self.seconds, 3),
            "rebuildReason": self.rebuild_reason,
            "quality": dict(self.findings.details) if self.findings else None,
        }
