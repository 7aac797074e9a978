"""The ``quire`` command: each subcommand calls one function of the packages below and prints what it returns.

What is slow to import (NumPy, Whoosh, NLTK, Flask) is imported by the subcommand that needs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from engine.errors import QuireError
from quire import __version__
from quire.settings import read_settings

EXIT_FAILED = 1
EXIT_LEFT_OUT = 3


class _Commands(click.Group):
    """Shows Quire's own errors, and those of the system, as one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuireError as error:
            _fail(str(error))
        except BrokenPipeError:
            # The reader of our output went away (``quire ask ... | head``): nothing to say to nobody.
            sys.stderr.close()
            sys.exit(EXIT_FAILED)
        except OSError as error:
            _fail(f"{error.filename or 'system'}: {error.strerror or error}")


def _fail(message: str) -> None:
    click.echo(f"quire: {_printable(message)}", err=True)
    sys.exit(EXIT_FAILED)


def _index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--index",
        # What cannot be read is for the command to explain; click would call it a usage error.
        type=click.Path(path_type=Path, readable=False),
        default=Path("index"),
        envvar="QUIRE_INDEX",
        show_default=True,
        help="Folder of the index.",
    )(command)


def _corpus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--corpus",
            type=click.Path(path_type=Path),
            default=Path("corpus"),
            envvar="QUIRE_CORPUS",
            show_default=True,
            help="Folder of documents.",
        ),
        click.option(
            "--include", multiple=True, envvar="QUIRE_INCLUDE", help="Only files that match (repeatable)."
        ),
        click.option(
            "--exclude", multiple=True, envvar="QUIRE_EXCLUDE", help="No files that match (repeatable)."
        ),
        click.option(
            "--max-bytes",
            type=click.IntRange(min=1),
            default=10_000_000,
            envvar="QUIRE_MAX_BYTES",
            show_default=True,
            help="Leave out larger files.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 256),
            envvar="QUIRE_JOBS",
            help="Processes that read documents; by default one for each core, if there is much to read.",
        ),
    ):
        command = option(command)
    return command


_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quire")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Answers questions from a folder of documents."""
    settings = read_settings()
    ctx.default_map = dict.fromkeys(_Commands.list_commands(main, ctx), settings)


@main.command("build")
@_corpus_options
@_index_option
@click.option("--full", is_flag=True, help="Build everything anew.")
@click.option("--force", is_flag=True, help="Publish even if the index shrank a lot.")
@_json_option
def build_command(full: bool, force: bool, as_json: bool, **options: Any) -> None:
    """Bring the index up to date with the documents and publish it.

    Exit code 3: published, but files had to be left out; each is named with the reason.
    """
    report = _build(full=full, force=force, quiet=as_json, **options)
    if as_json:
        _print_json(report.to_json())
    else:
        from quire.printing import report_lines

        _print_lines(report_lines(report))
    sys.exit(EXIT_LEFT_OUT if report.left_out else 0)


@main.command("ask")
@click.argument("question", required=False)
@_index_option
@click.option(
    "-n", "limit", type=click.IntRange(1, 1_000), default=10, show_default=True, help="How many hits."
)
@click.option("--explain", is_flag=True, help="Say why each hit is where it is.")
@click.option("--no-correct", is_flag=True, help="Search for the words as they are spelt.")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="A file of questions, one a line; - for stdin.",
)
@_json_option
def ask_command(
    question: str | None,
    index: Path,
    batch: Iterable[str] | None,
    as_json: bool,
    no_correct: bool,
    **options: Any,
) -> None:
    """Answer QUESTION from the index."""
    if (question is None) == (batch is None):
        raise click.UsageError("Give one QUESTION, or a file of questions with --batch.")
    import engine
    from quire.printing import result_lines

    opened = engine.open(index)
    for line in [question] if question is not None else batch or ():
        if batch is not None and not line.strip():
            continue
        results = opened.ask(line, correct=not no_correct, **options)
        if as_json:
            _print_json(results.to_json())
        else:
            _print_lines([f"Question: {line.strip()}", ""] if batch is not None else [])
            _print_lines(result_lines(results))
            _print_lines([""] if batch is not None else [])


@main.command("serve")
@_corpus_options
@_index_option
@click.option(
    "--host", default="127.0.0.1", envvar="QUIRE_HOST", show_default=True, help="Address to listen on."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    envvar="QUIRE_PORT",
    show_default=True,
    help="Port.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=2,
    envvar="QUIRE_WORKERS",
    show_default=True,
    help="Server processes.",
)
@click.option("--site-name", default="Quire", envvar="QUIRE_SITE_NAME", help="Name in the page's header.")
@click.option("--examples", multiple=True, help="A question to offer (repeatable).")
@click.option(
    "--token",
    envvar="QUIRE_TOKEN",
    help="Opens the desk, and builds over the API; better set as QUIRE_TOKEN.",
)
@click.option(
    "--origins",
    multiple=True,
    envvar="QUIRE_ORIGINS",
    help="A web origin whose pages may call the API, such as https://example.org (repeatable).",
)
@click.option(
    "--retention-days",
    type=click.IntRange(0, 36_500),
    default=180,
    envvar="QUIRE_RETENTION_DAYS",
    show_default=True,
    help="How long questions are kept; 0 keeps none.",
)
def serve_command(
    host: str,
    port: int,
    workers: int,
    site_name: str,
    examples: tuple[str, ...],
    token: str | None,
    origins: tuple[str, ...],
    retention_days: int,
    **options: Any,
) -> None:
    """Serve the search page, the API and the desk; builds first if there is no index."""
    from engine.errors import IndexMissing
    from engine.generations import Generations
    from indexer.build import BuildOptions
    from webapp.installation import Installation
    from webapp.server import serve
    from webapp.site import Site

    try:
        Generations(options["index"]).current()
    except IndexMissing:
        from quire.printing import report_lines

        report = _build(full=False, force=False, quiet=False, **options)
        _print_lines(report_lines(report))
    installation = Installation(BuildOptions(**options), token, origins, retention_days)
    site = Site(site_name, examples)
    serve(installation, host, port, workers, lambda url: click.echo(f"Quire answers at {url}"), site)


@main.command("eval")
@click.option(
    "--questions",
    type=click.Path(path_type=Path),
    envvar="QUIRE_QUESTIONS",
    help="Judged questions; golden.jsonl in the corpus if not given.",
)
@click.option(
    "--qrels",
    type=click.Path(path_type=Path),
    envvar="QUIRE_QRELS",
    help="Judgements of the questions: question, passage, grade.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    envvar="QUIRE_BASELINE",
    help="Output of an earlier eval --json to compare with.",
)
@_index_option
@_json_option
def eval_command(
    questions: Path | None, qrels: Path | None, baseline: Path | None, index: Path, as_json: bool
) -> None:
    """Ask judged questions and show how many came out right, and every miss.

    With --baseline, shows what got better and worse instead; exit code 1 says that a measure fell: at all
    for golden questions, significantly (p < 0.05) for a set with --qrels.
    """
    if qrels is not None and questions is None:
        raise click.UsageError("--qrels needs the questions that it judges: name them with --questions.")
    from quire.evaluating import run_evaluation
    from quire.printing_evaluation import comparison_lines, evaluation_lines

    outcome = run_evaluation(index, questions, qrels, baseline, quiet=as_json and not sys.stderr.isatty())
    if outcome.note:
        click.echo(f"Note: {_printable(outcome.note)}", err=True)
    if as_json:
        _print_json(outcome.to_json())
    elif outcome.comparison:
        _print_lines(comparison_lines(outcome.evaluation, outcome.comparison))
    else:
        _print_lines(evaluation_lines(outcome.evaluation))
    if outcome.comparison and outcome.comparison.regressions:
        _fail(f"worse than {baseline}: {', '.join(outcome.comparison.regressions)}")


@main.command("check")
@_index_option
@_json_option
def check_command(index: Path, as_json: bool) -> None:
    """Verify every file of the published index against its checksum."""
    import engine

    status = engine.open(index).status()
    if as_json:
        _print_json(
            {
                "indexVersion": status.index_version,
                "documents": status.documents,
                "sections": status.sections,
                "built": status.built,
            }
        )
    else:
        click.echo(
            f"{index}: generation {status.index_version} is sound: {status.documents:,} documents, "
            f"{status.sections:,} sections, built {status.built}"
        )


@main.command("rollback")
@_index_option
def rollback_command(index: Path) -> None:
    """Go back to the generation before the published one."""
    from engine.build_lock import build_lock
    from engine.generations import Generations

    Generations(index).current()
    with build_lock(index):
        number = Generations(index).roll_back()
    click.echo(f"{index}: generation {number} is published again")


def _build(corpus: Path, index: Path, quiet: bool, **options: Any) -> Any:
    from indexer.build import BuildOptions, build
    from quire.progress import NoProgress, ProgressLines

    build_options = BuildOptions(corpus=corpus, index=index, **options)
    if quiet:
        return build(build_options, NoProgress())
    progress = ProgressLines()
    try:
        return build(build_options, progress)
    finally:
        progress.close()


def _print_json(value: Any) -> None:
    _print_lines([json.dumps(value, ensure_ascii=False, separators=(",", ":"))])


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(_printable(line))


def _printable(line: str) -> str:
    """A file name that is not valid UTF-8 must not stop the output."""
    return line.encode("utf-8", "backslashreplace").decode("utf-8")
