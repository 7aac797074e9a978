"""What is said of ICD-9 is not said of ICD-10."""

from __future__ import annotations

import pytest

from engine.answers.other_codes import codes_of, names_another


@pytest.mark.parametrize(
    ("sentence", "is_another"),
    [
        ("ICD-9-CM had three to five digits.", True),
        ("ICD-10-CM has three to seven.", False),
        ("ICD-10 followed ICD-9.", False),
        ("ICD codes have digits.", False),
        ("A letter and a digit.", False),
        ("Form CMS-1500 has 33 boxes.", False),
    ],
)
def test_a_neighbouring_code_is_another(sentence: str, is_another: bool) -> None:
    assert names_another(sentence, codes_of("How many digits does ICD-10 have?")) is is_another


def test_a_question_without_codes_takes_every_sentence() -> None:
    assert not names_another("ICD-9-CM had three to five digits.", codes_of("How many digits has a code?"))


def test_both_may_be_asked_about() -> None:
    codes = codes_of("When did ICD-10 replace ICD-9?")
    assert not names_another("ICD-10 replaced ICD-9 in 2015.", codes)
