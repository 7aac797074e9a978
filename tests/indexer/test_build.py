from __future__ import annotations

import errno
import json
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.engine import Engine
from engine.errors import CorpusError, GuardRefused, IndexLocked, IndexMismatch
from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from engine.storage.manifest import check_files, read_manifest
from engine.storage.whoosh_writer import SectionWriter
from engine.words.analysis import ANALYSIS_VERSION
from indexer import build as build_module
from indexer.build import build
from tests.indexer.corpus_folder import CorpusFolder, SilentProgress


@pytest.fixture
def corpus(tmp_path: Path) -> CorpusFolder:
    """Four small files."""
    folder = CorpusFolder(tmp_path)
    folder.write("coffee.md", "# Coffee\n\nA roaster heats the beans for twelve minutes.\n")
    folder.write("tea.md", "# Tea\n\nGreen leaves steep for three minutes.\n")
    folder.write("sub/cocoa.html", "<title>Cocoa</title><main><p>Farmers ferment the pods.</p></main>")
    folder.write("water.txt", "Water\n\nA spring gives cold water all year.\n")
    return folder


@pytest.fixture
def opened(corpus: CorpusFolder) -> Engine:
    """An engine on the built index."""
    corpus.build()
    return engine.open(corpus.index)


def _docs(opened: Engine, question: str) -> set[str]:
    return {hit.doc for hit in opened.ask(question).hits}


def _unfinished(corpus: CorpusFolder) -> list[str]:
    return sorted(path.name for path in (corpus.index / "generations").iterdir() if path.suffix == ".new")


def test_a_first_build_publishes_every_file(corpus: CorpusFolder) -> None:
    report = corpus.build()
    assert report.published
    assert set(report.new) == {"coffee.md", "tea.md", "sub/cocoa.html", "water.txt"}
    assert (report.generation, report.documents, report.changed, report.gone) == (1, 4, (), ())
    assert report.rebuild_reason is None
    assert _docs(engine.open(corpus.index), "Who ferments the pods?") == {"sub/cocoa.html"}


def test_an_unchanged_corpus_is_not_read_and_nothing_is_published(
    corpus: CorpusFolder, opened: Engine, read_files: list[str]
) -> None:
    report = corpus.build()
    assert (report.published, report.read, report.generation) == (False, 0, 1)
    assert read_files == []
    assert opened.status().index_version == "00000001"


def test_one_changed_file_is_the_only_one_read(
    corpus: CorpusFolder, opened: Engine, read_files: list[str]
) -> None:
    corpus.write("tea.md", "# Tea\n\nWhite leaves steep for five minutes in a samovar.\n")
    report = corpus.build()
    assert (report.read, report.changed, report.new, report.gone) == (1, ("tea.md",), (), ())
    assert set(read_files) == {"tea.md"}
    assert _docs(opened, "samovar") == {"tea.md"}
    assert _docs(opened, "green") == set()
    assert _docs(opened, "roaster") == {"coffee.md"}


def test_a_new_file_is_added(corpus: CorpusFolder, opened: Engine) -> None:
    corpus.write("juice.md", "# Juice\n\nPress the oranges.\n")
    report = corpus.build()
    assert (report.new, report.read, report.documents) == (("juice.md",), 1, 5)
    assert _docs(opened, "oranges") == {"juice.md"}


def test_the_sections_of_a_deleted_file_go(
    corpus: CorpusFolder, opened: Engine, read_files: list[str]
) -> None:
    corpus.remove("tea.md")
    report = corpus.build()
    assert (report.gone, report.read, report.documents) == (("tea.md",), 0, 3)
    assert read_files == []
    assert _docs(opened, "leaves steep") == set()
    assert opened.document("tea.md") == ()


def test_a_touched_file_is_read_but_publishes_nothing(corpus: CorpusFolder, opened: Engine) -> None:
    corpus.touch("tea.md")
    report = corpus.build()
    assert (report.read, report.published, report.changed) == (1, False, ())
    assert opened.status().index_version == "00000001"
    assert Generations(corpus.index).numbers() == [1]


def test_an_unreadable_file_is_left_out_with_its_reason_and_the_rest_is_published(
    corpus: CorpusFolder,
) -> None:
    corpus.write("empty.md", "")
    (corpus.root / "binary.txt").write_bytes(bytes(range(256)) * 20)
    report = corpus.build()
    assert [left.path for left in report.left_out] == ["binary.txt", "empty.md"]
    assert all(left.reason for left in report.left_out)
    assert (report.published, report.documents) == (True, 4)


def test_a_left_out_file_is_tried_again_by_every_build(corpus: CorpusFolder) -> None:
    corpus.write("later.md", "")
    corpus.build()
    again = corpus.build()
    assert ([left.path for left in again.left_out], again.published) == (["later.md"], False)
    corpus.write("later.md", "# Later\n\nNow it says something.\n")
    assert corpus.build().new == ("later.md",)


def test_a_file_that_became_unreadable_is_gone_from_the_index(corpus: CorpusFolder, opened: Engine) -> None:
    corpus.write("tea.md", "")
    report = corpus.build()
    assert (report.gone, [left.path for left in report.left_out]) == (("tea.md",), ["tea.md"])
    assert _docs(opened, "leaves steep") == set()


def test_a_file_over_the_size_limit_is_left_out(corpus: CorpusFolder) -> None:
    corpus.write("big.md", "# Big\n\n" + "word " * 1000)
    report = build(replace(corpus.options, max_bytes=1000), SilentProgress())
    assert [left.path for left in report.left_out] == ["big.md"]


def test_patterns_choose_the_files(corpus: CorpusFolder) -> None:
    report = build(replace(corpus.options, include=("*.md",), exclude=("tea*",)), SilentProgress())
    assert report.new == ("coffee.md",)


@pytest.mark.parametrize(
    ("field", "reason"), [("analysis_version", "analysis version"), ("format_version", "format")]
)
def test_an_index_of_another_version_is_built_anew_and_the_report_says_why(
    corpus: CorpusFolder, opened: Engine, field: str, reason: str
) -> None:
    path = corpus.index / "generations/00000001/manifest.json"
    values = json.loads(path.read_text())
    path.write_text(json.dumps(values | {field: values[field] + 1}))
    report = corpus.build()
    assert (report.read, report.published) == (4, True)
    assert reason in (report.rebuild_reason or "")
    assert _docs(opened, "roaster") == {"coffee.md"}


def test_this_programs_analysis_version_is_the_one_that_counts(
    corpus: CorpusFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.build()
    monkeypatch.setattr("engine.storage.manifest.ANALYSIS_VERSION", ANALYSIS_VERSION + 1)
    with pytest.raises(IndexMismatch, match="analysis version"):
        engine.open(corpus.index)


def test_a_full_build_reads_everything(corpus: CorpusFolder, opened: Engine) -> None:
    report = corpus.build(full=True)
    assert (report.read, len(report.new), report.published) == (4, 4, True)
    assert report.rebuild_reason
    assert _docs(opened, "roaster") == {"coffee.md"}


def test_a_damaged_file_of_the_index_rebuilds_everything_and_says_why(
    corpus: CorpusFolder, opened: Engine
) -> None:
    damaged = next((corpus.index / "generations/00000001/whoosh").glob("*.seg"))
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged.write_bytes(content)
    report = corpus.build()
    assert damaged.name in (report.rebuild_reason or "")
    assert (report.read, report.published) == (4, True)
    assert _docs(opened, "roaster") == {"coffee.md"}
    assert _docs(engine.open(corpus.index), "roaster") == {"coffee.md"}


@pytest.mark.parametrize("content", ["", "nonsense", "00000099\n", "../../etc"])
def test_a_broken_pointer_rebuilds_everything(corpus: CorpusFolder, content: str) -> None:
    corpus.build()
    (corpus.index / "CURRENT").write_text(content)
    report = corpus.build()
    assert report.published and report.rebuild_reason
    assert _docs(engine.open(corpus.index), "roaster") == {"coffee.md"}


def test_the_leftovers_of_a_killed_build_are_removed(corpus: CorpusFolder, opened: Engine) -> None:
    shutil.copytree(
        corpus.index / "generations/00000001",
        corpus.index / "generations/00000002.new",
        copy_function=os.link,
    )
    assert opened.ask("roaster").index_version == "00000001"
    corpus.write("juice.md", "# Juice\n\nPress the oranges.\n")
    corpus.build()
    assert _unfinished(corpus) == []
    assert _docs(opened, "oranges") == {"juice.md"}


def test_a_build_leaves_earlier_generations_as_they_were(corpus: CorpusFolder) -> None:
    for number in range(3):
        corpus.write("tea.md", f"# Tea\n\nCup number {number} is empty.\n")
        corpus.build()
    for number in (1, 2, 3):
        folder = Generations(corpus.index).path(number)
        check_files(folder, read_manifest(folder))


def test_the_last_three_generations_are_kept(corpus: CorpusFolder) -> None:
    for number in range(6):
        corpus.write("tea.md", f"# Tea\n\nCup number {number} is empty.\n")
        corpus.build()
    assert Generations(corpus.index).numbers() == [4, 5, 6]


def test_a_build_after_a_rollback_starts_from_what_is_published(corpus: CorpusFolder, opened: Engine) -> None:
    corpus.write("tea.md", "# Tea\n\nA samovar boils.\n")
    corpus.build()
    assert Generations(corpus.index).roll_back() == 1
    assert _docs(opened, "samovar") == set()
    report = corpus.build()
    assert (report.changed, report.generation) == (("tea.md",), 3)
    assert _docs(opened, "samovar") == {"tea.md"}


def test_a_shrunken_index_is_refused_unless_forced(corpus: CorpusFolder, opened: Engine) -> None:
    corpus.remove("tea.md")
    corpus.remove("coffee.md")
    with pytest.raises(GuardRefused, match=r"of the 4 documents in the index only 2 would be left.*--force"):
        corpus.build()
    assert _unfinished(corpus) == []
    assert _docs(opened, "roaster") == {"coffee.md"}
    assert corpus.build(force=True).documents == 2
    assert _docs(opened, "roaster") == set()


def test_a_corpus_without_documents_is_an_error_and_the_index_stays(
    corpus: CorpusFolder, opened: Engine
) -> None:
    shutil.rmtree(corpus.root)
    with pytest.raises(CorpusError, match="does not exist"):
        corpus.build(force=True)
    corpus.root.mkdir()
    with pytest.raises(CorpusError, match="holds no"):
        corpus.build(force=True)
    corpus.write("empty.md", "")
    with pytest.raises(CorpusError, match=r"empty\.md"):
        corpus.build(force=True)
    assert _docs(opened, "roaster") == {"coffee.md"}
    assert _unfinished(corpus) == []


def test_a_second_build_is_refused(corpus: CorpusFolder) -> None:
    with build_lock(corpus.index), pytest.raises(IndexLocked, match=str(os.getpid())):
        corpus.build()


def _no_space(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (SectionWriter, "add_part"),
        (SectionWriter, "commit"),
        (build_module, "compile_arrays"),
        (Generations, "finish"),
        (Generations, "publish"),
        (build_module, "OneGeneration"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_full_disk_leaves_the_current_generation_served(
    corpus: CorpusFolder, opened: Engine, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    corpus.write("tea.md", "# Tea\n\nA samovar boils.\n")
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, _no_space)
        with pytest.raises(OSError, match="No space left"):
            corpus.build()
    assert sorted(path.name for path in (corpus.index / "generations").iterdir()) == ["00000001"]
    assert opened.ask("green leaves").index_version == "00000001"
    assert corpus.build().changed == ("tea.md",)
    assert _docs(opened, "samovar") == {"tea.md"}


def test_a_full_disk_in_the_middle_of_whooshs_commit_leaves_no_leftovers(
    corpus: CorpusFolder, opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whoosh.index import TOC

    corpus.write("tea.md", "# Tea\n\nA samovar boils.\n")
    with monkeypatch.context() as patched:
        patched.setattr(TOC, "write", _no_space)
        with pytest.raises(OSError, match="No space left"):
            corpus.build()
    assert sorted(path.name for path in (corpus.index / "generations").iterdir()) == ["00000001"]
    assert corpus.build().changed == ("tea.md",)
    assert _docs(opened, "samovar") == {"tea.md"}


def test_a_failure_right_after_publishing_keeps_what_is_published(
    corpus: CorpusFolder, opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = Generations.publish

    def publish_and_fail(self: Generations, number: int) -> None:
        publish(self, number)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    corpus.write("tea.md", "# Tea\n\nA samovar boils.\n")
    monkeypatch.setattr(Generations, "publish", publish_and_fail)
    with pytest.raises(OSError, match="error"):
        corpus.build()
    assert _docs(opened, "samovar") == {"tea.md"}


def test_a_first_build_of_nothing_readable_is_an_error_that_names_a_file(tmp_path: Path) -> None:
    corpus = CorpusFolder(tmp_path)
    corpus.write("a.md", "")
    corpus.write("b.md", "")
    with pytest.raises(CorpusError, match=r"a\.md .*and 1 more"):
        corpus.build()
    assert Generations(corpus.index).current_number() is None


WORDS = "coffee tea water milk sugar cup leaf bean roast steep boil cold hot green black".split()


def _random_text(chance: random.Random) -> str:
    lines = [f"# {chance.choice(WORDS).title()}"]
    for _ in range(chance.randint(1, 4)):
        lines.append(f"## {' '.join(chance.choices(WORDS, k=2))}")
        lines.append(f"The {' '.join(chance.choices(WORDS, k=chance.randint(3, 40)))} is served.")
    return "\n\n".join(lines)


def _edit(corpus: CorpusFolder, chance: random.Random) -> None:
    present = sorted(path.name for path in corpus.root.iterdir())
    for _ in range(chance.randint(1, 4)):
        name = f"{chance.randint(1, 30)}.md"
        if name in present and chance.random() < 0.4 and len(present) > 5:
            corpus.remove(name)
            present.remove(name)
        else:
            corpus.write(name, _random_text(chance))


def _ranking(index: Path, question: str) -> list[tuple[float, str]]:
    """Scores and ids; equal scores are ordered by id, since the order of the index decides among them."""
    hits = engine.open(index).ask(question, limit=1000).hits
    return sorted(((round(hit.score, 5), hit.id) for hit in hits), reverse=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_an_incremental_index_ranks_exactly_like_a_full_one(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    corpus = CorpusFolder(tmp_path)
    for number in range(12):
        corpus.write(f"{number}.md", _random_text(chance))
    corpus.build()
    for _ in range(8):
        _edit(corpus, chance)
        corpus.build(force=True)
    anew = replace(corpus.options, index=tmp_path / "anew")
    full = build(anew, SilentProgress())
    assert full.sections == engine.open(corpus.index).status().sections
    for question in ("green tea", "how hot is the water", "roast beans", "sugar", "black coffee cup"):
        ranking = _ranking(corpus.index, question)
        assert ranking, "the question must find something"
        assert ranking == _ranking(anew.index, question)
