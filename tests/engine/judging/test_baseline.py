from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import QuireError
from engine.judging.baseline import read_baseline
from tests.engine.evaluations import judged

REPORT = judged({"1": ["b.md", "a.md"]}, ("Denver",), "Denver won.").to_json()


def _write(folder: Path, content: str) -> Path:
    (folder / "before.json").write_text(content)
    return folder / "before.json"


def test_what_an_evaluation_wrote_is_read(tmp_path: Path) -> None:
    baseline = read_baseline(_write(tmp_path, json.dumps(REPORT)))
    assert (baseline.kind, baseline.judgements) == ("qrels", REPORT["judgements"])
    row = baseline.rows["1"]
    assert (row.question, row.rank, row.answer) == ("1?", 2, "Denver won.")
    assert row.measures == REPORT["rows"][0]["measures"]


@pytest.mark.parametrize("content", ["", "nonsense", "[" * 100_000], ids=["empty", "nonsense", "deep"])
def test_what_is_not_json_is_an_error_with_the_remedy(tmp_path: Path, content: str) -> None:
    with pytest.raises(QuireError, match=r"before\.json: is not JSON .*quire eval --json"):
        read_baseline(_write(tmp_path, content))


def test_a_file_of_bytes_or_no_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "before.json").write_bytes(b"\xff\xfe")
    with pytest.raises(QuireError, match="is not JSON"):
        read_baseline(tmp_path / "before.json")
    with pytest.raises(QuireError, match=r"cannot be read .*quire eval --json > .*missing\.json"):
        read_baseline(tmp_path / "missing.json")


ROW = REPORT["rows"][0]


@pytest.mark.parametrize(
    "report",
    [
        3,
        [],
        {"questions": 1, "measures": {}, "misses": []},
        REPORT | {"rows": 5},
        REPORT | {"rows": [5]},
        REPORT | {"kind": None},
        REPORT | {"rows": [ROW | {"rank": "2"}]},
        REPORT | {"rows": [ROW | {"answer": 5}]},
        REPORT | {"rows": [ROW | {"measures": {"P@1": float("nan")}}]},
        REPORT | {"rows": [ROW | {"measures": {"P@1": 1.5}}]},
        REPORT | {"rows": [ROW | {"measures": []}]},
    ],
    ids=range(11),
)
def test_other_json_is_an_error_with_the_remedy(tmp_path: Path, report: Any) -> None:
    with pytest.raises(
        QuireError, match=r"before\.json: is no evaluation of this version .*quire eval --json"
    ):
        read_baseline(_write(tmp_path, json.dumps(report)))
