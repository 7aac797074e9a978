"""The servers that are asked, who asks them, and the table."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from benchmarks.http_client import ask, ask_all, connect, requests_for
from benchmarks.http_server import PeerEngine, whoosh_engine
from benchmarks.http_speed import AGAIN, CONSTANT, NEW, WHOOSH, median_size, server, shuffled_questions, table
from tests.engine.small_index import publish, section
from webapp.app import create_app


def test_the_constant_has_its_size_and_every_request_is_answered() -> None:
    requests = requests_for("/api/v1/search", ["How long?", "“Tea” & milk"] * 60)
    with server("constant", Path("none"), 3_000) as address:
        with connect(address) as connection:
            assert ask(connection, requests[0]) == ask(connection, requests[1]) == b"x" * 3_000
            with pytest.raises(RuntimeError, match="404"):
                ask(connection, b"GET /nowhere HTTP/1.1\r\nHost: quire\r\n\r\n")
        assert median_size(address, requests[:3]) == 3_000
        assert ask_all(address, requests, math.inf) > 1


def test_the_peer_is_searched_behind_the_view(tmp_path: Path) -> None:
    other = section("b", "Coffee, two months.", doc="coffee.md", title="Coffee")
    publish(tmp_path, [section("a", "Tea keeps for a year."), other])
    searched: PeerEngine = whoosh_engine(tmp_path)
    body = create_app(searched).test_client().get("/api/v1/search?q=How+long+does+tea+keep").get_json()
    assert (body["estimatedTotalHits"], body["hits"]) == (1, [])
    assert searched.status().sections == 2


def test_questions_are_drawn_alike_each_time_and_none_twice(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(f'{{"question": "q{number % 50}"}}\n' for number in range(100)))
    drawn = shuffled_questions(path)
    assert drawn == shuffled_questions(path)
    assert sorted(drawn) == sorted(f"q{number}" for number in range(50)) != drawn


def test_the_table_gives_the_median_of_the_rounds_and_the_ratios() -> None:
    rates = {CONSTANT: [900.0, 1_000.0, 5_000.0], AGAIN: [500.0], NEW: [100.0], WHOOSH: [10.0]}
    lines = table(rates, 2_000).splitlines()
    assert "2,000 bytes" in lines[0]
    assert lines[4:6] == ["| constant | 1,000 | 1.00 | 100.0 |", f"| {AGAIN} | 500 | 0.50 | 50.0 |"]
