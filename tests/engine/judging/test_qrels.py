from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import QuireError
from engine.judging.qrels import Qrels, read_qrels


def _read(folder: Path, text: str) -> Qrels:
    (folder / "qrels.tsv").write_text(text, encoding="utf-8", newline="")
    return read_qrels(folder / "qrels.tsv")


@pytest.mark.parametrize(
    "text",
    [
        "1\tp1\t1\n1\tp2\t0\n2\tp1\t3\n",
        "\ufeff1\tp1\t1\r\n1\tp2\t0\r\n2\tp1\t3",
        "1 0 p1 1\n1 0 p2 0\n\n2 Q0 p1 3\n",
        "1\t0\tp1\t1\n1\t0\tp2\t0\n2\t0\tp1\t+3\n",
    ],
    ids=["tabs", "windows", "trec", "trec with tabs"],
)
def test_each_form_is_read(tmp_path: Path, text: str) -> None:
    qrels = _read(tmp_path, text)
    assert qrels.grades == {"1": {"p1": 1, "p2": 0}, "2": {"p1": 3}}
    assert qrels.passages() == {"p1", "p2"}


def test_the_name_of_a_passage_may_hold_spaces_between_tabs(tmp_path: Path) -> None:
    assert _read(tmp_path, "1\ta b.html#c d\t-2").grades == {"1": {"a b.html#c d": -2}}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("1\tp1", "has 2 columns"),
        ("1", "has 1 columns"),
        ("1\t0\tp\t1\t9", "has 5 columns"),
        ("1\tp1\tone", "grade 'one' is not a whole number"),
        ("1\tp1\t0.5", "grade '0.5' is not a whole number"),
        ("1\tp1\t", "grade '' is not a whole number"),
        ("1\tp1\t١", "is not a whole number"),
        ("1\tp1\t" + "9" * 5000, "is not a whole number"),
        ("\tp1\t1", "names no question"),
        ("1\t\t1", "names no passage"),
        ("query-id\tcorpus-id\tscore", "without a heading"),
    ],
    ids=lambda text: text[:20],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(QuireError, match=rf"qrels\.tsv, line 3: .*{complaint}"):
        _read(tmp_path, f"1\tp9\t1\n\n{line}\n")


def test_a_pair_judged_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"line 3: judges 'p1' for question '1' again, after line 1; remove"):
        _read(tmp_path, "1\tp1\t1\n1\tp2\t1\n1\tp1\t0\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused_with_its_file(tmp_path: Path, text: str) -> None:
    try:
        _read(tmp_path, text)
    except QuireError as error:
        assert "qrels.tsv" in str(error)
