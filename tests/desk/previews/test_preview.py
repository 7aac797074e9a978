from __future__ import annotations

from pathlib import Path

import pytest

from desk.previews import preview as preview_module
from desk.previews.preview import preview
from desk.previews.preview_questions import PreviewQuestion
from engine.storage.generations import Generations
from indexer.build import BuildOptions, build
from quire.progress import NoProgress
from tests.desk.golden_corpus import SPOILT, GoldenCorpus

TEA = "# Tea\n\nGreen tea keeps for a year in a closed tin.\n"
MILK = "# Milk\n\nFresh milk keeps for a week in the cold.\n"
QUESTIONS = [
    PreviewQuestion("How long does green tea keep?", "asked"),
    PreviewQuestion("How long does fresh milk keep?", "golden"),
]


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text(TEA)
    (corpus / "milk.md").write_text(MILK)
    options = BuildOptions(corpus, tmp_path / "index", jobs=1)
    build(options, NoProgress())
    return options


def test_an_unedited_corpus_changes_nothing(options: BuildOptions) -> None:
    found = preview(options, QUESTIONS, NoProgress())
    assert (found.asked, found.questions, found.changes) == (2, 2, ())


def test_an_edited_answer_is_shown_before_and_after(options: BuildOptions) -> None:
    (options.corpus / "tea.md").write_text(TEA.replace("a year", "two years"))
    found = preview(options, QUESTIONS, NoProgress())
    (change,) = found.to_json()["changes"]
    assert (change["question"], change["source"]) == ("How long does green tea keep?", "asked")
    assert (change["winner"], change["answer"]) == ("same", "changed")
    assert [change[side]["answer"]["span"] for side in ("before", "after")] == ["a year", "two years"]
    assert found.report.changed == ("tea.md",)


def test_a_document_that_goes_takes_its_answer_along(options: BuildOptions) -> None:
    (options.corpus / "milk.md").unlink()
    (change,) = preview(options, QUESTIONS, NoProgress()).changes
    assert (change.question, change.answer) == ("How long does fresh milk keep?", "lost")
    assert change.winner in ("lost", "changed")


def test_another_folder_can_be_previewed(options: BuildOptions, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "tea.md").write_text(TEA)
    (other / "milk.md").write_text(MILK.replace("a week", "ten days"))
    found = preview(BuildOptions(other, options.index, jobs=1), QUESTIONS, NoProgress())
    assert [change.answer for change in found.changes] == ["changed"]
    assert found.corpus == str(other)


def test_nothing_is_published(options: BuildOptions) -> None:
    (options.corpus / "tea.md").write_text("# Tea\n\nGone.\n")
    preview(options, QUESTIONS, NoProgress())
    assert Generations(options.index).numbers() == [1]


def test_what_the_guard_would_say_is_told(options: BuildOptions) -> None:
    (options.corpus / "milk.md").unlink()
    warning = preview(options, QUESTIONS, NoProgress()).warning
    assert warning is not None
    assert "of the 2 documents in the index only 1 would be left" in warning


def test_golden_questions_that_would_get_worse_are_told_and_nothing_is_kept_of_it(tmp_path: Path) -> None:
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    kept = (corpus.index / "quality.jsonl").read_bytes()
    assert preview(corpus.options, [], NoProgress()).warning is None
    corpus.write("coffee.md", SPOILT)
    warning = preview(corpus.options, [], NoProgress()).warning
    assert warning is not None
    assert "golden question got worse" in warning
    assert (corpus.index / "quality.jsonl").read_bytes() == kept


def test_questions_that_cannot_be_asked_are_passed_over(options: BuildOptions) -> None:
    found = preview(options, [PreviewQuestion("x" * 10_000, "asked"), *QUESTIONS], NoProgress())
    assert (found.questions, found.asked, found.changes) == (3, 3, ())


def test_asking_ends_when_its_time_is_over(options: BuildOptions) -> None:
    times = iter([0.0, 0.0, 0.0, preview_module.ASKING_SECONDS, 99.0])
    found = preview(options, QUESTIONS, NoProgress(), clock=lambda: next(times))
    assert (found.asked, found.questions) == (1, 2)
