"""Words are counted exactly, whatever is deleted and merged in between."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from engine.storage.word_counts import WordCounts, add_words, compile_words
from engine.words.analysis import count_words
from tests.engine.small_index import publish, section

_COUNTS = st.dictionaries(st.binary(min_size=1, max_size=2), st.integers(1, 300), max_size=6)


def _frequencies(index: Path) -> Counter[str]:
    opened = WhooshStore(Generations(index).current(), field_weights())
    total: Counter[str] = Counter()
    for segment in opened._segments:
        total.update(segment.words.frequencies())
    return total


@given(st.lists(_COUNTS, min_size=1, max_size=3))
def test_words_of_several_parts_are_added(counted: list[dict[bytes, int]]) -> None:
    total: Counter[bytes] = Counter()
    for counts in counted:
        total.update(counts)
    added = WordCounts(add_words([compile_words(counts) for counts in counted]), None)
    held = [added.terms[number] for number in range(len(added.terms))]
    assert dict(zip(held, added.counts.tolist(), strict=True)) == total


@given(_COUNTS, st.data())
def test_what_is_deleted_is_taken_off(counts: dict[bytes, int], data: st.DataObject) -> None:
    gone = {word: data.draw(st.integers(0, count)) for word, count in counts.items()}
    left = WordCounts(compile_words(counts), compile_words(gone)).arrays()
    expected = compile_words(
        {word: counts[word] - gone[word] for word in counts if counts[word] > gone[word]}
    )
    assert {name: array.tolist() for name, array in left.items()} == {
        name: array.tolist() for name, array in expected.items()
    }


_VERSIONS = st.dictionaries(
    st.integers(0, 5), st.none() | st.lists(st.sampled_from(["tea", "leaf", "bud", "cup"])), min_size=1
)


@given(st.lists(_VERSIONS, min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
def test_after_any_builds_words_are_counted_as_in_the_documents_alone(
    builds: list[dict[int, list[str] | None]],
) -> None:
    now: dict[int, str] = {-1: "always"}
    with TemporaryDirectory() as folder:
        publish(Path(folder), [section("s-1", "always", doc="-1.md")])
        for changed in builds:
            gone = [f"{doc}.md" for doc, words in changed.items() if words is None]
            added = {doc: " ".join(words) for doc, words in changed.items() if words is not None}
            now = {doc: text for doc, text in now.items() if doc not in changed} | added
            publish(
                Path(folder), [section(f"s{doc}", text, doc=f"{doc}.md") for doc, text in added.items()], gone
            )
        expected = Counter(word for text in now.values() for word in count_words(f"Tea {text}"))
        assert _frequencies(Path(folder)) == expected
