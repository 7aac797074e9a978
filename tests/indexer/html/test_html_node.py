from __future__ import annotations

import gc
import weakref

from indexer.html.html_node import Element, dismantle


def _tree() -> tuple[Element, list[Element]]:
    """``<p>a<b>c</b>d<i></i></p>`` and its elements."""
    paragraph, bold, italic = Element("p", {}), Element("b", {}), Element("i", {})
    paragraph.append_text("a")
    paragraph.append(bold)
    bold.append_text("c")
    paragraph.append_text("d")
    paragraph.append(italic)
    return paragraph, [bold, italic]


def test_what_is_inside_comes_in_the_order_of_the_page() -> None:
    paragraph, (bold, italic) = _tree()
    assert list(paragraph.children) == ["a", bold, "d", italic]
    assert list(paragraph.descendants) == ["a", bold, "c", "d", italic]
    assert paragraph.elements == [bold, italic]


def test_letters_are_those_of_the_texts_directly_inside() -> None:
    paragraph, (bold, italic) = _tree()
    paragraph.append_text(" e\u00a0f\n")
    assert (paragraph.letters, bold.letters, italic.letters) == (4, 1, 0)


def test_siblings_come_the_nearest_first() -> None:
    _, (bold, italic) = _tree()
    assert list(italic.previous_siblings) == ["d", bold, "a"]
    assert list(bold.next_siblings) == ["d", italic]
    assert list(bold.previous_siblings) == ["a"]


def test_what_is_removed_is_nobodys_neighbour() -> None:
    paragraph, (bold, italic) = _tree()
    bold.remove()
    assert list(paragraph.descendants) == ["a", "d", italic]
    assert list(italic.previous_siblings) == ["d", "a"]
    assert bold.parent is None
    assert list(bold.next_siblings) == []
    bold.remove()
    italic.remove()
    assert paragraph.elements == []


def test_an_element_is_inside_all_that_are_around_it() -> None:
    paragraph, (bold, _) = _tree()
    inner = Element("u", {})
    bold.append(inner)
    assert inner.is_inside("p") and inner.is_inside("b")
    assert not inner.is_inside("u")
    assert not paragraph.is_inside("p")


def test_depth_costs_no_stack() -> None:
    root = innermost = Element("b", {})
    for _ in range(20_000):
        inner = Element("b", {})
        innermost.append(inner)
        innermost = inner
    assert len(root.elements) == sum(1 for _ in root.descendants) == 20_000


class _Watched(Element):
    """An element of which can be told whether it is there."""


def test_what_is_dismantled_is_gone_without_a_search_for_it() -> None:
    root = _Watched("div", {})
    inner = _Watched("p", {}, root)
    inner.append_text("a")
    watched = [weakref.ref(root), weakref.ref(inner)]
    gc.disable()
    try:
        dismantle([root, inner])
        del root, inner
        assert [one() for one in watched] == [None, None]
    finally:
        gc.enable()


def test_an_element_can_be_made_in_its_place() -> None:
    paragraph, (bold, italic) = _tree()
    last = Element("u", {}, paragraph)
    assert paragraph.elements == [bold, italic, last]
    assert list(last.previous_siblings) == [italic, "d", bold, "a"]
    last.remove()
    assert paragraph.elements == [bold, italic]
