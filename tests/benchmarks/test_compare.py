"""Asking systems the questions of a judged set."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from benchmarks.compare import ask_all, main, sampled
from benchmarks.judged_sets import Judged, is_held_back
from benchmarks.listed import MAX_QUESTIONS
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.storage.passage_names import Place
from tests.engine.small_index import section

QUESTIONS = [Judged(str(number), "Why?", {"a": 1}) for number in range(3 * MAX_QUESTIONS)]


def test_the_held_back_half_comes_first_and_neither_is_larger_than_the_limit() -> None:
    both = sampled(QUESTIONS, held_back=False)
    assert [is_held_back(one) for one in both] == [True] * MAX_QUESTIONS + [False] * MAX_QUESTIONS
    assert sampled(QUESTIONS, held_back=True) == both[:MAX_QUESTIONS]


def test_the_sample_is_the_same_in_any_order_and_keeps_to_no_order_of_the_file() -> None:
    assert sampled(QUESTIONS[::-1], held_back=False) == sampled(QUESTIONS, held_back=False)
    assert (
        sampled(QUESTIONS, held_back=True) != [one for one in QUESTIONS if is_held_back(one)][:MAX_QUESTIONS]
    )


def test_a_system_is_asked_every_question_and_judged_by_what_it_ranks() -> None:
    asked = []

    def search(text: str, limit: int) -> Sequence[Place]:
        asked.append((text, limit))
        return [section("b", "B."), section("b", "B again."), section("a", "A.")][:limit]

    questions = [Judged("1", "Why?", {"a": 1}), Judged("2", "x" * 9_999, {"b": 2})]
    run = ask_all("system", search, questions, {"a", "b"})
    assert [values["MRR@10"] for values in run.measures] == [0.5, 1.0]
    assert run.name == "system"
    assert len(run.wall_ms) == len(run.cpu_ms) == 2
    assert set(asked) == {
        (text, limit) for text in ("Why?", "x" * MAX_QUESTION_LENGTH) for limit in (10, 100)
    }


def test_a_missing_peer_is_told_before_any_question_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["compare", "--work", "work", "set"])
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    for module in ("benchmarks.peers_tantivy", "tantivy"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SystemExit):
        main()
    assert "pip install -e '.[eval,peers]'" in capsys.readouterr().err


def test_more_threads_than_one_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["compare", "--work", "work", "set"])
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    with pytest.raises(SystemExit):
        main()
    assert "OMP_NUM_THREADS=1" in capsys.readouterr().err
