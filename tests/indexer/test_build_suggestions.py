"""What a build makes of headings and acronyms for those who type, over the articles that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.engine import Engine
from indexer.build import BuildOptions, build
from tests.indexer.corpus_folder import CorpusFolder, SilentProgress

ARTICLES = Path(__file__).parents[2] / "corpus"
# What is shown while typing.
SHOWN = 8


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = tmp_path_factory.mktemp("index")
    build(BuildOptions(ARTICLES, index, jobs=1), SilentProgress())
    return engine.open(index)


@pytest.fixture(scope="module")
def headings(opened: Engine) -> list[str]:
    docs = [path.relative_to(ARTICLES).as_posix() for path in ARTICLES.rglob("*.*")]
    return sorted({section.heading for doc in docs for section in opened.document(doc)})


@pytest.mark.parametrize(("letters", "share"), [(4, 0.6), (8, 0.9), (14, 0.98)])
def test_most_headings_are_suggested_after_their_first_letters(
    opened: Engine, headings: list[str], letters: int, share: float
) -> None:
    found = [
        heading
        for heading in headings
        if heading in {suggestion.text for suggestion in opened.suggest(heading[:letters], SHOWN)}
    ]
    assert len(headings) > 200
    assert len(found) >= share * len(headings)


def test_a_heading_that_is_suggested_is_at_its_place(opened: Engine, headings: list[str]) -> None:
    for heading in headings[::20]:
        for found in opened.suggest(heading, SHOWN):
            section = found.section_id and opened.section(found.section_id)
            assert not section or (
                section.doc == found.doc and found.text in (section.heading, section.title)
            )


def test_what_is_suggested_as_a_term_finds_something(opened: Engine) -> None:
    typed = [first + second for first in "cdemp" for second in "aio"]
    terms = {s.text for text in typed for s in opened.suggest(text, 5) if s.kind == "term"}
    assert len(terms) > 15
    assert [term for term in sorted(terms) if not opened.ask(term, limit=1).hits] == []


def test_a_change_of_an_article_changes_what_is_suggested(tmp_path: Path) -> None:
    folder = CorpusFolder(tmp_path)
    folder.write("tea.md", "# Tea\n\n## Steeping it well\n\nWarm the pot.\n")
    folder.write("milk.md", "# Milk\n\nA Certified Milk Taster (CMT) tastes it.\n")
    folder.build()
    opened = engine.open(folder.index)
    assert [found.text for found in opened.suggest("stee")] == ["Steeping it well"]
    assert [found.text for found in opened.suggest("cmt")] == ["CMT – Certified Milk Taster"]
    folder.write("tea.md", "# Tea\n\n## Storing it well\n\nKeep it dry.\n")
    folder.remove("milk.md")
    folder.build(force=True)
    assert [found.text for found in opened.suggest("sto")] == ["Storing it well"]
    assert opened.suggest("stee") == opened.suggest("cmt") == ()
