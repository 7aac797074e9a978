from __future__ import annotations

from desk.golden.golden_comparison import compare_golden
from engine.judging.evaluation import Row


def _row(id_: str, rank: int | None = 1, answer_right: bool | None = None) -> Row:
    measures = {"success@1": float(rank == 1), "success@3": float(rank is not None and rank <= 3)}
    if answer_right is not None:
        measures["answerRight"] = float(answer_right)
    return Row(id_, f"{id_}?", ("a#x",), (), rank, measures, answer_right, None, None, "a#x", "")


_BEFORE = {f"k{number}": _row(f"g{number}") for number in range(250)}


def _with_second_place(*keys: str) -> dict[str, Row]:
    return _BEFORE | {key: _row(_BEFORE[key].id, 2) for key in keys}


def test_a_measure_that_falls_at_all_where_documents_were_edited_is_a_regression() -> None:
    compared = compare_golden(_BEFORE, _with_second_place("k7"), edited={"k7", "k8"})
    assert [measure.name for measure in compared.fallen] == ["success@1"]
    assert [(change.after.id, change.edited) for change in compared.worse] == [("g7", True)]
    assert compared.worse[0].lost == ("success@1",)
    assert not compared.better


def test_elsewhere_one_in_a_hundred_may_get_worse_and_is_told() -> None:
    compared = compare_golden(_BEFORE, _with_second_place("k7", "k9"), edited={"k8"})
    assert compared.fallen == ()
    assert [change.after.id for change in compared.worse] == ["g7", "g9"]
    assert compared.to_json()["regressions"] == []


def test_elsewhere_more_than_one_in_a_hundred_is_a_regression() -> None:
    compared = compare_golden(_BEFORE, _with_second_place("k7", "k9", "k11"), edited={"k8"})
    assert [measure.name for measure in compared.fallen] == ["success@1"]


def test_what_is_tolerated_goes_by_all_questions_though_few_are_judged_by_a_measure() -> None:
    before = _BEFORE | {"n": _row("n", 1, True)}
    assert compare_golden(before, before | {"n": _row("n", 1, False)}).fallen == ()
    assert compare_golden(before, before | {"n": _row("n", 1, False)}, edited={"n"}).fallen


def test_of_few_questions_none_may_get_worse_wherever_it_is() -> None:
    before = {f"k{number}": _row(f"g{number}") for number in range(99)}
    assert compare_golden(before, before | {"k7": _row("g7", 2)}).fallen


def test_what_is_mended_elsewhere_is_no_excuse_for_what_was_edited() -> None:
    before = {"a": _row("a", 1), "b": _row("b", 2)}
    assert compare_golden(before, {"a": _row("a", 2), "b": _row("b", 1)}, edited={"a"}).fallen


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
