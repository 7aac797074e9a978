"""The words of passages, read back from the arrays of a segment."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.kinds.answer_spans import KIND_BITS, kind_bits
from engine.kinds.expectation import AnswerKind, expected_kind
from engine.section import Block, BlockKind, Section
from engine.storage.forward import KINDS, SHAPES, ForwardPassages
from engine.words.analysis import tokenize
from engine.words.stopwords import INDEX_STOP_WORDS
from tests.engine.small_index import section
from tests.engine.storage.hand_made import forward_index


@dataclass(frozen=True)
class _Read:
    """One passage as plain values; sentences as the numbers of their first words."""

    words: list[str]
    places: list[int]
    sentences: list[int]
    kinds: list[int]
    head: list[str]
    own: list[str]
    shape: int
    doc: int
    heading_kind: AnswerKind


def _read(sections: list[Section], wanted: list[int] | None = None) -> list[_Read]:
    """The passages of these sections with the wanted numbers, or all of them."""
    firsts = [first for first, _ in _numbered(sections)]
    numbers = list(range(len(firsts))) if wanted is None else wanted
    found = forward_index(sections).passages(
        np.array(numbers, dtype=np.int64), np.array([firsts[number] for number in numbers], dtype=np.int64)
    )
    return [_nth(found, number) for number in range(len(numbers))]


def _numbered(sections: list[Section]) -> list[tuple[int, int]]:
    """For each passage the number of its section's first one, and which of the section's it is."""
    numbered: list[tuple[int, int]] = []
    for one in sections:
        first = len(numbered)
        numbered += [(first, ordinal) for ordinal in range(len(one.passages))]
    return numbered


def _nth(found: ForwardPassages, number: int) -> _Read:
    start, end = found.word_starts[number : number + 2].tolist()
    first, last = found.sentence_starts[number : number + 2].tolist()
    head, head_end = found.head_starts[number : number + 2].tolist()
    own = int(found.own_starts[number])
    return _Read(
        words=[found.vocabulary[word].decode() for word in found.words[start:end]],
        places=found.places[start:end].tolist(),
        sentences=(found.sentences[first:last] - start).tolist(),
        kinds=found.kinds[first:last].tolist(),
        head=[found.vocabulary[word].decode() for word in found.head_words[head:head_end]],
        own=[found.vocabulary[word].decode() for word in found.head_words[own:head_end]],
        shape=int(found.shapes[number]),
        doc=int(found.docs[number]),
        heading_kind=KINDS[found.heading_kinds[number]],
    )


def _expected(one: Section, ordinal: int, doc: int) -> _Read:
    """The same from the section itself."""
    passage = one.passages[ordinal]
    words = [
        (term, place, passage.start + token.start)
        for place, token in enumerate(tokenize(one.text[passage.start : passage.end]))
        for term in token.terms
        if term not in INDEX_STOP_WORDS
    ]
    sentences = one.sentences_within(passage)
    kinds = {block.kind for block in one.blocks if block.start < passage.end and passage.start < block.end}
    return _Read(
        words=[term for term, _, _ in words],
        places=[place for _, place, _ in words],
        sentences=[sum(start < sentence.start for _, _, start in words) for sentence in sentences],
        kinds=[kind_bits(one.text[sentence.start : sentence.end]) for sentence in sentences],
        head=[term for text in (one.title, *one.breadcrumb) for term in _terms(text)],
        own=_terms(one.heading),
        shape=sum(1 << bit for bit, shape in enumerate(SHAPES.values()) if kinds & set(shape)),
        doc=doc,
        heading_kind=expected_kind(one.heading),
    )


def _terms(text: str) -> list[str]:
    return [term for token in tokenize(text) for term in token.terms if term not in INDEX_STOP_WORDS]


_WORDS = (
    "tea leaf the of co-pay ICD-10-CM E11.9 $44,090 12 May 日本 Öl … 😀 \ud800 a\udfffb how much is".split(
        " "
    )
)
_KINDS: list[BlockKind] = ["paragraph", "item", "step", "row", "term", "definition", "code"]
_phrases = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
_texts = st.lists(_phrases.map(lambda phrase: phrase + "."), max_size=3).map(" ".join)


@st.composite
def _sections(draw: st.DrawFn) -> list[Section]:
    sections: list[Section] = []
    for doc in range(draw(st.integers(1, 3))):
        title = draw(_phrases)
        for _ in range(draw(st.integers(1, 3))):
            sections.append(_draw_section(draw, f"{doc}.md", title))
    return sections


def _draw_section(draw: st.DrawFn, doc: str, title: str) -> Section:
    texts = draw(st.lists(_texts, min_size=1, max_size=3))
    bounds = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts) + 1)]
    spans = [(start, start + len(text)) for start, text in zip(bounds, texts, strict=False)]
    blocks = tuple(Block(draw(st.sampled_from(_KINDS)), *span) for span in spans)
    breadcrumb = tuple(draw(st.lists(_phrases, max_size=2)))
    made = section(
        "s", "\n".join(texts), doc=doc, title=title, breadcrumb=breadcrumb, blocks=blocks, passages=spans
    )
    return replace(made, sentences=()) if draw(st.integers(0, 5)) == 0 else made


@settings(max_examples=60, deadline=None)
@given(_sections(), st.data())
def test_any_passages_come_back_in_any_order(sections: list[Section], data: st.DataObject) -> None:
    numbered = _numbered(sections)
    wanted = data.draw(st.lists(st.integers(0, len(numbered) - 1), max_size=8))
    owners = [one for one in sections for _ in one.passages]
    docs = list(dict.fromkeys(one.doc for one in sections))
    expected = [
        _expected(owners[number], numbered[number][1], docs.index(owners[number].doc)) for number in wanted
    ]
    found = _read(sections, wanted)
    first = min((read.doc for read in _read(sections)), default=0)
    assert [replace(read, doc=read.doc - first) for read in found] == expected


def test_words_are_the_terms_at_their_places_without_stop_words() -> None:
    (read,) = _read([section("s", "The tea of co-pay, brewing.")])
    assert list(zip(read.words, read.places, strict=True)) == [
        ("tea", 1),
        ("copay", 3),
        ("co", 3),
        ("pay", 3),
        ("brew", 4),
    ]


def test_the_vocabulary_tells_the_number_of_a_word() -> None:
    forward = forward_index([section("s", "tea leaf bud", title="zest")])
    found = forward.passages(np.array([0]), np.array([0]))
    assert [found.vocabulary.find(word) for word in ("bud", "leaf", "tea", "zest", "cup")] == [
        0,
        1,
        2,
        3,
        None,
    ]
    assert (found.words.tolist(), found.head_words.tolist()) == ([2, 1, 0], [3])


def test_what_stands_before_the_first_heading_has_the_title_for_its_own_heading() -> None:
    before, below = _read([section("a", "x"), section("b", "x", breadcrumb=("Kinds of tea", "Green"))])
    assert (before.head, before.own) == (["tea"], ["tea"])
    assert (below.head, below.own) == (["tea", "kind", "tea", "green"], ["green"])


def test_later_passages_share_the_headings_of_the_first() -> None:
    cut = section("s", "one two\nthree", breadcrumb=("How much is tea?",), passages=[(0, 7), (8, 13)])
    first, second = _read([section("before", "x", title="Cup"), cut])[1:]
    assert (first.head, first.own, first.heading_kind) == (second.head, second.own, AnswerKind.MONEY)
    assert (first.words, second.words) == (["one", "two"], ["three"])


def test_a_passage_tells_its_shapes_and_a_sentence_what_it_holds() -> None:
    text = "Steep it.\nIt costs $5."
    blocks = (Block("step", 0, 9, 1), Block("row", 10, len(text)))
    (read,) = _read([section("s", text, blocks=blocks)])
    assert {name for bit, name in enumerate(SHAPES) if read.shape >> bit & 1} == {"list", "steps", "table"}
    assert [bool(kinds & KIND_BITS[AnswerKind.MONEY]) for kinds in read.kinds] == [False, True]


@pytest.mark.parametrize("text", ["", "…", "the of", "\ud800"])
def test_a_passage_without_words_is_empty(text: str) -> None:
    sections = [section("a", "tea"), section("b", text, title=""), section("c", "leaf")]
    first, empty, last = _read(sections)
    assert (first.words, empty.words, last.words) == (["tea"], [], ["leaf"])
    assert (empty.places, empty.head) == ([], [])
    assert set(empty.sentences) <= {0}


def test_passages_of_nothing_are_none() -> None:
    assert _read([]) == []
    assert _read([section("a", "tea")], []) == []


def test_a_passage_longer_than_a_place_can_tell_ends_at_the_last_place() -> None:
    (read,) = _read([section("s", "tea " * 70_000)])
    assert (len(read.words), read.places[-1], read.places[65_000]) == (70_000, 0xFFFF, 65_000)


def test_a_heading_of_any_length_is_kept() -> None:
    (read,) = _read([section("s", "x", breadcrumb=("leaf " * 70_000, "Own"))])
    assert (len(read.head), read.own) == (70_002, ["own"])
