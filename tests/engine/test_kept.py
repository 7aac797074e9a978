"""What is kept of what was asked for, and what has to go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from engine.kept import Kept


def _kept(most_bytes: int) -> Kept[str, str]:
    return Kept(most_bytes, len)


def test_what_was_kept_is_found_under_its_key() -> None:
    kept = _kept(10)
    assert kept.find("a") is None
    assert kept.keep("a", "12345") == "12345"
    assert (kept.find("a"), kept.find("b")) == ("12345", None)


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = _kept(10)
    for key in "abc":
        kept.find("a")
        kept.keep(key, "1234")
    assert [kept.find(key) for key in "abc"] == ["1234", None, "1234"]


def test_a_value_larger_than_all_is_given_back_and_pushes_nothing_out() -> None:
    kept = _kept(5)
    kept.keep("a", "12345")
    assert kept.keep("b", "123456") == "123456"
    assert (kept.find("a"), kept.find("b")) == ("12345", None)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.text(max_size=8))), st.integers(0, 20))
def test_no_more_is_kept_than_may_be(asked: list[tuple[str, str]], most_bytes: int) -> None:
    kept = _kept(most_bytes)
    for key, value in asked:
        assert kept.keep(key, value) == value
    assert sum(len(kept.find(key) or "") for key in "abcdef") <= most_bytes


def test_threads_do_not_disturb_each_other() -> None:
    kept = _kept(20)

    def ask(number: int) -> bool:
        key = str(number % 9)
        return (kept.find(key) or kept.keep(key, key * 5)) == key * 5

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(5_000)))
