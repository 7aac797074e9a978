"""The journey of a question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import engine
from engine.engine import Engine
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.results import Hit
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon_file import LexiconParts
from engine.vocabulary.synonyms import parse_synonyms
from tests.engine.small_index import publish, section


@pytest.fixture
def opened(tmp_path: Path) -> Engine:
    """An engine over a few sections about tea."""
    texts = [
        "Green tea steeps for three minutes.",
        "Black tea steeps for five minutes.",
        "Milk goes in last.",
    ]
    publish(tmp_path, [section(f"s{number}", text, position=number) for number, text in enumerate(texts)])
    return engine.open(tmp_path)


def test_the_answer_does_not_depend_on_how_many_hits_are_shown(opened: Engine) -> None:
    question = "How long does green tea steep?"
    answers = {opened.ask(question, limit=limit).answer for limit in (1, 2, 10)}
    assert len(answers) == 1
    assert len(opened.ask(question, limit=1).hits) == 1


def test_pages_follow_on_from_one_another(opened: Engine) -> None:
    whole = [hit.id for hit in opened.ask("tea steeps milk", limit=3).hits]
    pages = [opened.ask("tea steeps milk", limit=1, offset=offset).hits[0].id for offset in range(3)]
    assert pages == whole


def test_a_misspelt_word_is_corrected_and_the_correction_told(opened: Engine) -> None:
    results = opened.ask("grean tea")
    assert (results.query, results.corrected_query) == ("grean tea", "green tea")
    assert results.hits[0].id == "s0"


def test_a_known_word_is_not_corrected(opened: Engine) -> None:
    assert opened.ask("steeping milk").corrected_query is None


def test_a_correction_can_be_declined_and_is_then_suggested(opened: Engine) -> None:
    results = opened.ask("grean tea", correct=False)
    assert (results.query, results.corrected_query) == ("grean tea", None)
    assert results.suggested_query == results.to_json()["suggestedQuery"] == "green tea"
    assert "<mark>Green</mark>" not in results.hits[0].formatted.snippet


def test_nothing_is_suggested_unasked_nor_for_what_is_spelt_well(opened: Engine) -> None:
    for results in (opened.ask("grean tea"), opened.ask("green tea", correct=False)):
        assert results.suggested_query is None
        assert "suggestedQuery" not in results.to_json()


def test_an_unknown_word_does_not_turn_a_question_into_no_results(opened: Engine) -> None:
    for correct in (True, False):
        assert opened.ask("zyzzyva grean milk", correct=correct).hits


def test_what_is_highlighted_is_what_was_searched_for(opened: Engine) -> None:
    text = "Green tea, grean tea."
    assert [text[m.start : m.start + m.length] for m in opened.matches("grean", text)] == ["Green"]
    assert [text[m.start : m.start + m.length] for m in opened.matches("grean", text, correct=False)] == [
        "grean"
    ]


def test_a_question_that_would_outgrow_the_limit_is_left_as_it_is(opened: Engine) -> None:
    question = " ".join(["steeps", *["gren"] * 398])
    results = opened.ask(question)
    assert len(question) <= MAX_QUESTION_LENGTH < len(question.replace("gren", "green"))
    assert (len(results.hits), results.corrected_query) == (2, None)


# None of the sections has a word of the questions that are asked below, but what stands for them.
REMOTE = f"{'Many words come first. ' * 20}Some firms let you work from home. {'More words follow. ' * 20}"
TEXTS = {
    "child": "A child drinks weak tea.",
    "remote": REMOTE,
    "pot": "A teapot holds a liter.",
    "cpt": "Current Procedural Terminology is a list of services.",
    "purchase": "Purchase tea in small shops.",
    "salary": "The median salary is $30,000.",
}
LEXICON = LexiconParts(
    synonyms=parse_synonyms(
        b"kiddo => child\ntelework, work from home\nbrewing vessel, teapot\nchill, cold"
    ).rules,
    acronyms={"cpt.md": (Acronym("CPT", "Current Procedural Terminology"),)},
)


@pytest.fixture(scope="module")
def with_lexicon(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine over short documents, whose lexicon has synonyms and an acronym."""
    index = tmp_path_factory.mktemp("lexicon") / "index"
    sections = [section(name, text, doc=f"{name}.md", title="Notes") for name, text in TEXTS.items()]
    publish(index, sections, lexicon=LEXICON)
    return engine.open(index)


def _marked(hit: Hit) -> list[str]:
    """The words that are highlighted in the text, which must be those of the snippet."""
    words = [hit.text[match.start : match.start + match.length] for match in hit.matches]
    assert re.findall("<mark>(.*?)</mark>", hit.formatted.snippet) == words
    return words


@pytest.mark.parametrize(
    ("question", "name", "marked", "reason"),
    [
        ("kiddos", "child", ["child"], "synonym"),
        ("telework", "remote", ["work", "home"], "synonym"),
        ("brewing vessels", "pot", ["teapot"], "synonym"),
        ("CPT", "cpt", ["Current", "Procedural", "Terminology"], "acronym"),
        ("where to buy", "purchase", ["Purchase"], "everyday"),
        ("how much does she earn", "salary", ["salary"], "money"),
    ],
)
def test_what_stands_for_the_words_of_a_question_is_found_ranked_highlighted_and_explained(
    with_lexicon: Engine, question: str, name: str, marked: list[str], reason: str
) -> None:
    hit = with_lexicon.ask(question, explain=True).hits[0]
    assert hit.id == name
    assert _marked(hit) == marked
    assert hit.explanation is not None
    told = [one for term in hit.explanation["terms"] for one in term["alternatives"]]
    assert {(one["reason"], *one["foundIn"]) for one in told} == {(reason, "passage")}
    assert with_lexicon.matches(question, hit.text) == hit.matches


def test_what_the_documents_do_not_hold_stands_for_nothing(with_lexicon: Engine) -> None:
    assert with_lexicon.matches("chills", "It is cold.") == ()


def test_what_the_editor_says_counts_for_more_than_everyday_english(tmp_path: Path) -> None:
    rules = parse_synonyms(b"buy, purchase").rules
    publish(tmp_path, [section("a", "Purchase tea.")], lexicon=LexiconParts(rules))
    explanation = engine.open(tmp_path).ask("buy", explain=True).hits[0].explanation
    assert explanation is not None
    assert [one["reason"] for one in explanation["terms"][0]["alternatives"]] == ["synonym"]


def test_an_acronym_is_found_by_what_it_stands_for(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Use CPT codes."), section("b", "Use tea.", doc="b.md")], lexicon=LEXICON)
    hits = engine.open(tmp_path).ask("current procedural terminology").hits
    assert [(hit.id, _marked(hit)) for hit in hits] == [("a", ["CPT"])]


def test_a_rule_from_one_word_to_another_does_not_work_backwards(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "A kiddo drinks tea.")], lexicon=LEXICON)
    assert engine.open(tmp_path).ask("samovar for a kiddo").hits
    assert engine.open(tmp_path).ask("child").hits == ()


def test_a_section_with_the_words_themselves_comes_before_one_with_what_stands_for_them(
    tmp_path: Path,
) -> None:
    own = section("own", "They telework on Mondays.", doc="own.md", title="Notes")
    other = section("other", "They work from home on Mondays.", doc="other.md", title="Notes")
    publish(tmp_path, [other, own], lexicon=LEXICON)
    assert [hit.id for hit in engine.open(tmp_path).ask("telework").hits] == ["own", "other"]


@pytest.mark.parametrize(
    ("word", "corrected"),
    [("chilt", "child"), ("liger", "liter"), ("homr", "home")],
)
def test_a_slip_is_corrected(with_lexicon: Engine, word: str, corrected: str) -> None:
    assert with_lexicon.ask(f"{word} tea").corrected_query == f"{corrected} tea"


@pytest.mark.parametrize("word", ["chill", "chills", "liver", "hope"])
def test_words_of_the_lexicon_and_of_everyday_english_are_no_slips(with_lexicon: Engine, word: str) -> None:
    assert with_lexicon.ask(f"{word} tea").corrected_query is None
