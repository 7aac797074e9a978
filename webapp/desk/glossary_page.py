"""Glossary: acronyms and terms as the documents define them, and acronyms that mean two things."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from desk.reports.glossary import conflicts_of
from webapp.desk.report_page import add_report_page
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation


def add_glossary_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page."""

    def view(report: dict[str, Any]) -> dict[str, Any]:
        for entry in (*report["terms"], *(one for a in report["acronyms"] for one in a["meanings"])):
            entry["places"] = [linked(engine, place) for place in entry["places"]]
        return {"conflicts": conflicts_of(report)}

    add_report_page(desk, installation, "glossary", view)
