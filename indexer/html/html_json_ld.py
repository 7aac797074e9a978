"""The JSON-LD of a page: the objects in its ``application/ld+json`` scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from indexer.html.html_elements import attribute
from indexer.html.html_node import Element

Node = dict[str, Any]


def json_ld(tags: list[Element]) -> list[Node]:
    """The top objects of the scripts among ``tags`` and of their ``@graph``s. Broken JSON is passed over."""
    nodes: list[Node] = []
    for script in tags:
        if script.name == "script" and attribute(script, "type").strip().lower().startswith(
            "application/ld+json"
        ):
            nodes.extend(_objects(_loaded("".join(str(child) for child in script.children))))
    return nodes


def is_type(node: Node, *names: str) -> bool:
    """Whether the object's ``@type`` is one of ``names``."""
    return any(str(name).rpartition("/")[2] in names for name in listed(node.get("@type")))


def listed(value: object) -> list[Any]:
    """JSON-LD writes one value without a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: object) -> str:
    """A string of the JSON, without the halves of characters that its escapes can make; others are empty."""
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore") if isinstance(value, str) else ""
    )


def _loaded(source: str) -> object:
    try:
        return json.loads(source.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Node]:
    for node in listed(value):
        if isinstance(node, dict):
            yield node
            yield from (part for part in listed(node.get("@graph")) if isinstance(part, dict))
