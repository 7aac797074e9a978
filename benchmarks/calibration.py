"""Whether confidence is what it says: of answers given with 70%, seven in ten should be right.

    python -m benchmarks.calibration --work WORK SET_FOLDER... [--write]

Asked are the held-back halves of the sets, of their own documents and of others, and the golden questions.
``--write`` puts the table into ``benchmarks/CALIBRATION.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.fit_answers import Group, answer_groups, choices_of
from benchmarks.options import sets_parser
from engine.answers.answer_model import answer_threshold, likelihoods
from engine.array_types import Array

TABLE = Path(__file__).with_name("CALIBRATION.md")
BINS = np.linspace(0.0, 1.0, 11)


def main() -> None:
    """Measure, print, and write if asked."""
    options = sets_parser().parse_args()
    groups = answer_groups(options.work, options.sets)
    outcomes = {name: outcomes_of(group) for name, group in groups.items() if not group.grown_on}
    text = report([folder.name for folder in options.sets], outcomes)
    print(text)
    if options.write:
        TABLE.write_text(text, encoding="utf-8")


def outcomes_of(group: Group) -> Array:
    """Question x (confidence, 1 if the answer is right): of the likeliest sentence, shown or not."""
    outcomes = []
    for choice in choices_of(group):
        found = likelihoods([tuple(row) for row in choice.evidence.tolist()])
        best = int(found.argmax()) if len(found) else None
        outcomes.append((0.0, 0.0) if best is None else (found[best], choice.right[best]))
    return np.array(outcomes, dtype=np.float64)


def report(sets: Sequence[str], outcomes: Mapping[str, Array]) -> str:
    """The document: a table of all questions, then how far each group is off."""
    together = np.concatenate(list(outcomes.values()))
    return "\n".join(
        [
            "# Whether confidence is what it says",
            "",
            f"Written on {date.today().isoformat()} by",
            "",
            "```",
            f"python -m benchmarks.calibration --work WORK {' '.join(sets)} --write",
            "```",
            "",
            f"An answer is shown from a confidence of {answer_threshold():.2f} on.",
            "",
            "| confidence | questions | mean confidence | right |",
            "| --- | ---: | ---: | ---: |",
            *_bins(together),
            "",
            "The calibration error is the mean distance of the last two columns, weighed by questions",
            '(Guo et al., "On Calibration of Modern Neural Networks", 2017, section 2).',
            "",
            "| asked | questions | calibration error |",
            "| --- | ---: | ---: |",
            *(f"| {name} | {len(part)} | {calibration_error(part):.3f} |" for name, part in outcomes.items()),
            f"| all | {len(together)} | {calibration_error(together):.3f} |",
            "",
        ]
    )


def calibration_error(outcomes: Array) -> float:
    """How far confidence is from the share that is right, 0 to 1."""
    parts = [part for part in _parts(outcomes) if len(part)]
    off = [len(part) * abs(float(part[:, 0].mean() - part[:, 1].mean())) for part in parts]
    return sum(off) / len(outcomes)


def _bins(outcomes: Array) -> Iterator[str]:
    for low, high, part in zip(BINS, BINS[1:], _parts(outcomes), strict=False):
        if len(part):
            confidence, right = part.mean(axis=0)
            yield f"| {low:.1f} to {high:.1f} | {len(part)} | {confidence:.3f} | {right:.3f} |"


def _parts(outcomes: Array) -> list[Array]:
    numbers = np.clip(np.digitize(outcomes[:, 0], BINS) - 1, 0, len(BINS) - 2)
    return [outcomes[numbers == number] for number in range(len(BINS) - 1)]


if __name__ == "__main__":
    main()
