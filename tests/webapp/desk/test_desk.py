"""The desk's door: who is let in, and what is asked of forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.build import BuildOptions
from tests.webapp.desk.log_in import TOKEN, form_token, log_in, send
from tests.webapp.fake_engine import FakeEngine
from webapp.app import create_app
from webapp.desk.sessions import COOKIE, SESSION_SECONDS
from webapp.installation import Installation


def test_without_an_installation_there_is_no_desk(client: FlaskClient) -> None:
    assert client.get("/desk").status_code == 404


@pytest.mark.parametrize("address", ["/desk", "/desk/rebuild", "/desk/a/b"])
def test_without_a_token_it_says_how_to_open_it(fake: FakeEngine, tmp_path: Path, address: str) -> None:
    closed = create_app(fake, installation=Installation(BuildOptions(tmp_path, tmp_path), retention_days=0))
    response = closed.test_client().get(address)
    assert response.status_code == 403
    assert "QUIRE_TOKEN" in response.text


def test_a_visitor_is_sent_to_the_log_in_and_from_there_where_he_wanted_to_go(anonymous: FlaskClient) -> None:
    response = anonymous.get("/desk/rebuild?a=1")
    assert (response.status_code, response.location) == (303, "/desk/login?next=/desk/rebuild?a%3D1")
    assert 'value="/desk/rebuild?a=1"' in anonymous.get(response.location).text
    after = anonymous.post("/desk/login", data={"token": TOKEN, "next": "/desk/rebuild?a=1"})
    assert (after.status_code, after.location) == (303, "/desk/rebuild?a=1")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.test/",
        "//evil.test/desk/",
        "/desk/\\evil.test",
        "/desk/\n//evil.test",
        "/",
        "/deskevil",
        "",
    ],
)
def test_the_log_in_leads_nowhere_else(anonymous: FlaskClient, elsewhere: str) -> None:
    response = anonymous.post("/desk/login", data={"token": TOKEN, "next": elsewhere})
    assert (response.status_code, response.location) == (303, "/desk")


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "\ud800", "ü" * 100_000])
def test_a_wrong_token_lets_nobody_in(anonymous: FlaskClient, token: str) -> None:
    response = log_in(anonymous, token.encode("utf-8", "replace").decode())
    assert response.status_code == 401
    assert COOKIE not in response.headers.get("Set-Cookie", "")
    assert anonymous.get("/desk").status_code == 303


def test_who_guesses_too_often_has_to_wait(anonymous: FlaskClient) -> None:
    answers = [log_in(anonymous, f"guess {number}").status_code for number in range(6)]
    assert answers == [401] * 5 + [429]
    late = log_in(anonymous)
    assert late.status_code == 429
    assert 0 < int(late.headers["Retry-After"]) <= 60


def test_guessing_by_header_counts_too(anonymous: FlaskClient) -> None:
    for _ in range(5):
        assert anonymous.get("/desk", headers={"Authorization": "Bearer guess"}).status_code == 401
    late = anonymous.get("/desk", headers={"Authorization": f"Bearer {TOKEN}"})
    assert late.status_code == 429
    assert 0 < int(late.headers["Retry-After"]) <= 60


def test_the_cookie_is_for_this_site_and_no_script(anonymous: FlaskClient) -> None:
    cookie = log_in(anonymous).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert f"Max-Age={SESSION_SECONDS}" in cookie
    assert "Secure" not in cookie
    assert TOKEN not in cookie


def test_the_cookie_of_an_encrypted_connection_stays_on_such(anonymous: FlaskClient) -> None:
    response = anonymous.post("/desk/login", data={"token": TOKEN}, base_url="https://localhost")
    assert "Secure" in response.headers["Set-Cookie"]


@pytest.mark.parametrize("cookie", ["", "a.b.c", "x" * 3_000, "WyJhIl0.aaaa.bbbb"])
def test_a_cookie_that_was_made_up_is_worth_nothing(anonymous: FlaskClient, cookie: str) -> None:
    anonymous.set_cookie(COOKIE, cookie)
    assert anonymous.get("/desk").status_code == 303


def test_another_worker_reads_the_cookie_and_another_token_ends_the_session(
    desk: FlaskClient, fake: FakeEngine, installation: Installation
) -> None:
    cookie = desk.get_cookie(COOKIE)
    assert cookie is not None
    for token, status in ((TOKEN, 200), (TOKEN + "!", 303)):
        other = create_app(fake, installation=Installation(installation.build, token, retention_days=0))
        client = other.test_client()
        client.set_cookie(COOKIE, cookie.value)
        assert client.get("/desk").status_code == status


def test_a_session_ends_by_itself(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk.get("/desk").status_code == 200
    monkeypatch.setattr("webapp.desk.sessions.SESSION_SECONDS", -1)
    assert desk.get("/desk").status_code == 303


def test_logging_out_closes_the_desk(desk: FlaskClient) -> None:
    assert send(desk, "/desk/logout").status_code == 303
    assert desk.get("/desk").status_code == 303


@pytest.mark.parametrize("shown", [None, "", "wrong", "ü"])
def test_a_form_that_was_not_made_here_is_refused(desk: FlaskClient, shown: str | None) -> None:
    response = desk.post("/desk/logout", data={} if shown is None else {"csrf": shown})
    assert response.status_code == 403
    assert desk.get("/desk").status_code == 200


def test_a_form_of_another_session_is_refused(desk: FlaskClient, anonymous: FlaskClient) -> None:
    log_in(anonymous)
    response = desk.post("/desk/logout", data={"csrf": form_token(anonymous)})
    assert response.status_code == 403


def test_a_program_shows_the_token_in_a_header(anonymous: FlaskClient) -> None:
    assert anonymous.get("/desk", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_who_logged_in_at_a_proxy_logs_in_here_all_the_same(
    desk: FlaskClient, anonymous: FlaskClient
) -> None:
    at_proxy = {"Authorization": "Basic ZWRpdG9yOnNlY3JldA=="}
    assert desk.get("/desk", headers=at_proxy).status_code == 200
    assert desk.post("/desk/logout", headers=at_proxy).status_code == 403
    assert anonymous.get("/desk", headers=at_proxy).status_code == 303


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", "Bearer \xff", "x"]
)
def test_a_wrong_header_is_told_which_one_is_wanted(anonymous: FlaskClient, header: str) -> None:
    response = anonymous.get("/desk", headers={"Authorization": header})
    assert response.status_code in (303, 401)
    if response.status_code == 401:
        assert response.headers["WWW-Authenticate"] == "Bearer"


def test_pages_of_the_desk_are_neither_kept_nor_listed(desk: FlaskClient) -> None:
    response = desk.get("/desk")
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_the_page_under_way_is_marked_in_the_navigation(desk: FlaskClient) -> None:
    assert '<a href="/desk" aria-current="page">Overview</a>' in desk.get("/desk").text


def test_a_form_beyond_all_measure_is_not_read(desk: FlaskClient) -> None:
    assert desk.post("/desk/logout", data={"csrf": "x" * 1_100_000}).status_code == 413


def test_the_desk_opens_without_an_index(desk: FlaskClient, fake: FakeEngine) -> None:
    from engine.errors import IndexMissing

    fake.failure = IndexMissing("index: holds no index; run quire build")
    response = desk.get("/desk")
    assert response.status_code == 200
    assert "holds no index" in response.text


def test_asking_stands_in_the_navigation_and_is_marked_there(desk: FlaskClient) -> None:
    assert '<a href="/desk/ask">Ask</a>' in desk.get("/desk").text
    asked = '<a href="/desk/ask" aria-current="page">Ask</a>'
    assert asked in desk.get("/desk/ask?q=tea").text
    assert asked in send(desk, "/desk/ask", q="tea", kind="nonsense").text
