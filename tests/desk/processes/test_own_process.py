"""Work in processes of their own."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from threading import Event

import pytest

from desk.processes.own_process import start_process

_MODULE = """
import json, os, sys

def tell():
    with open(sys.argv[1], "w") as file:
        found = {"arguments": sys.argv[2:], "token": os.environ.get("QUIRE_TOKEN"), "session": os.getsid(0)}
        json.dump(found, file)
    print("lost")
    print("kept", file=sys.stderr)
    sys.exit(7)
"""


def test_it_finds_its_modules_and_arguments_and_knows_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_module_of_ours.py").write_text(_MODULE)
    # What lies in the folder of work is not taken for a part of the program.
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIRE_TOKEN", "a secret of the server")
    codes: list[int] = []
    ended = Event()

    def on_end(code: int) -> None:
        codes.append(code)
        ended.set()

    with (tmp_path / "errors").open("w+b") as errors:
        arguments = [str(tmp_path / "told"), "--a=b c", ""]
        process = start_process("a_module_of_ours", "tell", arguments, errors=errors, on_end=on_end)
        assert ended.wait(20)
        errors.seek(0)
        assert errors.read() == b"kept\n"
    assert codes == [7]
    told = json.loads((tmp_path / "told").read_text())
    assert told == {"arguments": ["--a=b c", ""], "token": None, "session": process.pid}
    assert os.getsid(0) != process.pid
