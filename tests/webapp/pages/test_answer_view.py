"""The answer card where other sections stand beside the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from engine.results import Answer, OtherAnswer, Reason
from engine.section import Span
from tests.webapp.fake_engine import FakeEngine, paragraph, section, tea_answer

OTHERS = [
    section("b1", [paragraph("Steep green tea for 4 minutes.")], ("Times",), doc="b.md", title="Tea for all"),
    section("b2", [paragraph("Steep green tea for 9 minutes.")], ("Time",), doc="c.md", title="Old tea"),
]


def other(number: int, reason: Reason, side: str | None = None) -> OtherAnswer:
    """What one of the other sections says."""
    where = OTHERS[number]
    span = where.text.removeprefix("Steep green tea for ").rstrip(".")
    return OtherAnswer(
        reason=reason,
        text=where.text,
        span=span,
        start=0,
        end=len(where.text),
        section_id=where.id,
        title=where.title,
        breadcrumb=where.breadcrumb,
        url=where.url,
        date="2019-03-15",
        side=side,
    )


def card(client: FlaskClient, fake: FakeEngine, answer: Answer) -> Tag:
    """The answer card for an answer."""
    fake.sections = [*fake.sections, *OTHERS]
    fake.answer = answer
    return BeautifulSoup(client.get("/?q=green+tea").data, "html.parser").select(".answer-card")[0]


def texts(found: Tag, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in found.select(selector)]


def test_an_answer_alone_has_neither_date_nor_block(client: FlaskClient, fake: FakeEngine) -> None:
    found = card(client, fake, replace(tea_answer(), date="2025-05-03"))
    assert not found.select("time, .otherwise, .sides")


def test_a_disagreement_stands_below_with_source_span_and_both_dates(
    client: FlaskClient, fake: FakeEngine
) -> None:
    answer = replace(tea_answer(), date="2025-05-03", others=(other(0, "disagrees"),))
    found = card(client, fake, answer)
    assert texts(found, ".otherwise h3") == ["Another section says something else"]
    assert texts(found, "blockquote") == [answer.text, "Steep green tea for 4 minutes."]
    assert texts(found, "strong") == ["2 minutes", "4 minutes"]
    assert texts(found, "time") == ["dated 3 May 2025", "dated 15 March 2019"]
    assert [one["datetime"] for one in found.select("time")] == ["2025-05-03", "2019-03-15"]
    link = found.select(".otherwise a")[0]
    assert str(link["href"]).startswith("/doc/b.md?q=green+tea&section=b1&start=0&end=30#")
    assert texts(found, ".otherwise a") == ["Tea for all › Times"]


def test_several_that_disagree_are_told_in_the_plural(client: FlaskClient, fake: FakeEngine) -> None:
    answer = replace(tea_answer(), others=(other(0, "disagrees"), other(1, "disagrees")))
    found = card(client, fake, answer)
    assert texts(found, ".otherwise h3") == ["Other sections say something else"]
    assert texts(found, ".otherwise strong") == ["4 minutes", "9 minutes"]
    assert texts(found, "time") == ["dated 15 March 2019", "dated 15 March 2019"]


def test_the_sides_of_a_comparison_stand_side_by_side(client: FlaskClient, fake: FakeEngine) -> None:
    answer = replace(tea_answer(), side="green", others=(other(0, "compared", "black"),))
    found = card(client, fake, answer)
    assert texts(found, ".sides h3") == ["green", "black"]
    assert texts(found, ".sides blockquote") == [answer.text, "Steep green tea for 4 minutes."]
    assert texts(found, ".sides figcaption") == ["Tea › Making tea › Steeping", "Tea for all › Times"]
    assert not found.select(".otherwise, time")


def test_a_side_is_the_visitors_text_and_no_markup(client: FlaskClient, fake: FakeEngine) -> None:
    side = "<script>alert(1)</script>"
    found = card(client, fake, replace(tea_answer(), side="x", others=(other(0, "compared", side),)))
    assert not found.select("script")
    assert texts(found, ".sides h3") == ["x", side]


def test_quoted_tables_of_two_sections_do_not_share_an_id(client: FlaskClient, fake: FakeEngine) -> None:
    rows = [("row", "", "Tea: Green | Time: 2 minutes", 0), ("row", "", "Tea: Black | Time: 4 minutes", 0)]
    first, second = (
        section(f"t{number}", rows, ("Times",), doc=f"t{number}.md", title=f"Teas {number}")  # type: ignore[arg-type]
        for number in range(2)
    )
    quoted = replace(
        tea_answer(), text=first.text, start=0, end=len(first.text), section_id="t0", span="2 minutes"
    )
    beside = replace(quoted, section_id="t1", span="4 minutes").beside("disagrees")
    fake.sections = [first, second]
    fake.answer = replace(quoted, others=(beside,))
    page = BeautifulSoup(client.get("/?q=tea").data, "html.parser")
    assert len(page.select("#quire-answer")) == 1
    assert texts(page, ".otherwise td mark") == ["4 minutes"]


@pytest.mark.parametrize("date", ["yesterday", "", "2024-13-45", "<b>"])
def test_a_date_that_is_none_does_no_harm(client: FlaskClient, fake: FakeEngine, date: str) -> None:
    answer = replace(tea_answer(), date=date, others=(other(0, "disagrees"),))
    found = card(client, fake, answer)
    assert not found.select("b")
    assert len(found.select("time")) == (2 if date else 1)


def test_a_section_that_is_gone_is_quoted_without_a_link(client: FlaskClient, fake: FakeEngine) -> None:
    gone = replace(other(0, "disagrees"), section_id="gone", url="b.md")
    found = card(client, fake, replace(tea_answer(), others=(gone,)))
    assert texts(found, ".otherwise blockquote") == ["Steep green tea for 4 minutes."]
    assert not found.select(".otherwise a")


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.93, "Very likely right"), (0.7, "Likely right"), (0.3, "Possibly right")]
)
def test_how_sure_it_is_stands_on_the_card_in_words(
    client: FlaskClient, fake: FakeEngine, confidence: float, words: str
) -> None:
    found = card(client, fake, replace(tea_answer(), confidence=confidence))
    assert texts(found, ".confidence") == [words]


def test_a_disagreement_is_called_so_whatever_the_confidence(client: FlaskClient, fake: FakeEngine) -> None:
    found = card(client, fake, replace(tea_answer(), others=(other(0, "disagrees"),)))
    assert texts(found, ".confidence") == ["Sources differ"]
    assert "whatever its date" in texts(found, ".why li")[0]


def test_why_it_answers_is_told_with_its_rank_and_its_reasons(client: FlaskClient, fake: FakeEngine) -> None:
    found = card(client, fake, tea_answer())
    meaning, *others = texts(found, ".why li")
    assert "9 of 10" in meaning
    assert others == ["Its section is result 2 below.", "The heading holds “tea”", "Missing: “milk”"]


def test_a_section_that_is_no_result_of_the_page_has_no_rank(client: FlaskClient, fake: FakeEngine) -> None:
    found = card(client, fake, replace(tea_answer(), section_id="gone"))
    assert len(texts(found, ".why li")) == 1


def test_the_original_is_opened_at_the_sentence_with_the_short_answer(
    client: FlaskClient, fake: FakeEngine
) -> None:
    first, second = "Tea is an old drink.", "Steep green tea for 2 minutes at most."
    text = f"{first} {second}"
    sentences = (Span(0, len(first)), Span(len(first) + 1, len(text)))
    fake.sections = [replace(section("a2", [paragraph(text)]), sentences=sentences)]
    found = card(client, fake, replace(tea_answer(), text=text, end=len(text)))
    assert [link["href"] for link in found.select(".original")] == [
        "https://example.org/tea#steeping:~:text=Steep%20green%20tea%20for%202%20minutes%20at%20most."
    ]
