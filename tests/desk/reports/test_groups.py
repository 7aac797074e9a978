from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk.reports.groups import Groups

_PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


def test_pairs_make_groups() -> None:
    groups = Groups(6)
    for one, other in [(4, 2), (0, 5), (2, 3)]:
        groups.join(one, other)
    assert groups.of_several() == [[0, 5], [2, 3, 4]]


@given(_PAIRS)
def test_the_order_of_pairs_makes_no_difference(pairs: list[tuple[int, int]]) -> None:
    first, second = Groups(10), Groups(10)
    for one, other in pairs:
        first.join(one, other)
    for one, other in reversed(pairs):
        second.join(other, one)
    assert first.of_several() == second.of_several()
    assert all(
        any(one in group and other in group for group in first.of_several())
        for one, other in pairs
        if one != other
    )
