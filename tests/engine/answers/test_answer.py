"""What holds of answers under any model that is fit to ship."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import engine
from engine.answers import answer
from engine.answers.answer import SECTIONS_READ
from engine.answers.answer_evidence import ReadSentence
from engine.array_types import Array
from engine.engine import Engine
from engine.questions.weighing import WeighedQuestion
from engine.results import Answer
from engine.section import Block
from tests.engine.answers.test_quotation import laid_out
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
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
    return index


@pytest.fixture
def opened(index: Path) -> Engine:
    """An engine that nothing was asked of: it would know the answers to what was."""
    return engine.open(index)


def _answer(opened: Engine, question: str) -> Answer:
    found = opened.ask(question).answer
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "section_id", "span"),
    [
        ("What is the average salary of a medical coder?", "pay", "$44,090"),
        ("How long does a certificate program take?", "time", "9 to 12 months"),
    ],
)
def test_a_figure_is_quoted_with_its_span(opened: Engine, question: str, section_id: str, span: str) -> None:
    found = _answer(opened, question)
    assert (found.section_id, found.span) == (section_id, span)


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
    found = _answer(opened, question)
    source = opened.section(found.section_id)
    assert source is not None
    assert found.text == source.text[found.start : found.end]
    assert found.span is None or found.span in found.text
    assert 0 <= found.confidence <= 1
    assert (found.title, found.breadcrumb, found.url) == (source.title, source.breadcrumb, source.url)


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


def _likelihoods(monkeypatch: pytest.MonkeyPatch, *likelihoods: float) -> None:
    """Let the sentences that are read have these likelihoods, the others none."""
    monkeypatch.setattr(
        answer, "likelihoods", lambda read: np.array([*likelihoods, *[0.0] * len(read)][: len(read)])
    )
    monkeypatch.setattr(answer, "answer_threshold", lambda: 0.5)


def test_the_likeliest_sentence_is_the_answer_and_its_likelihood_the_confidence(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    _likelihoods(monkeypatch, 0.6, 0.9, 0.7)
    found = _answer(opened, "What is the average salary of a medical coder?")
    assert (found.section_id, found.span, found.confidence) == ("pay", "$44,090", 0.9)


def test_the_short_answer_is_chosen_in_the_quotation_by_its_confidence(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, float]] = []

    def choose(_: WeighedQuestion, read: ReadSentence, likelihood: float) -> str:
        given.append((read.section.id, likelihood))
        return "coder"

    monkeypatch.setattr(answer, "choose_span", choose)
    _likelihoods(monkeypatch, 0.6, 0.9)
    assert _answer(opened, "What is the average salary of a medical coder?").span == "coder"
    assert given == [("pay", 0.9)]


def test_what_others_disagree_with_stays_the_short_answer(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "choose_span", lambda *_: "coder")
    monkeypatch.setattr(answer, "find_disagreements", lambda _, first, __: [first])
    found = _answer(opened, "What is the average salary of a medical coder?")
    assert [found.span, *(other.span for other in found.others)] == ["$44,090", "$44,090"]


@pytest.mark.parametrize(("likelihood", "is_shown"), [(0.5, True), (0.499, False)])
def test_from_the_threshold_on_an_answer_is_shown(
    opened: Engine, monkeypatch: pytest.MonkeyPatch, likelihood: float, is_shown: bool
) -> None:
    _likelihoods(monkeypatch, likelihood)
    assert (opened.ask("average salary").answer is not None) is is_shown


def test_as_many_sections_are_read_however_many_are_shown(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []

    def note(evidence: list[object]) -> Array:
        read.extend(evidence)
        return np.zeros(len(evidence))

    monkeypatch.setattr(answer, "likelihoods", note)
    for limit in (1, 20):
        read.clear()
        assert len(opened.ask("tea number", limit=limit).hits) == limit
        assert len(read) == SECTIONS_READ


def test_where_no_sentence_can_be_read_there_is_no_answer(tmp_path: Path) -> None:
    publish(tmp_path, [section("bare", "samovar", blocks=())])
    results = engine.open(tmp_path).ask("samovar")
    assert (len(results.hits), results.answer) == (1, None)


def test_a_line_that_is_a_heading_in_all_but_name_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = laid_out(("paragraph", "Parking"), ("paragraph", "Free parking is behind the building."))
    publish(tmp_path, [where])
    _likelihoods(monkeypatch, 0.9)
    assert _answer(engine.open(tmp_path), "Parking?").text == "Free parking is behind the building."


def test_a_definition_is_quoted_with_the_expression_that_it_defines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary = laid_out(("term", "Samovar"), ("definition", "An urn."), ("term", "Gaiwan"))
    publish(tmp_path, [glossary])
    _likelihoods(monkeypatch, 0.1, 0.9)
    assert _answer(engine.open(tmp_path), "What is a samovar?").text == "Samovar\nAn urn."


def test_a_question_for_a_figure_is_not_answered_by_a_sentence_without_one(opened: Engine) -> None:
    found = opened.ask("In which year were hospitals and clinics founded?").answer
    assert found is None or any(character.isdigit() for character in found.text)
