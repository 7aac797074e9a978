"""The trend of the measures as a small chart: places in an SVG, worked out here and drawn by the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, isfinite

from desk.golden.quality import Quality
from engine.judging.evaluation import GOLDEN_MEASURES

WIDTH, HEIGHT = 640, 240
# Room for texts twice as large on a narrow screen, where the whole is half as large.
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 24, 16, 40
# So that half a hundredth is no cliff.
_LEAST_RANGE = 0.2
_MOST_MARKS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A measured share: where it is drawn."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A measure: its number from 1 (which gives its look) and its points."""

    number: int
    name: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Tick:
    """A text at an axis."""

    text: str
    place: float


@dataclass(frozen=True, slots=True)
class TrendChart:
    """``lines`` of the measures, ``shares`` up the left side, ``generations`` along the bottom."""

    lines: tuple[Line, ...]
    shares: tuple[Tick, ...]
    generations: tuple[Tick, ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def trend_chart(trend: Sequence[Quality]) -> TrendChart | None:
    """The chart of at least two editions; None of fewer, which make no line."""
    if len(trend) < 2:
        return None
    measured = {
        name: [
            (number, share) for number, one in enumerate(trend) if (share := _share(one.measures, name)) >= 0
        ]
        for name in GOLDEN_MEASURES
    }
    shares = [share for points in measured.values() for _, share in points]
    lowest = _lowest(shares)
    lines = (
        Line(number, name, tuple(Point(_x(place, len(trend)), _y(share, lowest)) for place, share in points))
        for number, (name, points) in enumerate(measured.items(), 1)
        if points
    )
    return TrendChart(
        tuple(lines),
        tuple(Tick(f"{share:.0%}", _y(share, lowest)) for share in _steps(lowest)),
        _generations(trend),
    )


def _share(measures: Mapping[str, float | None], name: str) -> float:
    """From 0 to 1, or -1 where the measure judges nothing."""
    share = measures.get(name)
    return min(max(share, 0.0), 1.0) if share is not None and isfinite(share) else -1.0


def _lowest(shares: Sequence[float]) -> float:
    """Where the axis begins: a tenth below the lowest share."""
    return max(0.0, min(floor(min(shares, default=0.0) * 10) / 10, 1 - _LEAST_RANGE))


def _steps(lowest: float) -> list[float]:
    tenths = range(round(lowest * 10), 11)
    return [tenth / 10 for tenth in tenths if len(tenths) <= 6 or tenth % 2 == 0]


def _generations(trend: Sequence[Quality]) -> tuple[Tick, ...]:
    every = -(-len(trend) // _MOST_MARKS)
    return tuple(
        Tick(one.edition.generation.lstrip("0") or "0", _x(place, len(trend)))
        for place, one in enumerate(trend)
        # From the last one backwards: that is the one in use.
        if (len(trend) - 1 - place) % every == 0
    )


def _x(place: int, count: int) -> float:
    return round(_LEFT + place / (count - 1) * (WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float, lowest: float) -> float:
    return round(_TOP + (1 - share) / (1 - lowest) * (HEIGHT - _TOP - _BOTTOM), 1)
