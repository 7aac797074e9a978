"""Every sentence a visitor or a caller can read, in one place, ready for translation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

LANGUAGE = "en"

_PLACES = {"title": "title", "headings": "headings", "passage": "text"}

SKIP = "Skip to content"
QUESTION_LABEL = "Ask a question"
SEARCH = "Search"
TAGLINE = "Answers are quoted word for word from the documents, with their source."
EXAMPLES = "For example"

ANSWER = "Answer"
RESULTS = "Results"
ORIGINAL_PAGE = "Original page"
SHOWING_RESULTS_FOR = "Showing results for"
SEARCH_INSTEAD_FOR = "Search instead for"
DID_YOU_MEAN = "Did you mean:"
WHY = "Why this result?"
WORD = "Word"
SHARE = "Weight"
FOUND_IN = "Found in"
NOT_FOUND = "not here"
PAGES = "Pages of results"
PREVIOUS = "Previous"
NEXT = "Next"
NO_RESULTS_HELP = "What often helps:"
NO_RESULTS_HINTS = (
    "Check the spelling, above all of names and codes.",
    "Use fewer words: the two or three that matter most.",
    "Try other words for the same thing, as a document would put it.",
)

BACK_TO_RESULTS = "Back to results"
CONTENTS = "On this page"
TABLE = "Table"

HOME = "Go to the search page"
QUESTION_MISSING = "q is missing or empty: give the question, for example ?q=what+is+new."
INVALID_PARAMETERS = "Some parameters cannot be used; see errors."
NOT_FOUND_DETAIL = "There is nothing at this address."
SECTION_NOT_FOUND = "The index holds no section with this id."
INTERNAL_ERROR_DETAIL = "The server could not answer this request. The reason is in its log."

QUESTION_REFUSED_TITLE = "The question could not be used"
NOT_FOUND_TITLE = "Page not found"
NOT_FOUND_TEXT = "There is nothing at this address. The document may have been moved or renamed."
UNAVAILABLE_TITLE = "Search is not available"
INTERNAL_ERROR_TITLE = "Something went wrong"
INTERNAL_ERROR_TEXT = "The page could not be shown. Please try again in a moment."


def number(value: int) -> str:
    """A count with its thousands set apart."""
    return f"{value:,}"


def counted(value: int, singular: str, plural: str) -> str:
    """A count with its noun: "1 result", "1,200 results"."""
    return f"{number(value)} {singular if value == 1 else plural}"


def indexed(documents: int, sections: int) -> str:
    """One line on what can be searched."""
    held = counted(sections, "section", "sections")
    return f"Searches {held} of {counted(documents, 'document', 'documents')}"


def result_count(total: int, exact: bool) -> str:
    """The line above the hits."""
    count = counted(total, "result", "results")
    return count if exact else f"About {count}"


def result_count_on_page(total: int, page: int) -> str:
    """The line above the hits from the second page on."""
    return f"Page {number(page)} of about {counted(total, 'result', 'results')}"


def no_results(question: str) -> str:
    """The line that stands where hits would."""
    return f"No results for “{question}”"


def says_otherwise(others: int) -> str:
    """Stands above what disagrees with the answer."""
    return "Another section says something else" if others == 1 else "Other sections say something else"


def dated(day: str) -> str:
    """A document's date: "dated 3 May 2025" of ``2025-05-03``."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return f"dated {day}"
    return f"dated {found.day} {found:%B %Y}"


def page_label(page: int) -> str:
    """How a page is called in titles and links."""
    return f"Page {number(page)}"


def scores(score: float, candidate_score: float) -> str:
    """The figures by which a hit is ordered."""
    return f"Score {score:.2f} (by its words alone: {candidate_score:.2f})"


def share(value: float) -> str:
    """A share from 0 to 1."""
    return f"{value:.0%}"


def places(names: Iterable[str]) -> str:
    """Where a word was found: "title, text"."""
    return ", ".join(_PLACES[name] for name in names)


def found_by(text: str, names: Iterable[str]) -> str:
    """Where something was found that stands for a word."""
    return f"“{text}”: {places(names)}"


def question_too_long(length: int, limit: int) -> str:
    """Says the limit and by how much it is passed."""
    return f"The question has {number(length)} characters; at most {number(limit)} can be used."


def not_in_range(name: str, low: int, high: int) -> str:
    """Says which numbers a parameter takes."""
    return f"{name} must be a whole number from {low} to {high}."


def not_a_switch(name: str) -> str:
    """Says what a parameter takes that is on or off."""
    return f"{name} must be 0 or 1."


def method_not_allowed(allowed: str) -> str:
    """Says which methods an address takes."""
    return f"This address takes {allowed} only."


def request_line_too_long(limit: int) -> str:
    """Says how long an address may be."""
    return f"The address of a request may have at most {number(limit)} bytes."
