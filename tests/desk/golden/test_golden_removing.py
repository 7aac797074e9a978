from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.golden.golden_file import GoldenLines
from desk.golden.golden_questions import read_golden
from desk.golden.golden_removing import remove_question
from engine.errors import QuireError

ONE = b'{"id":"g001",  "question": "What is the pay?", "sections": [], "answer": null}'
TWO = b'{"question": "Why?", "id": 2, "sections": [], "answer": null, "more": true}'
MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("before", "id_", "after"),
    [
        (ONE + b"\n" + TWO + b"\n", "g001", TWO + b"\n"),
        (ONE + b"\n" + TWO + b"\n", "2", ONE + b"\n"),
        (ONE + b"\n" + TWO, "2", ONE + b"\n"),
        (ONE + b"\n" + TWO, "g001", TWO),
        (MARK + ONE + b"\r\n\r\n" + TWO + b"\r\n", "g001", MARK + b"\r\n" + TWO + b"\r\n"),
        (b"torn {\n" + ONE + b"\n[1]\n", "g001", b"torn {\n[1]\n"),
    ],
)
def test_one_line_goes_and_all_others_stay_as_they_were(
    tmp_path: Path, before: bytes, id_: str, after: bytes
) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_bytes(before)
    remove_question(tmp_path, id_)
    assert path.read_bytes() == after


def test_with_the_last_question_the_file_goes(tmp_path: Path) -> None:
    (tmp_path / "golden.jsonl").write_bytes(MARK + ONE + b"\r\n")
    assert remove_question(tmp_path, "g001") == "What is the pay?"
    assert not (tmp_path / "golden.jsonl").exists()
    assert read_golden(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("id_", "said"), [("g9", "has no question"), ("", "has no question"), ("2", "2 lines")]
)
def test_what_cannot_be_told_is_not_removed(tmp_path: Path, id_: str, said: str) -> None:
    path, content = tmp_path / "golden.jsonl", TWO + b"\n" + ONE + b"\n" + TWO
    path.write_bytes(content)
    with pytest.raises(QuireError, match=said):
        remove_question(tmp_path, id_)
    assert path.read_bytes() == content


@given(st.lists(st.sampled_from([b"", b"x", b"{", b"\r", b"{}"]), max_size=5), st.booleans(), st.data())
def test_all_bytes_but_the_line_stay(others: list[bytes], ended: bool, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(others)))
    lines = [*others[:place], ONE, *others[place:]]
    end = b"\n" if ended else b""
    golden = GoldenLines(Path("golden.jsonl"), b"\n".join(lines) + end)
    golden.remove(place)
    is_last = place == len(others) and not ended
    assert golden.content() == b"\n".join([*others, b""] if is_last else others) + (end if others else b"")
