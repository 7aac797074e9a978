"""What holds of answers under any weights."""

from __future__ import annotations

import pytest

import engine
from engine.engine import Engine
from engine.results import Answer
from engine.section import Block
from tests.engine.small_index import publish, section

PAY = (
    "Medical coders work in hospitals and clinics. The average salary of a medical coder is $44,090 a year. "
    "Some of them work at home."
)
TIME = "A certificate program takes 9 to 12 months. Its students learn anatomy."
HOW = "To become a coder, take these steps:\n1. Finish high school.\n2. Take a program.\n3. Pass the exam."


def _block(kind_text: str) -> tuple[int, int]:
    return HOW.index(kind_text), HOW.index(kind_text) + len(kind_text)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = tmp_path_factory.mktemp("answers") / "index"
    steps = (
        Block("paragraph", *_block("To become a coder, take these steps:")),
        *(
            Block("step", *_block(text), 1)
            for text in ("Finish high school.", "Take a program.", "Pass the exam.")
        ),
    )
    filler = [
        section(f"f{number}", f"Tea number {number} steeps in a pot of water.", doc=f"f{number}.md")
        for number in range(20)
    ]
    sections = [
        section("pay", PAY, doc="pay.md", title="Salary of a medical coder", breadcrumb=("Average salary",)),
        section("time", TIME, doc="time.md", title="Certificate programs", breadcrumb=("How long it takes",)),
        section("how", HOW, doc="how.md", title="How to become a coder", blocks=steps),
    ]
    publish(index, [*sections, *filler])
    return engine.open(index)


def _answer(opened: Engine, question: str) -> Answer:
    answer = opened.ask(question).answer
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("question", "section_id", "span"),
    [
        ("What is the average salary of a medical coder?", "pay", "$44,090"),
        ("How long does a certificate program take?", "time", "9 to 12 months"),
    ],
)
def test_a_figure_is_quoted_with_its_span(opened: Engine, question: str, section_id: str, span: str) -> None:
    answer = _answer(opened, question)
    assert (answer.section_id, answer.span) == (section_id, span)


@pytest.mark.parametrize(
    "question",
    [
        "What is the average salary of a medical coder?",
        "How long does a certificate program take?",
        "How do I become a coder?",
        "Where do medical coders work?",
    ],
)
def test_an_answer_is_a_verbatim_quotation_that_holds_its_span(opened: Engine, question: str) -> None:
    answer = _answer(opened, question)
    source = opened.section(answer.section_id)
    assert source is not None
    assert answer.text == source.text[answer.start : answer.end]
    assert answer.span is None or answer.span in answer.text
    assert 0 <= answer.confidence <= 1
    assert (answer.title, answer.breadcrumb, answer.url) == (source.title, source.breadcrumb, source.url)


@pytest.mark.parametrize(
    "question",
    [
        "How far is the moon from Jupiter?",
        "Who painted the Sistine chapel?",
        "What does a plumber charge in Oslo?",
    ],
)
def test_a_question_off_the_topic_has_no_answer(opened: Engine, question: str) -> None:
    assert opened.ask(question).answer is None


def test_a_question_for_a_figure_is_not_answered_by_a_sentence_without_one(opened: Engine) -> None:
    answer = opened.ask("In which year were hospitals and clinics founded?").answer
    assert answer is None or any(character.isdigit() for character in answer.text)
