"""A small corpus with its index, for the commands that report on one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quire.small_corpus import SmallCorpus


@pytest.fixture
def small(tmp_path: Path) -> SmallCorpus:
    """Built once."""
    small = SmallCorpus(tmp_path)
    assert small.run("build", "--jobs", "1").exit_code == 0
    return small
