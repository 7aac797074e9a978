"""Disagreements: sentences that state different figures for one thing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from webapp.desk.report_page import add_report_page
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_disagreements_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page."""

    def view(report: dict[str, Any]) -> dict[str, Any]:
        for group in report["groups"]:
            group["statements"] = [linked(engine, one) for one in group["statements"]]
        return {}

    add_report_page(desk, installation, "disagreements", view)
