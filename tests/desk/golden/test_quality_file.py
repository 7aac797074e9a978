from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from desk.golden import quality_file
from desk.golden.quality import Edition, Quality, quality_of
from desk.golden.quality_file import QualityFile
from engine.judging.evaluation import Row


def _row(number: int, rank: int | None = 1) -> Row:
    measures = {"success@1": float(rank == 1), "success@3": float(rank is not None)}
    return Row(
        f"g{number}", "Pay?", ("a#x",), (), rank, measures, None, "It is “5”.", None, "a#x", "a#x, no answer"
    )


def _quality(generation: int, rows: int = 2) -> Quality:
    edition = Edition(f"{generation:08d}", "2024-05-01T12:00:00+00:00", "p")
    return quality_of(edition, {f"k{number}": _row(number) for number in range(rows)})


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    file = QualityFile(tmp_path)
    assert file.read() == []
    file.append(_quality(1))
    file.append(_quality(2))
    assert file.read() == [_quality(1), _quality(2)]
    assert file.find(_quality(2).edition) == _quality(2)
    assert file.find(_quality(3).edition) is None


def test_a_later_line_replaces_an_earlier_one_of_the_same_edition(tmp_path: Path) -> None:
    file = QualityFile(tmp_path)
    file.append(_quality(1))
    file.append(_quality(1, rows=3))
    (kept,) = file.read()
    assert len(kept.rows) == 3


def test_a_line_torn_at_any_byte_is_passed_over_and_spoils_no_other(tmp_path: Path) -> None:
    file, path = QualityFile(tmp_path), tmp_path / "quality.jsonl"
    file.append(_quality(1))
    whole = path.read_bytes()
    for cut in (*range(0, len(whole) - 1, 37), len(whole) - 2):
        path.write_bytes(whole + whole[:cut])
        assert file.read() == [_quality(1)]
        file.append(_quality(2))
        assert file.read() == [_quality(1), _quality(2)]


def test_beyond_its_bound_it_keeps_the_measures_of_old_editions_and_the_rows_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quality_file, "MAX_BYTES", 20_000)
    file = QualityFile(tmp_path)
    for generation in range(1, 200):
        file.append(_quality(generation, rows=10))
    kept = file.read()
    assert [one.edition.generation for one in kept] == [f"{number:08d}" for number in range(1, 200)]
    assert not kept[0].rows and kept[0].measures == {**_quality(1, 10).measures}
    assert kept[-1] == _quality(199, rows=10)
    assert kept[-quality_file.KEPT_ROWS].rows
    assert (tmp_path / "quality.jsonl").stat().st_size < 100_000


def test_another_index_may_know_the_same(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    QualityFile(tmp_path).copy_to(tmp_path / "other")
    QualityFile(tmp_path).append(_quality(1))
    for _ in range(2):
        QualityFile(tmp_path).copy_to(tmp_path / "other")
    assert QualityFile(tmp_path / "other").read() == []
    (tmp_path / "other" / "quality.jsonl").unlink()
    QualityFile(tmp_path).copy_to(tmp_path / "other")
    assert QualityFile(tmp_path / "other").read() == [_quality(1)]
    QualityFile(tmp_path).copy_to(tmp_path / "nowhere")


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "quality.jsonl").mkdir()
    assert QualityFile(tmp_path).read() == []
    (tmp_path / "quality.jsonl").rmdir()
    os.mkfifo(tmp_path / "quality.jsonl")
    assert QualityFile(tmp_path).read() == []


@pytest.mark.parametrize("values", [3, None, [], {"measures": 5}, {"rows": {}}, "[" * 50_000])
def test_a_line_of_another_version_is_passed_over(tmp_path: Path, values: object) -> None:
    text = values if isinstance(values, str) else json.dumps(values)
    (tmp_path / "quality.jsonl").write_text(text + "\n")
    assert QualityFile(tmp_path).read() == []


def _append(folder: Path, generation: int) -> None:
    QualityFile(folder).append(_quality(generation))


def test_processes_that_append_at_once_lose_nothing(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as processes:
        for done in [processes.submit(_append, tmp_path, number) for number in range(1, 41)]:
            done.result()
    assert len(QualityFile(tmp_path).read()) == 40
