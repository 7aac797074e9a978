"""The guard before publishing: an index that shrank by accident is not put before visitors."""

from __future__ import annotations

from engine.errors import GuardRefused
from engine.storage.manifest import Manifest

# Editors seldom delete so much at once; a wrong folder or a failed export does.
MAX_LOST_SHARE = 0.3


class LossRefused(GuardRefused):
    """Too many documents or sections (``what``) would be lost: ``before`` and ``after`` count them."""

    def __init__(self, what: str, before: int, after: int) -> None:
        super().__init__(
            f"not published: the index would shrink from {before:,} to {after:,} {what}; "
            "if that is meant, run quire build --force"
        )
        self.what, self.before, self.after = what, before, after


def check_loss(before: Manifest, after: Manifest) -> None:
    """Raise GuardRefused when more than ``MAX_LOST_SHARE`` of the documents or sections would be lost."""
    for what, old, new in (
        ("documents", len(before.documents), len(after.documents)),
        ("sections", before.sections, after.sections),
    ):
        if new < old * (1 - MAX_LOST_SHARE):
            raise LossRefused(what, old, new)
