"""Why a hit is where it is, in plain words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.hits.hit_text import HitTexts
from engine.hits.reasons import find_reasons
from engine.kinds.expectation import AnswerKind
from engine.questions.alternatives import Alternative, find_alternatives
from engine.questions.corrections import find_corrections
from engine.questions.question import Question, understand
from engine.questions.weighing import weigh_question
from engine.ranking.evidence import NAMES
from engine.section import Section
from engine.vocabulary.acronym import Acronym, acronym_rules
from engine.vocabulary.lexicon import Lexicon
from engine.vocabulary.lexicon_file import LexiconParts
from engine.vocabulary.synonyms import parse_synonyms
from tests.engine.small_index import publish, section


def _reasons(
    question: str | Question,
    found: Section,
    evidence: dict[str, float] | None = None,
    alternatives: tuple[Alternative, ...] = (),
    unknown: tuple[str, ...] = (),
) -> list[str]:
    asked = understand(question) if isinstance(question, str) else question
    weighed = weigh_question(asked, alternatives, 100, lambda term: 0 if term in unknown else 3)
    texts = HitTexts.of(found, found.passages[0])
    return list(find_reasons(weighed, texts, {} if evidence is None else evidence))


def _tea(text: str, title: str = "Notes", breadcrumb: tuple[str, ...] = ("Other",)) -> Section:
    return section("a", text, title=title, breadcrumb=breadcrumb)


def test_each_place_says_what_it_holds_as_it_is_written_there() -> None:
    found = _tea("Green leaves.", title="Green tea, black", breadcrumb=("Leaves", "Green"))
    assert _reasons("green tea leaves", found)[:3] == [
        "The heading holds “Green”",
        "The title and headings above hold “tea” and “Leaves”",
        "The text holds “Green” and “leaves”",
    ]


def test_what_stands_before_the_first_heading_is_under_the_title() -> None:
    assert _reasons("tea", _tea("Tea.", title="Tea", breadcrumb=()))[0] == "The title holds “Tea”"
    assert _reasons("tea", _tea("A cup.", title="Tea"))[0] == "The title holds “Tea”"


def test_words_that_stand_together_are_told() -> None:
    told = _reasons("strong green tea leaves", _tea("Green tea. The leaves of a tea."))
    assert "Side by side, as asked: “Green tea”" in told
    assert "The words “tea” and “leaves” stand close together" in told


def test_other_forms_are_told() -> None:
    assert "Found in another form: “steeps” for “steeping”" in _reasons("steeping", _tea("It steeps."))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("synonym", "“tea” was also searched as “Chai” (synonym)"),
        ("everyday", "“tea” was also searched as “Chai” (everyday English)"),
        ("money", "“tea” was also searched as “Chai” (the question is about money)"),
        ("acronym", "“tea” stands for “Chai” (acronym)"),
    ],
)
def test_what_stands_for_a_word_is_told_with_the_reason(reason: str, told: str) -> None:
    chai = Alternative((0,), ("chai",), reason, "chai")  # type: ignore[arg-type]
    assert told in _reasons("tea", _tea("Chai."), alternatives=(chai,))
    assert told not in _reasons("tea", _tea("Tea, not chai."), alternatives=(chai,))


@pytest.mark.parametrize(
    ("question", "text"), [("CPT", "Current Terminology"), ("current terminology", "CPT")]
)
def test_an_acronym_stands_for_its_meaning_whichever_was_asked(question: str, text: str) -> None:
    asked = understand(question)
    lexicon = Lexicon(acronym_rules([[Acronym("CPT", "Current Terminology")]]))
    alternatives = find_alternatives(asked, [lexicon], lambda _: True)
    (told,) = [one for one in _reasons(asked, _tea(text), alternatives=alternatives) if "stands" in one]
    assert told.casefold() == "“cpt” stands for “current terminology” (acronym)"


def test_what_the_question_says_is_quoted_with_the_words_in_between() -> None:
    eob = Alternative((0, 1), ("eob",), "synonym", "EOB")
    told = _reasons("What is an explanation of benefits?", _tea("EOB"), alternatives=(eob,))
    assert "“explanation of benefits” was also searched as “EOB” (synonym)" in told


def test_a_part_of_a_phrase_is_told_where_nothing_else_brought_the_hit() -> None:
    home = Alternative((0,), ("work", "home"), "synonym", "work at home")
    told = "It holds a part of “work at home”, which was also searched for “telework”"
    assert told in _reasons("telework tea", _tea("Work."), alternatives=(home,))
    assert told not in _reasons("telework tea", _tea("Tea is work."), alternatives=(home,))


def test_a_correction_is_told_where_the_corrected_word_is_found() -> None:
    corrections = find_corrections("grean tea", "green tea")
    question = replace(understand("green tea"), corrections=corrections)
    told = "“grean” was read as “green” (spelling)"
    assert told in _reasons(question, _tea("Green leaves."))
    assert told not in _reasons(question, _tea("Tea leaves."))


def test_what_is_missing_is_told_last_and_apart_from_what_no_document_holds() -> None:
    found = _tea("Tea.")
    assert _reasons("tea milk quokka", found, unknown=("quokka",))[-2:] == [
        "Missing: “milk”",
        "No document holds “quokka”",
    ]
    long = section("a", "Tea. Milk.", passages=[(0, 5), (5, 10)])
    assert _reasons("tea milk", long)[-1] == "Not in this passage: “milk”"


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ({"sentence": 0.8}, "One sentence holds 80% of what was asked"),
        ({"sentence": 0.9999}, "One sentence holds all of what was asked"),
        ({"heading": 0.95}, "The heading is the question itself, nearly word for word"),
        ({"kind": 0.5}, "A sentence gives an amount of money, as asked"),
        ({"same_kind": 0.5}, "The heading asks for the same kind of answer"),
    ],
)
def test_evidence_is_told_where_there_is_any(evidence: dict[str, float], told: str) -> None:
    question = "How much does tea cost?"
    assert told in _reasons(question, _tea("Tea."), evidence)
    assert told not in _reasons(question, _tea("Tea."), dict.fromkeys(evidence, 0.0))
    assert evidence.keys() <= set(NAMES)


def test_a_shape_is_told_where_the_question_asks_for_one() -> None:
    assert "It has steps or a list, as asked" in _reasons("how to brew tea", _tea("Tea."), {"shape": 0.5})
    assert "shape" in NAMES


@pytest.mark.parametrize("kind", list(AnswerKind))
def test_every_kind_of_question_is_explained(kind: AnswerKind) -> None:
    question = replace(understand("green tea"), kind=kind)
    assert all(_reasons(question, _tea("Tea."), dict.fromkeys(NAMES, 1.0)))


def test_a_hit_that_was_not_weighed_by_evidence_says_so() -> None:
    weighed = weigh_question(understand("tea"), (), 100, lambda _: 3)
    found = _tea("Tea.")
    told = find_reasons(weighed, HitTexts.of(found, found.passages[0]), None)
    assert "Beyond the best 100 candidates its words alone decide" in told


_TEXTS = st.text(alphabet="aetT é-.“\n\u202e<", min_size=1, max_size=60).filter(str.strip)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_any_question_of_any_text_is_explained_in_single_short_lines(
    question: str, text: str, title: str
) -> None:
    for reason in _reasons(question, section("a", text, title=title), dict.fromkeys(NAMES, 0.5)):
        assert reason == " ".join(reason.split())
        assert len(reason) < 1_000


def test_the_engine_tells_them_with_corrections_and_synonyms(tmp_path: Path) -> None:
    rules = parse_synonyms(b"telework, work from home").rules
    work = section("a", "Clerks work from home and drink tea.", title="Homework")
    publish(tmp_path, [work], lexicon=LexiconParts(rules))
    explanation = engine.open(tmp_path).ask("teleworking clerkss", explain=True).hits[0].explanation
    assert explanation is not None
    assert explanation["reasons"][0] == "The text holds “work from home” and “Clerks”"
    assert "“teleworking” was also searched as “work from home” (synonym)" in explanation["reasons"]
    assert "“clerkss” was read as “clerks” (spelling)" in explanation["reasons"]
