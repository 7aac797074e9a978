from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.vocabulary import everyday
from engine.vocabulary.everyday import everyday_lexicon
from engine.vocabulary.lexicon import Wording
from engine.vocabulary.synonyms import parse_synonyms

DATA = Path(everyday.__file__).with_name("everyday_words.txt").read_bytes()
LINES = [line for line in DATA.decode("ascii").splitlines() if line and not line.startswith("#")]


def _written_for(words: str) -> list[str]:
    terms = Wording.of(words).terms
    return [expansion.text for _, _, expansion in everyday_lexicon().expansions(terms)]


def test_every_line_of_the_file_is_a_rule_and_none_is_there_twice() -> None:
    parsed = parse_synonyms(DATA)
    assert parsed.problems == ()
    assert len(parsed.rules) == len(LINES)
    assert [line for line, times in Counter(LINES).items() if times > 1] == []


def test_no_line_names_an_entry_twice_on_one_side() -> None:
    sides = [[entry.strip() for entry in side.split(",")] for line in LINES for side in line.split("=>")]
    assert [entries for entries in sides if len(entries) != len(set(entries))] == []


def test_every_rule_says_that_it_is_of_everyday_english() -> None:
    sources = [Wording.of(line.split("=>")[0].split(",")[0]).terms for line in LINES]
    for source in sources:
        assert {found.reason for _, _, found in everyday_lexicon().expansions(source)} == {"everyday"}


@pytest.mark.parametrize(
    ("asked", "written"), [("buy", "purchase"), ("purchasing", "buy"), ("begin", "start")]
)
def test_what_people_type_finds_what_articles_write(asked: str, written: str) -> None:
    assert written in _written_for(asked)


def test_a_rule_in_one_direction_is_not_followed_back() -> None:
    assert "cost" in _written_for("afford")
    assert "afford" not in _written_for("cost")


def test_the_lexicon_is_made_once() -> None:
    assert everyday_lexicon() is everyday_lexicon()
