"""Behind a reverse proxy: the host and scheme that it tells of stand for those of its own request."""

from __future__ import annotations

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def trust_proxies(app: Flask, count: int) -> None:
    """Believe the ``X-Forwarded-*`` headers of that many proxies, one behind the other; 0 believes none.

    Anybody can send these headers, so nothing is believed that the operator has not vouched for.
    """
    if count:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=count)
        app.wsgi_app = fixed  # type: ignore[method-assign]
