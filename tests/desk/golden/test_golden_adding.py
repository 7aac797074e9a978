from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.golden import golden_file
from desk.golden.golden_adding import Added, Judgement, add_judgement
from desk.golden.golden_questions import read_golden
from engine.errors import QuireError
from engine.section import Section
from tests.engine.small_index import section

PAY = section("pay", "The median pay is $44,090 a year.", doc="pay.md", breadcrumb=("Pay",))
WORK = section("work", "Most coders work from home.", doc="work.md", breadcrumb=("Work",))
LINE = b'{"id":"g007",  "question": "What is the pay?", "sections": [], "answer": null, "related": true}'


def _add(folder: Path, question: str, place: Section | None = PAY, answer: str | None = None) -> Added:
    return add_judgement(folder, Judgement(question, place, answer))


def _values(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "golden.jsonl").read_text().splitlines()]


def test_the_first_question_makes_the_file(tmp_path: Path) -> None:
    assert _add(tmp_path, "  What is the pay?\n", answer="$44,090") == Added("g001", "added")
    assert _values(tmp_path) == [
        {
            "id": "g001",
            "question": "What is the pay?",
            "sections": [{"doc": "pay.md", "anchor": "pay"}],
            "answer": ["$44,090"],
        }
    ]
    assert [question.id for question in read_golden(tmp_path).questions] == ["g001"]


def test_a_new_question_gets_the_next_free_id_and_leaves_every_other_byte(tmp_path: Path) -> None:
    before = b"\xef\xbb\xbf" + LINE + b'\r\n\r\nnonsense \r\n{"id": "n3", "question": 5}\r\n'
    (tmp_path / "golden.jsonl").write_bytes(before)
    assert _add(tmp_path, "Where do coders work?", WORK).id == "g008"
    after = (tmp_path / "golden.jsonl").read_bytes()
    assert after.startswith(before) and after.endswith(b"}\r\n")
    assert after.count(b"\n") == before.count(b"\n") + 1


def test_a_last_line_without_its_end_gets_one(tmp_path: Path) -> None:
    (tmp_path / "golden.jsonl").write_bytes(LINE)
    _add(tmp_path, "Where?", WORK)
    first, second, end = (tmp_path / "golden.jsonl").read_bytes().split(b"\n")
    assert (first, end) == (LINE, b"") and b"Where?" in second


@pytest.mark.parametrize("question", ["what is the PAY", "What  is the pay??", "What is the pay."])
def test_the_same_question_is_changed_and_not_doubled(tmp_path: Path, question: str) -> None:
    other = b'{"id": "x", "question": "Other?"}'
    (tmp_path / "golden.jsonl").write_bytes(LINE + b"\n" + other + b"\n")
    assert _add(tmp_path, question) == Added("g007", "changed")
    assert (tmp_path / "golden.jsonl").read_bytes().endswith(b"\n" + other + b"\n")
    changed = _values(tmp_path)[0]
    assert list(changed) == ["id", "question", "sections", "answer", "related"]
    assert changed["question"] == "What is the pay?"
    assert (changed["sections"], changed["answer"]) == ([{"doc": "pay.md", "anchor": "pay"}], [])


def test_another_right_section_joins_and_another_answer_replaces(tmp_path: Path) -> None:
    _add(tmp_path, "Pay?", PAY, "$44,090")
    assert _add(tmp_path, "Pay?", WORK).what == "changed"
    assert _add(tmp_path, "Pay?", WORK).what == "unchanged"
    (values,) = _values(tmp_path)
    assert [place["doc"] for place in values["sections"]] == ["pay.md", "work.md"]
    assert values["answer"] == ["$44,090"]
    _add(tmp_path, "Pay?", PAY, "median")
    assert _values(tmp_path)[0]["answer"] == ["median"]


def test_words_that_are_expected_already_leave_the_others_expected(tmp_path: Path) -> None:
    judged = LINE.replace(b"What is the pay", b"Pay").replace(b"null", b'["a year", "Median"]')
    judged = judged.replace(b"[],", b'[{"doc": "pay.md", "anchor": "pay"}],')
    (tmp_path / "golden.jsonl").write_bytes(judged)
    assert _add(tmp_path, "Pay?", PAY, "median").what == "unchanged"
    assert (tmp_path / "golden.jsonl").read_bytes() == judged


def test_no_answer_takes_the_place_of_a_judgement(tmp_path: Path) -> None:
    _add(tmp_path, "Pay?", PAY, "$44,090")
    assert _add(tmp_path, "Pay?", None) == Added("g001", "changed")
    assert (_values(tmp_path)[0]["sections"], _values(tmp_path)[0]["answer"]) == ([], None)


def test_a_section_without_an_anchor_goes_by_its_heading(tmp_path: Path) -> None:
    bare = section("s", "Text.", doc="a.md", breadcrumb=("One", "Two"))
    nameless = Section(**{name: getattr(bare, name) for name in bare.__slots__} | {"anchor": None})
    _add(tmp_path, "Two?", nameless)
    assert _values(tmp_path)[0]["sections"] == [{"doc": "a.md", "heading": "Two"}]


def test_an_answer_that_the_section_does_not_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuireError, match=r"pay\.md#pay: does not hold the words '\$1,000'"):
        _add(tmp_path, "Pay?", PAY, "$1,000")
    assert not (tmp_path / "golden.jsonl").exists()
    _add(tmp_path, "Pay?", PAY, "the MEDIAN  pay")


@pytest.mark.parametrize("question", ["", " \n", "\ud800", "x" * 3_000])
def test_a_question_that_could_not_be_asked_is_refused(tmp_path: Path, question: str) -> None:
    with pytest.raises(QuireError, match="the question"):
        _add(tmp_path, question)


def test_more_than_are_asked_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.golden.golden_adding.MAX_QUESTIONS", 1)
    _add(tmp_path, "Pay?")
    with pytest.raises(QuireError, match="at most 1 are asked"):
        _add(tmp_path, "Work?")


def test_a_link_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(LINE)
    (tmp_path / "golden.jsonl").symlink_to("elsewhere")
    with pytest.raises(QuireError, match="is a link"):
        _add(tmp_path, "Pay?")
    assert (tmp_path / "elsewhere").read_bytes() == LINE


def test_what_is_no_file_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "golden.jsonl")
    with pytest.raises(QuireError, match="is not a file"):
        _add(tmp_path, "Pay?")
    (tmp_path / "golden.jsonl").unlink()
    (tmp_path / "golden.jsonl").write_bytes(LINE)
    monkeypatch.setattr(golden_file, "MAX_BYTES", 10)
    with pytest.raises(QuireError, match="bytes"):
        _add(tmp_path, "Pay?")


def test_a_folder_that_is_missing_or_refuses_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QuireError, match="No such file or directory; see that this user can write"):
        _add(tmp_path / "nowhere", "Pay?")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("engine.durability.sync_file", refuse)
    with pytest.raises(QuireError, match=r"golden\.jsonl: Permission denied"):
        _add(tmp_path, "Pay?")
    assert not list(tmp_path.iterdir())


def test_who_may_read_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_bytes(LINE)
    path.chmod(0o640)
    _add(tmp_path, "Work?", WORK)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_lock_that_is_not_let_go_of_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden_file, "_LOCK_SECONDS", 0.05)
    with golden_file.golden_lines(tmp_path), pytest.raises(QuireError, match="another process"):
        _add(tmp_path, "Pay?")


def _add_many(folder: Path, name: str) -> None:
    for number in range(25):
        add_judgement(folder, Judgement(f"{name} {number} of what?", PAY))


def test_processes_that_add_at_once_lose_nothing_and_share_no_id(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as processes:
        for done in [processes.submit(_add_many, tmp_path, name) for name in ("one", "two")]:
            done.result()
    ids = [values["id"] for values in _values(tmp_path)]
    assert sorted(ids) == [f"g{number:03d}" for number in range(1, 51)]
    assert not read_golden(tmp_path).problems


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode)),
    question=st.text(max_size=60),
)
def test_whatever_the_file_and_the_question_are_only_a_line_is_added(
    tmp_path: Path, content: bytes, question: str
) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_bytes(content)
    try:
        added = _add(tmp_path, question)
    except QuireError:
        assert path.read_bytes() == content
        return
    after = path.read_bytes()
    assert added.what == "added" and after.startswith(content.rstrip(b"\r \t")) and after.endswith(b"\n")
    last = json.loads(after.rstrip(b"\r\n").split(b"\n")[-1])
    assert last["sections"] == [{"doc": "pay.md", "anchor": "pay"}]
