"""Things that belong together, joined pair by pair."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """Numbers from 0 on; each a group of its own until it is joined to another (union-find)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Make the groups of both one group."""
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def of_several(self) -> list[list[int]]:
        """The groups of more than one, each ascending, by their first."""
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            members[self._root(number)].append(number)
        return [group for group in members.values() if len(group) > 1]

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number
