"""How judgements name what was found: by a section's anchor, or by its file where the file is the passage."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Protocol


class Place(Protocol):
    """Where a section stands: what hits and sections have in common."""

    @property
    def doc(self) -> str:
        """The file's path below the corpus folder."""

    @property
    def anchor(self) -> str | None:
        """The id in the source, or None."""

    @property
    def breadcrumb(self) -> tuple[str, ...]:
        """The path of headings below the title, its own heading last."""


def passage_names(place: Place) -> tuple[str, ...]:
    """The names under which judgements may know a section, the most exact one first.

    ``doc#anchor`` and ``anchor`` (where there is one), ``doc#heading``, then the file: its path, the path
    without its suffix, and its stem.
    """
    path = PurePosixPath(place.doc)
    heading = place.breadcrumb[-1] if place.breadcrumb else ""
    anchors = (f"{place.doc}#{place.anchor}", place.anchor) if place.anchor else ()
    return (*anchors, f"{place.doc}#{heading}", place.doc, path.with_suffix("").as_posix(), path.stem)


def rank_passages(hits: Iterable[Place], judged: Collection[str]) -> list[str]:
    """The passages that the hits stand for, best first, each once: at the rank of its first section.

    ``judged`` are all names that the judgements use. What they do not name goes by its anchor, or by its
    file where it has none.
    """
    return list(dict.fromkeys(_passage(hit, judged) for hit in hits))


def _passage(hit: Place, judged: Collection[str]) -> str:
    names = passage_names(hit)
    unjudged = names[0] if hit.anchor else hit.doc
    return next((name for name in names if name in judged), unjudged)
