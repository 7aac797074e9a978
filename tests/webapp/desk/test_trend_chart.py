from __future__ import annotations

import pytest

from desk.golden.quality import Edition, Quality
from webapp.desk.trend_chart import HEIGHT, WIDTH, trend_chart


def _quality(generation: int, first: float | None, nothing: float | None = None) -> Quality:
    measures = {"success@1": first, "success@3": None, "answerRight": None, "noAnswerRight": nothing}
    return Quality(Edition(f"{generation:08d}", f"2024-05-{generation:02d}", "p"), measures, {})


@pytest.mark.parametrize("count", [0, 1])
def test_less_than_two_editions_make_no_line(count: int) -> None:
    assert trend_chart([_quality(1, 0.5)] * count) is None


def test_a_better_share_stands_higher_and_a_later_edition_further_right() -> None:
    chart = trend_chart([_quality(1, 0.5), _quality(2, 0.75), _quality(3, 1.0)])
    assert chart
    (line,) = chart.lines
    xs, ys = [point.x for point in line.points], [point.y for point in line.points]
    assert xs == sorted(xs) and ys == sorted(ys, reverse=True)
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1], abs=0.2)
    assert ys[0] - ys[1] == pytest.approx(ys[1] - ys[2], abs=0.2)


@pytest.mark.parametrize("share", [0.0, 1.0, 7.0, -3.0, float("nan"), float("inf")])
def test_everything_stays_inside_whatever_was_kept(share: float) -> None:
    chart = trend_chart([_quality(1, share, 0.3), _quality(2, 0.9, share)])
    assert chart
    points = [point for line in chart.lines for point in line.points]
    assert all(0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT for point in points)
    assert all(0 <= tick.place <= HEIGHT for tick in chart.shares)


def test_a_measure_that_judges_nothing_has_no_line() -> None:
    chart = trend_chart([_quality(1, 0.5), _quality(2, None, 1.0)])
    assert chart
    assert [(line.name, len(line.points)) for line in chart.lines] == [("success@1", 1), ("noAnswerRight", 1)]


def test_of_many_generations_some_are_named_the_last_one_always() -> None:
    chart = trend_chart([_quality(number, 0.5) for number in range(1, 31)])
    assert chart
    names = [tick.text for tick in chart.generations]
    assert len(names) <= 8 and names[-1] == "30"


def test_without_any_share_there_is_a_chart_without_lines() -> None:
    chart = trend_chart([_quality(1, None), _quality(2, None)])
    assert chart and chart.lines == ()
