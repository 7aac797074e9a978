"""What several benchmarks are asked on the command line, and what they ask of their surroundings."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def sets_parser(nargs: str = "+") -> argparse.ArgumentParser:
    """A parser for folders of judged sets (``sets``), a work folder for their indexes, and whether to write
    what comes of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs=nargs, type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    return parser


def require_one_thread(parser: argparse.ArgumentParser) -> None:
    """End with an error of the parser where libraries might calculate in several threads."""
    if os.environ.get("OMP_NUM_THREADS") != "1":
        parser.error("set OMP_NUM_THREADS=1: every system is measured with one thread")
