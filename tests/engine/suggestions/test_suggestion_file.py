"""The file of suggestions in a generation, over real indexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from engine.engine import MAX_SUGGESTIONS, MAX_TYPED
from engine.errors import IndexDamaged, QuestionError
from engine.results import Match
from engine.section import Section
from engine.storage.generations import Generations
from engine.suggestions import suggestion_file
from engine.suggestions.suggestion import Suggestion
from engine.suggestions.suggestion_file import FACTS_NAME, SINCE_NAME, SUGGESTIONS_NAME, open_suggestions
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon_file import LexiconParts
from tests.engine.small_index import publish, section


def _document(doc: str, title: str, *headings: str) -> list[Section]:
    first = section(f"{doc}-0", f"{title} is told of here.", doc=doc, title=title)
    return [
        first,
        *(
            replace(first, id=f"{doc}-{n}", position=n, breadcrumb=(heading,))
            for n, heading in enumerate(headings, 1)
        ),
    ]


TEA = _document("tea.md", "All about tea", "Steeping", "Storing tea")
MILK = _document("milk.md", "Milk", "Storing milk", "Steaming")


def _bytes(index: Path) -> bytes:
    return (Generations(index).current() / SUGGESTIONS_NAME).read_bytes()


def _holds(index: Path, name: str) -> bool:
    return (Generations(index).current() / name).exists()


def _texts(index: Path, typed: str) -> list[str]:
    return [suggestion.text for suggestion in engine.open(index).suggest(typed)]


def test_a_heading_is_suggested_with_its_place(tmp_path: Path) -> None:
    publish(tmp_path, [*TEA, *MILK])
    found = engine.open(tmp_path).suggest("storing m", 1)
    matches = (Match(0, 7), Match(8, 1))
    assert found == (Suggestion("Storing milk", "heading", matches, "milk.md", "milk.md-1"),)


def test_an_acronym_is_a_term_without_a_place(tmp_path: Path) -> None:
    acronyms = {"tea.md": (Acronym("AAT", "All About Tea"),)}
    publish(tmp_path, TEA, lexicon=LexiconParts((), acronyms))
    found = engine.open(tmp_path).suggest("aat")
    assert found == (Suggestion("AAT – All About Tea", "term", (Match(0, 3),)),)


@pytest.mark.parametrize("share", [0.0, 9.0])
@pytest.mark.parametrize("last", [MILK, _document("milk.md", "Cream", "Whipping")])
def test_an_index_built_in_steps_suggests_like_one_built_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: Sequence[Section], share: float
) -> None:
    monkeypatch.setattr(suggestion_file, "LARGEST_SHARE", share)
    steps, once = tmp_path / "steps", tmp_path / "once"
    publish(steps, [*MILK, *_document("gone.md", "Gone tea", "Gone steam")])
    publish(steps, TEA, removed=["gone.md"])
    publish(steps, last)
    publish(once, [*TEA, *last])
    assert _holds(steps, SINCE_NAME) == (share > 1)
    for typed in ("st", "te", "milk", "cream", "gone", "steam", "whip", "about"):
        assert engine.open(steps).suggest(typed) == engine.open(once).suggest(typed), typed
    assert _texts(steps, "gone") == []


def test_few_changes_leave_the_base_as_it_is_and_many_make_another(tmp_path: Path) -> None:
    publish(
        tmp_path, [one for number in range(40) for one in _document(f"{number}.md", "Tea", f"Pot {number}")]
    )
    base = _bytes(tmp_path)
    for number in range(2):
        publish(tmp_path, _document(f"{number}.md", "Milk", f"Jug {number}"))
        assert _bytes(tmp_path) == base
        assert _texts(tmp_path, "jug")[0] == "Jug 0"
    assert _texts(tmp_path, "pot 0") == []
    publish(tmp_path, _document("2.md", "Milk", "Jug 2"))
    assert _bytes(tmp_path) != base
    assert not _holds(tmp_path, SINCE_NAME)
    assert _texts(tmp_path, "jug")[0] == "Jug 0"


def test_the_file_of_an_earlier_generation_stays_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, MILK)
    before, folder = _bytes(tmp_path), Generations(tmp_path).current()
    publish(tmp_path, TEA)
    assert (folder / SUGGESTIONS_NAME).read_bytes() == before != _bytes(tmp_path)


def test_equal_documents_give_an_equal_file(tmp_path: Path) -> None:
    for name in ("one", "other"):
        publish(tmp_path / name, [*TEA, *MILK])
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "other")


@pytest.mark.parametrize("name", [SUGGESTIONS_NAME, FACTS_NAME, SINCE_NAME])
def test_a_changed_byte_is_noticed_when_the_index_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(suggestion_file, "LARGEST_SHARE", 9.0)
    publish(tmp_path, TEA)
    publish(tmp_path, MILK)
    path = Generations(tmp_path).current() / name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=name):
        engine.open(tmp_path)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="quire build"):
        open_suggestions(tmp_path)


@pytest.mark.parametrize("limit", [0, MAX_SUGGESTIONS + 1])
def test_a_limit_out_of_range_is_refused(tmp_path: Path, limit: int) -> None:
    publish(tmp_path, TEA)
    with pytest.raises(QuestionError, match="limit"):
        engine.open(tmp_path).suggest("tea", limit)


def test_a_long_text_is_the_beginning_of_nothing(tmp_path: Path) -> None:
    publish(tmp_path, TEA)
    opened = engine.open(tmp_path)
    assert opened.suggest("tea".ljust(MAX_TYPED))
    assert opened.suggest("tea".ljust(MAX_TYPED + 1)) == ()
