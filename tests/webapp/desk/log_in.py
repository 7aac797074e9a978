"""What a browser does at the desk: logs in, and sends forms with the token that their page carries."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = "a-token-of-many-characters"


def log_in(client: FlaskClient, token: str = TOKEN) -> TestResponse:
    """Send the log-in form."""
    return client.post("/desk/login", data={"token": token})


def form_token(client: FlaskClient, page: str = "/desk") -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).get_data(as_text=True))
    assert found, page
    return found[1]


def send(client: FlaskClient, address: str, page: str = "/desk", **fields: str) -> TestResponse:
    """Send a form of a page."""
    return client.post(address, data={"csrf": form_token(client, page), **fields})
