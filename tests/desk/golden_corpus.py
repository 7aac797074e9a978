"""A small corpus with golden questions, one of which an edit can spoil."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.golden.golden_guard import GoldenGuard
from indexer.build import build
from indexer.build_report import BuildReport
from tests.indexer.corpus_folder import CorpusFolder, SilentProgress

ROASTER: dict[str, Any] = {
    "id": "g001",
    "question": "Who heats the beans?",
    "sections": [{"doc": "coffee.md", "heading": "Roasting"}],
    "answer": ["roaster"],
}
SPRING: dict[str, Any] = {
    "id": "g002",
    "question": "What gives cold water?",
    "sections": [{"doc": "water.md", "heading": "Springs"}],
    "answer": [],
}
NOTHING: dict[str, Any] = {"id": "g003", "question": "zyzzyva", "sections": [], "answer": None}
COFFEE = "# Coffee\n\n## Roasting\n\nA roaster heats the beans for twelve minutes.\n"
SPOILT = "# Coffee\n\n## Roasting\n\nIt takes twelve minutes.\n"


class GoldenCorpus(CorpusFolder):
    """Builds under the guard of its golden questions."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write("coffee.md", COFFEE)
        self.write("water.md", "# Water\n\n## Springs\n\nA spring gives cold water all year.\n")
        self.write("tea.md", "# Tea\n\n## Steeping\n\nGreen leaves steep. Nobody heats the beans here.\n")
        self.golden(ROASTER, SPRING, NOTHING)

    @property
    def golden_path(self) -> Path:
        """The file of golden questions."""
        return self.root / "golden.jsonl"

    def golden(self, *lines: dict[str, Any] | str) -> None:
        """Write the golden questions."""
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        self.golden_path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")

    def build(self, *, full: bool = False, force: bool = False) -> BuildReport:
        """Build the index under the guard."""
        options = replace(self.options, full=full, force=force)
        return build(options, SilentProgress(), GoldenGuard(self.root, self.index))
