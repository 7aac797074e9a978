"""Stale: documents long unchanged, those first that visitors meet most; and plans that have passed."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from webapp.desk.report_page import add_report_page
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation

_MOST_ROWS = 200


def add_stale_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page."""

    def view(report: dict[str, Any]) -> dict[str, Any]:
        for part in ("documents", "undated", "plans"):
            report[part] = [linked(engine, one) for one in report[part][:_MOST_ROWS]]
        return {}

    add_report_page(desk, installation, "stale", view)
