"""The questions that are known without being told: those asked most, and the golden ones of the corpus."""

from __future__ import annotations

from desk.golden.golden_questions import read_golden
from desk.log.question_log import QuestionLog
from desk.previews.preview_questions import MOST_QUESTIONS, PreviewQuestion
from indexer.build import BuildOptions


def known_questions(options: BuildOptions) -> list[PreviewQuestion]:
    """The questions asked most, as far as any are kept, then the golden ones.

    Raises QuestionLogUnreadable.
    """
    asked = QuestionLog.beside(options.index).most_asked(MOST_QUESTIONS)
    golden = read_golden(options.corpus).questions
    return [
        *(PreviewQuestion(text, "asked") for text in asked),
        *(PreviewQuestion(one.question, "golden") for one in golden),
    ]
