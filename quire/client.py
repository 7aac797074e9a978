"""A client of Quire's HTTP API. Needs nothing but Python: this one file can be copied into any program.

from quire.client import Client

results = Client("http://127.0.0.1:8000").ask("What is a modifier?")
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import quote, urlencode, urlsplit

DEFAULT_TIMEOUT = 10.0
DEFAULT_RETRIES = 2
# A server that says to wait longer is asked again after this time all the same.
LONGEST_WAIT = 30.0
# There is no index yet, or a proxy before the server is asked too much.
_ASK_LATER = frozenset({429, 503})

Given = TypeVar("Given")


@dataclass(frozen=True)
class Match:
    """A stretch of a text that matches the question."""

    start: int
    length: int


@dataclass(frozen=True)
class Formatted:
    """HTML: already escaped, with matches in ``<mark>``."""

    title: str
    snippet: str


@dataclass(frozen=True)
class Hit:
    """One section that was found; ``url`` is its place on the original page, ``text`` all of it."""

    id: str
    doc: str
    anchor: str | None
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    text: str
    score: float
    formatted: Formatted
    matches: tuple[Match, ...]
    explanation: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Quoted:
    """What stands beside an answer, quoted like it: another figure, or another side of a comparison."""

    reason: str
    side: str | None
    text: str
    span: str | None
    start: int
    end: int
    section_id: str
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    date: str | None


@dataclass(frozen=True)
class Answer:
    """The answer, word for word from one section; ``span`` is the stretch of ``text`` that answers."""

    text: str
    span: str | None
    start: int
    end: int
    confidence: float
    section_id: str
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    date: str | None
    side: str | None
    others: tuple[Quoted, ...]


@dataclass(frozen=True)
class Results:
    """What a question gets back; ``answer`` is None where the documents hold none."""

    query: str
    corrected_query: str | None
    answer: Answer | None
    hits: tuple[Hit, ...]
    estimated_total_hits: int
    limit: int
    offset: int
    processing_time_ms: float
    index_version: str
    suggested_query: str | None = None


@dataclass(frozen=True)
class FormattedText:
    """HTML: already escaped, with what was typed in ``<mark>``."""

    text: str


@dataclass(frozen=True)
class Suggestion:
    """A text to choose; ``url`` is the place of a heading."""

    text: str
    kind: str
    url: str | None
    formatted: FormattedText


@dataclass(frozen=True)
class Suggestions:
    """What may be meant by what has been typed, likeliest first."""

    query: str
    suggestions: tuple[Suggestion, ...]
    processing_time_ms: float


@dataclass(frozen=True)
class Block:
    """One paragraph, item, row or the like of a section's text."""

    kind: str
    start: int
    end: int
    level: int


@dataclass(frozen=True)
class Section:
    """One section whole."""

    id: str
    doc: str
    anchor: str | None
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    date: str | None
    description: str | None
    position: int
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one parameter."""

    field: str
    message: str


class ClientError(Exception):
    """A request that was not answered."""


class ConnectionFailed(ClientError):
    """The server cannot be reached in time, or is not Quire."""


class Problem(ClientError):
    """What the server says is wrong: ``code`` for programs, ``detail`` and ``errors`` for people.

    ``request_id`` names the request in the server's log.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        errors: tuple[FieldError, ...] = (),
        request_id: str | None = None,
    ) -> None:
        super().__init__(" ".join([f"{status} {code}: {detail}", *(error.message for error in errors)]))
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.request_id = request_id


class Client:
    """Asks one server; safe for several threads. Every method raises ``ClientError``.

    ``base_url`` is where the search page is, with the path that it may lie below. ``timeout`` is in seconds,
    of each read. While there is no index (503), or too much is asked (429), a request is made again up to
    ``retries`` times, each time after as long as the server says, at most ``LONGEST_WAIT``.
    """

    def __init__(
        self,
        base_url: str,
        timeout: float = DEFAULT_TIMEOUT,
        retries: int = DEFAULT_RETRIES,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """Raises ValueError for an address that is not one of http or https."""
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{base_url!r} is not an address like http://127.0.0.1:8000")
        self._base = base_url.rstrip("/") + "/api/v1"
        self._timeout = timeout
        self._retries = retries
        self._sleep = sleep

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,
        correct: bool = True,
        groups: Iterable[str] = (),
        earliest: date | None = None,
        latest: date | None = None,
    ) -> Results:
        """The hits and the answer; ``groups`` and days leave out other documents."""
        asked: dict[str, Any] = {"q": question, "limit": limit, "offset": offset}
        asked |= {"explain": int(explain), "correct": int(correct), "group": tuple(groups)}
        days = {"from": earliest, "to": latest}
        asked |= {name: day.isoformat() for name, day in days.items() if day}
        return self._get(Results, f"/search?{urlencode(asked, doseq=True, errors='replace')}")

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """What may be meant by a text that is still being typed, likeliest first."""
        asked = urlencode({"q": text, "limit": limit}, errors="replace")
        return self._get(Suggestions, f"/suggest?{asked}").suggestions

    def section(self, section_id: str) -> Section:
        """One section whole. Raises ``Problem`` with the code ``section_not_found`` where there is none."""
        return self._get(Section, f"/sections/{quote(section_id, safe='', errors='replace')}")

    def feedback(
        self,
        question: str,
        vote: Literal["up", "down"],
        section_id: str | None = None,
        word: str | None = None,
    ) -> None:
        """Say whether what a question got, or one section of it, helped."""
        sent = {"question": question, "vote": vote, "sectionId": section_id, "word": word}
        self._send("/feedback", json.dumps(sent).encode())

    def _get(self, kind: type[Given], path: str) -> Given:
        body = self._send(path)
        try:
            found: Given = _read(kind, json.loads(body))
            return found
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ConnectionFailed(f"{self._base}{path} does not answer as Quire does") from error

    def _send(self, path: str, body: bytes | None = None) -> bytes:
        headers = {"Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(self._base + path, body, headers)
        for left in range(self._retries, -1, -1):
            try:
                with urllib.request.urlopen(request, timeout=self._timeout) as response:
                    found: bytes = response.read()
                    return found
            except urllib.error.HTTPError as error:
                with error:
                    if error.code not in _ASK_LATER or not left:
                        raise _problem(error) from None
                    self._sleep(_wait(error.headers.get("Retry-After")))
            except (OSError, http.client.HTTPException, UnicodeError) as error:
                raise ConnectionFailed(f"{self._base}: {error}") from error
        raise AssertionError("the last try returns or raises")


def _wait(said: str | None) -> float:
    """Seconds until the next try; a date, which Quire never sends, is not looked at."""
    return min(float(said), LONGEST_WAIT) if said is not None and said.isdecimal() else 1.0


def _problem(error: urllib.error.HTTPError) -> Problem:
    request_id = error.headers.get("X-Request-ID")
    try:
        members = json.loads(error.read())
        errors = _read(tuple[FieldError, ...], members["errors"])
        return Problem(error.code, members["code"], members["detail"], errors, request_id)
    except (OSError, ValueError, TypeError, KeyError, RecursionError, http.client.HTTPException):
        return Problem(error.code, "unknown", str(error.reason), (), request_id)


def _read(kind: Any, value: Any) -> Any:
    """JSON as the type that stands for it; members that the type does not know are left out."""
    if get_origin(kind) is UnionType:
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _read(inner, value)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in value)
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return value
    given = {name: _read(of, value[key]) for name, key, of in _members(kind) if key in value}
    missing = {one.name for one in fields(kind) if one.default is MISSING} - given.keys()
    if missing:
        raise KeyError(*missing)
    return kind(**given)


@cache
def _members(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Name here, name in JSON, and type of each field."""
    return tuple((name, _json_name(name), of) for name, of in get_type_hints(kind).items())


def _json_name(name: str) -> str:
    if name in ("score", "formatted", "matches", "explanation"):
        return f"_{name}"
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)
