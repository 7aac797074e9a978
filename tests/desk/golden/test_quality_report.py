from __future__ import annotations

import json
from pathlib import Path

import pytest

import engine
from desk.golden.golden_adding import Judgement, add_judgement
from desk.golden.quality_report import QualityReport, report_quality
from engine.errors import IndexMissing
from engine.storage.generations import Generations
from tests.desk.golden_corpus import SPOILT, GoldenCorpus


@pytest.fixture
def corpus(tmp_path: Path) -> GoldenCorpus:
    """Built twice; the second time a golden question was spoilt."""
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    corpus.write("coffee.md", SPOILT)
    corpus.build(force=True)
    return corpus


def _report(corpus: GoldenCorpus) -> QualityReport:
    return report_quality(corpus.root, corpus.index, engine.open(corpus.index).document)


def test_the_generation_in_use_is_compared_with_the_one_before(corpus: GoldenCorpus) -> None:
    report = _report(corpus)
    assert report.before and report.comparison
    assert (report.before.edition.generation, report.now.edition.generation) == ("00000001", "00000002")
    assert [change.after.id for change in report.comparison.worse] == ["g001"]
    assert [quality.edition.generation for quality in report.trend] == ["00000001", "00000002"]
    json.dumps(report.to_json())


def test_a_question_added_since_is_asked_of_both(corpus: GoldenCorpus) -> None:
    opened = engine.open(corpus.index)
    add_judgement(corpus.root, Judgement("Which leaves steep?", opened.document("tea.md")[0]))
    report = _report(corpus)
    assert report.before and report.comparison
    assert len(report.now.rows) == len(report.before.rows) == 4
    assert report.comparison.new == 0


def test_what_was_lost_is_measured_anew(corpus: GoldenCorpus) -> None:
    before = _report(corpus)
    (corpus.index / "quality.jsonl").unlink()
    assert _report(corpus) == before


def test_an_index_that_cannot_be_written_is_reported_all_the_same(corpus: GoldenCorpus) -> None:
    (corpus.index / "quality.jsonl").unlink()
    (corpus.index / "quality.jsonl").mkdir()
    report = _report(corpus)
    assert report.comparison and len(report.comparison.worse) == 1


def test_after_a_rollback_the_earlier_generation_is_reported(corpus: GoldenCorpus) -> None:
    Generations(corpus.index).roll_back()
    report = _report(corpus)
    assert report.now.edition.generation == "00000001"
    assert (report.before, report.comparison) == (None, None)


def test_without_an_index_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        report_quality(tmp_path, tmp_path / "index", lambda _: ())
