"""What the comparison with peers gave, as Markdown: figures, and whether Quire is above its best peer."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median

from engine.judging.significance import SIGNIFICANT, paired_randomisation

MEASURES = ("P@1", "MRR@10", "nDCG@10", "recall@10", "recall@100")
DECIDING = "nDCG@10"
_ABOUT = """# Ranking beside peers

Written on {date}, on {cores} cores with Python {python}, by

```
OMP_NUM_THREADS=1 python -m benchmarks.compare --work WORK {sets} --write
```

Peers: {versions}; how each is set up stands in `peers_*.py`.

All systems search the same sections, those that Quire made of the documents, and are asked the same
questions, at most 500 of a half, in one thread; peers as bags of words. The measures are those of trec_eval,
of 100 hits. Milliseconds are the median for one question and a page of ten hits, by the clock and by the
processor; Quire's include snippets, highlights and the answer. p is that of a paired randomisation test on
nDCG@10 against the best peer.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one system gave, question by question."""

    name: str
    measures: list[dict[str, float]]
    wall_ms: list[float]
    cpu_ms: list[float]

    def of(self, places: Sequence[int]) -> Run:
        """The same of the questions at these places alone."""
        return Run(
            self.name,
            [self.measures[place] for place in places],
            [self.wall_ms[place] for place in places],
            [self.cpu_ms[place] for place in places],
        )

    def mean(self, measure: str) -> float:
        """The mean of one measure over the questions, from 0 to 1."""
        return mean(values[measure] for values in self.measures)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One set asked of all systems, Quire last; ``held_back`` tells for each question which half it is of."""

    name: str
    sections: int
    held_back: Sequence[bool]
    runs: Sequence[Run]

    def of_held_back(self) -> Comparison:
        """The same of the held-back questions alone."""
        places = [place for place, held_back in enumerate(self.held_back) if held_back]
        runs = [run.of(places) for run in self.runs]
        return Comparison(self.name, self.sections, [True] * len(places), runs)


def report(comparisons: Sequence[Comparison], versions: str, *, whole: bool) -> str:
    """The document: the held-back halves, then, where they were asked, the whole sets.

    ``versions`` are those of the peers, in words.
    """
    about = _ABOUT.format(
        sets=" ".join(comparison.name for comparison in comparisons),
        date=date.today().isoformat(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        versions=versions,
    )
    parts = [about, _part("Held-back halves", [comparison.of_held_back() for comparison in comparisons])]
    if whole:
        parts.append(_part("Both halves", comparisons))
    return "\n".join(parts)


def verdict(comparison: Comparison) -> str:
    """Whether Quire, the last run, is above its best peer by nDCG@10, and whether that may be chance."""
    *peers, quire = comparison.runs
    best = max(peers, key=lambda run: run.mean(DECIDING))
    pairs = zip(quire.measures, best.measures, strict=True)
    p = paired_randomisation([ours[DECIDING] - theirs[DECIDING] for ours, theirs in pairs])
    side = "above" if quire.mean(DECIDING) > best.mean(DECIDING) else "not above"
    chance = "" if p < SIGNIFICANT else "; the difference may be chance"
    return (
        f"Quire is {side} its best peer, {best.name}: {DECIDING} {quire.mean(DECIDING):.3f} against "
        f"{best.mean(DECIDING):.3f} ({_p_value(p)}){chance}."
    )


def table(comparison: Comparison) -> str:
    """A row a system: the measures, then milliseconds."""
    header = ["", *MEASURES, "ms", "CPU ms"]
    rows = [_row(run) for run in comparison.runs]
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))


def _part(title: str, comparisons: Sequence[Comparison]) -> str:
    verdicts = [f"- {comparison.name}: {verdict(comparison)}" for comparison in comparisons]
    tables = [
        f"### {comparison.name}\n\n{_size(comparison)}\n\n{table(comparison)}\n" for comparison in comparisons
    ]
    return "\n".join([f"## {title}\n", *verdicts, "", *tables])


def _size(comparison: Comparison) -> str:
    return f"{len(comparison.held_back):,} questions of {comparison.sections:,} sections."


def _row(run: Run) -> list[str]:
    measures = [f"{run.mean(measure):.3f}" for measure in MEASURES]
    return [run.name, *measures, f"{median(run.wall_ms):.2f}", f"{median(run.cpu_ms):.2f}"]


def _p_value(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
