"""Which documents a page's address asks of, and the same over the API."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from engine.filters import Filters
from webapp.field_error import FieldError
from webapp.filter_parameters import MOST_GROUPS, filters_of


def _read(*args: tuple[str, str]) -> tuple[Filters, list[str]]:
    errors: list[FieldError] = []
    filters = filters_of(MultiDict(args), errors)
    return filters, [error.field for error in errors]


def test_a_group_may_repeat_and_days_are_read() -> None:
    filters, errors = _read(("group", "b"), ("group", "a"), ("from", "2024-01-02"), ("to", " 2024-03-04 "))
    assert filters == Filters(frozenset({"a", "b"}), date(2024, 1, 2), date(2024, 3, 4))
    assert errors == []


def test_the_empty_fields_of_a_form_say_nothing() -> None:
    assert _read(("group", ""), ("from", ""), ("to", " ")) == (Filters(), [])


def test_every_bad_field_is_named() -> None:
    _, errors = _read(("from", "yesterday"), ("to", "2024-02-30"))
    assert errors == ["from", "to"]


def test_days_in_the_wrong_order_and_too_many_groups_are_refused() -> None:
    assert _read(("from", "2024-01-02"), ("to", "2024-01-01"))[1] == ["from"]
    assert _read(*(("group", str(number)) for number in range(MOST_GROUPS + 1)))[1] == ["group"]


def test_a_bad_date_says_how_one_is_written(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=tea&from=01.05.2024")
    (error,) = response.get_json()["errors"]
    assert (response.status_code, error["field"]) == (400, "from")
    assert "2024" in error["message"]


def test_filtered_results_have_a_tag_of_their_own(client: FlaskClient) -> None:
    parameters = (
        "",
        "&from=2024-05-01",
        "&to=2024-05-01",
        "&from=2024-05-02",
        "&from=2024-05-01&to=2024-06-01",
    )
    tags = [client.get(f"/api/v1/search?q=tea{one}").headers["ETag"] for one in parameters]
    assert len(set(tags)) == len(tags)


def test_only_documents_in_time_are_found(client: FlaskClient) -> None:
    totals = [
        client.get(f"/api/v1/search?q=tea&from={day}").get_json()["estimatedTotalHits"]
        for day in ("2024-05-01", "2024-05-02")
    ]
    assert totals[0] > 0 == totals[1]
