"""The generations of an index that are still on disk: what an editor can go back to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.errors import QuireError
from engine.storage.generations import Generations
from engine.storage.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class KeptGeneration:
    """A generation: when it was built (ISO 8601), what it holds, and the bytes of its files.

    Files that it has in common with others count for each of them.
    """

    number: int
    built: str
    documents: int
    sections: int
    size: int
    current: bool
    earlier: bool


def kept_generations(index: Path) -> list[KeptGeneration]:
    """The generations that can be read, latest first; empty where there is no index."""
    generations = Generations(index)
    current = generations.current_number_or_zero()
    found = []
    for number in reversed(generations.numbers()):
        try:
            manifest = read_manifest(generations.path(number))
        except QuireError:
            continue
        found.append(
            KeptGeneration(
                number,
                manifest.built,
                len(manifest.documents),
                manifest.sections,
                sum(file.size for file in manifest.files.values()),
                number == current,
                number < current,
            )
        )
    return found
