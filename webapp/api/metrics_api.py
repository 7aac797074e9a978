"""The route that Prometheus reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from engine.errors import QuireError
from webapp.api.operations import answers, describes
from webapp.engine_protocol import Engine
from webapp.metrics import FOLDER_VARIABLE, Metrics

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import GaugeMetricFamily


def metrics_api(engine: Engine, metrics: Metrics) -> Blueprint:
    """The route over what was counted, by all workers where there are several, and the index in use."""
    api = Blueprint("metrics_api", __name__)

    @api.get("/metrics")
    @describes(
        "Give the figures of the whole server to Prometheus",
        answers(200, "Prometheus' text format, or OpenMetrics where that is accepted.", str, "text/plain"),
    )
    def figures() -> Response:
        from prometheus_client.exposition import choose_encoder

        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        response = Response(encode(_registry(engine, metrics)), content_type=content_type)
        response.headers["Cache-Control"] = "no-store"
        return response

    return api


def _registry(engine: Engine, metrics: Metrics) -> CollectorRegistry:
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    if FOLDER_VARIABLE in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(metrics.registry)
    registry.register(_Index(engine))
    return registry


class _Index:
    """The index in use, looked at when it is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures; where there is no index, that alone."""
        from prometheus_client.core import GaugeMetricFamily as Gauge

        try:
            status = self._engine.status()
        except QuireError:
            yield Gauge("quire_index_available", "Whether there is an index to answer from.", 0)
            return
        yield Gauge("quire_index_available", "Whether there is an index to answer from.", 1)
        yield Gauge("quire_index_generation", "Number of its generation.", int(status.index_version))
        yield Gauge("quire_index_documents", "How many documents it holds.", status.documents)
        yield Gauge("quire_index_sections", "How many sections it holds.", status.sections)
        built = datetime.fromisoformat(status.built).timestamp()
        yield Gauge("quire_index_built_timestamp_seconds", "When it was built, since 1970.", built)
