"""What generations on disk make of the golden questions: as it is kept, and what is missing asked anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from desk.golden.golden_comparison import GoldenComparison, compare_golden
from desk.golden.golden_questions import judgement_key
from desk.golden.program_digest import program_digest
from desk.golden.quality import Edition, Quality, Source, ask_golden, expected_stands, quality_of
from desk.golden.quality_file import QualityFile
from engine.judging.evaluation import Row
from engine.judging.judged_questions import JudgedQuestion
from engine.one_generation import OneGeneration
from engine.section import Section
from engine.storage.generations import Generations
from engine.storage.manifest import Manifest, read_manifest


@dataclass(frozen=True, slots=True)
class Measured:
    """The quality of a generation, and what it was made of: the digests of its documents by their paths."""

    quality: Quality
    digests: Mapping[str, str]


def edition_of(manifest: Manifest) -> Edition:
    """A generation as this program answers from it."""
    return Edition(manifest.index_version, manifest.built, program_digest())


def measure_trial(trial: OneGeneration, questions: Sequence[JudgedQuestion]) -> Measured:
    """What a generation that is not published makes of the questions; nothing of it is kept."""
    rows = ask_golden(lambda: trial, questions, {})
    return Measured(quality_of(edition_of(trial.manifest), rows), _digests(trial.manifest))


def measure_generation(
    generations: Generations, file: QualityFile, number: int, questions: Sequence[JudgedQuestion]
) -> Measured:
    """What a generation makes of the questions; the generation is opened only if one was not asked before.

    What was asked anew is kept. Raises QuireError where the generation cannot be opened.
    """
    folder = generations.path(number)
    manifest = read_manifest(folder)
    edition = edition_of(manifest)
    kept = file.find(edition)
    known: Mapping[str, Row] = kept.rows if kept else {}

    def open_source() -> Source:
        return OneGeneration(folder)

    quality = quality_of(edition, ask_golden(open_source, questions, known))
    if questions and not quality.rows.keys() <= known.keys():
        keep(file, quality)
    return Measured(quality, _digests(manifest))


def keep(file: QualityFile, quality: Quality) -> None:
    """Keep it if the file system lets us: what is missing is asked anew."""
    with suppress(OSError):
        file.append(quality)


def compare_measured(
    questions: Sequence[JudgedQuestion],
    before: Measured,
    after: Measured,
    document: Callable[[str], Sequence[Section]],
) -> GoldenComparison:
    """Compare two generations by the same questions; ``document`` gives the sections of the later one."""
    rows = before.quality.rows, after.quality.rows
    worse = {change.after.id: change for change in compare_golden(*rows).worse}
    edited = _edited(before.digests, after.digests)
    return compare_golden(
        *rows,
        gone={
            judgement_key(question)
            for question in questions
            if question.id in worse
            and not expected_stands(question, document)
            and not ("answerRight" in worse[question.id].lost and _documents_stand(question, after))
        },
        edited={
            judgement_key(question)
            for question in questions
            if any(section.doc in edited for section in question.sections)
        },
    )


def _documents_stand(question: JudgedQuestion, measured: Measured) -> bool:
    return any(section.doc in measured.digests for section in question.sections)


def _digests(manifest: Manifest) -> Mapping[str, str]:
    return {path: entry.sha256 for path, entry in manifest.documents.items()}


def _edited(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """Documents that were added, changed or removed."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
