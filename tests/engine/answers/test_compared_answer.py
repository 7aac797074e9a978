from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.answers import answer, compared_answer
from engine.answers.compared_answer import answer_comparison
from engine.engine import Engine
from engine.questions.question import understand
from engine.ranking.ranking import rank
from engine.results import Answer
from engine.section import Block, Section
from tests.engine.small_index import publish, section

OOLONG = "Oolong is a tea whose leaves are half oxidised. It is rolled into pearls."
ROOIBOS = "Rooibos is a red infusion of a South African bush. It holds no caffeine."
BOTH = "Green tea is steamed and never oxidised, while black tea is oxidised fully."
CHARTS = "An EHR or EMR is a chart of a patient on a computer."
GRADES = "Kabusecha\nA tea that is shaded for a week.\nGyokuro\nA tea that is shaded for three weeks."


def _definitions(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block("definition" if number % 2 else "term", start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)


def _about(name: str, text: str) -> Section:
    return section(name, text, doc=f"{name}.md", title=f"What is {name}?")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("compared") / "index"
    filler = [
        section(f"f{number}", f"Kettle number {number} whistles in the kitchen.", doc=f"f{number}.md")
        for number in range(20)
    ]
    prices = [
        section(
            f"price-{name}",
            f"{name.title()} costs ${price} a pound.",
            doc=f"p-{name}.md",
            title=f"{name} prices",
        )
        for name, price in (("oolong", 30), ("rooibos", 12))
    ]
    pages = [
        _about("oolong", OOLONG),
        _about("rooibos", ROOIBOS),
        section("charts", CHARTS, doc="charts.md", title="Charts"),
        section("both", BOTH, doc="both.md", title="Green tea or black tea?"),
        section("grades", GRADES, doc="grades.md", title="Shaded teas", blocks=_definitions(GRADES)),
    ]
    publish(index, [*pages, *prices, *filler])
    return index


@pytest.fixture
def opened(index: Path) -> Engine:
    """An engine that nothing was asked of: it would know the answers to what was."""
    return engine.open(index)


def _answer(opened: Engine, question: str) -> Answer:
    found = opened.ask(question).answer
    assert found is not None
    return found


def _quoted(found: Answer) -> list[tuple[str | None, str]]:
    return [(found.side, found.section_id), *((other.side, other.section_id) for other in found.others)]


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between oolong and rooibos?",
        "oolong vs rooibos",
        "oolong or rooibos: which is better?",
    ],
)
def test_each_side_is_quoted_in_the_order_of_the_question(opened: Engine, question: str) -> None:
    found = _answer(opened, question)
    assert _quoted(found) == [("oolong", "oolong"), ("rooibos", "rooibos")]
    assert [other.reason for other in found.others] == ["compared"]


def test_a_quotation_of_a_side_is_verbatim_with_its_source(opened: Engine) -> None:
    (other,) = _answer(opened, "oolong vs rooibos").others
    source = opened.section(other.section_id)
    assert source is not None
    assert other.text == source.text[other.start : other.end]
    assert (other.title, other.url, other.date) == (source.title, source.url, source.date)


def test_two_places_of_one_section_can_be_the_sides(opened: Engine) -> None:
    found = _answer(opened, "kabusecha vs gyokuro")
    assert _quoted(found) == [("kabusecha", "grades"), ("gyokuro", "grades")]
    assert found.text.startswith("Kabusecha")
    assert found.others[0].text.startswith("Gyokuro")


def test_what_is_compared_is_asked_of_each_side(opened: Engine) -> None:
    found = _answer(opened, "Is oolong cheaper than rooibos?")
    assert [found.span, *(other.span for other in found.others)] == ["$30", "$12"]


def test_what_each_side_is_has_no_short_answer(opened: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "choose_span", lambda *_: "tea")
    found = _answer(opened, "oolong vs rooibos")
    assert [found.span, *(other.span for other in found.others)] == [None, None]


def test_one_place_that_speaks_of_both_is_the_answer(opened: Engine) -> None:
    found = _answer(opened, "What is the difference between green tea and black tea?")
    assert (found.section_id, found.side, found.others) == ("both", None, ())


def test_an_answer_that_compares_is_left_alone(opened: Engine) -> None:
    store = opened._current().store
    ranking = rank(store, understand("oolong vs rooibos"), 5)
    found = _answer(opened, "What is oolong?")
    comparing = replace(found, text="Oolong is a tea, while rooibos is none.")
    assert answer_comparison(store, ranking, comparing) is comparing
    assert answer_comparison(store, ranking, found) != found


def test_one_place_is_not_two_sides(opened: Engine) -> None:
    found = opened.ask("EHR vs EMR").answer
    assert found is None or not found.others


@pytest.mark.parametrize("question", ["oolong vs espresso", "gdpr vs rooibos", "python vs javascript"])
def test_half_a_comparison_is_none(opened: Engine, question: str) -> None:
    found = opened.ask(question).answer
    assert found is None or not found.others


@pytest.mark.parametrize(
    "question", ["oolong vs rooibos in Norwegian hospitals", "oolong vs rooibos for hamsters"]
)
def test_a_question_for_something_particular_is_answered_as_before(opened: Engine, question: str) -> None:
    found = opened.ask(question).answer
    assert found is None or not found.others


def test_the_confidence_is_that_of_the_least_likely_side(
    opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    confidences = iter((0.9, 0.7))
    find = answer.find_answer

    def find_as_likely(*asked: Any) -> Answer | None:
        found = find(*asked)
        return found and replace(found, confidence=next(confidences))

    monkeypatch.setattr(compared_answer, "find_answer", find_as_likely)
    assert _answer(opened, "oolong vs rooibos").confidence == 0.7


def test_an_index_without_either_side_has_no_answer(tmp_path: Path) -> None:
    publish(tmp_path, [section("kettle", "A kettle whistles.")])
    assert engine.open(tmp_path).ask("oolong vs rooibos").answer is None
