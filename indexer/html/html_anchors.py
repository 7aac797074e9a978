"""Which id of the page links to the block that starts here."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from indexer.html.html_elements import BLOCKS, heading_level, own_id
from indexer.html.html_node import Element

_SECTIONS = frozenset({"section", "article"})
_NEAR = 10


@dataclass(slots=True, eq=False)
class _Candidate:
    name: str
    tag: Element
    is_open: bool = True
    waits: bool = False


class PendingAnchors:
    """The ids passed since the last text: the next block starts with all of them, and takes one.

    A block's own id is best, then one of an inline element that starts it or of an ``a`` directly before it,
    then the closest wrapper's that starts with it, then one of an empty element before it. A section's id
    waits for its heading, whatever small print stands above that. No id is given twice. ``candidates`` are
    the ids that wait; where there are none, nothing need be taken.
    """

    def __init__(self) -> None:
        self.candidates: list[_Candidate] = []
        self._by_tag: dict[int, _Candidate] = {}
        self._given: set[str] = set()

    def enter(self, tag: Element) -> None:
        """Note the id of an element that starts."""
        name = own_id(tag)
        if name is not None:
            candidate = _Candidate(name, tag)
            self.candidates.append(candidate)
            self._by_tag[id(tag)] = candidate

    def leave(self, tag: Element) -> None:
        """Note that an element has ended. One without text so far is no wrapper of what follows."""
        if not self.candidates:
            return
        candidate = self._by_tag.get(id(tag))
        if candidate is not None:
            candidate.is_open = False
            if candidate.waits:
                self.candidates.remove(candidate)

    def take(self, owner: Element | None, in_heading: bool = False) -> str | None:
        """The id for the block in ``owner`` whose first text comes now; the others are used up."""
        if not self.candidates:
            return None
        waiting = [] if in_heading else [one for one in self.candidates if _waits(one)]
        fresh = [
            one for one in self.candidates if one.name not in self._given and (in_heading or not one.waits)
        ]
        self.candidates = waiting[-_NEAR:]
        self._by_tag = {id(candidate.tag): candidate for candidate in self.candidates}
        best = max(enumerate(fresh), key=lambda pair: (_rank(pair[1], owner), pair[0]), default=None)
        return self.give(best[1].name) if best else None

    def give(self, name: str | None) -> str | None:
        """``name``, or None if an earlier block has it."""
        if name is None or name in self._given:
            return None
        self._given.add(name)
        return name


def _waits(candidate: _Candidate) -> bool:
    """Whether the id is that of a section whose heading comes farther below."""
    tag = candidate.tag
    if candidate.is_open and not candidate.waits and tag.name in _SECTIONS:
        near = islice(tag.children, _NEAR)
        candidate.waits = any(isinstance(node, Element) and heading_level(node) for node in near)
    return candidate.waits


def _rank(candidate: _Candidate, owner: Element | None) -> int:
    if candidate.tag is owner:
        return 3
    if candidate.tag.name == "a" or (candidate.is_open and candidate.tag.name not in BLOCKS):
        return 2
    return 1 if candidate.is_open else 0
