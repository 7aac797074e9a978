"""What came again lately."""

from __future__ import annotations

from desk.log import recent
from desk.log.recent import Recent
from tests.clock import Clock


def test_a_key_that_comes_again_is_told_until_its_time_is_over() -> None:
    clock = Clock()
    seen: Recent[str] = Recent(60, clock)
    assert not seen.holds("tea")
    clock.now += 59
    assert seen.holds("tea")
    assert not seen.holds("milk")
    clock.now += 1
    assert not seen.holds("tea")


def test_many_keys_take_bounded_memory_and_the_latest_are_known() -> None:
    seen: Recent[int] = Recent(60, Clock())
    for key in range(3 * recent.MAX_KEYS):
        assert not seen.holds(key)
    assert seen.holds(3 * recent.MAX_KEYS - 1)
    assert not seen.holds(0)
    assert len(seen._newer) + len(seen._older) <= 2 * recent.MAX_KEYS
