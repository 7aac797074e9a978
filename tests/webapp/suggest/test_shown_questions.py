"""What others asked is shown only where it is what the documents answer, in their own words."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.engine import Engine
from engine.results import Results
from indexer.build import BuildOptions, build
from quire.progress import NoProgress
from tests.webapp.fake_engine import FakeEngine, NoIndexError, tea_sections
from webapp.suggest.shown_questions import ShownQuestions, is_plain_text

CORPUS = Path(__file__).parents[3] / "corpus"
GOOD = ("How much does the CPC exam cost?", "Can I work from home as a coder?", "what is ICD-10-CM")


class Log:
    """Questions asked before, the worst of them often."""

    def __init__(self, *questions: str) -> None:
        self.questions = questions

    def good_questions(self, prefix: str, limit: int) -> tuple[str, ...]:  # noqa: ARG002
        return self.questions[:limit]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("shipped") / "index"
    build(BuildOptions(corpus=CORPUS, index=path), NoProgress())
    return engine.open(path)


@pytest.mark.parametrize("question", GOOD)
def test_a_question_that_the_documents_answer_is_shown(opened: Engine, question: str) -> None:
    assert ShownQuestions(opened, Log(question)).good_questions("", 5) == (question,)


@pytest.mark.parametrize(
    "addition",
    [
        "idiots", "John Smith is a thief", "cheap pills at evil.example",
        "https://evil.example/login", "see ☎ 123",
        "\u202egnp.exe", "t\u200be\u200bst", "c\u0301\u0301\u0301ost", "!" * 120, "\N{PRIVATE USE ONE}",
    ],
)  # fmt: skip
def test_an_answered_question_with_anything_added_is_not(opened: Engine, addition: str) -> None:
    for question in (f"{GOOD[0]} {addition}", f"{addition} {GOOD[0]}"):
        assert ShownQuestions(opened, Log(question)).good_questions("", 5) == (), question


def test_what_the_documents_do_not_answer_is_not_shown(opened: Engine) -> None:
    assert ShownQuestions(opened, Log("coder coder coder", "a", "?", "x" * 2_001)).good_questions("", 5) == ()


def test_a_misspelt_question_is_not_shown(opened: Engine) -> None:
    assert ShownQuestions(opened, Log("How much does the CPC exma cost?")).good_questions("", 5) == ()


def test_questions_that_are_not_shown_leave_room_for_others(opened: Engine) -> None:
    log = Log("idiots", *GOOD)
    assert ShownQuestions(opened, log).good_questions("", 2) == GOOD[:2]


def test_each_is_looked_at_once_in_a_generation(fake: FakeEngine) -> None:
    shown = ShownQuestions(fake, Log("How is green tea steeped?"))
    for _ in range(3):
        assert shown.good_questions("how", 5) == ("How is green tea steeped?",)
    assert fake.asked == 1
    fake.answer = None
    fake.served = type(fake.served)(index_version="8")
    assert shown.good_questions("how", 5) == ()


def test_without_an_index_it_says_so() -> None:
    fake = FakeEngine(tea_sections())
    fake.failure = NoIndexError("none")
    with pytest.raises(NoIndexError):
        ShownQuestions(fake, Log("tea")).good_questions("t", 5)
    assert ShownQuestions(fake, Log()).good_questions("t", 5) == ()


def test_an_unsure_answer_is_none(fake: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Results("tea", None, None, (), 0, 3, 0, 0.0, "7")
    monkeypatch.setattr(fake, "ask", lambda *_, **__: empty)
    assert ShownQuestions(fake, Log("tea")).good_questions("t", 5) == ()


@pytest.mark.parametrize(
    "text",
    ["How long?", "E10.9, 50% & $5", "ما هو الشاي؟", "ที่ไหน", "मैं क्या हूँ", "می\u200cخواهم", "Tiếng Việt"],
)
def test_text_of_any_script_is_plain(text: str) -> None:
    assert is_plain_text(text)
