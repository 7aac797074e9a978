"""What a question is about, in the words that the documents and their editor use for the same."""

from __future__ import annotations

import pytest

import engine
from engine.engine import Engine
from engine.errors import QuestionError
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon_file import LexiconParts
from engine.vocabulary.synonyms import parse_synonyms
from tests.engine.small_index import publish, section


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = tmp_path_factory.mktemp("index")
    texts = {
        "exam": "Current Procedural Terminology (CPT) has an exam. Its price is a fee. The cost is low.",
        "tea": "Tea is a drink. Many like the drink.",
    }
    lexicon = LexiconParts(
        synonyms=parse_synonyms(b"cost, price, fee").rules,
        acronyms={"exam.md": (Acronym("CPT", "Current Procedural Terminology"),)},
    )
    publish(index, [section(name, text, doc=f"{name}.md") for name, text in texts.items()], lexicon=lexicon)
    return engine.open(index)


def _names(opened: Engine, question: str) -> list[str]:
    return [each.term for each in opened.topic(question)]


def test_words_for_the_same_share_a_name(opened: Engine) -> None:
    names = {tuple(_names(opened, f"What is the {word} of the exam?")) for word in ("cost", "price", "fees")}
    assert names == {("cost", "exam")}


def test_a_phrase_and_its_acronym_share_a_name(opened: Engine) -> None:
    phrase = opened.topic("exam of Current Procedural Terminology")[1]
    assert (phrase.term, phrase.word) == ("cpt", "Current Procedural Terminology")
    assert phrase.spellings == (("current", "procedur", "terminolog"), ("cpt",))
    assert _names(opened, "CPT exam") == ["cpt", "exam"]


def test_what_stands_for_a_word_is_a_spelling_of_it(opened: Engine) -> None:
    (price,) = opened.topic("the price")
    assert price.spellings == (("price",), ("cost",), ("fee",))
    (acronym,) = opened.topic("CPT")
    assert acronym.spellings[1:] == (("current", "procedur", "terminolog"),)


def test_rare_words_weigh_more_and_those_of_no_document_most(opened: Engine) -> None:
    weights = {each.term: each.weight for each in opened.topic("drink tea with quartz")}
    assert 0 < weights["tea"] <= weights["drink"] < weights["quartz"]


def test_an_empty_question_is_about_nothing_that_could_be_told(opened: Engine) -> None:
    with pytest.raises(QuestionError):
        opened.topic(" ")
    assert len(opened.topic("???")) == 0
