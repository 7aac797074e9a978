from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.html.html_node import Element
from indexer.html.html_tree import parse_html
from indexer.html.html_weight import Weight, Weights

_MEMBERS = ("text", "links", "inner_links", "headings", "link_count", "h1_text", "h1_links")
_PIECES = st.sampled_from(
    "<div> </div> <h1> </h1> <h2> </h2> <p> <ul> <li> </ul> <a> </a> <svg> </svg> <noscript> </noscript> word"
    " x <a&#32;href=/> <a&#32;href=#a>".replace("&#32;", "\u2420").split()
)


def _page(pieces: list[str]) -> Element:
    return parse_html("".join(pieces).replace("\u2420", " "))


def _numbers(weight: Weight) -> list[int]:
    return [getattr(weight, member) for member in _MEMBERS]


def test_the_text_of_an_element_is_counted_by_what_it_is() -> None:
    soup = parse_html("<div><h1>ab <a href=/>cd</a></h1><p>efg<a href=#x>h</a></p><script>no</script></div>")
    assert _numbers(Weights(soup)[soup.elements[0]]) == [8, 3, 1, 4, 2, 4, 2]


def test_scripts_and_what_stands_in_them_weigh_nothing() -> None:
    soup = parse_html("<p>a</p><noscript><p>b</p></noscript>")
    weights = Weights(soup)
    assert [weights[tag].text for tag in (soup, *soup.elements)] == [1, 1, 0, 0]


@given(st.lists(_PIECES, max_size=30), st.lists(st.integers(0, 30), max_size=3))
def test_after_a_removal_weights_are_those_of_what_is_left(pieces: list[str], places: list[int]) -> None:
    soup = _page(pieces)
    weights = Weights(soup)
    tags = soup.elements
    for place in places:
        if place < len(tags):
            weights.remove(tags[place])
    weights.update()
    anew = Weights(soup)
    for tag in (soup, *soup.elements):
        assert _numbers(weights[tag]) == _numbers(anew[tag])
