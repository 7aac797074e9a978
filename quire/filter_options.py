"""Options that say which documents a question is asked of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from engine.filters import Filters, read_day


class _Day(click.ParamType):  # type: ignore[type-arg]  # not generic in every version
    """A day as the documents' dates are written."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day = value if isinstance(value, date) else read_day(value)
        return day or self.fail(f"{value!r} is not a day written like 2024-05-31.", param, ctx)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--group``, ``--from`` and ``--to``, which the command gets as ``filters``."""

    @click.option(
        "--group",
        "groups",
        multiple=True,
        help="Only documents of this group: the first folder of their path (repeatable).",
    )
    @click.option(
        "--from",
        "earliest",
        type=_Day(),
        help="Only documents dated so or later.",
    )
    @click.option(
        "--to",
        "latest",
        type=_Day(),
        help="Only documents dated so or earlier.",
    )
    @wraps(command)
    def with_filters(
        groups: tuple[str, ...], earliest: date | None, latest: date | None, **options: Any
    ) -> Any:
        return command(filters=Filters(frozenset(groups), earliest, latest), **options)

    return with_filters
