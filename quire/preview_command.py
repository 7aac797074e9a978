"""``quire preview``: what an edited corpus would change for those who ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.section import heading_path
from quire.options import corpus_options, index_option, json_option
from quire.output import print_json, print_lines

if TYPE_CHECKING:
    from desk.previews.preview import Preview

_CHANGES = {"same": "stays", "gained": "is gained", "lost": "is lost", "changed": "changes"}


@click.command("preview")
@corpus_options
@index_option
@click.option(
    "--questions",
    type=click.Path(path_type=Path),
    help="A file of questions, one a line, asked first; then those asked most, and the golden ones.",
)
@json_option
def preview_command(questions: Path | None, as_json: bool, **options: Any) -> None:
    """Build without publishing, and show which questions would get another section or answer."""
    from desk.previews.known_questions import known_questions
    from desk.previews.preview import preview
    from desk.previews.preview_questions import questions_of_file
    from indexer.build import BuildOptions
    from quire.progress import NoProgress, ProgressLines

    build_options = BuildOptions(**options)
    asked = questions_of_file(questions) if questions else []
    asked += known_questions(build_options)
    if as_json:
        print_json(preview(build_options, asked, NoProgress()).to_json())
        return
    progress = ProgressLines()
    try:
        found = preview(build_options, asked, progress)
    finally:
        progress.close()
    print_lines(preview_lines(found))


def preview_lines(found: Preview) -> Iterator[str]:
    """The preview for a person: each question that changes, before and after."""
    report = found.report
    yield (
        f"{len(report.new)} new, {len(report.changed)} changed, {len(report.gone)} gone, "
        f"{len(report.left_out)} left out; nothing was published"
    )
    for left in report.left_out:
        yield f"left out: {left.path} {left.reason}"
    if found.warning:
        yield f"The guard: {found.warning}"
    yield from _asked_lines(found)
    for change in found.to_json()["changes"]:
        yield ""
        yield from _change_lines(change)


def _asked_lines(found: Preview) -> Iterator[str]:
    if not found.questions:
        yield "No question to ask: name a file of them with --questions."
        return
    of_all = "" if found.asked == found.questions else f" of {found.questions:,}"
    yield f"{found.asked:,}{of_all} questions asked: {len(found.changes):,} would change"


def _change_lines(change: dict[str, Any]) -> Iterator[str]:
    yield f"Question: {change['question']}"
    if change["winner"] != "same":
        yield f"  The first section {_CHANGES[change['winner']]}:"
        yield f"    before: {_place(change['before']['winner'])}"
        yield f"    after:  {_place(change['after']['winner'])}"
    if change["answer"] != "same":
        yield f"  The answer {_CHANGES[change['answer']]}:"
        yield f"    before: {_answer(change['before']['answer'])}"
        yield f"    after:  {_answer(change['after']['answer'])}"


def _place(winner: dict[str, Any] | None) -> str:
    if winner is None:
        return "none"
    return f"{heading_path(winner['title'], winner['breadcrumb'])} ({winner['doc']})"


def _answer(answer: dict[str, Any] | None) -> str:
    if answer is None:
        return "none"
    span = f" → {answer['span']}" if answer["span"] else ""
    return " ".join(answer["text"].split()) + span
