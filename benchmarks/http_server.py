"""One of the servers that ``benchmarks.http_speed`` asks, as a program of its own.

    python -m benchmarks.http_server {quire,constant,whoosh} INDEX BYTES

It prints its address and serves with two workers until it is stopped. ``constant`` answers with so many
bytes. ``whoosh`` builds an index of the sections of INDEX, searches it behind Quire's own view, and gives
only how many of the ten best it found: what it would cost to show them is not counted.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from flask import Flask, Response

from benchmarks.peers import Peer, text_of
from benchmarks.peers_whoosh import WhooshPeer
from benchmarks.stores import open_store, sections_of
from engine.engine import Status
from engine.filters import Filters, Group
from engine.questions.topic import TopicTerm
from engine.results import Match, Results
from engine.section import Section
from engine.suggestions.suggestion import Suggestion
from indexer.build import BuildOptions
from webapp.app import create_app
from webapp.installation import Installation
from webapp.server import serve, serve_application

SEARCH = "/api/v1/search"
WORKERS = 2
_HOST = "127.0.0.1"


class PeerEngine:
    """A peer's search as the front end asks for it."""

    def __init__(self, peer: Peer, sections: int) -> None:
        self._peer = peer
        self._status = Status("1", 1, sections, "")
        # Whoosh's matchers seek in a file that all threads share.
        self._lock = threading.Lock()

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,  # noqa: ARG002
        correct: bool = True,  # noqa: ARG002
        filters: Filters | None = None,  # noqa: ARG002
    ) -> Results:
        """How many of the best places the peer found."""
        with self._lock:
            found = self._peer.search(question, offset + limit)
        return Results(question, None, None, (), len(found), limit, offset, 0.0, "1")

    def document(self, doc: str) -> tuple[Section, ...]:  # noqa: ARG002
        """None is served."""
        return ()

    def section(self, section_id: str) -> Section | None:  # noqa: ARG002
        """None is served."""
        return None

    def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:  # noqa: ARG002
        """None is served."""
        return ()

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:  # noqa: ARG002
        """None is served."""
        return ()

    def topic(self, question: str) -> tuple[TopicTerm, ...]:  # noqa: ARG002
        """None is told."""
        return ()

    def groups(self) -> tuple[Group, ...]:
        """There is nothing to choose."""
        return ()

    def dates(self) -> None:
        """None is known."""

    def status(self) -> Status:
        """What is searched."""
        return self._status


def main() -> None:
    """Serve what is named."""
    name, index, size = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if name == "quire":
        serve(Installation(BuildOptions(index, index), retention_days=0), _HOST, 0, WORKERS, announce)
    app = constant_app(size) if name == "constant" else create_app(whoosh_engine(index))
    serve_application(lambda: app, _HOST, 0, WORKERS, announce)


def constant_app(size: int) -> Flask:
    """An application that answers whatever is searched for with the same ``size`` bytes."""
    app, body = Flask(__name__), b"x" * size

    @app.get(SEARCH)
    def constant() -> Response:
        return Response(body, content_type="application/json; charset=utf-8")

    return app


def whoosh_engine(index: Path) -> PeerEngine:
    """Whoosh over the sections of an index."""
    texts = [text_of(section) for section in sections_of(open_store(index))]
    return PeerEngine(WhooshPeer(texts), len(texts))


def announce(address: str) -> None:
    """Tell who started the server where it is."""
    sys.stdout.write(address + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
