from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.query_speed import QUIRE, WHOLE
from benchmarks.speed_report import chart, report

pytest.importorskip("tantivy")


def _row(sections: int, systems: dict[str, float]) -> dict[str, Any]:
    """A question takes each system so many milliseconds, and one in twenty ten times as long."""
    built = {name: {"seconds": 4.0, "cpu": ms, "bytes": 50, "peak": 7e6} for name, ms in systems.items()}
    served = {"open": 0.25, "memory": 9e6, "rate": 30.0}
    return {
        "sections": sections,
        "text": 100,
        "built": {name: one for name, one in built.items() if name != WHOLE},
        "served": {name: (served, {**served, "rate": 55.0}) for name in systems},
        "asked": {"natural": {name: [ms] * 19 + [10 * ms] for name, ms in systems.items()}},
        "load_before": 1.0,
        "load_after": 2.0,
    }


def _rows() -> list[dict[str, Any]]:
    few = _row(1000, {QUIRE: 1.0, WHOLE: 4.0, "Whoosh": 50.0})
    return [few, _row(4000, {QUIRE: 2.0, WHOLE: 6.0})]


def test_the_tables_say_what_was_measured() -> None:
    lines = report(_rows()).splitlines()
    assert "| 1,000 | Quire | 4.0 | 1.0 | 250 | 7 | 0.50 |" in lines
    assert "| 1,000 | Whoosh | 20 | 50.00 | 72.50 | 414.50 | 8.3 | 50.00 |" in lines
    assert f"| 4,000 | {WHOLE} | 250 | 9 | 30 | 55 |" in lines


def test_growth_is_beside_the_size_before_and_leaves_out_what_was_not_measured() -> None:
    growth = report(_rows()).split("## Growth")[1].splitlines()
    assert "| 4,000 | sections | 4.00 | 4.00 | 4.00 |" in growth
    assert f"| 4,000 | {QUIRE} | 2.00 | 1.00 | 2.00 |" in growth
    assert f"| 4,000 | {WHOLE} | 2.00 | 1.00 | 1.50 |" in growth
    assert not any("Whoosh" in line for line in growth)


def test_the_chart_is_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    chart(_rows(), tmp_path / "speed.png")
    assert (tmp_path / "speed.png").read_bytes().startswith(b"\x89PNG")
