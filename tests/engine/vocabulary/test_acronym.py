from __future__ import annotations

from engine.vocabulary.acronym import Acronym, acronym_rules
from engine.vocabulary.lexicon import Lexicon, Wording

CPC = Acronym("CPC", "Certified Professional Coder")


def _texts(documents: list[list[Acronym]], question: str) -> list[str]:
    lexicon = Lexicon(acronym_rules(documents))
    return [expansion.text for _, _, expansion in lexicon.expansions(Wording.of(question).terms)]


def test_an_acronym_works_both_ways() -> None:
    assert _texts([[CPC]], "CPCs") == ["Certified Professional Coder"]
    assert _texts([[CPC]], "certified professional coders") == ["CPC"]


def test_the_reason_is_told() -> None:
    assert [rule.reason for rule in acronym_rules([[CPC]])] == ["acronym"]


def test_of_several_meanings_that_of_most_documents_comes_first() -> None:
    rare, common = Acronym("MS", "mass spectrometry"), Acronym("MS", "multiple sclerosis")
    documents = [[rare], [common], [common]]
    assert _texts(documents, "MS") == ["multiple sclerosis", "mass spectrometry"]
    assert _texts(documents, "mass spectrometry") == ["MS"]


def test_documents_are_counted_and_not_definitions() -> None:
    spellings = [Acronym("MS", "mass spectrometry"), Acronym("MS", "Mass Spectrometry")]
    common = Acronym("MS", "multiple sclerosis")
    assert _texts([spellings, [common], [common]], "MS")[0] == "multiple sclerosis"


def test_spellings_are_one_definition_shown_as_most_documents_write_it() -> None:
    plain = Acronym("HDL", "high-density lipoprotein")
    documents = [[Acronym("HDLs", "High Density Lipoproteins")], [plain], [plain]]
    assert _texts(documents, "HDL") == ["high-density lipoprotein"]


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        [CPC],
        [Acronym("CPC", "clinical pathology conference")],
        [Acronym("CCS", "Coding Specialist")],
    ]
    assert acronym_rules(documents) == acronym_rules(documents[::-1])


def test_a_text_with_a_question_word_is_not_taken_for_the_acronym() -> None:
    documents = [[Acronym("WHO", "World Health Organization")]]
    assert _texts(documents, "WHO") == ["World Health Organization"]
    assert _texts(documents, "World Health Organization") == []


def test_what_nobody_can_search_for_makes_no_rule() -> None:
    assert acronym_rules([[Acronym("IT", "information technology")]]) == ()
