"""Quality as editors see it: the golden questions now and before, and how the measures went over time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.golden.golden_comparison import GoldenComparison
from desk.golden.golden_questions import Golden, read_golden
from desk.golden.measuring import Measured, compare_measured, measure_generation
from desk.golden.program_digest import program_digest
from desk.golden.quality import Quality
from desk.golden.quality_file import QualityFile
from engine.errors import IndexMissing, QuireError
from engine.section import Section
from engine.storage.generations import Generations

_TREND = 30


@dataclass(frozen=True, slots=True)
class QualityReport:
    """``golden`` are the questions, ``now`` what the generation in use makes of them, ``before`` what the one
    before it made; both from the same program. ``trend`` has the last editions measured, oldest first.
    """

    golden: Golden
    now: Quality
    before: Quality | None
    comparison: GoldenComparison | None
    trend: tuple[Quality, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {
            "questions": len(self.golden.questions),
            "problems": list(self.golden.problems),
            "now": self.now.measures_to_json(),
            "before": self.before.measures_to_json() if self.before else None,
            "comparison": self.comparison.to_json() if self.comparison else None,
            "trend": [quality.measures_to_json() for quality in self.trend],
            "rows": [row.to_json() for row in self.now.rows.values()],
        }


def report_quality(corpus: Path, index: Path, document: Callable[[str], Sequence[Section]]) -> QualityReport:
    """Read what is kept, and ask what is not: about 10 ms a question, the first time.

    ``document`` gives the sections of a file of the generation in use. Raises QuireError where there is no
    index that can be used.
    """
    golden = read_golden(corpus)
    generations, file = Generations(index), QualityFile(index)
    number = generations.current_number()
    if number is None:
        raise IndexMissing(f"{index}: holds no index; run quire build")
    before = _measure_before(generations, file, number, golden)
    now = measure_generation(generations, file, number, golden.questions)
    comparison = compare_measured(golden.questions, before, now, document) if before else None
    return QualityReport(golden, now.quality, before.quality if before else None, comparison, _trend(file))


def _measure_before(
    generations: Generations, file: QualityFile, number: int, golden: Golden
) -> Measured | None:
    """The generation that a rollback would lead to, if there is one that can be asked."""
    earlier = [other for other in generations.numbers() if other < number]
    try:
        return measure_generation(generations, file, earlier[-1], golden.questions) if earlier else None
    except QuireError:
        return None


def _trend(file: QualityFile) -> tuple[Quality, ...]:
    """The last editions, each as the last program found it that asked: one point for a generation."""
    found: dict[tuple[str, str], Quality] = {}
    for quality in file.read():
        edition = quality.edition
        key = (edition.built, edition.generation)
        if key not in found or edition.program == program_digest():
            found[key] = quality
    return tuple(found[key] for key in sorted(found))[-_TREND:]
