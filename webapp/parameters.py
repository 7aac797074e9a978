"""Request parameters: checked, all at once, before anything is asked of the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engine.question import MAX_QUESTION_LENGTH, clean_text
from webapp import messages

MAX_LIMIT = 100
MAX_OFFSET = 10_000

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_SWITCH = {"0": False, "false": False, "1": True, "true": True}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one parameter, in words for the person who sent it."""

    field: str
    message: str


class ParameterError(Exception):
    """At least one parameter cannot be taken; ``errors`` has every one that cannot."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was typed, and whether its spelling may be corrected."""

    question: str
    correct: bool = True


@dataclass(frozen=True, slots=True)
class SearchParameters:
    """A question, the stretch of its results that is wanted, and how."""

    question: str
    limit: int
    offset: int
    explain: bool
    correct: bool


def search_parameters(args: Mapping[str, str]) -> SearchParameters:
    """The parameters of a search. Raises ``ParameterError`` naming every bad one."""
    errors: list[FieldError] = []
    question = question_of(args)
    errors += question_errors(question)
    limit = _whole_number(args, "limit", 10, 1, MAX_LIMIT, errors)
    offset = _whole_number(args, "offset", 0, 0, MAX_OFFSET, errors)
    explain = _switch(args, "explain", False, errors)
    correct = _switch(args, "correct", True, errors)
    if errors:
        raise ParameterError(tuple(errors))
    return SearchParameters(question, limit, offset, explain, correct)


def asked_of(args: Mapping[str, str]) -> Asked:
    """The question of a page's address; its spelling is corrected unless the address says not to."""
    return Asked(question_of(args), _SWITCH.get(args.get("correct", "1").lower(), True))


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


def _whole_number(
    args: Mapping[str, str], name: str, default: int, low: int, high: int, errors: list[FieldError]
) -> int:
    if name not in args:
        return default
    number = optional_whole_number(args, name)
    if number is None or not low <= number <= high:
        errors.append(FieldError(name, messages.not_in_range(name, low, high)))
        return default
    return number


def _switch(args: Mapping[str, str], name: str, default: bool, errors: list[FieldError]) -> bool:
    if name not in args:
        return default
    switch = _SWITCH.get(args[name].lower())
    if switch is None:
        errors.append(FieldError(name, messages.not_a_switch(name)))
        return default
    return switch
