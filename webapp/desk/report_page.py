"""Reports on the whole collection: worked out once for each generation, or for each state of the files, in
a process of their own.

The first to look at a page starts its report. A small collection's is there a moment later; of a large one
the page shows how far it is, and comes again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from desk.jobs.job import Job, JobState
from desk.jobs.task import Task
from desk.reports.files_now import files_now
from engine.storage.generations import Generations
from webapp.installation import Installation

_WAIT_SECONDS = 1.5

View = Callable[[dict[str, Any]], dict[str, Any]]


def add_report_page(
    desk: Blueprint, installation: Installation, name: str, view: View, *, of_files: bool = False
) -> None:
    """Add the page ``name`` with the form that has its report worked out anew.

    ``view`` gives what the page's template, of the same name, is told beside the ``report``. One ``of_files``
    reads the documents as they are, so it is of another moment as soon as one of them changes.
    """
    report = _Report(installation, name, of_files)

    def page() -> str:
        key = report.key()
        state = report.start_if_due(key) if key else JobState("none")
        result = report.job.result()
        return render_template(
            f"desk/{name}.html",
            name=name,
            of_files=of_files,
            published=bool(key),
            state=state,
            finished=result.finished if result else "",
            is_current=result is not None and result.key == key,
            report=result.value if result else None,
            **(view(result.value) if result else {}),
        )

    def anew() -> AnyResponse:
        if key := report.key():
            report.start(key)
        return redirect(url_for(f"desk.{name}"), 303)

    desk.add_url_rule(f"/{name}", name, page)
    desk.add_url_rule(f"/{name}", f"{name}_anew", anew, methods=["POST"])


class _Report:
    """A report and the generation, or the state of the files, that it is of."""

    def __init__(self, installation: Installation, name: str, of_files: bool) -> None:
        self.job = Job(installation.index, name)
        self._installation = installation
        self._name = name
        self._of_files = of_files

    def key(self) -> str:
        """What is published; empty where nothing is. The number alone may come again in another index."""
        publication = Generations(self._installation.index).published()
        if publication and self._of_files:
            return files_now(self._installation.build)
        return f"{publication.number}-{publication.written_ns}" if publication else ""

    def start_if_due(self, key: str) -> JobState:
        """How far the report is; started where there is none of this key, and none that failed."""
        state, result = self.job.state(), self.job.result()
        done = result is not None and result.key == key
        tried = state.key == key and state.status in ("failed", "stopped")
        if state.status != "running" and not done and not tried:
            self.start(key)
            state = self.job.state()
        return state

    def start(self, key: str) -> None:
        """Have it worked out."""
        self.job.start(Task(self._name, self._installation.build, key), _WAIT_SECONDS)
