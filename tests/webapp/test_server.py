"""The real server, asked over a socket."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import ConfigurationError
from indexer.build import BuildOptions
from tests.webapp.fake_engine import FakeEngine
from tests.webapp.server_process import Server, served
from webapp.app import create_app
from webapp.installation import Installation
from webapp.server import THREADS, serve, serve_application


@pytest.fixture
def own_server() -> Iterator[Server]:
    """One that a test may stop."""
    with served(workers=1) as running:
        yield running


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One that all tests ask."""
    with served(workers=1) as running:
        yield running


def test_it_answers_and_stops_when_told_to(own_server: Server) -> None:
    status, headers, body = own_server.ask("/api/v1/search?q=tea")
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert json.loads(body)["query"] == "tea"
    assert own_server.ask("/?q=tea")[0] == 200
    code, errors = own_server.stop(signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in errors


def test_it_stops_at_the_keyboard(own_server: Server) -> None:
    assert own_server.ask("/health")[0] == 200
    code, errors = own_server.stop(signal.SIGINT)
    assert code == 0
    assert "Traceback" not in errors


def test_the_longest_question_is_read_in_any_script(server: Server) -> None:
    status, _, body = server.ask("/api/v1/search?q=" + "%F0%9F%8D%B5" * 2_000)
    assert (status, len(json.loads(body)["query"])) == (200, 2_000)


@pytest.mark.parametrize(("length", "expected"), [(2_001, 400), (100_000, 414)])
def test_a_question_too_long_is_a_problem(server: Server, length: int, expected: int) -> None:
    status, headers, body = server.ask("/api/v1/search?q=" + "a" * length)
    assert (status, headers["Content-Type"]) == (expected, "application/problem+json")
    assert json.loads(body)["status"] == expected


def test_a_connection_is_kept_for_the_next_question(server: Server) -> None:
    connection = http.client.HTTPConnection(*server.place, timeout=10)
    connection.connect()
    used = connection.sock
    for path in ("/api/v1/search?q=tea", "/?q=tea", "/nowhere", "/static/quire.css", "/health"):
        connection.request("GET", path)
        response = connection.getresponse()
        assert response.read()
        assert response.getheader("Connection") == "keep-alive"
        assert connection.sock is used
    connection.close()


def test_questions_sent_at_once_on_one_connection_are_all_answered(server: Server) -> None:
    with socket.create_connection(server.place, timeout=10) as connection:
        ask = "GET /api/v1/search?q={} HTTP/1.1\r\nHost: tea\r\n"
        first, last = ask.format("tea") + "\r\n", ask.format("dry") + "Connection: close\r\n\r\n"
        connection.sendall((first + last).encode())
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert received.count(b"HTTP/1.1 200 OK") == 2
    assert received.index(b'"query":"tea"') < received.index(b'"query":"dry"')


def test_connections_on_which_nothing_comes_keep_nobody_waiting(server: Server) -> None:
    assert server.ask("/health")[0] == 200
    idle = [socket.create_connection(server.place) for _ in range(5 * THREADS)]
    started = time.monotonic()
    assert server.ask("/health")[0] == 200
    assert time.monotonic() - started < 2
    for connection in idle:
        connection.close()


def received(server: Server, sent: bytes) -> tuple[bytes, bytes]:
    """Head and body of what is answered to these bytes."""
    with socket.create_connection(server.place, timeout=10) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GARBAGE\r\n\r\n", 400),
        (b"GET /<script> HTTP/9.9\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: x\r\n" * 500 + b"\r\n", 431),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_repeats_nothing(
    server: Server, sent: bytes, status: int
) -> None:
    head, body = received(server, sent)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"application/problem+json" in head
    for name in (b"X-Request-ID", b"Content-Security-Policy", b"X-Content-Type-Options"):
        assert name in head
    assert json.loads(body)["status"] == status
    assert b"script" not in body


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /evil", "X-Forwarded-Proto: https", "X-Forwarded-Ssl: on"])
def test_nobody_says_where_the_application_lies_unless_asked(server: Server, header: str) -> None:
    path = "/evil/opensearch.xml" if "evil" in header else "/opensearch.xml"
    sent = f"GET {path} HTTP/1.1\r\nHost: tea\r\n{header}\r\nConnection: close\r\n\r\n"
    head, body = received(server, sent.encode())
    assert head.startswith(b"HTTP/1.1 404" if "evil" in header else b"HTTP/1.1 200")
    assert b"https://tea" not in body
    assert b"/evil/?q" not in body


def test_models_are_read_before_workers_are_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("webapp.server.preload", lambda: done.append("models read"))
    monkeypatch.setattr("webapp.server.serve_application", lambda *_: done.append("workers forked"))
    serve(Installation(BuildOptions(Path("none"), Path("none"))), "127.0.0.1", 0, workers=1)
    assert done == ["models read", "workers forked"]


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"127.0.0.1, port {port}.*in use"):
            serve_application(lambda: create_app(FakeEngine([])), "127.0.0.1", port, workers=1)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99_999), ("127.0.0.1", -1), ("no host", 0)])
def test_an_address_that_is_none_is_named(host: str, port: int) -> None:
    with pytest.raises(ConfigurationError, match=host):
        serve_application(lambda: create_app(FakeEngine([])), host, port, workers=1)
