"""What nobody should send: every address answers it, and none with an error of ours."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

HOSTILE = [
    "", "%20", "a" * 100_000, "%00", "%01%02%1B", "tea%00tea", "%ED%A0%80", "tea%ED%BF%BF", "%FF%FE", "%C3",
    "%zz", "%", "%22tea", "%27", "(tea", "*:*", "[a+TO", "[a+TO+z]", "~", "tea~9", "a*+b*", "%F0%9F%8D%B5",
    "%D7%AA%D7%94", "%E8%8C%B6", "%E2%80%AEtea", "..%2F..%2Fetc%2Fpasswd", "%0D%0ASet-Cookie:+a=b",
    "%3Cscript%3Ealert(1)%3C/script%3E", "{{7*7}}", "%25s",
]  # fmt: skip
ADDRESSES = [
    "/?q={}", "/?q=tea&page={}", "/?q=tea&correct={}", "/api/v1/search?q={}", "/api/v1/search?q=tea&limit={}",
    "/api/v1/search?q=tea&offset={}", "/api/v1/search?q=tea&correct={}", "/api/v1/sections/{}", "/doc/{}",
    "/doc/tea.md?q={}", "/doc/tea.md?q=tea&section={}", "/doc/tea.md?section=a2&start={0}&end={0}", "/{}",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_text_is_answered(client: FlaskClient, address: str) -> None:
    for text in HOSTILE:
        response = client.get(address.format(text))
        assert response.status_code in (200, 400, 404), text
        assert not re.search(rb"<script(?! src=)", response.data) or response.is_json, text
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    "number", ["-1", "0", "101", "1" * 5_000, "1.5", "1e3", "٣", "+1", " 1", "0x10", "", "nan"]
)
def test_a_limit_that_is_not_a_number_from_1_to_100_is_refused(client: FlaskClient, number: str) -> None:
    response = client.get("/api/v1/search", query_string={"q": "tea", "limit": number})
    assert response.status_code == 400
    assert response.json is not None
    assert [error["field"] for error in response.json["errors"]] == ["limit"]


@pytest.mark.parametrize(("offset", "status"), [("0", 200), ("10000", 200), ("10001", 400)])
def test_the_offset_has_an_end(client: FlaskClient, offset: str, status: int) -> None:
    response = client.get("/api/v1/search", query_string={"q": "tea", "offset": offset})
    assert response.status_code == status


@pytest.mark.parametrize(("length", "status"), [(2_000, 200), (2_001, 400)])
def test_the_question_has_a_longest_length(client: FlaskClient, length: int, status: int) -> None:
    response = client.get("/api/v1/search", query_string={"q": "茶" * length})
    assert response.status_code == status
    assert status == 200 or "2,000" in response.get_data(as_text=True)
