from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import IndexDamaged
from engine.one_generation import OneGeneration
from engine.storage.generations import Generations
from tests.engine.small_index import publish, section


def test_a_generation_answers_whether_it_is_published_or_not(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Tea keeps for a year.")])
    publish(tmp_path, [section("b", "Coffee keeps for a month.", doc="coffee.md")], removed=["tea.md"])
    generations = Generations(tmp_path)
    for number, doc in ((1, "tea.md"), (2, "coffee.md")):
        opened = OneGeneration(generations.path(number))
        results = opened.ask("What keeps?", limit=3)
        assert [hit.doc for hit in results.hits] == [doc]
        assert results.index_version == opened.index_version == f"{number:08d}"
        assert [found.doc for found in opened.document(doc)] == [doc]
        assert opened.passages == 1


def test_one_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Tea keeps for a year.")])
    folder = Generations(tmp_path).path(1)
    (folder / "lexicon.json").write_text("{}")
    with pytest.raises(IndexDamaged):
        OneGeneration(folder)
