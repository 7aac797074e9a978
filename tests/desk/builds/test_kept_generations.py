"""What can be gone back to."""

from __future__ import annotations

from pathlib import Path

from desk.builds.kept_generations import kept_generations
from engine.storage.generations import Generations
from indexer.build import BuildOptions, build
from quire.progress import NoProgress


def test_generations_are_listed_with_what_they_hold(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    assert kept_generations(index) == []
    for name in ("a", "b"):
        (corpus / f"{name}.md").write_text(f"# {name}\n\nText on {name}.\n")
        build(BuildOptions(corpus, index, jobs=1), NoProgress())
    second, first = kept_generations(index)
    assert (second.number, second.documents, second.current, second.earlier) == (2, 2, True, False)
    assert (first.number, first.documents, first.current, first.earlier) == (1, 1, False, True)
    assert first.size > 1_000
    Generations(index).roll_back(1)
    assert [kept.current for kept in kept_generations(index)] == [False, True]
    Generations(index).path(1).joinpath("manifest.json").write_text("{")
    assert [kept.number for kept in kept_generations(index)] == [2]
