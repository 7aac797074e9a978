"""The API's description as a page shows it: each route with its parameters, an example and its answers."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from webapp import messages
from webapp.pages.api_limits import limits

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter of an address, or a member of JSON: ``limits`` says what it may be."""

    name: str
    required: bool
    description: str
    limits: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a request may get."""

    status: str
    description: str
    media_type: str
    members: tuple[ParameterView, ...]


@dataclass(frozen=True, slots=True)
class RouteView:
    """One method of one path. ``example`` is a command to try it."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    secured: bool
    parameters: tuple[ParameterView, ...]
    sent: tuple[ParameterView, ...]
    example: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class ApiView:
    """The whole description. ``problem`` are the members of every error."""

    paragraphs: tuple[str, ...]
    routes: tuple[RouteView, ...]
    problem: tuple[ParameterView, ...]


def api_view(document: Mapping[str, Any], server: str) -> ApiView:
    """An OpenAPI document as a page; examples ask ``server``, an address without a slash at its end."""
    schemas = document["components"]["schemas"]
    return ApiView(
        paragraphs=tuple(document["info"]["description"].split("\n\n")),
        routes=tuple(
            _route(path, method, operation, schemas, server)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        ),
        problem=tuple(_members(schemas["Problem"], schemas)),
    )


def _route(
    path: str, method: str, operation: Mapping[str, Any], schemas: Mapping[str, Any], server: str
) -> RouteView:
    sent = _body_schema(operation, schemas)
    return RouteView(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        secured="security" in operation,
        parameters=tuple(_parameters(operation["parameters"])),
        sent=tuple(_members(sent, schemas)) if sent else (),
        example=_example(server + path, operation, sent),
        answers=tuple(
            _answer(status, response, schemas) for status, response in operation["responses"].items()
        ),
    )


def _parameters(parameters: Iterable[Mapping[str, Any]]) -> Iterator[ParameterView]:
    for one in parameters:
        yield ParameterView(one["name"], one["required"], one["description"], limits(one["schema"]))


def _answer(status: str, response: Mapping[str, Any], schemas: Mapping[str, Any]) -> AnswerView:
    contents: Mapping[str, Any] = response.get("content", {})
    media_type, content = next(iter(contents.items()), ("", {"schema": {}}))
    schema = _resolved(content["schema"], schemas)
    # The members of every error are told once.
    members = () if schema is schemas["Problem"] else tuple(_members(schema, schemas))
    return AnswerView(status, response["description"], media_type, members)


def _body_schema(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    return next((_resolved(body["schema"], schemas) for body in content.values()), {})


def _members(
    schema: Mapping[str, Any], schemas: Mapping[str, Any], before: str = "", depth: int = 0
) -> Iterator[ParameterView]:
    """All members down to the last, each under its path: ``hits[].title``."""
    required = schema.get("required", ())
    for name, member in schema.get("properties", {}).items():
        path = before + name
        yield ParameterView(path, name in required, _description(member, schemas), limits(member))
        inner, suffix = _inner(member, schemas)
        if inner and depth < _DEEPEST:
            yield from _members(inner, schemas, f"{path}{suffix}.", depth + 1)


def _inner(member: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """The members of an object, or of each object of a list."""
    if "items" in member:
        return _resolved(member["items"], schemas), "[]"
    for one in (member, *member.get("anyOf", ())):
        if "$ref" in one:
            return _resolved(one, schemas), ""
    return {}, ""


def _description(member: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    own: str = member.get("description", "")
    inner, _ = _inner(member, schemas)
    return own or str(inner.get("description", ""))


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    found: Mapping[str, Any] = schemas[reference.rpartition("/")[2]] if reference else schema
    return found


def _example(address: str, operation: Mapping[str, Any], sent: Mapping[str, Any]) -> str:
    """A command that sends the request, with what every parameter that must be given gives as an example."""
    words = ["curl"]
    for one in operation["parameters"]:
        if one["in"] == "path":
            address = address.replace(f"{{{one['name']}}}", one["name"].upper())
    asked = {
        one["name"]: one["schema"]["examples"][0]
        for one in operation["parameters"]
        if "examples" in one["schema"]
    }
    if operation.get("security"):
        words += ["--header", messages.API_BEARER]
    if sent:
        body = json.dumps(_example_body(sent), ensure_ascii=False)
        words += ["--header", "Content-Type: application/json", "--data", body]
    return shlex.join([*words, address + (f"?{urlencode(asked)}" if asked else "")])


def _example_body(schema: Mapping[str, Any]) -> dict[str, Any]:
    found = {
        name: member.get("examples", member.get("enum", ())) for name, member in schema["properties"].items()
    }
    return {name: values[0] for name, values in found.items() if values}
