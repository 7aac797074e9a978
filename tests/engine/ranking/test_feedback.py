"""What the best candidates have in common, and how much of it each candidate holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.questions.question import understand
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import find_evidence, weigh
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.small_index import publish, section

_TEXTS = {
    "first": "Roses. Pruning shears and compost.",
    "second": "Roses. Pruning shears and mulch.",
    "like": "Roses stand beside many other plants and pruning shears.",
    "unlike": "Roses stand beside many other plants and garden furniture.",
}


def _store(index: Path, texts: dict[str, str], *, at_once: bool = True) -> WhooshStore:
    others = [section(f"o{n}", f"Coffee number{n}.", doc=f"o{n}.md", title="") for n in range(20)]
    sections = [section(name, text, doc=f"{name}.md", title="") for name, text in texts.items()]
    for part in [[*others, *sections]] if at_once else [others, *[[one] for one in sections]]:
        publish(index, part)
    generations = Generations(index)
    return WhooshStore(generations.current(), field_weights())


def _feedback(store: WhooshStore, question: str) -> dict[str, float]:
    weighed = weigh(store, understand(question))
    candidates = store.best(weighed.search_weights(), 50).best
    column = find_evidence(store, weighed, candidates).evidence[:, NAMES.index("feedback")].tolist()
    sections = store.sections([candidate.key for candidate in candidates])
    return {one.id: value for one, value in zip(sections, column, strict=True)}


def test_a_section_with_words_that_the_best_ones_share_has_more_of_it(tmp_path: Path) -> None:
    shares = _feedback(_store(tmp_path, _TEXTS), "roses")
    assert 0 < shares["unlike"] < shares["like"] < 1


def test_what_one_section_alone_holds_counts_for_none(tmp_path: Path) -> None:
    alone = {"first": "Roses like compost and mulch.", "second": "Roses and shears."}
    shares = _feedback(_store(tmp_path, alone), "roses")
    assert shares["first"] == pytest.approx(shares["second"])


def test_segments_make_no_difference(tmp_path: Path) -> None:
    at_once = _feedback(_store(tmp_path / "one", _TEXTS), "roses")
    in_steps = _feedback(_store(tmp_path / "many", _TEXTS, at_once=False), "roses")
    assert in_steps == pytest.approx(at_once)


def test_a_single_candidate_has_nothing_in_common_with_others(tmp_path: Path) -> None:
    assert _feedback(_store(tmp_path, {"first": "Roses like compost."}), "roses") == {"first": 0.0}
