"""The guard before publishing: an index that shrank by accident is not put before visitors."""

from __future__ import annotations

from engine.errors import GuardRefused
from engine.storage.manifest import Manifest

# Editors seldom delete so much at once; a wrong folder or a failed export does.
MAX_LOST_SHARE = 0.3


def check_loss(before: Manifest, after: Manifest) -> None:
    """Raise GuardRefused when more than ``MAX_LOST_SHARE`` of the documents or sections would be lost."""
    for what, old, new in (
        ("documents", len(before.documents), len(after.documents)),
        ("sections", before.sections, after.sections),
    ):
        if new < old * (1 - MAX_LOST_SHARE):
            raise GuardRefused(
                f"not published: the index would shrink from {old:,} to {new:,} {what}; "
                "if that is meant, run quire build --force"
            )
