"""How every command prints: lines for a person, JSON for programs, and one line when it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

import click

EXIT_FAILED = 1
Found = TypeVar("Found")


def print_json(value: Any) -> None:
    """One line of JSON."""
    print_lines([json.dumps(value, ensure_ascii=False, separators=(",", ":"))])


def print_found(found: Found, as_json: bool, lines: Callable[[Found], Iterable[str]]) -> None:
    """What a report found: as it is for programs, in ``lines`` for a person."""
    if as_json:
        print_json(found)
    else:
        print_lines(lines(found))


def print_lines(lines: Iterable[str]) -> None:
    """Each line as far as the output can show it."""
    for line in lines:
        click.echo(printable(line))


def printable(line: str) -> str:
    """A file name that is not valid UTF-8 must not stop the output."""
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def fail(message: str) -> NoReturn:
    """Say on stderr what went wrong and end with ``EXIT_FAILED``."""
    click.echo(f"quire: {printable(message)}", err=True)
    sys.exit(EXIT_FAILED)
