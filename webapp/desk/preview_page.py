"""Preview: what the documents as they are now would change for those who ask, without publishing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.jobs.job import Job
from desk.jobs.task import Task
from webapp.desk.section_links import linked
from webapp.engine_protocol import Engine
from webapp.installation import Installation

# A small collection is done by then, and nobody has to wait for the page to come again.
_WAIT_SECONDS = 1.5


def add_preview_page(desk: Blueprint, engine: Engine, installation: Installation) -> None:
    """Add the page and the form that starts a preview."""
    job = Job(installation.index, "preview")

    @desk.get("/preview")
    def preview() -> str:
        state, result = job.state(), job.result()
        return render_template(
            "desk/preview.html",
            state=state,
            finished=result.finished if result else "",
            preview=_with_links(engine, result.value) if result else None,
        )

    @desk.post("/preview")
    def start_preview() -> AnyResponse:
        job.start(Task("preview", installation.build), _WAIT_SECONDS)
        return redirect(url_for("desk.preview"), 303)


def _with_links(engine: Engine, value: dict[str, Any]) -> dict[str, Any]:
    """The winners with where they can be read: in the document view as far as it has them."""
    for change in value["changes"]:
        for side in ("before", "after"):
            winner = change[side]["winner"]
            if winner:
                change[side]["winner"] = linked(engine, winner, change["question"])
    return value
