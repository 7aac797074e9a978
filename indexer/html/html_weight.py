"""How much text each element of a tree holds, and how much of it is links."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.html.html_elements import HEADINGS, NEVER_TEXT, attribute
from indexer.html.html_node import Element


class Weight:
    """Characters without white space, in all, in links, in links into the same page, and in headings."""

    # Not set one by one for each of the many elements of a page, most of which leave most at nothing.
    text: int = 0
    links: int = 0
    inner_links: int = 0
    headings: int = 0
    link_count: int = 0
    h1_text: int = 0
    h1_links: int = 0

    @property
    def prose(self) -> int:
        """Characters outside links."""
        return self.text - self.links

    @property
    def body(self) -> int:
        """Characters outside links and headings, about: a link in a heading counts for both."""
        return max(self.prose - self.headings, 0)

    @property
    def link_share(self) -> float:
        """The part of the text that is links, 0 to 1."""
        return self.links / self.text if self.text else 0.0

    def add(self, part: Weight) -> None:
        """Count in the links and headings of an element inside."""
        self.links += part.links
        self.inner_links += part.inner_links
        self.link_count += part.link_count
        self.headings += part.headings
        self.h1_text += part.h1_text
        self.h1_links += part.h1_links


_NOTHING = Weight()
_NOTED = frozenset({*HEADINGS, "a"})


class Weights:
    """The weight of each element below ``root``, hidden ones too; nothing for scripts, media and controls."""

    def __init__(self, root: Element) -> None:
        # By identity: elements are looked up far more often than by any value of theirs.
        self._by_tag: dict[int, Weight] = {}
        self._weighed = [root]
        self._changed: dict[int, Element] = {}
        # The list grows while it is gone through: an element always comes after the one it is in.
        for tag in self._weighed:
            for node in tag.contents:
                if isinstance(node, Element) and node.name not in NEVER_TEXT:
                    self._weighed.append(node)
        self._weigh(self._weighed)

    def __getitem__(self, tag: Element) -> Weight:
        return self._by_tag.get(id(tag), _NOTHING)

    def remove(self, tag: Element) -> None:
        """Take an element out of its tree. The others' weights count it until ``update``."""
        around = tag.parent
        tag.remove()
        while around is not None and id(around) not in self._changed:
            self._changed[id(around)] = around
            around = around.parent

    def update(self) -> None:
        """Weigh anew what elements were removed from."""
        self._weigh([tag for tag in self._weighed if id(tag) in self._changed])
        self._changed.clear()

    def _weigh(self, tags: Sequence[Element]) -> None:
        """Weigh elements, an outer one before those inside, from the weights of all others."""
        by_tag = self._by_tag
        for tag in reversed(tags):
            if not tag.contents:
                continue
            weight = Weight()
            text = tag.letters
            for node in tag.contents:
                if isinstance(node, Element) and (part := by_tag.get(id(node))) is not None:
                    text += part.text
                    if part.links or part.headings:
                        weight.add(part)
            if text:
                weight.text = text
                if tag.name in _NOTED:
                    _note_element(weight, tag)
                by_tag[id(tag)] = weight
            else:
                by_tag.pop(id(tag), None)


def _note_element(weight: Weight, tag: Element) -> None:
    if tag.name in HEADINGS:
        weight.headings = weight.text
        if tag.name == "h1":
            weight.h1_text, weight.h1_links = weight.text, weight.links
    elif "href" in tag.attrs:
        weight.links = weight.text
        weight.link_count = 1
        weight.inner_links = weight.text if attribute(tag, "href").startswith("#") else 0
