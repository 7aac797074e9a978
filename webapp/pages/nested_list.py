"""A run of list items as the tags that open and close around them.

The items come flat, each with its level; the events nest them without recursion, so that no depth of
nesting in a source can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engine.section import Block

_NUMBER = re.compile(r"([0-9]{1,9})[.)] $")
_LONGEST_MARKER = 80
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ListEvent:
    """One tag. ``tag`` is "ul" or "ol"; ``number`` is what a step is numbered in the source, if it says."""

    kind: Literal["open", "item", "end_item", "close"]
    tag: str = ""
    start: int = 0
    end: int = 0
    number: int | None = None


def list_events(text: str, blocks: Iterable[Block]) -> tuple[ListEvent, ...]:
    """The tags for a run of ``item`` and ``step`` blocks of ``text``, balanced and in order."""
    events: list[ListEvent] = []
    open_lists: list[tuple[int, str]] = []
    for block in blocks:
        level = min(max(block.level, 1), _DEEPEST)
        tag = "ol" if block.kind == "step" else "ul"
        _close_down_to(level, tag, open_lists, events)
        if open_lists and open_lists[-1][0] == level:
            events.append(ListEvent("end_item"))
        else:
            open_lists.append((level, tag))
            events.append(ListEvent("open", tag))
        events.append(ListEvent("item", tag, block.start, block.end, _number(text, block)))
    _close_down_to(0, "", open_lists, events)
    return tuple(events)


def _close_down_to(level: int, tag: str, open_lists: list[tuple[int, str]], events: list[ListEvent]) -> None:
    """Close the lists deeper than ``level``, and one at ``level`` that is of the other kind."""
    while open_lists and (open_lists[-1][0] > level or _other_kind(open_lists[-1], level, tag)):
        events.append(ListEvent("end_item"))
        events.append(ListEvent("close", open_lists.pop()[1]))


def _other_kind(open_list: tuple[int, str], level: int, tag: str) -> bool:
    return open_list[0] == level and open_list[1] != tag


def _number(text: str, block: Block) -> int | None:
    marker = _NUMBER.search(text, max(0, block.start - _LONGEST_MARKER), block.start)
    return int(marker[1]) if block.kind == "step" and marker else None
