"""An earlier evaluation, as ``quire eval --json`` wrote it, to compare the present one with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import QuireError

_REMEDY = "make it anew with quire eval --json"


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """What came of one question then; see ``engine.judging.evaluation.Row``."""

    question: str
    rank: int | None
    measures: dict[str, float]
    answer: str | None


@dataclass(frozen=True, slots=True)
class Baseline:
    """``rows`` by the id of the question; ``kind`` and ``judgements`` as in ``Evaluation``."""

    path: Path
    kind: str
    judgements: str
    rows: dict[str, BaselineRow]


def read_baseline(path: Path) -> Baseline:
    """Read an evaluation. Raises QuireError saying what is wrong with the file, and the remedy."""
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QuireError(f"{path}: cannot be read ({error.strerror}); {_REMEDY} > {path}") from error
    except (ValueError, RecursionError) as error:
        raise QuireError(f"{path}: is not JSON ({error}); {_REMEDY}") from error
    try:
        rows = {_text(row["id"]): _row(row) for row in values["rows"]}
        return Baseline(path, _text(values["kind"]), _text(values["judgements"]), rows)
    except KeyError as error:
        raise QuireError(f"{path}: is no evaluation of this version (no {error}); {_REMEDY}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise QuireError(f"{path}: is no evaluation of this version ({error}); {_REMEDY}") from error


def _row(values: Mapping[str, Any]) -> BaselineRow:
    rank, answer = values["rank"], values["answer"]
    if not isinstance(rank, int | None) or not isinstance(answer, str | None):
        raise TypeError("a rank or answer is of the wrong type")
    measures = {_text(name): _share(value) for name, value in values["measures"].items()}
    return BaselineRow(_text(values["question"]), rank, measures, answer)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"a measure is {value!r}, not a number from 0 to 1")
    return float(value)
