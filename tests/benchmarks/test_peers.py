"""The peers that Quire is measured beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from benchmarks.peers import Peer, Text, text_of, words_of
from benchmarks.peers_fts5 import Fts5Peer
from benchmarks.peers_whoosh import WhooshPeer
from tests.engine.small_index import section

TEXTS = [
    Text("Tea", "Brewing", "Pour hot water over the leaves and wait."),
    Text("Coffee", "Grinding", "Grind the beans before brewing."),
    Text("Cars", "Brakes", "Brakes slow the wheels."),
]


def _tantivy(texts: Sequence[Text]) -> Peer:
    pytest.importorskip("tantivy", reason="tantivy is not installed; it comes with the extra peers")
    from benchmarks.peers_tantivy import TantivyPeer

    return TantivyPeer(texts)


def _bm25s(texts: Sequence[Text]) -> Peer:
    pytest.importorskip("bm25s", reason="bm25s is not installed; it comes with the extra peers")
    from benchmarks.peers_bm25s import Bm25sPeer

    return Bm25sPeer(texts)


@pytest.fixture(params=[Fts5Peer, WhooshPeer, _tantivy, _bm25s])
def make(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_a_section_is_indexed_whole_with_its_headings() -> None:
    text = text_of(section("s", "Wait.", title="Tea", breadcrumb=("Green", "Brewing")))
    assert text == Text("Tea", "Green Brewing", "Wait.")


def test_a_question_is_words_and_no_query() -> None:
    assert words_of('What "is" NOT (E11.9)* OR title:tea?') == "what is not e11 9 or title tea".split()


def test_a_peer_finds_words_in_title_headings_and_body(make: Callable[[Sequence[Text]], Peer]) -> None:
    peer = make(TEXTS)
    assert list(peer.search("coffee", 9)) == [1]
    assert list(peer.search("grinding", 9)) == [1]
    assert list(peer.search("wheels", 9)) == [2]


def test_a_peer_stems_and_takes_any_word_of_the_question(make: Callable[[Sequence[Text]], Peer]) -> None:
    peer = make(TEXTS)
    assert sorted(peer.search("how do I brew?", 9)) == [0, 1]
    assert sorted(peer.search("a brake, a leaf, beans", 9))[-2:] == [1, 2]


def test_a_peer_ranks_what_holds_more_of_the_question_first(make: Callable[[Sequence[Text]], Peer]) -> None:
    peer = make(TEXTS)
    assert next(iter(peer.search("brewing hot tea", 9))) == 0
    assert list(peer.search("brewing hot tea", 1)) == [0]


@pytest.mark.parametrize(
    "question", ["", "?!", "zebra", '"', "AND OR NOT", "title:tea*", "( [a TO", "😀 a~2"]
)
def test_no_question_is_too_odd_for_a_peer(make: Callable[[Sequence[Text]], Peer], question: str) -> None:
    assert len(make(TEXTS).search(question, 9)) <= len(TEXTS)
