"""What a job is told: which work, over which corpus and index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.build import BuildOptions


@dataclass(frozen=True, slots=True)
class Task:
    """``name`` is the work to do and ``key`` what it is done for; ``options`` say where documents and index
    lie."""

    name: str
    options: BuildOptions
    key: str = ""

    def to_json(self) -> str:
        """The task as one line, for the process that does it."""
        options = self.options
        return json.dumps(
            {
                "name": self.name,
                "key": self.key,
                "options": {
                    # Whoever does it may work in another folder.
                    "corpus": str(options.corpus.resolve()),
                    "index": str(options.index.resolve()),
                    "include": list(options.include),
                    "exclude": list(options.exclude),
                    "max_bytes": options.max_bytes,
                    "jobs": options.jobs,
                },
            }
        )

    @staticmethod
    def from_json(text: str) -> Task:
        """The inverse of ``to_json``."""
        record: dict[str, Any] = json.loads(text)
        options = record.pop("options")
        corpus, index = Path(options.pop("corpus")), Path(options.pop("index"))
        return Task(options=BuildOptions(corpus, index, **options), **record)
