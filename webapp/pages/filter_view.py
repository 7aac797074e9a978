"""The filters of a question as the pages show them: what can be chosen, what is, and the ways back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp import messages
from webapp.engine_protocol import Engine
from webapp.links import search_link
from webapp.parameters import NO_FILTERS, Asked


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A group of documents that can be chosen, and how many documents it has."""

    name: str
    documents: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in use; ``link`` leads to the same question without it."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """``dated`` tells of which days there are documents; None where that offers no choice.

    The days that are chosen are ISO 8601, empty where none is. ``link_without`` leads to the same question
    without any filter.
    """

    groups: tuple[GroupChoice, ...]
    dated: str | None
    chosen_from: str
    chosen_to: str
    active: tuple[ActiveFilter, ...]
    link_without: str


def filter_view(engine: Engine, asked: Asked) -> FilterView | None:
    """The filters' part of the form; None where the documents offer no choice and none is made."""
    groups, dates = engine.groups(), engine.dates()
    # A single day leaves nothing to choose.
    dates = dates if dates and dates[0] < dates[1] else None
    chosen = asked.filters
    if not (groups or dates or chosen):
        return None
    return FilterView(
        groups=tuple(
            GroupChoice(group.name, messages.number(group.documents), group.name in chosen.groups)
            for group in groups
        ),
        dated=messages.dated_between(dates[0].isoformat(), dates[1].isoformat()) if dates else None,
        chosen_from=chosen.earliest.isoformat() if chosen.earliest else "",
        chosen_to=chosen.latest.isoformat() if chosen.latest else "",
        active=tuple(_active(asked)),
        link_without=search_link(replace(asked, filters=NO_FILTERS)),
    )


def _active(asked: Asked) -> Iterator[ActiveFilter]:
    chosen = asked.filters
    without = [(name, replace(chosen, groups=chosen.groups - {name})) for name in sorted(chosen.groups)]
    if chosen.earliest:
        without.append((messages.from_day(chosen.earliest.isoformat()), replace(chosen, earliest=None)))
    if chosen.latest:
        without.append((messages.to_day(chosen.latest.isoformat()), replace(chosen, latest=None)))
    for label, others in without:
        yield ActiveFilter(label, search_link(replace(asked, filters=others)))
