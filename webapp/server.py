"""Quire behind gunicorn: bound before anything is forked, an engine of its own in each worker."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http import message
from gunicorn.workers import gthread

import engine
from engine.errors import ConfigurationError
from engine.preloading import preload
from webapp.app import create_app
from webapp.installation import Installation
from webapp.late_engine import LateEngine
from webapp.metrics import shared_between_workers
from webapp.site import Site
from webapp.worker import MAX_REQUEST_LINE, QuireWorker

THREADS = 4
GRACEFUL_SECONDS = 5
# A person reads an answer before asking again; a connection that waits takes no thread.
KEEPALIVE_SECONDS = 15
# How long a thread waits for the first byte on a new connection, which browsers open in advance.
_FIRST_BYTE_SECONDS = 0.01
_BACKLOG = 1024
_LAST_PORT = 65_535


def serve(
    installation: Installation,
    host: str,
    port: int,
    workers: int,
    announce: Callable[[str], None] = lambda _: None,
    site: Site | None = None,
) -> None:
    """Serve the index of ``installation``; without a usable one, say so in each answer until there is one.

    See ``serve_application`` for the rest.
    """

    def make_app() -> Flask:
        return create_app(LateEngine(lambda: engine.open(installation.index)), site, installation)

    preload()
    serve_application(make_app, host, port, workers, announce)


def serve_application(
    make_app: Callable[[], Flask],
    host: str,
    port: int,
    workers: int,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve until SIGTERM or SIGINT, then leave by ``SystemExit(0)``.

    ``make_app`` is called in each worker after the fork. ``announce`` gets the address once it is bound
    (port 0 takes a free one). Raises ``ConfigurationError`` where the address cannot be used.
    """
    listener = _bind(host, port)
    announce(_address(listener))
    # gunicorn caps this below what 2,000 characters outside ASCII take when percent-encoded.
    message.MAX_REQUEST_LINE = MAX_REQUEST_LINE
    # gunicorn would have four connections on which nothing comes stop a worker of four threads for 5 s.
    gthread.DEFAULT_WORKER_DATA_TIMEOUT = _FIRST_BYTE_SECONDS
    with shared_between_workers():
        _Server(make_app, _options(listener, workers)).run()


def _bind(host: str, port: int) -> socket.socket:
    # The resolver would take a port beyond the last one modulo 65,536.
    if not 0 <= port <= _LAST_PORT:
        raise ConfigurationError(f"Cannot listen on {host}, port {port}: ports go from 0 to {_LAST_PORT}.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return _listening(socket.socket(family, kind, protocol), address)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigurationError(
            f"Cannot listen on {host}, port {port}: {reason}. Choose another host or port."
        ) from error


def _listening(listener: socket.socket, address: tuple[str | int | bytes, ...]) -> socket.socket:
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except BaseException:
        listener.close()
        raise
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _options(listener: socket.socket, workers: int) -> dict[str, Any]:
    return {
        "bind": f"fd://{listener.detach()}",
        "workers": workers,
        "threads": THREADS,
        "worker_class": QuireWorker,
        "limit_request_line": MAX_REQUEST_LINE,
        "graceful_timeout": GRACEFUL_SECONDS,
        "keepalive": KEEPALIVE_SECONDS,
        "loglevel": "warning",
        # gunicorn would believe whatever comes from this machine, where a proxy passes on what it was sent.
        # Whom to believe is said once: webapp/proxies.py.
        "secure_scheme_headers": {},
        "forwarder_headers": "",
        "control_socket_disable": True,
    }


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn set up from Python alone: no configuration file, no command line of its own."""

    def __init__(self, make_app: Callable[[], Flask], options: Mapping[str, Any]) -> None:
        self._make_app = make_app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            # Older releases do not know every option.
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._make_app()
