"""Kinds of values that a request may hold: each checks what was sent, and is described by what it checks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from engine.filters import read_day
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text
from webapp.parameters import SWITCH

MAX_LIMIT = 100
# Folders have no longer names.
MAX_NAME_LENGTH = 255
MAX_WORD_LENGTH = 200
_MOST_DIGITS = 9
# What no date is made from.
_NO_DAY = object()
# Python and JSON Schema agree on what this is, unlike on white space.
_SOMETHING_VISIBLE = r"[^\s\x00-\x1f\x7f-\x9f]"


def _cleaned(value: object) -> object:
    # The limit is one of what is sent, which is all that the API's description can speak of.
    if isinstance(value, str) and len(value) <= MAX_QUESTION_LENGTH:
        return clean_text(value)
    return value


def _number(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS:
        return int(value)
    # What int() would take beyond that (spaces, signs, other scripts' digits) is refused.
    return None


def _switched(value: object) -> object:
    return SWITCH.get(value.lower()) if isinstance(value, str) else None


def _day(value: object) -> object:
    # A form sends every field that it has, empty ones too.
    if value == "":
        return None
    return read_day(value) or _NO_DAY if isinstance(value, str) else _NO_DAY


# A whole number written in digits; stands last, for what is asked of the number is asked after it.
FromText = BeforeValidator(_number)
Switch = Annotated[
    bool,
    BeforeValidator(_switched),
    WithJsonSchema({"type": "string", "enum": list(SWITCH)}),
]
Day = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]}),
]
Question = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_QUESTION_LENGTH,
        json_schema_extra={"pattern": _SOMETHING_VISIBLE},
    ),
    BeforeValidator(_cleaned),
]
# What somebody is still typing: nothing yet, perhaps.
Typed = Annotated[str, Field(max_length=MAX_QUESTION_LENGTH), BeforeValidator(_cleaned)]
Name = Annotated[str, Field(max_length=MAX_NAME_LENGTH)]
