"""A phrase in quotation marks comes first, where any section holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from engine.engine import Engine
from tests.engine.small_index import publish, section

_TEXTS = {
    "apart": "Tea that is green. Green leaves, green cups and green pots, all for tea, green again.",
    "phrase": "A long text about many other things of the house, where at last green tea is named.",
    "titled": "Nothing else is said of it here.",
    "other": "Coffee is ground.",
}


@pytest.fixture
def opened(tmp_path: Path) -> Engine:
    titles = {"titled": "All about green tea"}
    sections = [
        section(name, text, doc=f"{name}.md", title=titles.get(name, "Notes"))
        for name, text in _TEXTS.items()
    ]
    publish(tmp_path, sections)
    return engine.open(tmp_path)


def _ids(opened: Engine, question: str) -> list[str]:
    return [hit.id for hit in opened.ask(question).hits]


def test_what_holds_the_phrase_in_text_or_title_stands_before_what_holds_its_words(opened: Engine) -> None:
    assert set(_ids(opened, '"green tea"')) == {"phrase", "titled", "apart"}
    assert _ids(opened, '"green tea"')[-1] == "apart"
    assert _ids(opened, "leaves for “green teas”")[-1] == "apart"


def test_a_phrase_that_nothing_holds_changes_nothing(opened: Engine) -> None:
    assert _ids(opened, '"tea green cups"') == _ids(opened, "tea green cups")
    assert _ids(opened, '"unheard of" green tea') == _ids(opened, "unheard of green tea")


def test_a_quoted_word_that_nothing_holds_is_corrected_like_any_other(opened: Engine) -> None:
    assert opened.ask('"coffe is ground"').corrected_query == '"coffee is ground"'
    assert _ids(opened, 'green tea, "coffe is ground"')[0] == "other"
