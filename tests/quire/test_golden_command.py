from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quire.cli import main
from tests.desk.golden_corpus import NOTHING, ROASTER, SPOILT, SPRING, GoldenCorpus


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoldenCorpus:
    """A built corpus in the working folder."""
    monkeypatch.chdir(tmp_path)
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    return corpus


def _quire(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.usefixtures("corpus")
def test_a_question_is_added_and_listed() -> None:
    result = _quire("golden", "add", "Which leaves?", "--section", "tea.md#Steeping", "--answer", "green")
    assert result.exit_code == 0, result.output
    assert "golden.jsonl: the question added as g004" in result.output
    listed = _quire("golden", "list").output
    assert "g004: Which leaves?\n    tea.md#Steeping\n    answer: green\n" in listed
    assert "g003: zyzzyva\n    no answer is right\n" in listed


@pytest.mark.usefixtures("corpus")
def test_it_is_told_as_json() -> None:
    arguments = ("golden", "add", "Who paints the moon?", "--no-answer", "--json")
    assert json.loads(_quire(*arguments).stdout) == {"id": "g004", "what": "added"}
    assert json.loads(_quire(*arguments).stdout) == {"id": "g004", "what": "unchanged"}
    listed = json.loads(_quire("golden", "list", "--json").stdout)
    assert listed["questions"][-1]["answer"] is None and listed["problems"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--section", "tea.md#nowhere"), "has no section"),
        (("--section", "nowhere.md#x"), "is not in the index"),
        (("--section", "tea.md#Steeping", "--answer", "purple"), "does not hold the words"),
    ],
)
def test_what_cannot_be_judged_is_one_line(
    corpus: GoldenCorpus, arguments: tuple[str, ...], said: str
) -> None:
    before = corpus.golden_path.read_bytes()
    result = _quire("golden", "add", "Which leaves?", *arguments)
    assert result.exit_code == 1 and said in result.stderr and len(result.stderr.splitlines()) == 1
    assert corpus.golden_path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [(), ("--section", "a", "--no-answer"), ("--no-answer", "--answer", "x")], ids=" ".join
)
@pytest.mark.usefixtures("corpus")
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert _quire("golden", "add", "Which leaves?", *arguments).exit_code == 2


def test_lines_that_cannot_be_used_are_listed_and_fail(corpus: GoldenCorpus) -> None:
    corpus.golden(ROASTER, "nonsense", SPRING)
    result = _quire("golden", "list")
    assert result.exit_code == 1
    assert "g002" in result.stdout and "golden.jsonl: line 2:" in result.stdout


def test_settings_reach_the_commands_below_golden(corpus: GoldenCorpus, tmp_path: Path) -> None:
    corpus.index.rename(tmp_path / "elsewhere")
    (tmp_path / "pyproject.toml").write_text("[tool.quire]\nindex = 'elsewhere'\n")
    assert _quire("golden", "list").exit_code == 0


def test_build_passes_the_guard_and_reports_golden_questions(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    refused = _quire("build", "--json")
    assert refused.exit_code == 1 and "1 golden question got worse" in refused.stderr
    forced = _quire("build", "--force")
    assert forced.exit_code == 0
    assert "2 of 3 come out right; 0 better and 1 worse than before" in forced.stdout


def test_build_exits_3_and_names_the_line_that_is_damaged(corpus: GoldenCorpus) -> None:
    corpus.golden(ROASTER, "nonsense")
    corpus.write("water.md", "# Water\n\n## Springs\n\nA spring gives cold water every year.\n")
    result = _quire("build")
    assert result.exit_code == 3
    assert "Left out: golden.jsonl: line 2: is not a judged question" in result.stdout
    assert "published as generation 2" in result.stdout


def test_quality_shows_what_changed_and_the_trend(corpus: GoldenCorpus) -> None:
    corpus.write("coffee.md", SPOILT)
    _quire("build", "--force")
    lines = _quire("quality").stdout.splitlines()
    assert lines[:3] == [
        "1 worse:",
        "  g001: Who heats the beans?",
        "      should be first: coffee.md#Roasting",
    ]
    assert "      first: coffee.md#Roasting -> tea.md#Steeping" in lines
    assert any(line.startswith("success@1       1.000  0.500   2") for line in lines)
    assert [line.split()[0] for line in lines[-2:]] == ["00000001", "00000002"]
    report = json.loads(_quire("quality", "--json").stdout)
    assert report["comparison"]["regressions"][0] == "success@1"
    assert len(report["trend"]) == 2 and len(report["rows"]) == 3


def test_quality_without_golden_questions_says_how_to_begin(corpus: GoldenCorpus) -> None:
    corpus.golden_path.unlink()
    assert _quire("quality").stdout == "No golden question: add one with quire golden add.\n"
    corpus.golden(NOTHING)
    assert _quire("quality").exit_code == 0


def test_a_question_is_taken_out_by_its_id(corpus: GoldenCorpus) -> None:
    result = _quire("golden", "remove", "g001")
    assert result.exit_code == 0 and "g001 “Who heats the beans?” is removed" in result.output
    assert "g001" not in corpus.golden_path.read_text()
    again = _quire("golden", "remove", "g001")
    assert again.exit_code == 1 and "has no question with the id 'g001'" in again.stderr
    told = json.loads(_quire("golden", "remove", "g002", "--json").stdout)
    assert told == {"id": "g002", "question": "What gives cold water?", "what": "removed"}
