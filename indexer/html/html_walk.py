"""The way through a tree of elements, in the order of the page."""

from __future__ import annotations

from itertools import islice
from typing import Protocol

from indexer.html.html_node import Element


class Visitor(Protocol):
    """What ``walk`` calls: ``enter`` answers whether to go inside; ``leave`` comes only after a yes."""

    def enter(self, tag: Element) -> bool: ...

    def leave(self, tag: Element) -> None: ...

    def text(self, text: str) -> None: ...


def walk(root: Element, visitor: Visitor) -> None:
    """Visit ``root`` and all below it in the order of the page. No recursion: pages nest without bound."""
    enter, leave, text = visitor.enter, visitor.leave, visitor.text
    if not enter(root):
        return
    path = [(root, iter(root.contents))]
    while path:
        tag, children = path[-1]
        for child in children:
            if isinstance(child, str):
                if child:
                    text(child)
            elif enter(child):
                path.append((child, iter(child.contents)))
                break
        else:
            path.pop()
            leave(tag)


def tag_before(tag: Element) -> Element | None:
    """The element before ``tag`` in the same parent, whatever text lies between, if one is near."""
    return next((node for node in islice(tag.previous_siblings, 10) if isinstance(node, Element)), None)
