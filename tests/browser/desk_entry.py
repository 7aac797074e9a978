"""Entering the desk without its form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from selenium.webdriver import Chrome

from tests.browser.serving import TOKEN
from webapp.desk.sessions import COOKIE


def session_cookie(desk: str) -> str:
    """What a browser keeps that has logged in; it opens the desks of all servers with this token."""
    parts = urlsplit(desk)
    connection = HTTPConnection(parts.netloc, timeout=15)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{parts.path}/login", urlencode({"token": TOKEN}), form)
    header = connection.getresponse().headers["Set-Cookie"]
    connection.close()
    return SimpleCookie(header)[COOKIE].value


@contextmanager
def logged_in(browser: Chrome, cookie: str) -> Iterator[Chrome]:
    """The browser with that cookie, and without any afterwards."""
    kept = {"name": COOKIE, "value": cookie, "domain": "127.0.0.1", "path": "/", "httpOnly": True}
    browser.execute_cdp_cmd("Network.setCookie", kept)
    try:
        yield browser
    finally:
        browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
