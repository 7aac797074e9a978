"""Guesses are counted by client, for a while, and never without bound."""

from __future__ import annotations

import pytest

from tests.clock import Clock
from webapp.desk.attempts import MAX_FAILURES, PERIOD_SECONDS, Attempts, network_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_few_wrong_guesses_are_forgiven(clock: Clock) -> None:
    attempts = Attempts(clock)
    for _ in range(MAX_FAILURES - 1):
        attempts.failed("a")
    assert attempts.wait("a") == 0
    attempts.failed("a")
    assert attempts.wait("a") == PERIOD_SECONDS
    assert attempts.wait("b") == 0


def test_the_wait_is_over_when_the_first_guess_is_past(clock: Clock) -> None:
    attempts = Attempts(clock)
    attempts.failed("a")
    clock.now += PERIOD_SECONDS - 10
    for _ in range(MAX_FAILURES - 1):
        attempts.failed("a")
    assert attempts.wait("a") == 10
    clock.now += 10
    assert attempts.wait("a") == 0


def test_a_crowd_does_not_fill_the_memory(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.desk.attempts._MAX_CLIENTS", 3)
    attempts = Attempts(clock)
    for client in "abcd":
        for _ in range(MAX_FAILURES):
            attempts.failed(client)
    assert [attempts.wait(client) > 0 for client in "abcd"] == [False, True, True, True]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        (None, ""),
        ("unix", "unix"),
    ],
)
def test_one_subscriber_is_one_client(address: str | None, network: str) -> None:
    assert network_of(address) == network
