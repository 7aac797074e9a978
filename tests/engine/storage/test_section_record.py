"""Sections come back from their record as they were, whatever is in them."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.section import Block, BlockKind, Section, Span
from engine.storage.section_record import read_record, read_section, shared_by, write_record
from tests.engine.small_index import section

_TEXT = st.text(st.characters(), max_size=8) | st.sampled_from(["\n", "\u2028", "\r", "\ud800", '"\\'])
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_PLACES = st.lists(st.integers(0, 40), max_size=8).map(sorted)


@st.composite
def _spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    places = draw(_PLACES)
    return list(zip(places[::2], places[1::2], strict=False))


@st.composite
def _sections(draw: st.DrawFn) -> list[Section]:
    """Sections of one document, with usual stretches and unusual ones."""
    shared = draw(st.tuples(_TEXT, _TEXT, st.none() | _TEXT, _TEXT))
    found = []
    for position in range(draw(st.integers(1, 4))):
        doc, title, date, description = shared
        text, anchor = draw(_TEXT), draw(st.none() | _TEXT)
        spans = draw(st.just([(0, len(text))]) | _spans())
        blocks = [
            Block(draw(st.sampled_from(_KINDS)), *span, draw(st.sampled_from([0, 0, 1, 12])))
            for span in spans
        ]
        found.append(
            Section(
                id=draw(_TEXT),
                doc=doc,
                title=title,
                breadcrumb=tuple(draw(st.lists(_TEXT, max_size=2))),
                anchor=anchor,
                url=draw(st.just(f"{doc}#{anchor}") | st.just(doc) | _TEXT),
                date=date,
                description=description,
                position=position,
                text=text,
                blocks=tuple(blocks),
                passages=tuple(Span(*span) for span in draw(st.just(spans) | _spans())),
                sentences=tuple(Span(*span) for span in draw(st.just(spans) | _spans())),
            )
        )
    return found


@given(_sections())
@settings(max_examples=200, deadline=None)
def test_sections_come_back_together_and_alone(found: list[Section]) -> None:
    record = write_record(found)
    assert read_record(record) == found
    assert [read_section(record, number) for number in range(len(found))] == found


def test_what_is_usual_takes_no_room() -> None:
    assert write_record([section("a", "Tea.")]).split("\n")[1] == '["a",[],"a",0,0,"p",0,0,0,"Tea."]'


def test_sections_of_another_title_are_not_stored_together() -> None:
    assert shared_by(section("a", "Tea.")) == shared_by(section("b", "Bud."))
    assert shared_by(section("a", "Tea.")) != shared_by(section("a", "Tea.", title="Leaf"))
