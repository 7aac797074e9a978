"""What is made of sections at once must be what their words, counted one by one, come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.section import Section
from engine.storage.part import FieldArrays, Part, PartCompiler, terms_of_arrays
from engine.storage.section_record import read_record
from engine.storage.word_counts import read_words
from engine.words.analysis import count_terms, count_words, tokenize
from engine.words.stopwords import INDEX_STOP_WORDS
from tests.engine.small_index import section

_WORD = st.sampled_from(
    "tea Teas the of ICD-10-CM co-pay 44,090 E/M U.S. leaf's CPC brew. Brewing é 5% x".split()
)
_TEXT = st.lists(_WORD, min_size=1, max_size=12).map(" ".join)


@st.composite
def sections(draw: st.DrawFn) -> list[Section]:
    """Sections of several files, some of two passages."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        first, second = draw(_TEXT), draw(_TEXT | st.just(""))
        text = f"{first}\n{second}" if second else first
        passages = [(0, len(first)), (len(first) + 1, len(text))] if second else [(0, len(first))]
        doc = f"{draw(st.integers(number, number + 1)) // 2}.md"
        headings = tuple(draw(st.lists(_TEXT, max_size=2)))
        found.append(
            section(f"s{number}", text, doc=doc, title=draw(_TEXT), breadcrumb=headings, passages=passages)
        )
    return found


def compiled(found: Sequence[Section]) -> Part:
    compiler = PartCompiler(lambda record: record.encode("utf-8", "replace"))
    for one in found:
        compiler.add(one)
    return compiler.part()


def counted(arrays: FieldArrays, passages: int) -> list[Counter[str]]:
    """The terms of each passage with their counts, from the postings of a field."""
    counts = [Counter[str]() for _ in range(passages)]
    starts = arrays["starts"].tolist()
    for number, term in enumerate(terms_of_arrays(arrays)):
        for place in range(starts[number], starts[number + 1]):
            counts[arrays["docs"][place]][term.decode()] += int(arrays["counts"][place])
    return counts


def _fields_of(one: Section) -> list[dict[str, Counter[str]]]:
    headings = Counter[str]()
    for heading in one.breadcrumb:
        headings.update(count_terms(heading))
    title = count_terms(one.title)
    return [
        {
            "title": title,
            "headings": headings,
            "all": title + headings + count_terms(one.text[passage.start : passage.end]),
            "doc": Counter([one.doc]),
        }
        for number, passage in enumerate(one.passages)
    ]


@given(sections())
@settings(max_examples=100, deadline=None)
def test_postings_are_the_counts_of_each_passages_terms(found: list[Section]) -> None:
    part = compiled(found)
    expected = [fields for one in found for fields in _fields_of(one)]
    for name, arrays in part.fields.items():
        assert counted(arrays, part.passages) == [fields[name] for fields in expected]
        assert arrays["lengths"].tolist() == [fields[name].total() for fields in expected]
        assert terms_of_arrays(arrays) == sorted(terms_of_arrays(arrays))


@given(sections())
@settings(max_examples=100, deadline=None)
def test_words_stand_in_their_order_with_their_places(found: list[Section]) -> None:
    forward = compiled(found).forward
    terms = terms_of_arrays(forward)
    words = [
        [
            (term, place)
            for place, token in enumerate(tokenize(one.text[passage.start : passage.end]))
            for term in token.terms
            if term not in INDEX_STOP_WORDS
        ]
        for one in found
        for passage in one.passages
    ]
    bounds = forward["word_starts"].tolist()
    assert [
        [
            (terms[forward["words"][at]].decode(), int(forward["places"][at]))
            for at in range(bounds[number], bounds[number + 1])
        ]
        for number in range(len(bounds) - 1)
    ] == words


def test_each_section_is_stored_once_and_its_passages_are_numbered() -> None:
    two = section("a", "tea\nleaf", passages=[(0, 3), (4, 8)])
    found = [two, section("b", "bud"), section("c", "cup", doc="other.md")]
    part = compiled(found)
    assert part.ordinals.tolist() == [0, 1, 0, 0]
    assert part.holders.tolist() == [0, 3]
    assert [read_record(record.decode()) for record in part.records] == [found[:2], found[2:]]


def test_a_long_document_is_stored_in_several_records() -> None:
    found = [section(f"{number}", "tea " * 250) for number in range(10)]
    part = compiled(found)
    assert len(part.records) == 4
    assert [one for record in part.records for one in read_record(record.decode())] == found


@given(sections())
@settings(max_examples=50, deadline=None)
def test_words_are_counted_by_the_sections_that_hold_them(found: list[Section]) -> None:
    texts = [" ".join([one.title, *one.breadcrumb, one.text]) for one in found]
    holding = Counter(word.encode() for text in texts for word in count_words(text))
    assert read_words(compiled(found).words) == holding


def test_no_sections_make_an_empty_part() -> None:
    part = compiled([])
    assert part.passages == 0
    assert all(not len(arrays["docs"]) for arrays in part.fields.values())


def test_a_letter_without_an_encoding_does_not_stop_it() -> None:
    part = compiled([section("a", "tea \ud800x \ud801x")])
    assert len(set(terms_of_arrays(part.forward))) == len(terms_of_arrays(part.forward))
