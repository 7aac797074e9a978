"""Quire and its peers with their indexes in folders, so that these can be weighed and opened.

The peers are those of ``benchmarks.peers``, with the same analysis and the same search. They index Quire's
sections, one to a JSON line; Quire is given the files, which it reads and splits as well.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

import bm25s
import Stemmer
from tantivy import Document, Index, SchemaBuilder
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser import MultifieldParser, OrGroup
from whoosh.scoring import BM25F

from benchmarks.peers import Peer, Text, text_of
from benchmarks.peers_bm25s import Bm25sPeer
from benchmarks.peers_fts5 import _CREATE, _INSERT, Fts5Peer
from benchmarks.peers_tantivy import _ANALYZER, _FIELDS, TantivyPeer, _analyzer
from benchmarks.peers_whoosh import _MEMORY_MB, WhooshPeer
from benchmarks.query_speed import PAGE, QUIRE, WHOLE, Ask, quire_systems
from benchmarks.stores import open_store
from engine.section import Section
from indexer.build import BuildOptions, build
from quire.progress import NoProgress

QUIRE_JOBS = 2
_DATABASE = "texts.sqlite"


class _WhooshOnDisk(WhooshPeer):
    def __init__(self, folder: Path) -> None:
        index = open_dir(str(folder))
        self._parser = MultifieldParser(_FIELDS, index.schema, plugins=[], group=OrGroup)
        self._searcher = index.searcher(weighting=BM25F())


class _Fts5OnDisk(Fts5Peer):
    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / _DATABASE)
        # The whole file may be mapped: without, its pages are read again and again.
        self._connection.execute("PRAGMA mmap_size = 8000000000")


class _TantivyOnDisk(TantivyPeer):
    def __init__(self, folder: Path) -> None:
        self._index = Index.open(str(folder))
        self._index.register_tokenizer(_ANALYZER, _analyzer())
        self._searcher = self._index.searcher()


class _Bm25sOnDisk(Bm25sPeer):
    def __init__(self, folder: Path) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._index = bm25s.BM25.load(str(folder), show_progress=False)
        self._size = int(self._index.scores["num_docs"])


def _build_quire(folder: Path, index: Path) -> None:
    build(BuildOptions(folder / "docs", index, include=["*.html"], jobs=QUIRE_JOBS), NoProgress())


def _build_whoosh(folder: Path, index: Path) -> None:
    field = TEXT(analyzer=StemmingAnalyzer())
    writer = create_in(str(index), Schema(title=field, headings=field, body=field)).writer(limitmb=_MEMORY_MB)
    for text in texts_in(folder):
        writer.add_document(title=text.title, headings=text.headings, body=text.body)
    writer.commit()


def _build_fts5(folder: Path, index: Path) -> None:
    connection = sqlite3.connect(index / _DATABASE)
    connection.execute(_CREATE)
    connection.executemany(
        _INSERT, ((number, *astuple(text)) for number, text in enumerate(texts_in(folder)))
    )
    connection.commit()


def _build_tantivy(folder: Path, index: Path) -> None:
    builder = SchemaBuilder().add_integer_field("number", stored=True)
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name=_ANALYZER)
    tantivy = Index(builder.build(), path=str(index))
    tantivy.register_tokenizer(_ANALYZER, _analyzer())
    writer = tantivy.writer(num_threads=1)
    for number, text in enumerate(texts_in(folder)):
        writer.add_document(Document(number=number, title=text.title, headings=text.headings, body=text.body))
    writer.commit()
    writer.wait_merging_threads()


def _build_bm25s(folder: Path, index: Path) -> None:
    Bm25sPeer(list(texts_in(folder)))._index.save(str(index), show_progress=False)


@dataclass(frozen=True, slots=True)
class System:
    """How an index is made of what lies in a folder (``docs``, the sections), and how it is opened."""

    build: Callable[[Path, Path], None]
    open: Callable[[Path], Ask]


def _peer(opened: Callable[[Path], Peer]) -> Callable[[Path], Ask]:
    def ask(index: Path) -> Ask:
        peer = opened(index)
        return lambda text: peer.search(text, PAGE)

    return ask


# Both of Quire's are asked of the index that the first of them makes.
SYSTEMS = {
    QUIRE: System(_build_quire, lambda index: quire_systems(open_store(index))[QUIRE]),
    WHOLE: System(_build_quire, lambda index: quire_systems(open_store(index))[WHOLE]),
    "Whoosh": System(_build_whoosh, _peer(_WhooshOnDisk)),
    "SQLite FTS5": System(_build_fts5, _peer(_Fts5OnDisk)),
    "tantivy": System(_build_tantivy, _peer(_TantivyOnDisk)),
    "bm25s": System(_build_bm25s, _peer(_Bm25sOnDisk)),
}


def index_of(folder: Path, system: str) -> Path:
    """Where a system's index is below a folder."""
    return folder / f"index-{(QUIRE if system == WHOLE else system).split(',')[0].replace(' ', '-')}"


def write_texts(folder: Path, sections: list[Section]) -> int:
    """Write what the peers index, and tell how many bytes of text that is."""
    size = 0
    with _texts_file(folder).open("w", encoding="utf-8") as file:
        for section in sections:
            parts = astuple(text_of(section))
            size += sum(len(part.encode()) for part in parts)
            file.write(json.dumps(parts) + "\n")
    return size


def texts_in(folder: Path) -> Iterator[Text]:
    """What ``write_texts`` wrote, one at a time."""
    with _texts_file(folder).open(encoding="utf-8") as file:
        for line in file:
            yield Text(*json.loads(line))


def _texts_file(folder: Path) -> Path:
    return folder / "texts.jsonl"
