"""Request parameters: checked, all at once, before anything is asked of the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.filters import Filters
from engine.questions.question import MAX_QUESTION_LENGTH, clean_text
from webapp import messages
from webapp.field_error import FieldError as FieldError
from webapp.filter_parameters import filters_of

MAX_OFFSET = 10_000
NO_FILTERS = Filters()

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
SWITCH = {"0": False, "1": True, "false": False, "true": True}


class ParameterError(Exception):
    """At least one parameter cannot be taken; ``errors`` has every one that cannot."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed, whether it may be corrected, and of which documents it is asked."""

    question: str
    correct: bool = True
    filters: Filters = NO_FILTERS


def asked_of(args: Mapping[str, str]) -> Asked:
    """The question of a page's address; its spelling is corrected unless the address says not to.

    Filters that cannot be taken are as good as none: ``asking_errors`` tells of them.
    """
    correct = SWITCH.get(args.get("correct", "1").lower(), True)
    errors: list[FieldError] = []
    filters = filters_of(args, errors)
    return Asked(question_of(args), correct, NO_FILTERS if errors else filters)


def asking_errors(args: Mapping[str, str]) -> list[FieldError]:
    """What is wrong with the question of a page's address, and with its filters."""
    errors = question_errors(question_of(args))
    filters_of(args, errors)
    return errors


def question_of(args: Mapping[str, str]) -> str:
    """The question as the engine reads it, without control characters; empty where there is none."""
    return clean_text(args.get("q", ""))


def question_errors(question: str) -> list[FieldError]:
    """What is wrong with a question: nothing, or that it is empty or too long."""
    if not question:
        return [FieldError("q", messages.QUESTION_MISSING)]
    if len(question) > MAX_QUESTION_LENGTH:
        return [FieldError("q", messages.question_too_long(len(question), MAX_QUESTION_LENGTH))]
    return []


def optional_whole_number(args: Mapping[str, str], name: str) -> int | None:
    """A whole number from 0 up, or None where it is missing or anything else."""
    raw = args.get(name, "")
    return int(raw) if _WHOLE_NUMBER.fullmatch(raw) else None
