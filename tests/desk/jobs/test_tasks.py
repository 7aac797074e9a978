from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.jobs.task import Task
from desk.jobs.tasks import TASKS
from indexer.build import BuildOptions, build
from quire.progress import NoProgress


@pytest.mark.parametrize("name", TASKS)
def test_each_gives_plain_json(tmp_path: Path, name: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "tea.md").write_text("# Tea\n\nTea is a drink. Tea keeps for 12 months in a tin.\n")
    options = BuildOptions(corpus, tmp_path / "index", jobs=1)
    build(options, NoProgress())
    value = TASKS[name](Task(name, options), NoProgress())
    assert json.loads(json.dumps(value)) == value
