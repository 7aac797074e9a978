"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--index``: the folder of the index."""
    return click.option(
        "--index",
        # What cannot be read is for the command to explain; click would call it a usage error.
        type=click.Path(path_type=Path, readable=False),
        default=Path("index"),
        envvar="QUIRE_INDEX",
        show_default=True,
        help="Folder of the index.",
    )(command)


def corpus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--corpus`` and what of it is read, as ``BuildOptions`` names them."""
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


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
"""``--json``, as ``as_json``."""
