"""A published index of hand-made sections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.generations import Generations
from engine.manifest import DocumentEntry, Manifest
from engine.section import Section
from engine.whoosh_store import WHOOSH_FOLDER, compile_arrays
from engine.whoosh_writer import SectionWriter


def publish(index: Path, sections: Sequence[Section]) -> None:
    """Make ``sections`` the next generation of the index at ``index``."""
    generations = Generations(index)
    number, folder = generations.begin(None)
    writer = SectionWriter(folder / WHOOSH_FOLDER)
    for section in sections:
        writer.add(section)
    writer.commit()
    compile_arrays(folder)
    docs = {
        doc: DocumentEntry("", 0, 0, len(own), sum(len(section.passages) for section in own))
        for doc in {section.doc for section in sections}
        for own in [[section for section in sections if section.doc == doc]]
    }
    built = "2024-05-01T12:00:00+00:00"
    generations.finish(folder, Manifest(number, built, "corpus", docs, ()))
    generations.publish(number)
