from __future__ import annotations

from pathlib import Path
from typing import Any

from desk.reports.disagreements import disagreements
from engine.section import Section
from quire.progress import NoProgress
from tests.desk.small_collection import collection_of
from tests.engine.small_index import section

PRICE = section("p1", "The CPC exam costs $399 for members.", doc="price.md", title="Exam fees")


def _found(tmp_path: Path, *others: Section) -> list[list[str]]:
    report = _report(tmp_path, *others)
    return [[one["figure"] for one in group["statements"]] for group in report["groups"]]


def _report(tmp_path: Path, *others: Section) -> dict[str, Any]:
    return disagreements(collection_of(tmp_path, [PRICE, *others]), NoProgress())


def test_two_figures_for_one_thing_are_found(tmp_path: Path) -> None:
    other = section("q1", "Members pay $425 for the CPC exam.", doc="questions.md", title="Questions")
    report = _report(tmp_path, other)
    assert report["sentences"] == 2
    (group,) = report["groups"]
    assert [(one["figure"], one["doc"], one["date"]) for one in group["statements"]] == [
        ("$399", "price.md", "2024-05-01"),
        ("$425", "questions.md", "2024-05-01"),
    ]
    assert not group["dated"]


def test_the_same_figure_is_no_disagreement(tmp_path: Path) -> None:
    assert _found(tmp_path, section("q1", "Members pay $399 for the CPC exam.", doc="questions.md")) == []


def test_a_document_that_gives_both_figures_speaks_of_two_things(tmp_path: Path) -> None:
    both = [
        section("q1", "Members pay $425 for the CPC exam.", doc="questions.md", title="Questions"),
        section(
            "q2", "Members pay $399 for the CPC exam.", doc="questions.md", title="Questions", position=1
        ),
    ]
    assert _found(tmp_path, *both) == []


def test_sentences_that_name_their_years_come_last(tmp_path: Path) -> None:
    others = [
        section("a", "In 2021 the CCS exam cost $199 for members.", doc="a.md", title="CCS fees"),
        section("b", "In 2023 the CCS exam cost $299 for members.", doc="b.md", title="CCS fees"),
        section("q1", "Members pay $425 for the CPC exam.", doc="questions.md", title="Questions"),
    ]
    groups = _report(tmp_path, *others)["groups"]
    assert [group["dated"] for group in groups] == [False, True]


def test_many_figures_for_one_thing_are_as_many_things(tmp_path: Path) -> None:
    others = [
        section(f"x{price}", f"Members pay ${price} for the CPC exam.", doc=f"{price}.md", title="Questions")
        for price in (100, 200, 300, 500)
    ]
    assert _found(tmp_path, *others) == []
