from __future__ import annotations

from dataclasses import dataclass

import pytest

from engine.storage.passage_names import passage_names, rank_passages


@dataclass(frozen=True)
class Found:
    doc: str
    anchor: str | None = None
    breadcrumb: tuple[str, ...] = ()


def test_a_section_goes_by_its_anchor_before_its_file() -> None:
    names = passage_names(Found("a/b.html", "pay", ("Work", "Pay")))
    assert names == ("a/b.html#pay", "pay", "a/b.html#Pay", "a/b.html", "a/b", "b")
    assert passage_names(Found("b.md")) == ("b.md#", "b.md", "b", "b")


@pytest.mark.parametrize("name", ["a/b.html#pay", "pay", "a/b.html#Pay", "a/b.html", "a/b", "b"])
def test_judgements_may_use_any_of_the_names(name: str) -> None:
    hits = [Found("other.html", "x"), Found("a/b.html", "pay", ("Pay",))]
    assert rank_passages(hits, {name, "else"})[1] == name


def test_a_passage_of_several_sections_counts_once_at_its_first_rank() -> None:
    hits = [Found("b.md", None, ("One",)), Found("a.md"), Found("b.md", "two", ("Two",)), Found("c.md")]
    assert rank_passages(hits, {"a", "b", "c"}) == ["b", "a", "c"]


def test_sections_that_nothing_names_keep_their_own_places() -> None:
    hits = [Found("a.html", "x"), Found("a.html", "y"), Found("b.html"), Found("b.html", None, ("Z",))]
    assert rank_passages([*hits, Found("c.html", "pay")], {"pay"}) == [
        "a.html#x",
        "a.html#y",
        "b.html",
        "pay",
    ]
