"""Documents with all that the desk reports on, built twice, asked of, and edited since."""

from __future__ import annotations

import time
from pathlib import Path

from desk.log.asked import Asked, Vote
from desk.log.question_log import QuestionLog
from tests.clock import Clock
from tests.desk.golden_corpus import SPOILT, GoldenCorpus

# Long enough to be compared with others.
COPIED = " ".join(
    f"Step {number} of storing: keep tin {number} dry, dark and well closed." for number in range(12)
)
DOCUMENTS = {
    "exam.md": "---\ndate: 2019-05-01\n---\n# Exam fees\n\nThe CTT exam costs $399 for members.\n\n"
    "A certified tea taster (CTT) tastes. [Rules](gone.md) and [more](tea.md#nowhere).\n",
    "questions.md": "---\ndate: 2023-05-01\n---\n# Questions\n\nMembers pay $425 for the CTT exam.\n\n"
    "A careful tin turner (CTT) turns. It will rain in 2019.\n",
    "tins.md": f"# Tins\n\n{COPIED}\n",
    "boxes.md": f"# Boxes\n\n{COPIED}\n",
}
GAPS = ("tea parking", "parking tea?", "Where do llamas graze in winter?")


class DeskCorpus(GoldenCorpus):
    """Two generations, in the second of which a golden question got worse; a document edited since."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name, text in DOCUMENTS.items():
            self.write(name, text)
        self.build()
        self.write("coffee.md", SPOILT)
        self.build(force=True)
        self.write("water.md", "# Water\n\n## Springs\n\nA mountain spring gives cold water in May.\n")
        self._ask()

    def _ask(self) -> None:
        clock = Clock()
        clock.now = time.time() - 1_000
        log = QuestionLog(self.index / "questions.sqlite", 180, clock)
        for question in GAPS:
            log.record(Asked(question, "2", "nothing"))
            clock.now += 61
        log.vote(Vote(GAPS[0], "down", None, "parking?"))
        assert log.flush(20)
