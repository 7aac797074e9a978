"""The tree of a page: elements, and their texts as plain strings.

BeautifulSoup's objects know far more than reading needs, and cost several times as much to make and to visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def letters_of(text: str) -> int:
    """How many characters but white space it has."""
    return len("".join(text.split()))


class Element:
    """An element of a page. ``contents`` are elements and texts in order; a text is never empty.

    ``letters`` is how many characters but white space the texts directly inside have. What is removed leaves
    an empty text behind, so that the places of its neighbours stay; ``children`` and ``descendants`` pass
    over it. Equal tags share their ``attrs``.
    """

    __slots__ = ("_place", "attrs", "contents", "letters", "name", "parent")

    def __init__(self, name: str, attrs: Mapping[str, str], parent: Element | None = None) -> None:
        """With ``parent`` it stands at the end of that one's contents."""
        self.name = name
        self.attrs = attrs
        self.contents: list[Element | str] = []
        self.letters = 0
        self.parent = parent
        if parent is None:
            self._place = 0
        else:
            self._place = len(parent.contents)
            parent.contents.append(self)

    def append(self, child: Element) -> None:
        """Put ``child``, which has no parent, at the end of the contents."""
        child.parent = self
        child._place = len(self.contents)
        self.contents.append(child)

    def append_text(self, text: str) -> None:
        """Put a text at the end of the contents."""
        self.contents.append(text)
        if not text.isspace():
            self.letters += letters_of(text)

    def remove(self) -> None:
        """Take the element, with all in it, out of its tree."""
        if self.parent is not None:
            self.parent.contents[self._place] = ""
            self.parent = None

    @property
    def children(self) -> Iterator[Element | str]:
        """Elements and texts directly inside, in order."""
        return (node for node in self.contents if node != "")

    @property
    def descendants(self) -> Iterator[Element | str]:
        """All elements and texts inside, in the order of the page."""
        waiting = [iter(self.contents)]
        while waiting:
            for node in waiting[-1]:
                if node == "":
                    continue
                yield node
                if isinstance(node, Element) and node.contents:
                    waiting.append(iter(node.contents))
                    break
            else:
                waiting.pop()

    @property
    def elements(self) -> list[Element]:
        """All elements inside, in the order of the page."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            found.append(tag)
            for node in reversed(tag.contents):
                if isinstance(node, Element):
                    waiting.append(node)
        return found[1:]

    @property
    def previous_siblings(self) -> Iterator[Element | str]:
        """What stands before the element in its parent, the nearest first."""
        contents = self.parent.contents if self.parent is not None else []
        places = range(self._place - 1, -1, -1) if contents else ()
        return (contents[place] for place in places if contents[place] != "")

    @property
    def next_siblings(self) -> Iterator[Element | str]:
        """What stands after the element in its parent, the nearest first."""
        contents = self.parent.contents if self.parent is not None else []
        return (contents[place] for place in range(self._place + 1, len(contents)) if contents[place] != "")

    def is_inside(self, name: str) -> bool:
        """Whether an element of this name is around it."""
        around = self.parent
        while around is not None and around.name != name:
            around = around.parent
        return around is not None


def dismantle(elements: Iterable[Element]) -> None:
    """Empty elements, for their memory to be free at once.

    An element and those inside hold each other: Python would have to search for such rings again and again.
    """
    for element in elements:
        element.contents.clear()
