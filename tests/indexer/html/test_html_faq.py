from __future__ import annotations

import json

import pytest

from indexer.document import Heading
from indexer.html.html_reader import read_html


def _lines(body: str, *items: tuple[str, str]) -> list[str]:
    questions = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": text}}
        for name, text in items
    ]
    data = json.dumps({"@type": "FAQPage", "mainEntity": questions})
    page = f"<title>FAQ</title><script type='application/ld+json'>{data}</script><main>{body}</main>"
    blocks = read_html("faq.html", page).blocks
    return [f"h{block.level} {block.text}" if isinstance(block, Heading) else block.text for block in blocks]


@pytest.mark.parametrize(
    "shown",
    [
        "<dl><dt>Who  pays?</dt><dd>You do.</dd></dl>",
        "<details><summary>Who pays?</summary>You do.</details>",
        "<button aria-controls=a>Who pays?</button><div id=a hidden>You do.</div>",
        "<p>Who pays?</p><p>You do.</p>",
        "<p><strong>Who pays?</strong> You do.</p>",
        "<div><span>Who pays?</span><svg></svg></div><div>You do.</div>",
        "<h3>Who pays?</h3><p>You do.</p>",
        "<h3><button>Who pays?</button></h3><p>You do.</p>",
        "<ul><li><b>Who pays?</b><p>You do.</p></ul>",
    ],
)
def test_a_question_that_shows_heads_its_answer(shown: str) -> None:
    lines = _lines(f"<h2>Money</h2>{shown}<h2>More</h2>", ("Who pays?", "<p>You do.</p>"))
    assert lines == ["h2 Money", "h3 Who pays?", "You do.", "h2 More"]


def test_a_question_that_is_a_heading_keeps_its_level() -> None:
    assert _lines("<h2>Money</h2><h4>Who pays?</h4>You do.", ("Who pays?", "You do."))[1] == "h4 Who pays?"


def test_half_characters_in_the_data_are_left_out() -> None:
    assert _lines("<p>a</p>", ("Who\ud800 pays?", "You\udc00 do.")) == ["a", "h2 Who pays?", "You do."]


def test_an_item_that_shows_nowhere_is_added_at_the_end() -> None:
    lines = _lines(
        "<p>a</p>", ("Who pays?", "<ul><li>You</li><li>They</li></ul>"), ("Who pays?", "<b>Again</b>")
    )
    assert lines == ["a", "h2 Who pays?", "You", "They"]


def test_an_answer_that_shows_under_another_question_is_not_doubled() -> None:
    assert _lines("<p>Payment</p><p>You do, mostly.</p>", ("Who pays?", "<p>You do, mostly.</p>")) == [
        "Payment",
        "You do, mostly.",
    ]


def test_questions_in_microdata_are_headings() -> None:
    page = (
        "<title>FAQ</title><main itemscope itemtype='https://schema.org/FAQPage'><h2>Money</h2>"
        "<div itemprop=mainEntity itemscope itemtype='https://schema.org/Question'>"
        "<div itemprop=name>Who pays?</div><div itemprop=acceptedAnswer itemscope"
        " itemtype='https://schema.org/Answer'><p itemprop=text>You.</p></div>"
    )
    blocks = read_html("faq.html", page).blocks
    assert [block.text for block in blocks] == ["Money", "Who pays?", "You."]
    assert blocks[1] == Heading("Who pays?", 3, None)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"FAQPage"}',
        '{"@type":"FAQPage","mainEntity":[7,{"name":5}]}',
        '{"@type":7}',
        "[[1]]",
        "null",
    ],
)
def test_data_of_another_shape_is_ignored(data: str) -> None:
    page = f"<title>t</title><script type='application/ld+json'>{data}</script><p>a"
    assert [block.text for block in read_html("faq.html", page).blocks] == ["a"]
