from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quire import __version__
from quire.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus, and no settings."""
    for name in [name for name in os.environ if name.startswith("QUIRE_")]:
        monkeypatch.delenv(name)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nGreen leaves steep for three minutes.\n")
    (corpus / "coffee.md").write_text("# Coffee\n\nA roaster heats the beans.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Path:
    """The same, with an index."""
    assert _quire("build").exit_code == 0
    return folder


def _quire(
    *arguments: str, text: str | bytes | None = None, variables: dict[str, str] | None = None
) -> Result:
    return CliRunner().invoke(main, arguments, input=text, env=variables)


def _json(result: Result) -> Any:
    assert result.exit_code in (0, 3), result.output
    return json.loads(result.stdout)


def _assert_one_line_error(result: Result, *parts: str) -> None:
    """Exit code 1 and one line, "quire: ...", that says what and what to do."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("quire: ")
    assert all(part in line for part in parts), line


@pytest.mark.usefixtures("folder")
def test_build_says_what_it_did() -> None:
    result = _quire("build")
    assert result.exit_code == 0
    assert "2 new, 0 changed, 0 gone, 0 left out (2 files read)" in result.stdout
    assert "published as generation 1" in result.stdout
    assert "nothing changed; still generation 1" in _quire("build").stdout


def test_build_exits_3_and_names_what_it_left_out(folder: Path) -> None:
    (folder / "corpus/empty.md").write_text("")
    result = _quire("build")
    assert result.exit_code == 3
    assert "Left out: empty.md: " in result.stdout
    assert _quire("ask", "roaster").exit_code == 0


def test_build_reports_as_json_and_nothing_else(folder: Path) -> None:
    (folder / "corpus/empty.md").write_text("")
    result = _quire("build", "--json")
    report = _json(result)
    assert (report["new"], report["published"], report["documents"]) == (["coffee.md", "tea.md"], True, 2)
    assert [left["path"] for left in report["leftOut"]] == ["empty.md"]
    assert result.stderr == ""


@pytest.mark.usefixtures("built")
def test_build_full_says_why_it_read_everything() -> None:
    assert "Note: everything is built anew, as asked." in _quire("build", "--full").stdout


def test_build_refuses_to_shrink_the_index_without_force(built: Path) -> None:
    (built / "corpus/tea.md").unlink()
    _assert_one_line_error(CliRunner().invoke(main, ["build", "--json"]), "would be left", "--force")
    assert _quire("build", "--force").exit_code == 0


@pytest.mark.usefixtures("built")
def test_ask_prints_the_hits_with_their_address() -> None:
    result = _quire("ask", "What does a roaster heat?")
    assert result.exit_code == 0
    assert "1. Coffee" in result.stdout and "coffee.md" in result.stdout
    assert "<mark>" not in result.stdout
    assert "Nothing found." in _quire("ask", "zyzzyva").stdout


@pytest.mark.usefixtures("built")
def test_ask_gives_the_contracts_json() -> None:
    results = _json(_quire("ask", "roaster beans", "--json", "-n", "1", "--explain"))
    assert set(results) == {
        "query", "correctedQuery", "answer", "hits", "estimatedTotalHits", "limit", "offset",
        "processingTimeMs", "indexVersion",
    }  # fmt: skip
    (hit,) = results["hits"]
    assert {"id", "doc", "anchor", "title", "breadcrumb", "url", "text"} < set(hit)
    assert {"_score", "_formatted", "_matches", "_explanation"} < set(hit)
    assert (hit["doc"], results["limit"]) == ("coffee.md", 1)
    assert "score" in _quire("ask", "roaster", "--explain").stdout


@pytest.mark.usefixtures("built")
def test_a_batch_is_answered_in_order_one_line_each() -> None:
    questions = ["roaster", "leaves", "zyzzyva", "😀 *:* ~", "beans"]
    result = _quire("ask", "--batch", "-", "--json", text="\n".join(questions) + "\n\n")
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["query"] for line in result.stdout.splitlines()] == questions


@pytest.mark.usefixtures("built")
def test_a_batch_for_a_person_says_which_question_is_answered() -> None:
    lines = _quire("ask", "--batch", "-", text="roaster\nzyzzyva\n").stdout.splitlines()
    assert lines[0] == "Question: roaster"
    assert lines[-3:] == ["", "Nothing found. Check the spelling, or try fewer or other words.", ""]
    assert "Question: zyzzyva" in lines


@pytest.mark.usefixtures("built")
def test_what_was_searched_for_is_told_where_it_was_corrected() -> None:
    assert _quire("ask", "roastre").stdout.startswith(
        "Showing results for: roaster\nSearch instead for:  roastre (with --no-correct)\n\n"
    )
    assert "Showing" not in _quire("ask", "roaster").stdout


@pytest.mark.usefixtures("built")
def test_a_correction_can_be_declined() -> None:
    result = _quire("ask", "roastre", "--no-correct")
    assert result.stdout.startswith("Did you mean: roaster\n\nNothing found.")
    results = _json(_quire("ask", "roastre beans", "--no-correct", "--json"))
    assert (results["correctedQuery"], results["suggestedQuery"]) == (None, "roaster beans")
    assert results["hits"]


@pytest.mark.usefixtures("built")
def test_corrections_can_be_declined_for_a_batch() -> None:
    text = "roastre\nroaster\n"
    for options, corrected in (((), ["roaster", None]), (("--no-correct",), [None, None])):
        result = _quire("ask", "--batch", "-", "--json", *options, text=text)
        assert [json.loads(line)["correctedQuery"] for line in result.stdout.splitlines()] == corrected


@pytest.mark.usefixtures("built")
def test_an_explanation_is_told_in_words_and_numbers() -> None:
    lines = [line.strip() for line in _quire("ask", "roastre milk", "--explain").stdout.splitlines()]
    assert "- The text holds “roaster”" in lines
    assert "- “roastre” was read as “roaster” (spelling)" in lines
    assert "- No document holds “milk”" in lines
    assert any(re.fullmatch(r"score -?\d+\.\d{3}; by its words alone \d+\.\d{3}", line) for line in lines)
    assert any(line.startswith("evidence: ") for line in lines)
    assert any(re.fullmatch(r"roaster \(roaster, weight \d\.\d\d\): passage", line) for line in lines)
    assert "- The text" not in _quire("ask", "roaster").stdout


def test_a_batch_that_is_not_utf_8_is_answered_all_the_same(built: Path) -> None:
    (built / "questions.txt").write_bytes(b"roaster\n\xff\xfe leaves\n")
    result = _quire("ask", "--batch", "questions.txt", "--json")
    assert result.exit_code == 0, result.exception
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "a", "--batch", "-"),
        ("ask", "a", "-n", "0"),
        ("ask", "a", "-n", "x"),
        ("build", "--max-bytes", "-1"),
        ("build", "--jobs", "0"),
        ("ask", "--batch", "missing.txt"),
        ("nonsense",),
        ("build", "--nonsense"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("built")
def test_wrong_usage_exits_2(arguments: tuple[str, ...]) -> None:
    assert _quire(*arguments).exit_code == 2


@pytest.mark.parametrize("question", ["", "  ", "x" * 3000])
@pytest.mark.usefixtures("built")
def test_a_question_that_cannot_be_taken_is_one_line(question: str) -> None:
    _assert_one_line_error(_quire("ask", question), "the question")


_READERS = [("ask", "tea"), ("check",), ("eval",)]


@pytest.mark.parametrize("arguments", [*_READERS, ("rollback",)], ids=" ".join)
def test_a_missing_index_is_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    _assert_one_line_error(_quire(*arguments), "holds no index", "run quire build")
    assert not (folder / "index").exists()


@pytest.mark.parametrize("arguments", _READERS, ids=" ".join)
def test_an_index_of_another_format_is_one_line(built: Path, arguments: tuple[str, ...]) -> None:
    path = built / "index/generations/00000001/manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format_version": 99}))
    _assert_one_line_error(_quire(*arguments), "format 99", "run quire build")


@pytest.mark.parametrize("arguments", _READERS, ids=" ".join)
@pytest.mark.parametrize("lost", ["manifest.json", "whoosh", "arrays"])
def test_a_half_deleted_index_is_one_line(built: Path, arguments: tuple[str, ...], lost: str) -> None:
    path = built / "index/generations/00000001" / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    _assert_one_line_error(_quire(*arguments), "run quire build --full")
    assert _quire("build").exit_code == 0
    assert _quire(*_READERS[0]).exit_code == 0


def test_a_missing_or_empty_corpus_is_one_line(folder: Path) -> None:
    result = CliRunner().invoke(main, ["build", "--json", "--corpus", "elsewhere"])
    _assert_one_line_error(result, "elsewhere", "does not exist")
    (folder / "bare").mkdir()
    _assert_one_line_error(_quire("build", "--json", "--corpus", "bare"), "bare", "--corpus")


def test_an_index_that_cannot_be_written_is_one_line(folder: Path) -> None:
    (folder / "file").write_text("")
    _assert_one_line_error(_quire("build", "--json", "--index", "file/index"), "file")


def test_options_come_from_the_command_line_then_variables_then_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.quire]\nindex = 'set'\ncorpus = 'corpus'\n")
    assert _quire("build").exit_code == 0
    assert _quire("build", variables={"QUIRE_INDEX": "var"}).exit_code == 0
    assert _quire("build", "--index", "opt", variables={"QUIRE_INDEX": "var2"}).exit_code == 0
    made = {path.name for path in folder.iterdir() if (path / "CURRENT").exists()}
    assert made == {"set", "var", "opt"}


def test_patterns_come_from_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.quire]\nexclude = ['tea*']\n")
    assert _json(_quire("build", "--json"))["new"] == ["coffee.md"]


def test_wrong_settings_are_one_line(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.quire]\nindx = 'x'\n")
    _assert_one_line_error(_quire("build", "--json"), "pyproject.toml", "indx")


@pytest.mark.usefixtures("built")
def test_check_says_what_is_served() -> None:
    assert "generation 00000001 is sound: 2 documents" in _quire("check").stdout
    assert _json(_quire("check", "--json"))["documents"] == 2


def test_rollback_goes_back_and_then_says_there_is_no_more(built: Path) -> None:
    (built / "corpus/juice.md").write_text("# Juice\n\nPress the oranges.\n")
    assert _quire("build").exit_code == 0
    assert "generation 1 is published again" in _quire("rollback").stdout
    assert _json(_quire("check", "--json"))["indexVersion"] == "00000001"
    _assert_one_line_error(_quire("rollback"), "no generation before 1")


def test_rollback_goes_back_to_the_generation_that_is_named(built: Path) -> None:
    for number in range(2):
        (built / f"corpus/juice{number}.md").write_text(f"# Juice {number}\n\nPress the oranges.\n")
        assert _quire("build").exit_code == 0
    assert "generation 1 is published again" in _quire("rollback", "--to", "1").stdout
    _assert_one_line_error(_quire("rollback", "--to", "3"), "generation 3 was rolled back")
    assert _quire("rollback", "--to", "0").exit_code == 2


def test_file_names_that_are_not_utf_8_do_not_stop_the_report(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder / "corpus") + b"/\xff.md")).write_text("# X\n\nText.\n")
    result = _quire("build")
    assert result.exit_code == 3
    assert "Left out: " in result.stdout


def _run(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "quire", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, **options)


def test_the_module_runs_as_the_command(folder: Path) -> None:
    done = _run(folder, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"quire, version {__version__}")


def test_a_failure_in_a_process_of_its_own_is_one_line(folder: Path) -> None:
    done = _run(folder, "ask", "tea")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == ["quire: index: holds no index; run quire build"]


def test_build_says_which_documents_it_does_not_read(folder: Path) -> None:
    for name in ("a.docx", "b.pdf", "c.pdf", "d.jpg"):
        (folder / "corpus" / name).write_text("x")
    result = _quire("build")
    assert result.exit_code == 0
    assert result.stdout.endswith("\nNot read: 1 .docx, 2 .pdf; Quire reads .html, .md and .txt\n")
    assert "0 left out" in result.stdout
    assert _json(_quire("build", "--json"))["otherFiles"] == {".docx": 1, ".pdf": 2}


def test_eval_without_golden_questions_says_how_to_add_one(built: Path) -> None:
    (built / "corpus/golden.jsonl").unlink(missing_ok=True)
    _assert_one_line_error(_quire("eval"), "quire golden add")
