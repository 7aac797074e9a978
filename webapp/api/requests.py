"""What each route takes: the definitions that check requests, and that the API's description is made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from engine.filters import Filters
from webapp.api.fields import (
    MAX_LIMIT,
    MAX_WORD_LENGTH,
    Day,
    FromText,
    Name,
    Question,
    Switch,
    Typed,
)
from webapp.filter_parameters import MOST_GROUPS
from webapp.parameters import MAX_OFFSET

MAX_SUGGESTIONS = 20


class SearchQuery(BaseModel):
    """The parameters of a search."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[Question, Field(description="The question, in plain words.", examples=["what is new"])]
    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT, description="How many hits to give."), FromText] = 10
    offset: Annotated[
        int, Field(ge=0, le=MAX_OFFSET, description="How many hits to leave out first."), FromText
    ] = 0
    explain: Annotated[Switch, Field(description="Whether each hit says why it is there.")] = False
    correct: Annotated[Switch, Field(description="Whether unknown words are corrected.")] = True
    group: Annotated[
        tuple[Name, ...],
        Field(
            max_length=MOST_GROUPS,
            description="Only documents of this group: the first folder of their path. May be repeated.",
        ),
    ] = ()
    from_: Annotated[Day, Field(alias="from", description="Only documents of this day or later.")] = None
    to: Annotated[Day, Field(description="Only documents of this day or earlier.")] = None

    @field_validator("group")
    @classmethod
    def _in_order(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        """One spelling of a choice; an empty name says nothing."""
        return tuple(sorted({*groups} - {""}))

    @property
    def is_of_no_day(self) -> bool:
        """Whether no document can be of both days, or between them."""
        return bool(self.from_ and self.to and self.from_ > self.to)

    @property
    def filters(self) -> Filters:
        """Which documents are wanted."""
        return Filters(frozenset(self.group), self.from_, self.to)


class SuggestQuery(BaseModel):
    """The parameters of suggestions."""

    model_config = ConfigDict(frozen=True)

    q: Annotated[Typed, Field(description="What has been typed so far.", examples=["how lo"])] = ""
    limit: Annotated[
        int, Field(ge=1, le=MAX_SUGGESTIONS, description="How many suggestions to give at most."), FromText
    ] = 8


class Feedback(BaseModel):
    """A vote on what a question got."""

    model_config = ConfigDict(frozen=True, strict=True)

    question: Annotated[
        Question, Field(description="The question as it was asked.", examples=["what is new"])
    ]
    vote: Annotated[Literal["up", "down"], Field(description="Whether the answer helped.")]
    section_id: Annotated[
        Name | None, Field(alias="sectionId", description="The section that the vote is about, if about one.")
    ] = None
    word: Annotated[
        Annotated[str, Field(max_length=MAX_WORD_LENGTH)] | None, Field(description="A word on why.")
    ] = None


class BuildOrder(BaseModel):
    """How an index is to be built."""

    model_config = ConfigDict(frozen=True, strict=True)

    full: Annotated[bool, Field(description="Whether everything is built anew.")] = False
    force: Annotated[bool, Field(description="Whether to publish even what the guard would refuse.")] = False
