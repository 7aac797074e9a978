"""Small pages in the manner of well-known makers, each against all that must come out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.document import Document, Heading
from indexer.html.html_reader import read_html

_PAGES = Path(__file__).parents[1] / "pages"


def _read(name: str) -> Document:
    return read_html(name, (_PAGES / name).read_text(encoding="utf-8"))


def _lines(document: Document) -> list[str]:
    return [
        f"{'#' * block.level} {block.text} [{block.anchor}]"
        if isinstance(block, Heading)
        else f"{block.kind}: {block.marker}{block.text}"
        for block in document.blocks
    ]


@pytest.mark.parametrize("path", sorted(_PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_no_furniture_is_left(path: Path) -> None:
    document = _read(path.name)
    assert "furniture" not in " ".join([document.title, *(block.text for block in document.blocks)]).lower()


def test_sphinx() -> None:
    document = _read("sphinx.html")
    assert (document.title, document.anchor) == ("2. Claims", "claims")
    assert _lines(document) == [
        "paragraph: A claim asks a payer for money [1].",
        "paragraph: Aside",
        "paragraph: Prose beside the text is text too.",
        "## 2.1. Sending [sending]",
        "term: send(claim)",
        "definition: Send one claim.",
        "code: import claims\nclaims.send()",
        "## 2.2. Comments [comments]",
        "paragraph: Comments on a claim are kept.",
        "paragraph: [1]",
        "paragraph: See https://example.org/payers.",
    ]


def test_docusaurus() -> None:
    document = _read("docusaurus.html")
    assert (document.title, document.url) == ("Exam fees", "https://example.org/docs/exam-fees")
    assert (document.published, document.modified) == ("2024-03-02", "2024-05-01")
    assert document.description == "What the exams cost."
    assert _lines(document) == [
        "paragraph: The fees are as follows.",
        "## CPC [cpc]",
        "item: - Member",
        "paragraph: $399",
        "paragraph: $499",
    ]


def test_a_page_of_the_nineties() -> None:
    document = _read("nineties.html")
    assert document.title == "Bob's Billing Page"
    assert _lines(document) == [
        "paragraph: Billing is the work of asking a payer for money. It needs a form.",
        "paragraph: The form has many boxes.",
        "### The boxes [boxes]",
        "item: - Box 1 is for the name",
        "item: - Box 21 is for the diagnosis",
        "item:   - up to twelve of them",
        "item: - Box 24 is for the charges",
        "paragraph: Fees are below.",
        "row: Form: Paper | Price: $2",
        "row: Form: Electronic | Price: free",
        "paragraph: Send it soon, before the limit of one year, or the payer denies it.",
    ]


def test_a_blog() -> None:
    document = _read("blog.html")
    assert (document.title, document.published, document.modified) == ("Denials", "2023-04-05", "2023-06-07")
    assert _lines(document) == [
        "paragraph: A denial is a claim that the payer refuses. It may be appealed,"
        " and most appeals that are sent succeed.",
        "paragraph: The share of denied claims was 11 percent, more than in the year before it.",
        "quote: Read the code first.",
        "quote: An old biller",
    ]


def test_javadoc() -> None:
    document = _read("javadoc.html")
    assert document.title == "Class Claim"
    assert _lines(document) == [
        "paragraph: public class Claim",
        "paragraph: A request for payment.",
        "term: Since:",
        "definition: 1.8",
        "## Method Summary [method-summary]",
        "caption: Methods",
        "row: Method: send() | Type: void",
    ]


def test_a_form_that_wraps_the_whole_page() -> None:
    assert _lines(_read("aspnet.html")) == [
        "paragraph: A plan covers what its contract says and nothing else, whatever the brochure promises.",
        "paragraph: Ask before the visit.",
    ]


def test_questions_and_answers() -> None:
    assert _lines(_read("accordion.html")) == [
        "## The exam [exam]",
        "### Is it hard? [q1]",
        "paragraph: Not very.",
        "### What does it cost? [q2]",
        "definition: About $425.",
        "### Who pays? [None]",
        "paragraph: You do.",
        "paragraph: Good to know: The exam takes four hours.",
        "## More [None]",
        "paragraph: Write to us.",
        "## Is there <help>? [None]",
        "item: - Grants",
        "item: - Loans",
    ]
