"""What is compressed, for whom, and what stays as it was."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import webapp

GZIP = {"Accept-Encoding": "gzip, deflate"}


@pytest.mark.parametrize("address", ["/?q=green+tea", "/api/v1/search?q=green+tea", "/static/quire.css"])
def test_a_client_that_can_read_gzip_gets_the_same_in_fewer_bytes(client: FlaskClient, address: str) -> None:
    plain, compressed = client.get(address), client.get(address, headers=GZIP)
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert len(compressed.data) == int(compressed.headers["Content-Length"]) < len(plain.data) / 2
    assert "Content-Encoding" not in plain.headers
    # Times and random names apart, which no two answers share.
    assert abs(len(gzip.decompress(compressed.data)) - len(plain.data)) < 20
    assert "Accept-Encoding" in compressed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_file_is_decompressed_to_what_it_is(client: FlaskClient) -> None:
    sent = gzip.decompress(client.get("/static/quire.css", headers=GZIP).data)
    assert sent == (Path(webapp.__file__).parent / "static/quire.css").read_bytes()


@pytest.mark.parametrize("accepted", ["", "br", "identity", "gzip;q=0"])
def test_nobody_gets_what_they_did_not_ask_for(client: FlaskClient, accepted: str) -> None:
    response = client.get("/?q=green+tea", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in response.headers
    assert b"</html>" in response.data


def test_little_is_left_as_it_is(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/health", headers=GZIP).headers


def test_errors_are_left_as_they_are(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=GZIP)
    assert (response.status_code, response.headers.get("Content-Encoding")) == (404, None)


@pytest.mark.parametrize("address", ["/api/v1/search?q=green+tea", "/static/quire.css"])
def test_what_is_still_fresh_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address, headers=GZIP)
    assert first.headers["ETag"].startswith("W/")
    again = client.get(address, headers={**GZIP, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_request_for_its_headers_alone_gets_no_body(client: FlaskClient) -> None:
    assert client.head("/?q=green+tea", headers=GZIP).data == b""
