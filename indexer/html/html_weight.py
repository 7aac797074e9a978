"""How much text each element of a tree holds, and how much of it is links."""

from __future__ import annotations

from indexer.html.html_elements import HEADINGS, attribute, cannot_hold_text
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
        """Count in what an element inside holds."""
        self.text += part.text
        if part.links:
            self.links += part.links
            self.inner_links += part.inner_links
            self.link_count += part.link_count
        if part.headings:
            self.headings += part.headings
            self.h1_text += part.h1_text
            self.h1_links += part.h1_links


class Weights:
    """The weight of each element below ``root``, hidden ones too; nothing for scripts, media and controls."""

    def __init__(self, root: Element) -> None:
        # By identity: elements are looked up far more often than by any value of theirs.
        self._by_tag: dict[int, Weight] = {}
        weighed = [(root, Weight(), Weight())]
        # The list grows while it is gone through: an element always comes after the one it is in.
        for tag, weight, _ in weighed:
            self._by_tag[id(tag)] = weight
            if tag.letters:
                weight.text = tag.letters
            for node in tag.contents:
                if isinstance(node, Element) and not cannot_hold_text(node):
                    weighed.append((node, Weight(), weight))
        for tag, weight, around in reversed(weighed):
            if weight.text:
                _note_element(weight, tag)
                around.add(weight)

    def __getitem__(self, tag: Element) -> Weight:
        return self._by_tag.get(id(tag)) or Weight()


def _note_element(weight: Weight, tag: Element) -> None:
    if tag.name in HEADINGS:
        weight.headings = weight.text
        if tag.name == "h1":
            weight.h1_text, weight.h1_links = weight.text, weight.links
    elif tag.name == "a" and "href" in tag.attrs:
        weight.links = weight.text
        weight.link_count = 1
        weight.inner_links = weight.text if attribute(tag, "href").startswith("#") else 0
