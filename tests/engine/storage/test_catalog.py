"""What a segment says of its sections."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.section import Block
from engine.storage.catalog import Outline, outline_of, read_outline
from tests.engine.small_index import section


def test_the_title_is_told_once_and_terms_are_those_of_definition_lists() -> None:
    text = "Gaiwan\nA lidded bowl.\nTea."
    blocks = (Block("term", 0, 6), Block("definition", 7, 21), Block("paragraph", 22, 26))
    first = section("a", text, title="All tea", blocks=blocks)
    assert read_outline(outline_of(first)) == Outline(0, "All tea", "All tea", ("Gaiwan",))
    later = replace(first, position=1, breadcrumb=("Bowls", "Small  ones"), blocks=())
    assert read_outline(outline_of(later)) == Outline(2, "Small ones", "", ())


def test_a_sentence_is_no_term() -> None:
    text = "word " * 20
    one = section("a", text, blocks=(Block("term", 0, len(text)), Block("term", 0, 0)))
    assert read_outline(outline_of(one)).terms == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_heading_is_read_again_on_one_line(title: str, heading: str) -> None:
    one = section("a", "Tea.", title=title, breadcrumb=(heading,))
    outline = read_outline(outline_of(one))
    expected = " ".join(heading.split()).encode("utf-8", "replace").decode()
    assert (outline.depth, outline.heading) == (1, expected)
