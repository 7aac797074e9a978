"""An index that comes after the server."""

from __future__ import annotations

import threading

import pytest

from engine.engine import RETRY_SECONDS
from engine.errors import IndexDamaged, IndexMismatch, IndexMissing, QuireError
from engine.results import Match, Results
from tests.clock import Clock
from tests.webapp.fake_engine import FakeEngine, tea_sections
from webapp.app import create_app
from webapp.late_engine import MISSING_RETRY_SECONDS, LateEngine


class Opener:
    """Opens the fake engine unless there is an ``error``; ``calls`` counts the attempts."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.calls = 0

    def __call__(self) -> FakeEngine:
        self.calls += 1
        if self.error:
            raise self.error
        return FakeEngine(tea_sections())


def test_it_answers_soon_after_there_is_an_index() -> None:
    opener, clock = Opener(IndexMissing("run quire build")), Clock()
    client = create_app(LateEngine(opener, clock)).test_client()
    assert client.get("/api/v1/search?q=tea").status_code == 503
    opener.error = None
    clock.now += MISSING_RETRY_SECONDS
    assert client.get("/api/v1/search?q=tea").status_code == 200
    assert client.get("/health").status_code == 200
    assert client.get("/doc/tea.md?q=tea").status_code == 200
    assert client.get("/api/v1/sections/a1").status_code == 200


def test_whoever_waits_for_the_first_build_does_not_wait_two_seconds_more() -> None:
    assert MISSING_RETRY_SECONDS < 2


def test_it_passes_on_what_it_is_asked() -> None:
    class Recording(FakeEngine):
        def ask(self, *asked: object) -> Results:
            raise AssertionError(asked)

        def matches(self, *asked: object) -> tuple[Match, ...]:
            raise AssertionError(asked)

    late = LateEngine(lambda: Recording([]))
    with pytest.raises(AssertionError, match=r"\('tea', 1, 2, True, False, None\)"):
        late.ask("tea", limit=1, offset=2, explain=True, correct=False)
    with pytest.raises(AssertionError, match=r"\('tea', 'text', False\)"):
        late.matches("tea", "text", correct=False)


def test_it_opens_once() -> None:
    opener, clock = Opener(), Clock()
    late = LateEngine(opener, clock)
    for _ in range(3):
        late.status()
        clock.now += 100
    assert opener.calls == 1


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (IndexMissing("no index"), MISSING_RETRY_SECONDS),
        (IndexDamaged("broken"), RETRY_SECONDS),
        (IndexMismatch("another format"), RETRY_SECONDS),
    ],
)
def test_an_index_that_cannot_be_opened_is_tried_again_after_a_while(
    error: QuireError, seconds: float
) -> None:
    opener, clock = Opener(error), Clock()
    late = LateEngine(opener, clock)
    for tries in (1, 2, 3):
        for passed in (0, 0, seconds - 0.5, 0):
            clock.now += passed
            with pytest.raises(QuireError, match=str(error)):
                late.status()
        assert opener.calls == tries
        clock.now += 0.5


def test_the_wait_begins_when_the_attempt_ends() -> None:
    clock = Clock()
    attempts: list[float] = []

    def fail_slowly() -> FakeEngine:
        attempts.append(clock.now)
        clock.now += 60
        raise IndexDamaged("broken")

    late = LateEngine(fail_slowly, clock)
    with pytest.raises(QuireError):
        late.status()
    assert len(attempts) == 1


def test_the_reason_is_the_latest_one() -> None:
    opener, clock = Opener(IndexMissing("no index")), Clock()
    late = LateEngine(opener, clock)
    opener.error = IndexDamaged("broken")
    with pytest.raises(QuireError, match="no index"):
        late.status()
    clock.now += MISSING_RETRY_SECONDS
    for _ in range(2):
        with pytest.raises(QuireError, match="broken"):
            late.status()


def test_calls_do_not_wait_while_another_opens_the_index() -> None:
    clock, opening, go_on = Clock(), threading.Event(), threading.Event()
    opener = Opener(IndexMissing("no index"))

    def open_slowly() -> FakeEngine:
        if opener.calls:
            opening.set()
            assert go_on.wait(10)
        return opener()

    late = LateEngine(open_slowly, clock)
    opener.error = None
    clock.now += MISSING_RETRY_SECONDS
    thread = threading.Thread(target=late.status)
    thread.start()
    assert opening.wait(10)
    with pytest.raises(QuireError, match="no index"):
        late.status()
    go_on.set()
    thread.join(10)
    assert late.status()
    assert opener.calls == 2


def test_an_error_of_another_kind_is_not_kept_quiet() -> None:
    with pytest.raises(RuntimeError):
        LateEngine(Opener(RuntimeError("broken")))


def test_an_error_of_another_kind_does_not_end_the_attempts() -> None:
    opener, clock = Opener(IndexMissing("no index")), Clock()
    late = LateEngine(opener, clock)
    opener.error = RuntimeError("broken")
    clock.now += MISSING_RETRY_SECONDS
    with pytest.raises(RuntimeError):
        late.status()
    opener.error = None
    assert late.status()
