"""The API's description as OpenAPI 3.1, made of what its routes say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from flask import Flask
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from werkzeug.routing import Rule

from webapp.api import bodies, texts
from webapp.api.operations import JSON, Answer, Operation, operation_of
from webapp.api.problems import MIMETYPE

OPENAPI_VERSION = "3.1.0"
API_VERSION = "1"
_REFERENCE = "#/components/schemas/{model}"
_VARIABLE = re.compile(r"<(?:\w+(?:\(.*?\))?:)?(\w+)>")
_METHODS = frozenset({"GET", "POST"})
_TO_BE_TRIED_AGAIN = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


def openapi(app: Flask, root: str = "/") -> dict[str, Any]:
    """The whole description; ``root`` is the path it lies below, with a slash at its end."""
    schemas: dict[str, Any] = {}
    paths: dict[str, dict[str, Any]] = {}
    for path, method, operation in described_routes(app):
        paths.setdefault(path, {})[method.lower()] = _operation(path, method, operation, schemas)
    return {
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": texts.TITLE,
            "version": API_VERSION,
            "description": f"{texts.ABOUT}\n\n{texts.PROMISE}",
        },
        "servers": [{"url": root}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "headers": {
                "X-Request-ID": {"description": texts.REQUEST_ID, "schema": {"type": "string"}},
                "Retry-After": {
                    "description": texts.RETRY_AFTER,
                    "schema": {"type": "integer", "minimum": 0},
                },
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": texts.TOKEN}},
        },
    }


def described_routes(app: Flask) -> Iterable[tuple[str, str, Operation]]:
    """Path, method and operation of every route that describes itself, those below /api first."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: not rule.rule.startswith("/api/")):
        operation = operation_of(app.view_functions[rule.endpoint])
        if operation.summary:
            for method in sorted(_METHODS & (rule.methods or set())):
                yield _path(rule), method, operation


def _path(rule: Rule) -> str:
    return _VARIABLE.sub(r"{\1}", rule.rule)


def _operation(path: str, method: str, operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    members: dict[str, Any] = {
        "operationId": _operation_id(path, method),
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation, schemas)],
        "responses": _responses(operation, schemas),
    }
    if operation.description:
        members["description"] = operation.description
    if operation.json is not None:
        body = {JSON: {"schema": _schema(operation.json, schemas)}}
        members["requestBody"] = {"required": True, "content": body}
    if operation.secured:
        members["security"] = [{"token": []}]
    return members


def _operation_id(path: str, method: str) -> str:
    words = re.findall(r"\w+", path.removeprefix("/api/v1"))
    return "_".join((method.lower(), *words))


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": description,
            "schema": {"type": "string", "minLength": 1},
        }
        for name, description in operation.path.items()
    ]


def _query_parameters(operation: Operation, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    if operation.query is None:
        return []
    found = _inlined(operation.query, schemas)
    required = found.get("required", ())
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "description": schema.pop("description"),
            "schema": schema,
        }
        for name, schema in found["properties"].items()
    ]


def _responses(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    given = {str(answer.status): _response(answer, schemas) for answer in operation.answers}
    problem = _schema(bodies.Problem, schemas)
    for status in operation.problems:
        given[str(status)] = {
            "description": texts.PROBLEMS.get(status, HTTPStatus(status).phrase),
            "headers": _headers(retry=status in _TO_BE_TRIED_AGAIN),
            "content": {MIMETYPE: {"schema": problem}},
        }
    return dict(sorted(given.items()))


def _response(answer: Answer, schemas: dict[str, Any]) -> dict[str, Any]:
    response: dict[str, Any] = {"description": answer.description, "headers": _headers()}
    if answer.body is not None:
        response["content"] = {answer.media_type: {"schema": _schema(answer.body, schemas)}}
    return response


def _headers(retry: bool = False) -> dict[str, Any]:
    names = ("X-Request-ID", "Retry-After") if retry else ("X-Request-ID",)
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _schema(definition: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """A reference to a definition, whose schema is put among the others; of what has no name its schema."""
    schema = _inlined(definition, schemas)
    if schema.get("type") != "object" or "properties" not in schema:
        return schema
    schemas[definition.__name__] = schema
    return {"$ref": _REFERENCE.format(model=definition.__name__)}


def _inlined(definition: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    made = TypeAdapter(definition).json_schema(ref_template=_REFERENCE, schema_generator=_Untitled)
    schemas.update(made.pop("$defs", {}))
    made.pop("title", None)
    return made


class _Untitled(GenerateJsonSchema):
    """Schemas without titles made up of names, and with defaults as they would be sent."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def default_schema(self, schema: Any) -> Any:
        """A default only where there is one to send; a switch is sent as a text."""
        made = super().default_schema(schema)
        default = made.get("default")
        if default is None or default == []:
            made.pop("default", None)
        elif isinstance(default, bool) and made.get("type") == "string":
            made["default"] = str(int(default))
        return made
