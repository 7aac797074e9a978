"""A few documents that give every report of the desk something to say."""

from __future__ import annotations

from pathlib import Path

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


def write_corpus(corpus: Path) -> None:
    """Write the documents into a new folder."""
    corpus.mkdir()
    for name, text in _FILES.items():
        (corpus / name).write_text(text)
