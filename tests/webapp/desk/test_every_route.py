"""The desk's door, tried at each of its routes: who adds a route cannot forget it."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.webapp.desk.log_in import TOKEN
from webapp.desk.login_page import OPEN_ENDPOINTS

_LEAST_ROUTES = 20


def _routes(app: Flask) -> list[Rule]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/desk")]
    assert len(rules) >= _LEAST_ROUTES, "the rule must speak of something"
    return rules


def _requests(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and an address of each thing that can be asked of the desk."""
    for rule in _routes(app):
        with app.test_request_context():
            _, address = rule.build(dict.fromkeys(rule.arguments, "20260102T030405000000-00000000")) or (
                "",
                "",
            )
        assert address.startswith("/desk")
        yield from ((rule.endpoint, method, address) for method in sorted(rule.methods or ()))


def test_without_a_log_in_nothing_is_shown_and_nothing_done(desk_app: Flask, anonymous: FlaskClient) -> None:
    for endpoint, method, address in _requests(desk_app):
        if endpoint in OPEN_ENDPOINTS:
            continue
        response = anonymous.open(address, method=method, data={"csrf": "guessed"})
        assert response.status_code == 303, (method, address)
        assert response.location.startswith("/desk/login"), (method, address)


def test_no_form_is_taken_without_its_token(desk_app: Flask, desk: FlaskClient) -> None:
    sent = [
        (address, desk.open(address, method=method, data=data).status_code)
        for endpoint, method, address in _requests(desk_app)
        if endpoint not in OPEN_ENDPOINTS and method not in ("GET", "HEAD", "OPTIONS")
        for data in ({}, {"csrf": ""}, {"csrf": "x"}, {"csrf": TOKEN})
    ]
    assert {address for address, _ in sent} >= {"/desk/rebuild", "/desk/rebuild/rollback", "/desk/logout"}
    assert [(address, status) for address, status in sent if status != 403] == []


def test_no_other_method_is_known(desk_app: Flask, desk: FlaskClient) -> None:
    for rule in _routes(desk_app):
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS", "POST"}, rule
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "NONSENSE"):
        assert desk.open("/desk/rebuild", method=method).status_code in (403, 405)


def test_every_page_is_of_the_blueprint_that_guards_it(desk_app: Flask) -> None:
    assert [rule for rule in _routes(desk_app) if not rule.endpoint.startswith("desk.")] == []
