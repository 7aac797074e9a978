"""The client, against a real server and against servers that are none."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from indexer.build import BuildOptions
from quire import client as client_module
from quire.client import Client, ClientError, ConnectionFailed, FieldError, Problem, Results
from tests.quire.wsgi_server import running
from tests.webapp.fake_engine import FakeEngine, NoIndexError, tea_answer, tea_sections
from webapp.app import create_app
from webapp.installation import Installation

Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def engine() -> FakeEngine:
    return FakeEngine(tea_sections(), tea_answer())


@pytest.fixture(scope="module")
def address(engine: FakeEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("index")
    with running(create_app(engine, installation=Installation(BuildOptions(folder, folder)))) as found:
        yield found


@pytest.fixture(autouse=True)
def healthy(engine: FakeEngine) -> None:
    engine.failure = None


@pytest.fixture
def client(address: str) -> Client:
    return Client(address)


@contextmanager
def replying(replies: Sequence[Reply]) -> Iterator[str]:
    """A server that gives these replies, one after the other."""
    left = list(replies)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = left.pop(0)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_question_brings_typed_results(client: Client) -> None:
    results = client.ask("green tea", limit=2, explain=True)
    assert isinstance(results, Results)
    assert results.answer
    assert (results.answer.span, results.answer.section_id) == ("2 minutes", "a2")
    assert [hit.id for hit in results.hits] == ["a1", "a2"]
    hit = results.hits[1]
    assert (hit.breadcrumb, hit.score) == (("Making tea", "Steeping"), 1.0)
    assert hit.text[hit.matches[0].start :][: hit.matches[0].length] == "green"
    assert "<mark>" in hit.formatted.snippet
    assert hit.explanation


def test_all_parameters_are_sent(client: Client, engine: FakeEngine) -> None:
    engine.corrected = "tea"
    try:
        results = client.ask("teaa", 3, 1, correct=False, groups=["a", "b"], earliest=date(2024, 1, 31))
    finally:
        engine.corrected = None
    assert (results.limit, results.offset, results.suggested_query) == (3, 1, "tea")


def test_suggestions_and_a_section(client: Client) -> None:
    assert isinstance(client.suggest("te"), tuple)
    section = client.section("a2")
    assert (section.anchor, section.blocks[0].kind) == ("steeping", "paragraph")


def test_a_vote_is_taken(client: Client) -> None:
    client.feedback("How is tea kept?", "up", section_id="a3", word="clear")


def test_a_problem_names_its_code_and_every_bad_field(client: Client) -> None:
    with pytest.raises(Problem, match="q is missing or empty") as found:
        client.ask(" ", limit=0)
    problem = found.value
    assert (problem.status, problem.code) == (400, "invalid_parameters")
    assert [error.field for error in problem.errors] == ["q", "limit"]
    assert isinstance(problem.errors[0], FieldError)
    assert problem.request_id


def test_a_section_that_is_not_there_is_a_problem(client: Client) -> None:
    with pytest.raises(Problem) as found:
        client.section("../no such/section?")
    assert found.value.code == "section_not_found"


def test_without_an_index_it_waits_as_long_as_it_is_told_and_asks_again(
    address: str, engine: FakeEngine
) -> None:
    waits: list[float] = []

    def index_appears(seconds: float) -> None:
        waits.append(seconds)
        engine.failure = None

    engine.failure = NoIndexError("run quire build")
    assert Client(address, sleep=index_appears).ask("tea").hits
    assert waits == [10]


def test_it_gives_up_in_the_end(address: str, engine: FakeEngine) -> None:
    waits: list[float] = []
    engine.failure = NoIndexError("run quire build")
    with pytest.raises(Problem) as found:
        Client(address, retries=3, sleep=waits.append).ask("tea")
    assert (found.value.code, len(waits)) == ("index_unavailable", 3)


@pytest.mark.parametrize(
    ("said", "waited"),
    [({"Retry-After": "86400"}, 30), ({"Retry-After": "-1"}, 1), ({}, 1), ({"Retry-After": "x"}, 1)],
)
def test_no_server_can_make_it_wait_for_long(said: dict[str, str], waited: float) -> None:
    waits: list[float] = []
    with replying([(503, said, b""), (500, {}, b"oops")]) as address, pytest.raises(Problem) as found:
        Client(address, sleep=waits.append).ask("tea")
    assert (found.value.status, found.value.code, waits) == (500, "unknown", [waited])


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"null", b'{"query": "tea"}', b"[" * 100_000, b"\\xff"]
)
def test_a_server_that_is_not_quire_is_told(body: bytes) -> None:
    with replying([(200, {}, body)]) as address, pytest.raises(ConnectionFailed, match="as Quire does"):
        Client(address).ask("tea")


def test_an_answer_cut_short_is_told() -> None:
    with replying([(200, {"Content-Length": "99"}, b"{")]) as address, pytest.raises(ConnectionFailed):
        Client(address).ask("tea")


def test_a_server_that_cannot_be_reached_is_told() -> None:
    with pytest.raises(ConnectionFailed):
        Client("http://127.0.0.1:1").ask("tea")


def test_it_waits_where_too_much_is_asked() -> None:
    waits: list[float] = []
    body = json.dumps({"query": "te", "suggestions": [], "processingTimeMs": 1}).encode()
    with replying([(429, {"Retry-After": "3"}, b""), (200, {}, body)]) as address:
        assert Client(address, sleep=waits.append).suggest("te") == ()
    assert waits == [3]


def test_a_server_below_a_path_is_asked_there(engine: FakeEngine) -> None:
    app = create_app(engine)
    inner = app.wsgi_app
    app.wsgi_app = DispatcherMiddleware(NotFound(), {"/help/me": inner})  # type: ignore[method-assign]
    with running(app) as address:
        for base in (f"{address}/help/me", f"{address}/help/me/"):
            assert Client(base).ask("tea").hits
        with pytest.raises(Problem):
            Client(address).ask("tea")


def test_a_host_that_cannot_be_looked_up_is_told() -> None:
    for host in ("a" * 64 + ".example", "a..b", "sp ace", "h:port"):
        with pytest.raises(ConnectionFailed):
            Client(f"http://{host}").ask("tea")


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:8000", "file:///etc/passwd", "ftp://127.0.0.1", "http://", "http://a/?q=", "http://a/#b"],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        Client(address)


@settings(max_examples=25, deadline=None)
@given(st.text())
def test_any_text_can_be_asked(address: str, text: str) -> None:
    try:
        assert Client(address).ask(text).query
    except Problem as problem:
        assert problem.code == "invalid_parameters"


def test_members_that_it_does_not_know_are_left_out() -> None:
    body = {"query": "te", "suggestions": [], "processingTimeMs": 1, "new": {"x": 1}}
    with replying([(200, {}, json.dumps(body).encode())]) as address:
        assert Client(address).suggest("te") == ()


def test_the_one_file_can_be_copied_and_needs_only_python(tmp_path: Path) -> None:
    shutil.copy(str(client_module.__file__), tmp_path / "copied.py")
    program = "import copied; copied.Client('http://127.0.0.1:8000')"
    subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, '.'); {program}"],
        cwd=tmp_path,
        check=True,
    )


def test_every_error_can_be_caught_as_one() -> None:
    assert issubclass(Problem, ClientError)
    assert issubclass(ConnectionFailed, ClientError)
