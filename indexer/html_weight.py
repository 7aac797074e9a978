"""How much text each element of a tree holds, and how much of it is links."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from indexer.html_elements import HEADINGS, attribute, cannot_hold_text
from indexer.html_walk import walk


@dataclass(slots=True)
class Weight:
    """Characters without white space, in all, in links, in links into the same page, and in headings."""

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
        self.links += part.links
        self.inner_links += part.inner_links
        self.headings += part.headings
        self.link_count += part.link_count
        self.h1_text += part.h1_text
        self.h1_links += part.h1_links


class Weights:
    """The weight of each element below ``root``, hidden ones too; nothing for scripts, media and controls."""

    def __init__(self, root: Tag) -> None:
        # By identity: a BeautifulSoup tag's own hash and equality compare the whole markup below it.
        self._by_tag: dict[int, Weight] = {}
        self._open: list[Weight] = []
        walk(root, self)

    def __getitem__(self, tag: Tag) -> Weight:
        return self._by_tag.get(id(tag)) or Weight()

    def enter(self, tag: Tag) -> bool:
        if cannot_hold_text(tag):
            return False
        self._open.append(Weight())
        return True

    def leave(self, tag: Tag) -> None:
        weight = self._open.pop()
        if weight.text:
            _note_element(weight, tag)
        self._by_tag[id(tag)] = weight
        if self._open:
            self._open[-1].add(weight)

    def text(self, text: str) -> None:
        if not text.isspace():
            self._open[-1].text += sum(map(len, text.split()))


def _note_element(weight: Weight, tag: Tag) -> None:
    if tag.name in HEADINGS:
        weight.headings = weight.text
        if tag.name == "h1":
            weight.h1_text, weight.h1_links = weight.text, weight.links
    elif tag.name == "a" and "href" in tag.attrs:
        weight.links = weight.text
        weight.link_count = 1
        weight.inner_links = weight.text if attribute(tag, "href").startswith("#") else 0
