"""What each route gives, member by member, for the API's description; tests compare it with what is sent."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

Score = Annotated[float, Field(description="Orders the hits of one question; means nothing between two.")]
Anchor = Annotated[str | None, Field(description="The id that the url points to.")]
Breadcrumb = Annotated[list[str], Field(description="The headings that it stands under, outermost first.")]
Url = Annotated[str, Field(description="The original page, at the very place where it names one.")]
Span = Annotated[str | None, Field(description="The stretch that answers; null if the whole text does.")]
Start = Annotated[int, Field(ge=0, description="Where it begins in the section's text, in characters.")]
End = Annotated[int, Field(ge=0, description="Where it ends in the section's text.")]
Side = Annotated[str | None, Field(description="Of a comparison, what this is about.")]
Dated = Annotated[str | None, Field(description="The document's date as it gives it, ISO 8601.")]
IndexVersion = Annotated[str, Field(description="The generation of the index.")]
Milliseconds = Annotated[float, Field(ge=0, description="How long the server took, in milliseconds.")]


class Match(TypedDict):
    """A stretch of a text that matches the question."""

    start: Annotated[int, Field(ge=0)]
    length: Annotated[int, Field(ge=0)]


class Formatted(TypedDict):
    """HTML, already escaped, with matches in <mark>."""

    title: str
    snippet: str


class Quoted(TypedDict):
    """What stands beside an answer, quoted like it."""

    reason: Annotated[
        Literal["disagrees", "compared"],
        Field(description="Another document's other figure, or another side of a comparison."),
    ]
    side: Side
    text: str
    span: Span
    start: Start
    end: End
    sectionId: str
    title: str
    breadcrumb: Breadcrumb
    url: Url
    date: Dated


class Answer(TypedDict):
    """The answer, quoted word for word from one section."""

    text: str
    span: Span
    start: Start
    end: End
    confidence: Annotated[float, Field(ge=0, le=1, description="How likely it is to be right.")]
    sectionId: str
    title: str
    breadcrumb: Breadcrumb
    url: Url
    date: Dated
    side: Side
    others: list[Quoted]


class Hit(TypedDict):
    """One section that was found."""

    id: Annotated[str, Field(description="The section's id, the same in the next generation.")]
    doc: Annotated[str, Field(description="The file's path below the documents' folder.")]
    anchor: Anchor
    title: Annotated[str, Field(description="The document's title.")]
    breadcrumb: Breadcrumb
    url: Url
    text: Annotated[str, Field(description="The whole section, as raw text.")]
    _score: Score
    _formatted: Formatted
    _matches: Annotated[list[Match], Field(description="Stretches of the text.")]
    _explanation: NotRequired[
        Annotated[dict[str, Any], Field(description="With explain=1: reasons in words, and their figures.")]
    ]


class SearchResults(TypedDict):
    """What a question gets back."""

    query: Annotated[str, Field(description="The question as it was read.")]
    correctedQuery: Annotated[
        str | None, Field(description="What was searched for instead; null for the question.")
    ]
    answer: Annotated[Answer | None, Field(description="null where the documents hold none.")]
    hits: list[Hit]
    estimatedTotalHits: Annotated[int, Field(ge=0)]
    limit: int
    offset: int
    processingTimeMs: Milliseconds
    indexVersion: IndexVersion
    suggestedQuery: NotRequired[
        Annotated[str, Field(description="With correct=0: what the question may have meant.")]
    ]


class Block(TypedDict):
    """One paragraph, item, row or the like of a section's text."""

    kind: Annotated[
        Literal[
            "paragraph", "item", "step", "row", "caption", "term", "definition", "code", "quote"
        ],
        Field(),
    ]  # fmt: skip
    start: Start
    end: End
    level: Annotated[int, Field(ge=0, description="How deep an item is nested, from 1; 0 elsewhere.")]


class Section(TypedDict):
    """One section whole."""

    id: str
    doc: str
    anchor: Anchor
    title: str
    breadcrumb: Breadcrumb
    url: Url
    date: Dated
    description: Annotated[str | None, Field(description="The document's own description.")]
    position: Annotated[int, Field(ge=0, description="Its place in the document, from 0.")]
    text: str
    blocks: list[Block]


class FormattedText(TypedDict):
    """HTML, already escaped, with what was typed in <mark>."""

    text: str


class Suggestion(TypedDict):
    """One text to choose."""

    text: str
    kind: Literal["question", "heading", "term"]
    url: Annotated[str | None, Field(description="For a heading, its place in the document view.")]
    _formatted: FormattedText


class Suggestions(TypedDict):
    """What may be meant by what has been typed, likeliest first."""

    query: str
    suggestions: list[Suggestion]
    processingTimeMs: Milliseconds


class Health(TypedDict):
    """What the server serves."""

    status: Literal["ok"]
    indexVersion: IndexVersion
    documents: Annotated[int, Field(ge=0)]
    sections: Annotated[int, Field(ge=0)]
    built: Annotated[str, Field(description="When the index was built, ISO 8601.")]


class Unavailable(TypedDict):
    """Why the server has nothing to serve."""

    status: Literal["unavailable"]
    detail: str


class LeftOut(TypedDict):
    """A file that could not be indexed."""

    path: str
    reason: str


class BuildReport(TypedDict):
    """What a build did; of each kind of path at most 500 are named."""

    generation: Annotated[int, Field(ge=0, description="The generation that is in use after the build.")]
    published: Annotated[bool, Field(description="false when nothing had changed.")]
    new: list[str]
    changed: list[str]
    gone: list[str]
    leftOut: list[LeftOut]
    counts: Annotated[dict[str, int], Field(description="How many paths there are of each kind in all.")]
    otherFiles: NotRequired[
        Annotated[dict[str, int], Field(description="Documents of kinds that are not read, by suffix.")]
    ]
    filesRead: Annotated[int, Field(ge=0)]
    documents: Annotated[int, Field(ge=0)]
    sections: Annotated[int, Field(ge=0)]
    seconds: Annotated[float, Field(ge=0)]
    rebuildReason: Annotated[str | None, Field(description="Why everything was read, where it was.")]


class Build(TypedDict):
    """One build."""

    id: str
    state: Annotated[
        Literal["starting", "running", "published", "unchanged", "refused", "failed", "lost"],
        Field(
            description="starting and running: under way; refused: by the guard; lost: its process is gone."
        ),
    ]
    origin: Annotated[
        Literal["desk", "api", "command", "watch"], Field(description="Who asked for the build.")
    ]
    full: bool
    force: bool
    started: Annotated[str, Field(description="ISO 8601.")]
    finished: Annotated[str | None, Field(description="ISO 8601; null while it is under way.")]
    stage: Annotated[str | None, Field(description="What it does at the moment.")]
    done: Annotated[int, Field(ge=0, description="How many files are read.")]
    total: Annotated[int | None, Field(ge=0, description="How many files are to be read; null until known.")]
    report: BuildReport | None
    verdict: Annotated[list[str], Field(description="What the guard has to say of the result.")]
    problem: Annotated[str | None, Field(description="Why it was refused or failed.")]


class Builds(TypedDict):
    """The last builds."""

    builds: Annotated[list[Build], Field(description="Latest first.")]


class FieldProblem(TypedDict):
    """What is wrong with one parameter or member."""

    field: str
    message: str


class Problem(TypedDict):
    """An error, as RFC 9457 has it."""

    type: str
    title: Annotated[str, Field(description="The status's own phrase.")]
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(description="What is wrong, for people.")]
    code: Annotated[str, Field(description="What is wrong, for programs.", examples=["invalid_parameters"])]
    errors: Annotated[list[FieldProblem], Field(description="Every bad field, where fields are bad.")]
