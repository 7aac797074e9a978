"""What several tests of builds need."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.reading import load


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are opened from here on, in order."""
    paths: list[str] = []

    def recording(root: Path, path: str, max_bytes: int) -> bytes:
        paths.append(path)
        return load(root, path, max_bytes)

    monkeypatch.setattr("indexer.source.load", recording)
    return paths
