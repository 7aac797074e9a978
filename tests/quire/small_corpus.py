"""A few documents that give every report of the desk something to say, and commands run on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from quire.cli import main

_SHARED = " ".join(f"word{number}" for number in range(60))
_FILES = {
    "tea.md": "# Tea\n\nTea is a drink. [Milk](milk.md) [Gone](gone.md)\n\n"
    f"A certified tea taster (CTT) tastes.\n\n## Keeping\n\nGreen tea keeps for a year in tins. {_SHARED}\n",
    "milk.md": "---\ndate: 2020-05-01\n---\n# Milk\n\n"
    "A careful tin turner (CTT) turns. It will rain in 2019.\n\n"
    f"## Keeping\n\nGreen tea keeps for a year in tins. {_SHARED}\n",
    "fees.md": "# Exam fees\n\nThe CPC exam costs $399 for members.\n",
    "questions.md": "# Questions\n\nMembers pay $425 for the CPC exam.\n",
}


class SmallCorpus:
    """The documents below ``folder``, and commands run on them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.corpus = folder, folder / "corpus"
        self.corpus.mkdir()
        for name, text in _FILES.items():
            (self.corpus / name).write_text(text)

    def run(self, command: str, *options: str) -> Result:
        """Run a command on corpus and index."""
        places = {"QUIRE_CORPUS": str(self.corpus), "QUIRE_INDEX": str(self.folder / "index")}
        return CliRunner(env=places).invoke(main, [command, *options])

    def json(self, command: str, *options: str) -> Any:
        """What a command prints for programs."""
        return json.loads(self.run(command, *options, "--json").stdout)
