"""Requests read by their definitions: a view gets what was sent as a typed object, or is not called."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnsupportedMediaType

from webapp import messages
from webapp.api.complaints import field_errors
from webapp.api.operations import amend
from webapp.parameters import ParameterError

# Far more than any definition of a body allows.
MAX_BODY_BYTES = 64 * 1024

Model = TypeVar("Model", bound=BaseModel)
Given = TypeVar("Given")
Rest = ParamSpec("Rest")
Reader = Callable[
    [Callable[Concatenate[Model, Rest], Given]],
    Callable[Rest, Given],
]


def takes_query(definition: type[Model]) -> Reader[Model, Rest, Given]:
    """The view's first argument is the query string, read as ``definition``."""
    repeatable = repeatable_parameters(definition)

    def decorate(view: Callable[Concatenate[Model, Rest], Given]) -> Callable[Rest, Given]:
        @wraps(view)
        def reading(*args: Rest.args, **named: Rest.kwargs) -> Given:
            return view(read_query(definition, request.args, repeatable), *args, **named)

        amend(reading, query=definition)
        return reading

    return decorate


def takes_json(definition: type[Model]) -> Reader[Model, Rest, Given]:
    """The view's first argument is the JSON of the request's body, read as ``definition``; of no body, as if
    it were an object without members."""

    def decorate(view: Callable[Concatenate[Model, Rest], Given]) -> Callable[Rest, Given]:
        @wraps(view)
        def reading(*args: Rest.args, **named: Rest.kwargs) -> Given:
            request.max_content_length = MAX_BODY_BYTES
            body = request.get_data()
            if body and not request.is_json:
                raise UnsupportedMediaType(messages.SEND_JSON)
            return view(read_json(definition, body or b"{}"), *args, **named)

        amend(reading, json=definition)
        return reading

    return decorate


def read_query(
    definition: type[Model], args: MultiDict[str, str], repeatable: Collection[str] | None = None
) -> Model:
    """Parameters of an address; of one that may not be repeated the first counts.

    Raises ``ParameterError`` naming every bad one.
    """
    sent: dict[str, Any] = args.to_dict()
    for name in repeatable_parameters(definition) if repeatable is None else repeatable:
        if name in sent:
            sent[name] = args.getlist(name)
    try:
        return definition.model_validate(sent)
    except ValidationError as error:
        raise ParameterError(field_errors(definition, error)) from None


def read_json(definition: type[Model], body: bytes) -> Model:
    """The JSON of a body. Raises ``ParameterError`` naming every bad member."""
    try:
        return definition.model_validate_json(body)
    except ValidationError as error:
        raise ParameterError(field_errors(definition, error)) from None


def repeatable_parameters(definition: type[BaseModel]) -> frozenset[str]:
    """The names of those that may be given several times."""
    schema = definition.model_json_schema()["properties"]
    return frozenset(name for name, of_field in schema.items() if of_field.get("type") == "array")
