"""What a route says of itself to those who call it: the one source of the API's description."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import BaseModel

View = TypeVar("View", bound=Callable[..., Any])

JSON = "application/json"
_ATTRIBUTE = "quire_operation"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request may get: ``body`` is the type of the JSON, or None where there is none to describe."""

    status: int
    description: str
    body: Any = None
    media_type: str | None = JSON


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one route. ``query`` and ``json`` are the definitions that check its requests.

    ``problems`` are the statuses of its errors, ``path`` what the variables of its path mean.
    ``secured`` operations need the token.
    """

    summary: str = ""
    description: str = ""
    answers: tuple[Answer, ...] = ()
    problems: tuple[int, ...] = ()
    path: Mapping[str, str] = field(default_factory=dict)
    secured: bool = False
    query: type[BaseModel] | None = None
    json: type[BaseModel] | None = None


def answers(status: int, description: str, body: Any = None, media_type: str | None = JSON) -> Answer:
    """One answer of a route; see ``Answer``."""
    return Answer(status, description, body, media_type if body is not None or media_type != JSON else None)


def describes(
    summary: str,
    *given: Answer,
    description: str = "",
    problems: tuple[int, ...] = (),
    path: Mapping[str, str] | None = None,
    secured: bool = False,
) -> Callable[[View], View]:
    """Put a route into the API's description. ``summary`` is a short imperative; see ``Operation``."""

    def describe(view: View) -> View:
        amend(
            view,
            summary=summary,
            description=description,
            answers=given,
            problems=problems,
            path=path or {},
            secured=secured,
        )
        return view

    return describe


def operation_of(view: Callable[..., Any]) -> Operation:
    """What a view says of itself; an empty operation where it says nothing."""
    found = getattr(view, _ATTRIBUTE, None)
    return found if isinstance(found, Operation) else Operation()


def amend(view: Callable[..., Any], **said: Any) -> None:
    """Add to what a view says of itself."""
    setattr(view, _ATTRIBUTE, replace(operation_of(view), **said))
