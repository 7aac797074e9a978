"""Every sentence a visitor or a caller can read, in one place, ready for translation.

A translation is this module in another language: copy it, set ``LANGUAGE`` (a BCP 47 tag) and ``DIRECTION``
("ltr" or "rtl"; style sheets name sides by where a line starts and ends, so nothing else turns), translate
the texts, and in the functions what a language puts otherwise: plural forms, order of words, how numbers and
dates are written. Every name must stay. Nothing of a document or a question is ever translated: pages set it
apart with ``dir="auto"`` or ``<bdi>``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

LANGUAGE = "en"
DIRECTION = "ltr"

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
WHY_ANSWER = "Why this answer?"
LINK_TO_PASSAGE = "Passage link"
LINK_COPIED = "Link copied"
VERY_LIKELY = "Very likely right"
LIKELY = "Likely right"
POSSIBLY = "Possibly right"
VERY_LIKELY_MEANS = "Measured on judged questions, about 9 of 10 answers that looked as good were right."
LIKELY_MEANS = "Measured on judged questions, about 7 of 10 answers that looked as good were right."
POSSIBLY_MEANS = "Measured on judged questions, about 1 of 3 answers that looked like this was right."
LIKELIEST = "The likeliest"
NO_ANSWER = "No sentence found answers this with enough certainty. These passages come nearest."
DIFFERING = "Sources differ"
DIFFERING_MEANS = "Sections give different figures; the likeliest stands first, whatever its date."
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

HELPFUL = "Helpful"
NOT_HELPFUL = "Not helpful"
VOTE_THANKS = "Thank you."
VOTE_WORD = "One word on why (optional)"
VOTE_SEND = "Send"

FILTERS = "Filters"
GROUPS = "Part of the collection"
DATES = "Date of the document"
FROM = "From"
TO = "To"
APPLY_FILTERS = "Apply"
ACTIVE_FILTERS = "Shown are only results of:"
REMOVE_FILTER = "Remove filter:"
REMOVE_ALL_FILTERS = "Remove all filters"
SEARCH_WITHOUT_FILTERS = "Search without filters"
FILTERED_OUT_HELP = "There may be results that the filters leave out."

ABOUT_SITE = "About this search"
API = "For programs: the API"
DESK = "For editors: the desk"
KEYS_BEFORE = "To ask from anywhere on the page, press"
KEYS_BETWEEN = "or"

BACK_TO_RESULTS = "Back to results"
CONTENTS = "On this page"
TABLE = "Table"

HOME = "Go to the search page"
QUESTION_MISSING = "q is missing or empty: give the question, for example ?q=what+is+new."
VOTES_NOT_KEPT = "Votes are not kept here."
INVALID_PARAMETERS = "Some parameters cannot be used; see errors."
DAYS_REVERSED = "from must not be after to."
API_TITLE = "The API"
API_DOCUMENT = "The same for programs (OpenAPI 3.1)"
API_NAME = "Name"
API_LIMITS = "Value"
API_MEANING = "Meaning"
API_REQUIRED = "required"
API_PARAMETERS = "Parameters"
API_BODY = "Body (JSON)"
API_ANSWERS = "Answers"
API_MEMBERS = "Members"
API_ERRORS = "Errors"
API_SECURED = "Needs the token that the server was started with."
API_BEARER = "Authorization: Bearer TOKEN"
API_DAY = "day like 2024-05-31"
BODY_REFUSED = "The body must be a JSON object in UTF-8."
NOT_FOUND_DETAIL = "There is nothing at this address."
SECTION_NOT_FOUND = "The index holds no section with this id."
BUILD_NOT_FOUND = "There is no record of a build with this id."
DESK_CLOSED = "The server was started without a token: set QUIRE_TOKEN to build over the API."
TOKEN_NEEDED = "Show the server's token: Authorization: Bearer followed by it."
REQUEST_HEADERS_TOO_LARGE = "The request has too many headers, or too large ones."
REQUEST_UNREADABLE = "The request is no HTTP that can be read."
SEND_JSON = "Send the body as JSON, with the header Content-Type: application/json."
INTERNAL_ERROR_DETAIL = "The server could not answer this request. The reason is in its log."

QUESTION_REFUSED_TITLE = "The question could not be used"
NOT_FOUND_TITLE = "Page not found"
NOT_FOUND_TEXT = "There is nothing at this address. The document may have been moved or renamed."
UNAVAILABLE_TITLE = "Search is not available"
UNAVAILABLE_TEXT = (
    "There is no index that can be used yet. Please try again later; the server's log says why."
)
INTERNAL_ERROR_TITLE = "Something went wrong"
INTERNAL_ERROR_TEXT = "The page could not be shown. Please try again in a moment."


# What scripts show. A name that ends in a plural category ("one", "few", "other") is used for numbers of it.
_SUGGESTION_TEXTS = {
    "suggestions": "Suggestions",
    "suggestions-one": "1 suggestion",
    "suggestions-other": "{count} suggestions",
    "kind-question": "Questions asked before",
    "kind-heading": "Sections",
    "kind-term": "Terms",
}
PAGE_TEXTS = _SUGGESTION_TEXTS | {"copy-link": "Copy link"}
EMBED_TEXTS = _SUGGESTION_TEXTS | {
    "label": QUESTION_LABEL,
    "placeholder": "",
    "search": SEARCH,
    "results-one": "1 result",
    "results-other": "About {count} results",
    "none": "No results for “{question}”",
    "answer": ANSWER,
    "otherwise": "Other sections say something else",
    "corrected": SHOWING_RESULTS_FOR,
    "original": SEARCH_INSTEAD_FOR,
    "more": "More results",
    "page": "All results on the search page",
    "unreachable": "The search cannot be reached from this page.",
}

EMBED_TITLE = "Search on your own pages"
EMBED_LEAD = "One tag puts this search on any page: its box, its suggestions and its results."
EMBED_TAG = "The tag"
EMBED_TAG_TEXT = (
    "Without <quire-search> the box stands where the script does. The page's address has to be allowed by "
    "whoever runs this search, with --origins."
)
EMBED_TRY = "Try it"
EMBED_ATTRIBUTES = "Attributes"
EMBED_ATTRIBUTE_ROWS = (
    ("limit", "How many results are shown at once, from 1 to 50."),
    ("shortcut", "The keys / and Ctrl K (⌘ K on a Mac) go to the box from anywhere on the page."),
    ("lang", "Language of the texts that you give."),
    ("text-label, text-search, …", "Texts of your own, under the names that stand at the end of this page."),
)
EMBED_COLOURS = "Colours and shape"
EMBED_COLOURS_TEXT = (
    "Set these properties on the element or on anything around it. In dark pages that declare it "
    "(color-scheme), its own colours are dark too."
)
EMBED_PARTS_TEXT = "For anything else, style its parts, for example quire-search::part(button):"
EMBED_TEXTS_TITLE = "Texts"
EMBED_NAME = "Name"
EMBED_MEANING = "Meaning"


def number(value: int) -> str:
    """A count with its thousands set apart."""
    return f"{value:,}"


def counted(value: int, singular: str, plural: str) -> str:
    """A count with its noun: "1 result", "1,200 results"."""
    return f"{number(value)} {singular if value == 1 else plural}"


def sentence(text: str) -> str:
    """What the engine says of a question, as a page says it: with a capital letter."""
    return text[:1].upper() + text[1:]


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


def no_results(question: str, filtered: bool = False) -> str:
    """The line that stands where hits would."""
    return f"No results for “{question}”" + (" with these filters" if filtered else "")


def from_day(day: str) -> str:
    """A filter: documents from this day (ISO 8601) on."""
    return f"from {in_words(day)}"


def to_day(day: str) -> str:
    """A filter: documents up to this day (ISO 8601)."""
    return f"until {in_words(day)}"


def dated_between(earliest: str, latest: str) -> str:
    """Of which days (ISO 8601) there are documents."""
    return f"({in_words(earliest)} to {in_words(latest)})"


def search_description(name: str) -> str:
    """What a browser says of the site as a search engine."""
    return f"Ask {name}: {TAGLINE}"


def ranked(rank: int) -> str:
    """Where the section of the answer stands among the results."""
    return f"Its section is result {number(rank)} below."


def says_otherwise(others: int) -> str:
    """Stands above what disagrees with the answer."""
    return "Another section says something else" if others == 1 else "Other sections say something else"


def dated(day: str) -> str:
    """A document's date: "dated 3 May 2025" of ``2025-05-03``."""
    return f"dated {in_words(day)}"


def in_words(day: str) -> str:
    """A day: "3 May 2025" of ``2025-05-03``; what is no day of the calendar stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"


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


def not_a_day(name: str) -> str:
    """Says how a day is written."""
    return f"{name} must be a day written like 2024-05-31 (year-month-day)."


def too_many_groups(most: int) -> str:
    """Says how many groups may be chosen."""
    return f"At most {number(most)} groups can be chosen at once."


def missing(name: str) -> str:
    """Says that something must be given."""
    return f"{name} is missing or empty."


def text_too_long(name: str, limit: int) -> str:
    """Says how long a text may be."""
    return f"{name} may have at most {number(limit)} characters."


def not_one_of(name: str, values: Iterable[str]) -> str:
    """Says which words a parameter takes."""
    return f"{name} must be one of: {', '.join(values)}."


def not_of_kind(name: str, kind: str) -> str:
    """Says what a member of a JSON body is, in JSON's own words."""
    return f"{name} must be a {kind}."


def method_not_allowed(allowed: str) -> str:
    """Says which methods an address takes."""
    return f"This address takes {allowed} only."


def too_many_attempts(seconds: int) -> str:
    """Says when a token may be tried again."""
    return f"Too many wrong tokens; try again in {number(seconds)} seconds."


def request_line_too_long(limit: int) -> str:
    """Says how long an address may be."""
    return f"The address of a request may have at most {number(limit)} bytes."


def api_of(part: str, route: str) -> str:
    """Names a table of the API's page."""
    return f"{part}: {route}"


def api_default(value: str) -> str:
    """Says what counts where nothing is given."""
    return f"{value} if not given"


def api_one_of(values: Iterable[str]) -> str:
    """Says which words may be given."""
    return " or ".join(values)


def api_either(kinds: Iterable[str]) -> str:
    """Says which kinds of value there may be."""
    return " or ".join(kinds)


def api_list(kind: str) -> str:
    """Says what a list is of."""
    return f"list of {kind}"


def api_range(low: int, high: int) -> str:
    """Says which numbers there may be."""
    return f"{number(low)} to {number(high)}"


def api_at_least(low: int) -> str:
    """Says the least number."""
    return f"at least {number(low)}"


def api_characters(most: int) -> str:
    """Says how long a text may be."""
    return f"at most {number(most)} characters"


def api_times(most: int) -> str:
    """Says how often something may be given."""
    return f"at most {number(most)} times"
