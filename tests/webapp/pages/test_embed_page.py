"""The page that shows how to embed the search."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from webapp import messages, script_routes
from webapp.pages.embed_page import PARTS, PROPERTIES

EMBED = Path(script_routes.__file__).parent / "static/embed"


def test_the_tag_has_the_whole_address_of_the_script(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/embed", base_url="https://search.example.org").data, "html.parser")
    tag = soup.select("pre")[0].get_text()
    assert '<script src="https://search.example.org/embed.js" defer></script>' in tag
    assert soup.select_one("quire-search")


def test_a_hostile_host_stays_text(client: FlaskClient) -> None:
    response = client.get("/embed", headers={"Host": 'a"><script>alert(1)</script>'})
    assert b"<script>" not in response.data


def test_every_property_and_part_is_told() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in EMBED.glob("*.js"))
    assert set(re.findall(r"var\((--quire-[\w-]+)", source)) == set(PROPERTIES)
    parts = set(re.findall(r'(?:part|words)\("\w+", "([\w-]+)"', source)) | {"suggestion"}
    assert parts == set(PARTS)


def test_every_text_is_told(client: FlaskClient) -> None:
    page = client.get("/embed").get_data(as_text=True)
    assert all(f"text-{name}" in page for name in messages.EMBED_TEXTS)
