"""The ``quire`` command: each subcommand calls one function of the packages below and prints what it returns.

What is slow to import (NumPy, Whoosh, NLTK, Flask) is imported by the subcommand that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from engine.errors import QuireError
from quire import __version__
from quire.disagreements_command import disagreements_command
from quire.duplicates_command import duplicates_command
from quire.filter_options import filter_options
from quire.gaps_command import gaps_command
from quire.glossary_command import glossary_command
from quire.golden_command import golden_group
from quire.links_command import links_command
from quire.options import corpus_options, index_option, json_option
from quire.output import EXIT_FAILED, fail, print_json, print_lines, printable
from quire.preview_command import preview_command
from quire.quality_command import quality_command
from quire.settings import read_settings
from quire.stale_command import stale_command

EXIT_LEFT_OUT = 3


class _Commands(click.Group):
    """Shows Quire's own errors, and those of the system, as one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuireError as error:
            fail(str(error))
        except BrokenPipeError:
            # The reader of our output went away (``quire ask ... | head``): nothing to say to nobody.
            sys.stderr.close()
            sys.exit(EXIT_FAILED)
        except OSError as error:
            fail(f"{error.filename or 'system'}: {error.strerror or error}")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quire")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Answers questions from a folder of documents."""
    settings = read_settings()
    ctx.default_map = dict.fromkeys(_Commands.list_commands(main, ctx), settings)


@main.command("build")
@corpus_options
@index_option
@click.option("--full", is_flag=True, help="Build everything anew.")
@click.option("--force", is_flag=True, help="Publish whatever the guard says.")
@click.option("--watch", "watching", is_flag=True, help="Go on, and build again whenever files change.")
@click.option("--poll", is_flag=True, help="With --watch, where the file system does not tell of changes.")
# How the desk starts a build: under which name it is recorded, and who asked for it.
@click.option("--record", hidden=True)
@click.option("--origin", type=click.Choice(["desk", "api", "command"]), default="command", hidden=True)
@json_option
def build_command(full: bool, force: bool, as_json: bool, watching: bool, poll: bool, **options: Any) -> None:
    """Bring the index up to date with the documents and publish it.

    Exit code 3: published, but files had to be left out; each is named with the reason.
    """
    if watching:
        if as_json:
            raise click.UsageError("--watch prints lines; leave out --json.")
        return _watch(poll, full=full, force=force, **options)
    if poll:
        raise click.UsageError("--poll says how to watch; it needs --watch.")
    report = _build(full=full, force=force, quiet=as_json, **options)
    if as_json:
        print_json(report.to_json())
    else:
        from quire.printing import report_lines

        print_lines(report_lines(report))
    sys.exit(EXIT_LEFT_OUT if report.left_out else 0)


@main.command("ask")
@click.argument("question", required=False)
@index_option
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
@filter_options
@json_option
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
            print_json(results.to_json())
        else:
            print_lines([f"Question: {line.strip()}", ""] if batch is not None else [])
            print_lines(result_lines(results, filtered=bool(options["filters"])))
            print_lines([""] if batch is not None else [])


@main.command("serve")
@corpus_options
@index_option
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
@click.option(
    "--stylesheet",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="QUIRE_STYLESHEET",
    help="A file of CSS that pages read after Quire's own, for colours of your own.",
)
@click.option(
    "--proxies",
    type=click.IntRange(0, 10),
    default=0,
    envvar="QUIRE_PROXIES",
    show_default=True,
    help="How many reverse proxies stand before the server, whose X-Forwarded-* headers it may believe.",
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
    stylesheet: Path | None,
    proxies: int,
    **options: Any,
) -> None:
    """Serve the search page, the API and the desk; builds first if there is no index."""
    from engine.errors import IndexMissing
    from engine.storage.generations import Generations
    from indexer.build import BuildOptions
    from webapp.installation import Installation
    from webapp.server import serve
    from webapp.site import Site

    installation = Installation(BuildOptions(**options), token, origins, retention_days, proxies)
    try:
        Generations(options["index"]).current()
    except IndexMissing:
        from quire.printing import report_lines

        report = _build(full=False, force=False, quiet=False, **options)
        print_lines(report_lines(report))
    site = Site(site_name, examples, stylesheet)
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
@index_option
@json_option
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
        click.echo(f"Note: {printable(outcome.note)}", err=True)
    if as_json:
        print_json(outcome.to_json())
    elif outcome.comparison:
        print_lines(comparison_lines(outcome.evaluation, outcome.comparison))
    else:
        print_lines(evaluation_lines(outcome.evaluation))
    if outcome.comparison and outcome.comparison.regressions:
        fail(f"worse than {baseline}: {', '.join(outcome.comparison.regressions)}")


@main.command("check")
@index_option
@json_option
def check_command(index: Path, as_json: bool) -> None:
    """Verify every file of the published index against its checksum."""
    import engine

    status = engine.open(index).status()
    if as_json:
        print_json(
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
@index_option
@click.option("--to", type=click.IntRange(1, 999_999_999_999), help="Go back to this generation.")
def rollback_command(index: Path, to: int | None) -> None:
    """Go back to the generation before the published one, or further."""
    from engine.storage.build_lock import build_lock
    from engine.storage.generations import Generations

    Generations(index).current()
    with build_lock(index):
        number = Generations(index).roll_back(to)
    click.echo(f"{index}: generation {number} is published again")


def _watch(poll: bool, record: str | None, origin: str, **options: Any) -> None:  # noqa: ARG001
    from indexer.build import BuildOptions
    from quire.watching import watch

    watch(BuildOptions(**options), poll, lambda line: print_lines([line]))


def _build(quiet: bool, origin: str = "command", record: str | None = None, **options: Any) -> Any:
    from desk.builds.build_record import Origin
    from indexer.build import BuildOptions
    from quire.building import run_build

    return run_build(BuildOptions(**options), quiet, Origin(origin), record)


main.add_command(preview_command)
main.add_command(glossary_command)
main.add_command(disagreements_command)
main.add_command(stale_command)
main.add_command(links_command)
main.add_command(duplicates_command)
main.add_command(golden_group)
main.add_command(quality_command)
main.add_command(gaps_command)
