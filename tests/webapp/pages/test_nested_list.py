"""Flat list items as nested lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.section import Block, BlockKind
from tests.webapp.fake_engine import Line, section
from webapp.pages.nested_list import list_events

kinds: st.SearchStrategy[BlockKind] = st.sampled_from(["item", "step"])
items = st.lists(st.tuples(kinds, st.integers(0, 12)), max_size=12)


def tags(lines: list[Line]) -> str:
    """The list as the tags that a template writes."""
    found = section("l", lines)
    written = []
    for event in list_events(found.text, found.blocks):
        number = "" if event.number is None else f" {event.number}"
        shown = {"open": f"<{event.tag}>", "close": f"</{event.tag}>", "end_item": "</li>"}
        written.append(shown.get(event.kind, f"<li{number}>{found.text[event.start : event.end]}"))
    return "".join(written)


def test_items_nest_by_level() -> None:
    lines: list[Line] = [("item", "- ", "a", 1), ("item", "  - ", "b", 2), ("item", "- ", "c", 1)]
    assert tags(lines) == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"


def test_steps_keep_their_numbers() -> None:
    lines: list[Line] = [("step", "3. ", "a", 1), ("step", "7. ", "b", 1), ("step", "", "c", 1)]
    assert tags(lines) == "<ol><li 3>a</li><li 7>b</li><li>c</li></ol>"


def test_items_after_steps_are_a_list_of_their_own() -> None:
    lines: list[Line] = [("step", "1. ", "a", 1), ("item", "- ", "b", 1)]
    assert tags(lines) == "<ol><li 1>a</li></ol><ul><li>b</li></ul>"


def test_a_number_in_the_text_before_is_not_the_steps_own() -> None:
    assert list_events("In 2024. b", [Block("item", 9, 10, 1)])[1].number is None


@given(items)
def test_tags_are_balanced_and_no_item_is_lost(lines: list[tuple[BlockKind, int]]) -> None:
    blocks = [Block(kind, i, i + 1, level) for i, (kind, level) in enumerate(lines)]
    stack: list[str] = []
    shown: list[int] = []
    for event in list_events("x" * len(blocks), blocks):
        if event.kind == "open":
            assert not stack or stack[-1] == "li"
            stack.append(event.tag)
        elif event.kind == "item":
            assert stack[-1] == event.tag
            stack.append("li")
            shown.append(event.start)
        else:
            assert stack.pop() == ("li" if event.kind == "end_item" else event.tag)
    assert stack == []
    assert shown == list(range(len(blocks)))
    assert len(stack) == 0


def test_nesting_ten_thousand_deep_stays_shallow() -> None:
    blocks = [Block("item", i, i + 1, i) for i in range(10_000)]
    opened = [event for event in list_events("x" * 10_000, blocks) if event.kind == "open"]
    assert len(opened) < 20
