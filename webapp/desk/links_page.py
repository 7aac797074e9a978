"""Links: those within the corpus that lead nowhere."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from webapp.desk.report_page import add_report_page
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_links_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:  # noqa: ARG001
    """Add the page."""

    def view(report: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
        return {}

    add_report_page(desk, installation, "links", view, of_files=True)
