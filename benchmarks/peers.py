"""The peers that Quire is measured beside: search libraries over the same sections, each as it is best used.

What a product offers for English is used: stems, stop words, fields of their own for title and headings.
Numbers (k1, b, the weights of fields) are the products' own; none was tuned here, on whichever questions. A
peer that has no fields searches title, headings and body as one text. Indexes are in memory, Whoosh's mapped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from sqlite3 import sqlite_version
from typing import Protocol

from engine.errors import QuireError
from engine.section import Section

# Name in the tables -> module beside this one, the class in it, and the distribution that it needs.
_PEERS = {
    "Whoosh": ("peers_whoosh", "WhooshPeer", "Whoosh"),
    "SQLite FTS5": ("peers_fts5", "Fts5Peer", None),
    "tantivy": ("peers_tantivy", "TantivyPeer", "tantivy"),
    "bm25s": ("peers_bm25s", "Bm25sPeer", "bm25s"),
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What a peer may index of a section."""

    title: str
    headings: str
    body: str


class Peer(Protocol):
    """An index of texts, made by a call with all of them."""

    def search(self, question: str, limit: int) -> Sequence[int]:
        """The numbers of at most ``limit`` texts that hold any word of the question, best first."""


def text_of(section: Section) -> Text:
    """A section as peers index it: whole, with its path of headings below the title."""
    return Text(section.title, " ".join(section.breadcrumb), section.text)


def words_of(question: str) -> list[str]:
    """A question as a bag of words: in lower case, nothing in it means anything to a query parser."""
    return _WORD.findall(question.lower())


def load_peers() -> Mapping[str, Callable[[Sequence[Text]], Peer]]:
    """Each peer's constructor by its name. Raises QuireError with the remedy where a library is missing."""
    try:
        return {
            name: getattr(import_module(f"benchmarks.{module}"), constructor)
            for name, (module, constructor, _) in _PEERS.items()
        }
    except ImportError as error:
        raise QuireError(f"{error}; the peers need pip install -e '.[eval,peers]'") from error


def peer_versions() -> str:
    """The versions of the libraries that are installed, in words."""
    found = [
        f"{name} {version(distribution) if distribution else sqlite_version}"
        for name, (_, _, distribution) in _PEERS.items()
    ]
    return ", ".join(found)
