from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("tantivy")

from benchmarks import speed
from benchmarks.query_speed import QUIRE, WHOLE
from benchmarks.speed_systems import SYSTEMS, index_of, texts_in, write_texts
from tests.engine.small_index import section


def test_a_size_is_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[list[str]] = []

    def measure(folder: Path, systems: list[str]) -> dict[str, int]:
        measured.append(systems)
        return {"sections": len(list((folder / "docs").iterdir()))}

    def fill(docs: Path) -> None:
        docs.mkdir()
        (docs / "a.html").write_text("a")

    monkeypatch.setattr(speed, "measure", measure)
    questions = tmp_path / "questions.jsonl"
    questions.write_text("{}")
    rows = [speed.measure_once(tmp_path / "whole", questions, [QUIRE], fill) for _ in range(2)]
    assert rows == [{"sections": 1}] * 2
    assert measured == [[QUIRE]]


@pytest.mark.parametrize("name", [name for name in SYSTEMS if name not in (QUIRE, WHOLE)])
def test_a_peer_finds_in_its_folder_what_it_was_given(tmp_path: Path, name: str) -> None:
    bodies = ["Roses need sun.", "Tulips need cold winters.", "Soil for roses and tulips."]
    written = write_texts(tmp_path, [section(f"s{place}", body) for place, body in enumerate(bodies)])
    assert written >= sum(map(len, bodies))
    assert [text.body for text in texts_in(tmp_path)] == bodies
    index = index_of(tmp_path, name)
    index.mkdir()
    SYSTEMS[name].build(tmp_path, index)
    ask = SYSTEMS[name].open(index)
    assert list(ask("What about a winter?")) == [1]  # type: ignore[call-overload]
    assert sorted(ask("a rose")) == [0, 2]  # type: ignore[call-overload]


def test_both_of_quire_share_an_index(tmp_path: Path) -> None:
    assert index_of(tmp_path, QUIRE) == index_of(tmp_path, WHOLE) != index_of(tmp_path, "tantivy")
