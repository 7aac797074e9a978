from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from desk.reports.duplicates import FEWEST_WORDS, duplicates
from engine.section import Section
from quire.progress import NoProgress
from tests.desk.small_collection import collection_of
from tests.engine.small_index import section


def _text(seed: int, words: int = 120) -> str:
    random = Random(seed)
    return " ".join(f"word{random.randrange(1000)}" for _ in range(words)) + "."


def _section(section_id: str, text: str) -> Section:
    return section(section_id, text, doc=f"{section_id}.md")


def _groups(tmp_path: Path, *sections: Section) -> list[list[str]]:
    found = duplicates(collection_of(tmp_path, sections), NoProgress())
    return [[place["id"] for place in group["places"]] for group in found["groups"]]


def test_copies_are_found(tmp_path: Path) -> None:
    sections = [_section("a", _text(1)), _section("b", _text(2)), _section("c", _text(1))]
    assert _groups(tmp_path, *sections) == [["a", "c"]]


def test_a_few_words_may_differ(tmp_path: Path) -> None:
    words = _text(1).split()
    words[60] = "another"
    report = duplicates(
        collection_of(tmp_path, [_section("a", _text(1)), _section("b", " ".join(words))]), NoProgress()
    )
    (group,) = report["groups"]
    assert 0.8 <= group["alike"] < 1
    assert (group["words"], group["sections"], report["compared"]) == (120, 2, 2)


@pytest.mark.parametrize("changed", [12, 40])
def test_many_words_may_not(tmp_path: Path, changed: int) -> None:
    words = _text(1).split()
    for number in range(changed):
        words[number * 120 // changed] = f"other{number}"
    assert _groups(tmp_path, _section("a", _text(1)), _section("b", " ".join(words))) == []


def test_capitals_and_stops_make_no_difference(tmp_path: Path) -> None:
    shouted = _text(1).replace(" ", ", ").upper()
    assert _groups(tmp_path, _section("a", _text(1)), _section("b", shouted)) == [["a", "b"]]


def test_short_sections_are_furniture(tmp_path: Path) -> None:
    short = _text(1, FEWEST_WORDS - 1)
    assert _groups(tmp_path, _section("a", short), _section("b", short)) == []


def test_what_repeats_most_comes_first(tmp_path: Path) -> None:
    sections = [_section(f"s{number}", _text(1, 60)) for number in range(2)]
    sections += [_section(f"t{number}", _text(2, 60)) for number in range(4)]
    assert [len(group) for group in _groups(tmp_path, *sections)] == [4, 2]


def test_many_copies_take_no_time_by_their_square(tmp_path: Path) -> None:
    sections = [_section(f"{number:04d}", _text(1)) for number in range(300)]
    report = duplicates(collection_of(tmp_path, sections), NoProgress())
    (group,) = report["groups"]
    assert (group["sections"], len(group["places"])) == (300, 20)
