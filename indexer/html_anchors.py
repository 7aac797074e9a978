"""Which id of the page links to the block that starts here."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from indexer.html_elements import BLOCKS, own_id


@dataclass(slots=True)
class _Candidate:
    name: str
    tag: Tag
    is_open: bool = True


class PendingAnchors:
    """The ids passed since the last text: the next block starts with all of them, and takes one.

    A block's own id is best, then one of an inline element that starts it or of an ``a`` directly before it,
    then the closest wrapper's that starts with it, then one of an empty element before it. No id is given
    twice.
    """

    def __init__(self) -> None:
        self._candidates: list[_Candidate] = []
        self._by_tag: dict[int, _Candidate] = {}
        self._given: set[str] = set()

    def enter(self, tag: Tag) -> None:
        """Note the id of an element that starts."""
        name = own_id(tag)
        if name is not None:
            candidate = _Candidate(name, tag)
            self._candidates.append(candidate)
            self._by_tag[id(tag)] = candidate

    def leave(self, tag: Tag) -> None:
        """Note that an element has ended. One without text so far is no wrapper of what follows."""
        candidate = self._by_tag.get(id(tag))
        if candidate is not None:
            candidate.is_open = False

    def take(self, owner: Tag | None) -> str | None:
        """The id for the block in ``owner`` whose first text comes now; the others are used up."""
        if not self._candidates:
            return None
        fresh = [candidate for candidate in self._candidates if candidate.name not in self._given]
        self._candidates.clear()
        self._by_tag.clear()
        best = max(enumerate(fresh), key=lambda pair: (_rank(pair[1], owner), pair[0]), default=None)
        return self.give(best[1].name) if best else None

    def give(self, name: str | None) -> str | None:
        """``name``, or None if an earlier block has it."""
        if name is None or name in self._given:
            return None
        self._given.add(name)
        return name


def _rank(candidate: _Candidate, owner: Tag | None) -> int:
    if candidate.tag is owner:
        return 3
    if candidate.tag.name == "a" or (candidate.is_open and candidate.tag.name not in BLOCKS):
        return 2
    return 1 if candidate.is_open else 0
