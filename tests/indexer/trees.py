"""What tests ask of the tree of a page."""

from __future__ import annotations

from indexer.html.html_node import Element


def text_of(element: Element, between: str = "") -> str:
    """All texts inside, joined."""
    return between.join(node for node in element.descendants if isinstance(node, str))


def named(element: Element, *names: str) -> list[Element]:
    """The elements of these names inside, in order."""
    return [inner for inner in element.elements if inner.name in names]


def same_tree(first: Element, second: Element) -> bool:
    """Whether two trees have the same elements, attributes and texts."""
    waiting: list[tuple[Element | str, Element | str]] = [(first, second)]
    while waiting:
        one, other = waiting.pop()
        if isinstance(one, str) or isinstance(other, str):
            if one != other:
                return False
        elif (one.name, one.attrs, len(one.contents)) != (other.name, other.attrs, len(other.contents)):
            return False
        else:
            waiting.extend(zip(one.contents, other.contents, strict=True))
    return True
