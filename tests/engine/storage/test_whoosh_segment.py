"""What is written at once must be what Whoosh itself would write, and be read by any program with Whoosh."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from whoosh import index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.query import Term

from engine.section import Section
from engine.storage.part import PartCompiler
from engine.storage.section_record import read_record
from engine.storage.whoosh_postings import BLOCK
from engine.storage.whoosh_schema import SCORED_FIELDS, new_schema
from engine.storage.whoosh_segment import INDEX_NAME, stored_record, write_segment
from engine.words.analysis import count_terms
from tests.engine.small_index import section


def _sections() -> list[Section]:
    """Terms in one passage and in several hundred, weights equal and not, and long passages."""
    few = [
        section(
            f"s{number}",
            f"common {'often ' * (number % 3 + 1)} w{number} " + "filler " * (number % 40),
            doc=f"{number // 7}.md",
            title=f"Title {number // 7 % 5}",
            breadcrumb=("Heading",) if number % 2 else (),
        )
        for number in range(300)
    ]
    few += [section(f"many{number}", "common", doc="many.md", title="Many") for number in range(2_000)]
    text = "green tea\n" + "black " * 5_000
    return [*few, section("long", text, doc="long.md", passages=[(0, 9), (10, len(text))])]


def _written_here(folder: Path) -> Any:
    storage = FileStorage(str(folder))
    storage.create_index(new_schema(), INDEX_NAME)
    compiler = PartCompiler(stored_record)
    for one in _sections():
        compiler.add(one)
    segment = write_segment(storage, compiler.part(), "0" * 16)
    TOC(new_schema(), [segment], 1).write(storage, INDEX_NAME)
    return storage.open_index().reader()


def _written_by_whoosh(folder: Path) -> Any:
    writer = FileStorage(str(folder)).create_index(new_schema()).writer(codec=W3Codec(blocklimit=BLOCK))
    compiler = PartCompiler(str.encode)
    for one in _sections():
        compiler.add(one)
    part = compiler.part()
    records = dict(zip(part.holders.tolist(), map(bytes.decode, part.records), strict=True))
    passages = count()
    for one in _sections():
        title, headings = count_terms(one.title), Counter[str]()
        for heading in one.breadcrumb:
            headings.update(count_terms(heading))
        for ordinal, passage in enumerate(one.passages):
            number = next(passages)
            stored = {"record": records[number]} if number in records else {}
            terms = title + headings + count_terms(one.text[passage.start : passage.end])
            fields = {"title": title, "headings": headings, "all": terms}
            writer.add_document(doc=one.doc, ordinal=ordinal, **fields, **stored)
    writer.commit()
    return FileStorage(str(folder)).open_index().reader()


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """One of what is written here, one of what Whoosh writes."""
    return _written_here(tmp_path_factory.mktemp("here")), _written_by_whoosh(
        tmp_path_factory.mktemp("whoosh")
    )


def _information(reader: Any, field: str, term: bytes) -> tuple[Any, ...]:
    one = reader.term_info(field, term)
    lengths = one.min_length(), one.max_length()
    return (one.weight(), one.doc_frequency(), *lengths, one.max_weight(), one.min_id(), one.max_id())


def _postings(reader: Any, field: str, term: bytes) -> list[tuple[Any, ...]]:
    matcher = reader.postings(field, term)
    found = []
    while matcher.is_active():
        block = matcher.block_min_length(), matcher.block_max_length(), matcher.block_max_weight()
        found.append((matcher.id(), matcher.weight(), *block))
        matcher.next()
    return found


def test_terms_and_their_postings_are_those_that_whoosh_writes(readers: tuple[Any, Any]) -> None:
    here, whoosh = readers
    terms = list(whoosh.all_terms())
    assert list(here.all_terms()) == terms
    assert any(len(_postings(here, *term)) > 2 * BLOCK for term in terms)
    for term in terms:
        assert _information(here, *term) == _information(whoosh, *term), term
        assert _postings(here, *term) == _postings(whoosh, *term), term


def test_passages_are_those_that_whoosh_writes(readers: tuple[Any, Any]) -> None:
    here, whoosh = readers
    numbers = range(whoosh.doc_count_all())
    assert here.doc_count_all() == len(numbers)
    assert [here.stored_fields(n) for n in numbers] == [whoosh.stored_fields(n) for n in numbers]
    ordinals = [reader.column_reader("ordinal") for reader in readers]
    assert [ordinals[0][n] for n in numbers] == [ordinals[1][n] for n in numbers]
    for field in SCORED_FIELDS:
        assert here.field_length(field) == whoosh.field_length(field)
        lengths = [[reader.doc_field_length(n, field) for n in numbers] for reader in readers]
        # Whoosh tells nothing and no length apart where a passage lacks the field.
        assert [length or 0 for length in lengths[0]] == [length or 0 for length in lengths[1]]


def test_whoosh_alone_finds_what_is_written(tmp_path: Path) -> None:
    _written_here(tmp_path).close()
    with index.open_dir(str(tmp_path)).searcher() as searcher:
        (hit,) = searcher.search(Term("all", "w42"))
        assert "s42" in [one.id for one in read_record(hit["record"])]
        assert len(searcher.search(Term("doc", "3.md"), limit=None)) == 7


def test_equal_parts_give_equal_bytes(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        _written_here(tmp_path / name).close()
        contents.append((tmp_path / name / f"{INDEX_NAME}_{'0' * 16}.seg").read_bytes())
    assert contents[0] == contents[1]
