from __future__ import annotations

import json
from pathlib import Path

import pytest

import engine
from desk.golden import measuring
from desk.golden.golden_guard import GoldenRefused
from desk.golden.quality_file import QualityFile
from engine.one_generation import OneGeneration
from engine.storage.generations import Generations
from tests.desk.golden_corpus import COFFEE, NOTHING, ROASTER, SPOILT, SPRING, GoldenCorpus


@pytest.fixture
def corpus(tmp_path: Path) -> GoldenCorpus:
    """A corpus that was built once."""
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    return corpus


def _published(corpus: GoldenCorpus) -> int | None:
    return Generations(corpus.index).current_number()


def test_a_first_build_publishes_and_keeps_what_golden_questions_came_to(corpus: GoldenCorpus) -> None:
    (kept,) = QualityFile(corpus.index).read()
    assert kept.edition.generation == "00000001"
    assert [row.id for row in kept.rows.values()] == ["g001", "g002", "g003"]
    assert dict(kept.measures) == {"success@1": 1, "success@3": 1, "answerRight": 1, "noAnswerRight": 1}


def test_a_golden_question_that_gets_worse_refuses_to_publish_and_is_named(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused) as refused:
        corpus.build()
    message = str(refused.value)
    assert message.startswith("not published: 1 golden question got worse (success@1 from 1.000 to 0.500")
    assert "g001 “Who heats the beans?”: tea.md#Steeping comes first" in message
    assert "--force" in message and "golden.jsonl" in message
    assert refused.value.findings.details["comparison"]["worse"][0]["id"] == "g001"
    assert _published(corpus) == 1
    assert Generations(corpus.index).numbers() == [1]
    assert engine.open(corpus.index).ask("Who heats the beans?").hits[0].doc == "coffee.md"


def test_nothing_is_kept_of_a_generation_that_was_refused(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused):
        corpus.build()
    assert [one.edition.generation for one in QualityFile(corpus.index).read()] == ["00000001"]


def test_force_publishes_and_reports_what_got_worse(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    report = corpus.build(force=True)
    assert report.published and report.findings
    assert report.findings.lines[0] == (
        "Golden questions (judged questions of golden.jsonl): "
        "2 of 3 come out right; 0 better and 1 worse than before"
    )
    assert report.findings.lines[1].startswith("  worse: g001 ")
    comparison = report.to_json()["quality"]["comparison"]
    assert comparison["regressions"] == ["success@1", "success@3", "answerRight"]
    assert [(change["id"], change["documentEdited"]) for change in comparison["worse"]] == [("g001", True)]
    assert len(QualityFile(corpus.index).read()) == 2


def test_a_question_that_another_document_spoils_is_told_from_one_whose_own_was_edited(
    corpus: GoldenCorpus,
) -> None:
    corpus.write("more.md", "# Who heats the beans\n\n## Who heats the beans?\n\nWho heats the beans here?\n")
    with pytest.raises(GoldenRefused) as refused:
        corpus.build(full=True)
    (change,) = refused.value.findings.details["comparison"]["worse"]
    assert (change["id"], change["documentEdited"]) == ("g001", False)
    assert "was edited" not in str(refused.value)


def test_a_rebuild_of_everything_is_guarded_as_well(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused):
        corpus.build(full=True)


def test_what_got_better_is_reported(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    corpus.build(force=True)
    corpus.write("coffee.md", COFFEE)
    report = corpus.build()
    assert report.findings and "1 better and 0 worse" in report.findings.lines[0]


def test_a_document_deleted_on_purpose_is_told_and_does_not_block(corpus: GoldenCorpus) -> None:
    corpus.remove("coffee.md")
    corpus.write("more.md", "# More\n\nSo that the index does not shrink.\n")
    report = corpus.build()
    assert report.published and report.findings
    assert any("not counted: g001" in line and "not there any more" in line for line in report.findings.lines)
    assert report.to_json()["quality"]["comparison"]["worse"] == []


def test_an_answer_lost_under_a_renamed_heading_refuses(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", "# Coffee\n\n## Heat\n\nAn oven heats the beans for nine minutes.\n")
    with pytest.raises(GoldenRefused, match="g001"):
        corpus.build()


def test_a_renamed_heading_alone_is_told_and_does_not_block(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", COFFEE.replace("Roasting", "Heat"))
    report = corpus.build()
    assert report.published and report.findings
    assert any("not counted: g001" in line for line in report.findings.lines)


def test_a_new_golden_question_that_fails_does_not_block(corpus: GoldenCorpus) -> None:
    unanswerable = {**ROASTER, "id": "g004", "question": "Who paints the moon?"}
    corpus.golden(ROASTER, SPRING, NOTHING, unanswerable)
    corpus.write("water.md", "# Water\n\n## Springs\n\nA spring gives cold water every year.\n")
    assert corpus.build().published


def test_a_question_whose_judgement_is_changed_along_with_the_text_does_not_block(
    corpus: GoldenCorpus,
) -> None:
    corpus.write("coffee.md", COFFEE.replace("roaster", "machine"))
    with pytest.raises(GoldenRefused, match=r"is no longer right|no answer any more"):
        corpus.build()
    corpus.golden({**ROASTER, "answer": ["machine"]}, SPRING, NOTHING)
    assert corpus.build().published


def test_a_question_that_gets_another_id_is_still_the_same(corpus: GoldenCorpus) -> None:
    corpus.golden({**ROASTER, "id": "other"}, SPRING, NOTHING)
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused, match="other “Who heats"):
        corpus.build()


@pytest.mark.parametrize("kept", ["", "nonsense\n", '{"generation": "00000001"', '{"rows": 3}\n[]\n\xff'])
def test_results_that_are_not_kept_are_asked_for_anew(corpus: GoldenCorpus, kept: str) -> None:
    (corpus.index / "quality.jsonl").write_text(kept, encoding="latin-1")
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused):
        corpus.build()


def test_the_generation_in_use_is_not_asked_again_when_its_results_are_kept(
    corpus: GoldenCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def open_generation(folder: Path) -> OneGeneration:
        opened.append(folder.name)
        return OneGeneration(folder)

    monkeypatch.setattr(measuring, "OneGeneration", open_generation)
    corpus.write("more.md", "# More\n\nSomething else.\n")
    corpus.build()
    assert opened == []
    (corpus.index / "quality.jsonl").unlink()
    corpus.write("more.md", "# More\n\nSomething else again.\n")
    corpus.build()
    assert opened == ["00000002"]


def test_results_of_another_program_are_asked_for_anew(
    corpus: GoldenCorpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "program_digest", lambda: "another")
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused):
        corpus.build()
    assert {one.edition.program for one in QualityFile(corpus.index).read()} > {"another"}


def test_lines_that_cannot_be_used_are_reported_and_the_others_still_guard(corpus: GoldenCorpus) -> None:
    corpus.golden(ROASTER, "nonsense", {"id": "g9"}, SPRING)
    corpus.write("water.md", "# Water\n\n## Springs\n\nA spring gives cold water every year.\n")
    report = corpus.build()
    assert report.published
    assert [(left.path, left.reason[:7]) for left in report.left_out] == [
        ("golden.jsonl", "line 2:"),
        ("golden.jsonl", "line 3:"),
    ]
    corpus.write("coffee.md", SPOILT)
    with pytest.raises(GoldenRefused):
        corpus.build()


def test_a_file_that_cannot_be_used_is_reported_when_nothing_changed_too(corpus: GoldenCorpus) -> None:
    corpus.golden("nonsense")
    report = corpus.build()
    assert (report.published, report.findings) == (False, None)
    assert [left.path for left in report.left_out] == ["golden.jsonl"]


def test_without_golden_questions_nothing_is_asked_and_nothing_is_kept(tmp_path: Path) -> None:
    corpus = GoldenCorpus(tmp_path)
    corpus.golden_path.unlink()
    report = corpus.build()
    assert (report.findings, report.left_out, report.to_json()["quality"]) == (None, (), None)
    assert not (corpus.index / "quality.jsonl").exists()


def test_what_cannot_be_kept_does_not_fail_a_build_that_is_published(corpus: GoldenCorpus) -> None:
    (corpus.index / "quality.jsonl").unlink()
    (corpus.index / "quality.jsonl").mkdir()
    corpus.write("more.md", "# More\n\nSomething else.\n")
    assert corpus.build().published
    assert _published(corpus) == 2


def test_the_report_is_plain_json(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    report = corpus.build(force=True)
    assert json.loads(json.dumps(report.to_json()))["quality"]["questions"] == 3
