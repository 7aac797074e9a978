"""What the open elements around a text make of it: a heading, an item of a list, code, ..."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.section import BlockKind
from indexer.html.html_elements import attribute, whole_number
from indexer.html.html_node import Element


@dataclass(slots=True)
class OpenList:
    tag: Element
    number: int

    def next_marker(self, item: Element) -> str:
        if self.tag.name != "ol":
            return "- "
        number = whole_number(attribute(item, "value"), self.number)
        self.number = number + 1
        return f"{number}. "


@dataclass(slots=True)
class Frame:
    """The open element that says what kind of block its text is."""

    tag: Element | None
    kind: BlockKind | Literal["heading"] = "paragraph"
    marker: str = ""
    level: int = 0
    inner_anchor: str | None = None
    heading_length: int | None = None

    def next_marker(self) -> str:
        """The marker for the next block; those after the first of an item are indented alike."""
        marker, self.marker = self.marker, " " * len(self.marker)
        return marker
