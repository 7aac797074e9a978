from __future__ import annotations

import io

import pytest

from quire import progress
from quire.progress import NoProgress, ProgressLines


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Time as a test sets it, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def _run(stream: io.StringIO, clock: Clock, files: int, seconds_each: float) -> str:
    lines = ProgressLines(stream)
    lines.stage("learning abbreviations")
    lines.start(files)
    for _ in range(files):
        clock.now += seconds_each
        lines.step()
    lines.close()
    return stream.getvalue()


def test_a_terminal_shows_one_line_with_rate_and_time_left_and_is_left_clean(clock: Clock) -> None:
    shown = _run(Terminal(), clock, 1000, 0.1)
    assert "\n" not in shown
    assert "600 of 1,000 files, 10 a second, about 40 s left" in shown
    assert shown.endswith("\r\x1b[K")


def test_a_log_gets_a_plain_line_now_and_then(clock: Clock) -> None:
    lines = _run(io.StringIO(), clock, 400, 0.25).splitlines()
    assert lines[0] == "learning abbreviations"
    assert lines[1] == "40 of 400 files, 4 a second, about 2 min left"
    assert len(lines) == 11
    assert not any("\x1b" in line or "\r" in line for line in lines)


def test_a_quick_build_writes_no_lines_of_progress(clock: Clock) -> None:
    assert _run(io.StringIO(), clock, 50, 0.001) == "learning abbreviations\n"


def test_an_empty_build_does_not_divide_by_nothing(clock: Clock) -> None:
    assert _run(io.StringIO(), clock, 0, 0.0)
    lines = ProgressLines(Terminal())
    lines.start(0)
    clock.now += 5
    lines.step()


def test_no_progress_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    silent = NoProgress()
    silent.start(3)
    silent.step()
    silent.stage("x")
    assert capsys.readouterr() == ("", "")
