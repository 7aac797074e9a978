"""The guard before publishing: an index that shrank by accident is not put before visitors."""

from __future__ import annotations

from engine.errors import GuardRefused
from engine.storage.manifest import Manifest

# Editors seldom delete so much at once; a wrong folder or a failed export does.
MAX_LOST_SHARE = 0.3
# Files that are renamed are others by their path; where more than half are, it is likely another folder.
MAX_REPLACED_SHARE = 0.5
# Of fewer, one file that is renamed would be half of them.
FEWEST_REPLACED = 3


class LossRefused(GuardRefused):
    """Too many documents or sections (``what``) would be lost: of ``before`` only ``after`` are left.

    ``folder`` is what the index was built of, where that is another folder than now.
    """

    def __init__(self, what: str, before: int, after: int, folder: str | None = None) -> None:
        built_of = f" (it was built of {folder}: name that with --corpus)" if folder else ""
        super().__init__(
            f"not published: of the {before:,} {what} in the index{built_of} only {after:,} would be left; "
            "if that is meant, run quire build --force"
        )
        self.what, self.before, self.after = what, before, after


def check_loss(before: Manifest, after: Manifest) -> None:
    """Raise LossRefused when more than ``MAX_LOST_SHARE`` of the documents or sections would be lost, or more
    than ``MAX_REPLACED_SHARE`` of the documents by others."""
    folder = before.corpus if before.corpus != after.corpus else None
    old, kept = len(before.documents), len(before.documents.keys() & after.documents.keys())
    most_replaced = MAX_REPLACED_SHARE if old >= FEWEST_REPLACED else 1.0
    for what, had, left, most in (
        ("documents", old, len(after.documents), MAX_LOST_SHARE),
        ("documents", old, kept, most_replaced),
        ("sections", before.sections, after.sections, MAX_LOST_SHARE),
    ):
        if left < had * (1 - most):
            raise LossRefused(what, had, left, folder)
