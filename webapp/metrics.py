"""What the server counts of itself, for Prometheus: of all its workers together."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal

from flask import Flask, Response, g, request

from desk.log.question_log import QuestionLog
from engine.results import Results
from webapp.response_steps import Step

Outcome = Literal["answered", "passages", "nothing", "unchanged"]
# The library looks for it when it is first imported: each worker imports it after the fork.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
NO_ROUTE = "none"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


@contextmanager
def shared_between_workers() -> Iterator[None]:
    """Processes forked within count into one temporary folder, which is gone afterwards."""
    folder = tempfile.mkdtemp(prefix="quire-metrics-")
    os.environ[FOLDER_VARIABLE] = folder
    maker = os.getpid()
    try:
        yield
    finally:
        # A worker comes by here too when it ends.
        if os.getpid() == maker:
            del os.environ[FOLDER_VARIABLE]
            shutil.rmtree(folder, ignore_errors=True)


class Metrics:
    """Counts requests and questions; safe for several threads."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self.registry = registry = CollectorRegistry()
        self._requests = Counter(
            "quire_http_requests", "Requests that were answered.", ("route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "quire_http_request_duration_seconds",
            "How long it took to answer requests.",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._questions = Counter(
            "quire_questions", "Questions, by what came of them.", ("outcome",), registry=registry
        )
        self._dropped = Gauge(
            "quire_question_log_dropped",
            "Questions and votes that could not be kept since the server started.",
            registry=registry,
            multiprocess_mode="sum",
        )
        # To look a child up by its labels costs more than to count; there are few.
        self._counters = cache(self._requests.labels)
        self._timers = cache(self._seconds.labels)
        self._outcomes = cache(self._questions.labels)
        self._known_dropped = 0

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._counters(route, status).inc()
        self._timers(route).observe(seconds)

    def count_question(self, outcome: Outcome) -> None:
        """Count one question."""
        self._outcomes(outcome).inc()

    def know_dropped(self, dropped: int) -> None:
        """Know how many entries this process could not keep."""
        if dropped != self._known_dropped:
            self._known_dropped = dropped
            self._dropped.set(dropped)


def count_requests(app: Flask, metrics: Metrics, questions: QuestionLog) -> Step:
    """What counts the request of each response of the application: under its route, not under its path."""

    def begin() -> None:
        g.began = time.perf_counter()

    def count(response: Response) -> Response:
        rule, known = request.url_rule, g.__dict__
        now = time.perf_counter()
        metrics.count(rule.rule if rule else NO_ROUTE, response.status_code, now - known.get("began", now))
        if "outcome" in known:
            metrics.count_question(known["outcome"])
        metrics.know_dropped(questions.dropped)
        return response

    app.before_request(begin)
    return count


def outcome_of(results: Results) -> Outcome:
    """What came of a question."""
    if results.answer:
        return "answered"
    return "passages" if results.hits else "nothing"


def came_of_question(outcome: Outcome) -> None:
    """Say what came of the question of the request under way."""
    g.outcome = outcome
