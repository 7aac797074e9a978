from __future__ import annotations

from desk.golden.golden_comparison import compare_golden
from engine.judging.evaluation import Row


def _row(id_: str, rank: int | None = 1, answer_right: bool | None = None) -> Row:
    measures = {"success@1": float(rank == 1), "success@3": float(rank is not None and rank <= 3)}
    if answer_right is not None:
        measures["answerRight"] = float(answer_right)
    return Row(id_, f"{id_}?", ("a#x",), (), rank, measures, answer_right, None, None, "a#x", "")


def test_a_measure_that_falls_at_all_is_a_regression() -> None:
    before = {f"k{number}": _row(f"g{number}") for number in range(300)}
    compared = compare_golden(before, before | {"k7": _row("g7", 2)})
    assert [measure.name for measure in compared.fallen] == ["success@1"]
    assert [change.after.id for change in compared.worse] == ["g7"]
    assert compared.worse[0].lost == ("success@1",)
    assert not compared.better


def test_what_is_mended_weighs_against_what_is_lost() -> None:
    before = {"a": _row("a", 1), "b": _row("b", 2)}
    compared = compare_golden(before, {"a": _row("a", 2), "b": _row("b", 1)})
    assert not compared.fallen
    assert [change.after.id for change in compared.worse] == ["a"]
    assert [change.after.id for change in compared.better] == ["b"]


def test_only_what_was_judged_alike_in_both_is_compared() -> None:
    compared = compare_golden(
        {"a": _row("a"), "old": _row("old")}, {"a": _row("a"), "new": _row("new", None)}
    )
    assert (compared.compared, compared.new, compared.worse, compared.fallen) == (1, 1, (), ())


def test_what_is_gone_is_told_and_not_counted() -> None:
    before = {"a": _row("a"), "b": _row("b")}
    compared = compare_golden(before, {"a": _row("a", None), "b": _row("b")}, gone={"a"})
    assert [change.after.id for change in compared.gone] == ["a"]
    assert (compared.worse, compared.fallen, compared.compared) == ((), (), 1)


def test_a_question_that_loses_and_gains_is_worse_and_says_both() -> None:
    compared = compare_golden({"a": _row("a", 1, False)}, {"a": _row("a", 2, True)})
    (change,) = compared.worse
    assert (change.lost, change.gained) == (("success@1",), ("answerRight",))
    assert compared.better == ()


def test_nothing_to_compare_is_no_regression() -> None:
    compared = compare_golden({}, {})
    assert (compared.measures, compared.fallen) == ((), ())
    assert compared.to_json()["regressions"] == []
