"""Duplicates: sections that say the same, or nearly."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from webapp.desk.report_page import add_report_page
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_duplicates_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page."""

    def view(report: dict[str, Any]) -> dict[str, Any]:
        for group in report["groups"]:
            group["places"] = [linked(engine, place) for place in group["places"]]
        return {}

    add_report_page(desk, installation, "duplicates", view)
