"""Parameters that say which documents are looked at: ``group`` (may repeat), ``from`` and ``to``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from werkzeug.datastructures import MultiDict

from engine.filters import Filters, read_day
from webapp import messages
from webapp.field_error import FieldError

MOST_GROUPS = 20


def filters_of(args: Mapping[str, str], errors: list[FieldError]) -> Filters:
    """The filters of a request; what is wrong with them is added to ``errors``.

    An empty value says nothing: a form sends every field that it has.
    """
    groups = frozenset(filter(None, _values(args, "group")))
    if len(groups) > MOST_GROUPS:
        errors.append(FieldError("group", messages.too_many_groups(MOST_GROUPS)))
    earliest, latest = _day(args, "from", errors), _day(args, "to", errors)
    if earliest and latest and earliest > latest:
        errors.append(FieldError("from", messages.DAYS_REVERSED))
    return Filters(groups, earliest, latest)


def _values(args: Mapping[str, str], name: str) -> list[str]:
    if isinstance(args, MultiDict):
        return args.getlist(name)
    return [args[name]] if name in args else []


def _day(args: Mapping[str, str], name: str, errors: list[FieldError]) -> date | None:
    text = args.get(name, "").strip()
    day = read_day(text)
    if text and day is None:
        errors.append(FieldError(name, messages.not_a_day(name)))
    return day
