"""What a build asks of its guard, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.errors import GuardRefused
from engine.one_generation import OneGeneration
from engine.storage.generations import Generations
from engine.storage.manifest import LeftOut
from indexer.build import BuildOptions, build
from indexer.publish_guard import Findings
from tests.indexer.corpus_folder import CorpusFolder, SilentProgress


class Guard:
    """Notes what it is asked, in order, and refuses if told to."""

    def __init__(self, index: Path, refuses: bool = False) -> None:
        self._generations, self._refuses = Generations(index), refuses
        self.asked: list[object] = []
        self.left_out = (LeftOut("questions", "are wrong"),)

    def check(self, trial: OneGeneration, *, force: bool) -> Findings | None:
        found = [hit.doc for hit in trial.ask("Who heats the beans?").hits]
        self.asked.append((trial.index_version, found, self._generations.current_number(), force))
        if self._refuses and not force:
            raise GuardRefused("not published: no")
        return Findings(("All is well.",), {"well": True})

    def note_published(self) -> None:
        self.asked.append(("published", self._generations.current_number()))


@pytest.fixture
def corpus(tmp_path: Path) -> CorpusFolder:
    """Two files, not built yet."""
    folder = CorpusFolder(tmp_path)
    folder.write("coffee.md", "# Coffee\n\nA roaster heats the beans.\n")
    folder.write("tea.md", "# Tea\n\nGreen leaves steep.\n")
    return folder


def test_it_sees_the_new_generation_before_anybody_else_and_is_told_when_it_is_published(
    corpus: CorpusFolder,
) -> None:
    guard = Guard(corpus.index)
    report = build(corpus.options, SilentProgress(), guard)
    assert guard.asked == [("00000001", ["coffee.md"], None, False), ("published", 1)]
    assert report.findings and report.findings.lines == ("All is well.",)
    assert report.to_json()["quality"] == {"well": True}
    assert report.left_out == guard.left_out


def test_what_it_refuses_is_not_published_and_leaves_nothing(corpus: CorpusFolder) -> None:
    corpus.build()
    corpus.write("tea.md", "# Tea\n\nBlack leaves steep.\n")
    guard = Guard(corpus.index, refuses=True)
    with pytest.raises(GuardRefused, match="not published: no"):
        build(corpus.options, SilentProgress(), guard)
    assert ("published", 1) not in guard.asked
    assert [path.name for path in (corpus.index / "generations").iterdir()] == ["00000001"]
    assert "Green" in engine.open(corpus.index).ask("leaves").hits[0].text


def test_it_is_asked_all_the_same_where_the_build_is_forced(corpus: CorpusFolder) -> None:
    guard = Guard(corpus.index, refuses=True)
    options = BuildOptions(corpus.root, corpus.index, force=True)
    assert build(options, SilentProgress(), guard).published
    assert guard.asked[0] == ("00000001", ["coffee.md"], None, True)


def test_it_is_not_asked_where_there_is_nothing_to_publish(corpus: CorpusFolder) -> None:
    corpus.build()
    guard = Guard(corpus.index, refuses=True)
    report = build(corpus.options, SilentProgress(), guard)
    assert (guard.asked, report.findings, report.left_out) == ([], None, guard.left_out)
