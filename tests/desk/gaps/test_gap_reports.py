"""Gaps as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

from desk.gaps.gap_reports import gaps_csv, gaps_json
from desk.gaps.gaps import Gap, Gaps, Nearest
from desk.log.asked import AskedQuestion

_DAY = datetime(2026, 5, 1, 12, tzinfo=UTC)


def _gaps() -> Gaps:
    parking = AskedQuestion("=free parking?", 2, _DAY, _DAY, "nothing", None, None, 0, 1, ("-cold", "wet"))
    tea = AskedQuestion("tea", 1, _DAY, _DAY, "answered", 0.25, "s1")
    nearest = Nearest("s1", "tea.md", "Tea > Tins", "https://x.example/", ("tea",), (), True, 0.25)
    return Gaps((Gap((parking, tea), 3, _DAY, None, "write"), Gap((tea,), 1, _DAY, nearest, "extend")), 7)


def test_csv_has_a_line_for_each_question_and_no_formula() -> None:
    head, *rows = csv.reader(io.StringIO(gaps_csv(_gaps())))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["gap"], row["question"]) for row in found] == [
        ("1", "'=free parking?"), ("1", "tea"), ("2", "tea"),
    ]  # fmt: skip
    assert found[0]["words"] == "'-cold, wet"
    assert (found[2]["nearest section"], found[2]["document"]) == ("Tea > Tins", "tea.md")
    assert found[2]["suggestion"].startswith("Add it to “Tea > Tins”")
    assert found[0]["last asked"] == "2026-05-01T12:00:00+00:00"


def test_json_has_all_members_and_null_for_none() -> None:
    found = json.loads(json.dumps(gaps_json(_gaps())))
    assert found["total"] == 7
    first, second = found["gaps"]
    assert (first["nearest"], first["advice"], first["asked"]) == (None, "write", 3)
    assert second["nearest"]["heading"] == "Tea > Tins"
    assert first["questions"][0] == {
        "question": "=free parking?",
        "asked": 2,
        "firstAsked": "2026-05-01T12:00:00+00:00",
        "lastAsked": "2026-05-01T12:00:00+00:00",
        "outcome": "nothing",
        "confidence": None,
        "sectionId": None,
        "up": 0,
        "down": 1,
        "words": ["-cold", "wet"],
    }
