from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from engine.errors import IndexDamaged
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon import Lexicon, Rule, Wording
from engine.vocabulary.lexicon_file import LEXICON_NAME, LexiconParts, read_lexicon, read_parts, write_lexicon


def _wordings(*texts: str) -> tuple[Wording, ...]:
    return tuple(Wording.of(text) for text in texts)


EXAM = _wordings("exam", "board certification-test")
PARTS = LexiconParts(
    synonyms=(Rule(EXAM, EXAM, "synonym"), Rule(_wordings("kid"), _wordings("child"), "synonym")),
    acronyms={"b.md": (Acronym("CPC", "Certified Professional Coder"),), "a.md": (Acronym("Ä1", "\ud800"),)},
)


def _texts(lexicon: Lexicon, question: str) -> list[str]:
    return [expansion.text for _, _, expansion in lexicon.expansions(Wording.of(question).terms)]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_lexicon(tmp_path, PARTS)
    assert read_parts(tmp_path) == PARTS
    lexicon = read_lexicon(tmp_path)
    for question in (
        "exam",
        "board certification test",
        "kids",
        "child",
        "CPC",
        "certified professional coder",
    ):
        assert _texts(lexicon, question) == _texts(Lexicon(PARTS.rules), question)
    assert _texts(lexicon, "CPC") == ["Certified Professional Coder"]


def test_the_editors_rules_come_before_acronyms(tmp_path: Path) -> None:
    own = _wordings("CPC", "coder credential")
    write_lexicon(tmp_path, LexiconParts((Rule(own, own, "synonym"),), PARTS.acronyms))
    assert _texts(read_lexicon(tmp_path), "CPC") == ["coder credential", "Certified Professional Coder"]


def test_a_lexicon_may_be_empty_and_documents_without_acronyms_take_no_room(tmp_path: Path) -> None:
    write_lexicon(tmp_path, LexiconParts((), {"a.md": ()}))
    assert read_parts(tmp_path) == LexiconParts()
    assert _texts(read_lexicon(tmp_path), "exam") == []


def test_a_file_shared_with_an_earlier_generation_is_not_written_to(tmp_path: Path) -> None:
    earlier, later = tmp_path / "1", tmp_path / "2"
    earlier.mkdir()
    later.mkdir()
    write_lexicon(earlier, PARTS)
    os.link(earlier / LEXICON_NAME, later / LEXICON_NAME)
    write_lexicon(later, LexiconParts())
    assert read_parts(earlier) == PARTS
    assert read_parts(later) == LexiconParts()
    assert [path.name for path in later.iterdir()] == [LEXICON_NAME]


def test_the_same_parts_give_the_same_file(tmp_path: Path) -> None:
    write_lexicon(tmp_path, PARTS)
    content = (tmp_path / LEXICON_NAME).read_bytes()
    write_lexicon(tmp_path, LexiconParts(PARTS.synonyms, dict(reversed(list(PARTS.acronyms.items())))))
    assert (tmp_path / LEXICON_NAME).read_bytes() == content


def test_a_missing_lexicon_is_damage_with_a_remedy(tmp_path: Path) -> None:
    for read in (read_lexicon, read_parts):
        with pytest.raises(IndexDamaged, match=r"lexicon\.json.*run quire build --full"):
            read(tmp_path)


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        3,
        {},
        {"rules": 3, "documents": 3},
        {"rules": [3], "documents": {"a.md": 3}},
        {"rules": [["synonym", [["a"]], None]], "documents": {"a.md": [["A"]]}},
        {"rules": [["synonym", [[1, "a", "a"]], None]], "documents": {"a.md": [[1, 2]]}},
        {"rules": [["synonym", [["a", 1, "a"]], None]], "documents": []},
    ],
    ids=str,
)
def test_a_broken_lexicon_is_damage_with_a_remedy(tmp_path: Path, record: Any) -> None:
    (tmp_path / LEXICON_NAME).write_text(json.dumps(record))
    for read in (read_lexicon, read_parts):
        with pytest.raises(IndexDamaged, match="run quire build --full"):
            read(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b"\0"], ids=range(5))
def test_what_is_no_json_is_damage_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LEXICON_NAME).write_bytes(content)
    with pytest.raises(IndexDamaged, match="run quire build --full"):
        read_lexicon(tmp_path)
