"""What a value may be, in words, out of its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webapp import messages


def limits(schema: Mapping[str, Any]) -> str:
    """Kind, range and default of a value: "integer, 1 to 100, otherwise 10"."""
    said = [_kind(schema), *_range(schema)]
    if "default" in schema:
        said.append(messages.api_default(_plain(schema["default"])))
    return ", ".join(filter(None, said))


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return "object"
    if "enum" in schema or "const" in schema:
        return messages.api_one_of([_plain(value) for value in schema.get("enum", [schema.get("const")])])
    if "anyOf" in schema:
        # A text that may be empty says nothing where it is.
        kinds = (limits(one) for one in schema["anyOf"] if one.get("maxLength") != 0)
        return messages.api_either(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return messages.api_list(limits(schema["items"]))
    return messages.API_DAY if schema.get("format") == "date" else str(schema.get("type", ""))


def _range(schema: Mapping[str, Any]) -> list[str]:
    said = []
    if "minimum" in schema and "maximum" in schema:
        said.append(messages.api_range(schema["minimum"], schema["maximum"]))
    elif schema.get("minimum"):
        said.append(messages.api_at_least(schema["minimum"]))
    if "maxLength" in schema:
        said.append(messages.api_characters(schema["maxLength"]))
    if "maxItems" in schema:
        said.append(messages.api_times(schema["maxItems"]))
    return said


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
