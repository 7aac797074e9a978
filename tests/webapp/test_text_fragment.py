"""Addresses with text directives."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.text_fragment import with_text_fragment

PAGE = "https://example.org/tea.html"
TWENTY = " ".join(f"w{number}" for number in range(20))


def test_few_words_are_named_whole_behind_the_id() -> None:
    url = with_text_fragment(f"{PAGE}#fees", "Co-pays, fees & costs\n rise again.")
    assert url == f"{PAGE}#fees:~:text=Co%2Dpays%2C%20fees%20%26%20costs%20rise%20again."


def test_many_words_are_named_by_the_first_and_the_last() -> None:
    assert with_text_fragment(PAGE, TWENTY) == (
        f"{PAGE}#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
    )


def test_another_directive_is_replaced() -> None:
    url = with_text_fragment(f"{PAGE}#:~:text=Old", "Four words stand here")
    assert url == f"{PAGE}#:~:text=Four%20words%20stand%20here"


@pytest.mark.parametrize("quoted", ["", "  ", "Yes.", "No more tea"])
def test_words_that_could_stand_anywhere_are_not_looked_for(quoted: str) -> None:
    assert with_text_fragment(f"{PAGE}#fees", quoted) == f"{PAGE}#fees"


@given(st.text(max_size=200), st.sampled_from([PAGE, f"{PAGE}#id", f"{PAGE}#:~:text=a,b"]))
def test_a_directive_holds_no_sign_with_a_meaning_but_the_comma_between(quoted: str, url: str) -> None:
    directive = with_text_fragment(url, quoted).partition("#")[2].partition(":~:text=")[2]
    assert not set("-& #\n") & set(directive)
    assert directive.count(",") <= 1
    if len(quoted.split()) >= 4:
        words = unquote(directive.replace(",", " ")).split()
        known = quoted.encode("utf-8", "replace").decode("utf-8").split()
        assert words[0] == known[0]
        assert words[-1] == known[-1]
