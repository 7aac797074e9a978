"""``quire ask`` of some documents."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from quire.cli import main
from tests.engine.small_index import publish, section


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index")
    days = {"green/new.md": "2024-05-01", "green/old.md": "2020-01-01", "black/undated.md": None}
    publish(path, [replace(section(doc, f"Tea of {doc}.", doc=doc), date=day) for doc, day in days.items()])
    return path


def _found(index: Path, *options: str) -> set[str]:
    ran = CliRunner().invoke(main, ["ask", "tea", "--index", str(index), "--json", *options])
    assert ran.exit_code == 0, ran.output
    return {hit["doc"] for hit in json.loads(ran.stdout)["hits"]}


def test_documents_are_chosen_by_group_and_day(index: Path) -> None:
    assert _found(index, "--group", "green") == {"green/new.md", "green/old.md"}
    assert _found(index, "--group", "green", "--group", "black", "--from", "2020-01-02") == {"green/new.md"}
    assert _found(index, "--to", "2024-05-01") == {"green/new.md", "green/old.md"}
    assert len(_found(index)) == 3


def test_a_bad_day_is_a_usage_error_that_says_how_one_is_written(index: Path) -> None:
    ran = CliRunner().invoke(main, ["ask", "tea", "--index", str(index), "--from", "2024-02-30"])
    assert ran.exit_code == 2
    assert "--from" in ran.output
    assert "2024-05-31" in ran.output


def test_an_unknown_group_is_told_in_a_line(index: Path) -> None:
    ran = CliRunner().invoke(main, ["ask", "tea", "--index", str(index), "--group", "gren"])
    assert ran.exit_code == 1
    assert "black, green" in ran.output


def test_that_nothing_is_found_for_the_filters_is_said(index: Path) -> None:
    ran = CliRunner().invoke(main, ["ask", "tea", "--index", str(index), "--from", "2030-01-01"])
    assert ran.exit_code == 0
    assert "in these documents" in ran.output
    assert "without a date" in ran.output
