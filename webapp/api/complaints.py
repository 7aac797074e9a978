"""What is wrong with a request, in words made from the definition that it does not meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from webapp import messages
from webapp.field_error import FieldError

BODY = "body"
_KINDS = {"boolean": "boolean", "object": "object", "array": "list", "integer": "whole number"}
_SWITCHES = ("0", "1")


def field_errors(definition: type[BaseModel], error: ValidationError) -> tuple[FieldError, ...]:
    """One error for each bad field, in the definition's order."""
    properties = definition.model_json_schema()["properties"]
    found: dict[str, FieldError] = {}
    for detail in error.errors(include_url=False, include_context=False):
        name = str(detail["loc"][0]) if detail["loc"] else BODY
        found.setdefault(name, _complaint(name, properties.get(name), detail))
    return tuple(found.values())


def _complaint(name: str, schema: Mapping[str, Any] | None, detail: ErrorDetails) -> FieldError:
    match detail["type"]:
        case _ if schema is None:
            return FieldError(BODY, messages.BODY_REFUSED)
        case "missing" | "string_too_short":
            return FieldError(name, messages.QUESTION_MISSING if name == "q" else messages.missing(name))
        case "string_too_long":
            return FieldError(name, _too_long(name, _limit_of(schema), str(detail["input"])))
        case "too_long":
            return FieldError(name, messages.too_many_groups(schema["maxItems"]))
        case _:
            return FieldError(name, _wrong_kind(name, schema))


def _too_long(name: str, limit: int, sent: str) -> str:
    if name in ("q", "question"):
        return messages.question_too_long(len(sent), limit)
    return messages.text_too_long(name, limit)


def _limit_of(schema: Mapping[str, Any]) -> int:
    """How long a text may be: one alone, one of a list, or one that may be null."""
    around = (schema, schema.get("items", {}), *schema.get("anyOf", ()))
    return next(int(part["maxLength"]) for part in around if "maxLength" in part)


def _wrong_kind(name: str, schema: Mapping[str, Any]) -> str:
    if "minimum" in schema:
        return messages.not_in_range(name, schema["minimum"], schema["maximum"])
    if "enum" in schema:
        is_switch = set(_SWITCHES) < set(schema["enum"])
        return messages.not_a_switch(name) if is_switch else messages.not_one_of(name, schema["enum"])
    if any(part.get("format") == "date" for part in schema.get("anyOf", ())):
        return messages.not_a_day(name)
    return messages.not_of_kind(name, _KINDS.get(schema.get("type", ""), "string"))
