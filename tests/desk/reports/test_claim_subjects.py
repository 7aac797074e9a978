from __future__ import annotations

import pytest

from desk.reports.claim_subjects import disagree, shared
from desk.reports.figure_claims import Claim, claims_in
from tests.engine.small_index import section


def _claim(text: str, title: str, *headings: str, doc: str = "") -> Claim:
    one = section(f"{title} {headings}", text, doc=doc or f"{title}.md", title=title, breadcrumb=headings)
    return next(claims_in(one))


def _disagree(one: Claim, other: Claim) -> bool:
    found = disagree(one, other, lambda _: 1.0)
    assert found == disagree(other, one, lambda _: 1.0)
    return found


EXAM = _claim("The CPC exam costs $399 for members.", "What exams cost", "What the CPC costs")


@pytest.mark.parametrize(
    "other",
    [
        _claim("The CPC exam costs $425 for members.", "Questions and answers"),
        _claim("Members pay $425 for the CPC exam.", "Questions and answers"),
        _claim("The CPC exam costs $425 for members.", "The CPC exam", "Fees"),
    ],
)
def test_another_figure_for_the_same_disagrees(other: Claim) -> None:
    assert _disagree(EXAM, other)


@pytest.mark.parametrize(
    "other",
    [
        _claim("The CPC exam costs $399 for members.", "Questions and answers"),
        _claim("The CPC exam costs about $400 for members.", "Questions and answers"),
        _claim("The CPC exam costs $300 to $450 for members.", "Questions and answers"),
        _claim("The CCS exam costs $425 for members.", "Questions and answers"),
        _claim("The CPC exam costs $425 for students.", "Questions and answers"),
        _claim("The CPC exam lasts 4 hours for members.", "Questions and answers"),
        _claim("The CPC exam costs $425 a head and $399 for members.", "Questions and answers"),
        _claim("The CPC exam costs $425 a month for members.", "Questions and answers"),
    ],
)
def test_what_is_said_of_something_else_does_not_disagree(other: Claim) -> None:
    assert not _disagree(EXAM, other)


def test_pages_of_one_mould_do_not_disagree() -> None:
    clay = _claim("The teapot holds 12 small cups.", "Clay teapot")
    glass = _claim("The teapot holds 20 small cups.", "Glass teapot")
    assert not _disagree(clay, glass)


def test_within_a_document_only_nearly_the_same_sentence_disagrees() -> None:
    first = _claim("The renewal cycle takes two years for coders.", "Renewal", "Cycles", doc="a.md")
    same = _claim("The renewal cycle takes three years for coders.", "Renewal", doc="a.md")
    longer = _claim(
        "After the renewal, the cycle of credits for most of our busy coders takes three years.",
        "Renewal",
        doc="a.md",
    )
    assert _disagree(first, same)
    assert not _disagree(first, longer)


def test_rare_words_count_for_more() -> None:
    one = _claim("Green oolong tea costs $9 in shops.", "Tea")
    other = _claim("Green oolong tea costs $8 at markets.", "Tea")
    high = shared(one, other, lambda term: 9.0 if term == "oolong" else 1.0)
    low = shared(one, other, lambda term: 9.0 if term in ("shop", "market") else 1.0)
    assert low < 0.5 < high
