"""Quality of generations on disk: what is kept of it, and what is missing asked anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from desk.golden.golden_comparison import GoldenComparison, compare_golden
from desk.golden.golden_questions import judgement_key
from desk.golden.program import program_digest
from desk.golden.quality import Edition, Quality, Source, ask_golden, expected_stands, quality_of
from desk.golden.quality_file import QualityFile
from engine.judging.evaluation import Row
from engine.judging.judged_questions import JudgedQuestion
from engine.one_generation import OneGeneration
from engine.section import Section
from engine.storage.generations import Generations
from engine.storage.manifest import read_manifest


def edition_of(generation: str, built: str) -> Edition:
    """A generation as this program answers from it."""
    return Edition(generation, built, program_digest())


def measure_generation(
    generations: Generations, file: QualityFile, number: int, questions: Sequence[JudgedQuestion]
) -> Quality:
    """What a generation makes of the questions; the generation is opened only if one was not asked before.

    What was asked anew is kept. Raises QuireError where the generation cannot be opened.
    """
    folder = generations.path(number)
    manifest = read_manifest(folder)
    edition = edition_of(manifest.index_version, manifest.built)
    kept = file.find(edition)
    known: Mapping[str, Row] = kept.rows if kept else {}

    def open_source() -> Source:
        return OneGeneration(folder)

    quality = quality_of(edition, ask_golden(open_source, questions, known))
    if questions and not quality.rows.keys() <= known.keys():
        keep(file, quality)
    return quality


def keep(file: QualityFile, quality: Quality) -> None:
    """Keep it if the file system lets us: what is missing is asked anew."""
    with suppress(OSError):
        file.append(quality)


def compare_editions(
    questions: Sequence[JudgedQuestion],
    before: Quality,
    after: Quality,
    document: Callable[[str], Sequence[Section]],
) -> GoldenComparison:
    """Compare what two editions make of the same questions; ``document`` gives the later one's sections."""
    worse = {change.after.id for change in compare_golden(before.rows, after.rows).worse}
    gone = {
        judgement_key(question)
        for question in questions
        if question.id in worse and not expected_stands(question, document)
    }
    return compare_golden(before.rows, after.rows, gone)
