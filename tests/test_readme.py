"""What the documents at the top say is true: their commands run, their links and file names resolve."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import pytest
from click.testing import CliRunner
from flask import Flask
from werkzeug.test import TestResponse

import engine
from indexer.build import BuildOptions, build
from quire.cli import main
from quire.progress import NoProgress
from tests.quire.wsgi_server import running
from webapp.app import create_app
from webapp.installation import Installation

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
CORPUS, INDEX = "my-documents", "my-index"
SERVER = "http://127.0.0.1:8000"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(program: str) -> list[list[str]]:
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith(f"{program} ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README has it: documents, their index with an earlier generation, questions."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", place / CORPUS)
    (place / "questions.txt").write_text("What is a modifier?\nWhat is HIPAA?\n", encoding="utf-8")
    for text in ("One.", "Two."):
        (place / CORPUS / "note.txt").write_text(text, encoding="utf-8")
        build(BuildOptions(corpus=place / CORPUS, index=place / INDEX), NoProgress())
    return place


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("arguments", commands("quire"), ids=" ".join)
def test_a_command_of_the_readme_runs(arguments: list[str]) -> None:
    if arguments[0] == "serve":
        command = main.commands["serve"]
        with pytest.raises(click.exceptions.Exit) if "--help" in arguments else click.Context(command):
            command.make_context("serve", arguments[1:])
        return
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


@pytest.fixture(scope="module")
def app(folder: Path) -> Flask:
    """The server that the README speaks of."""
    installation = Installation(BuildOptions(folder / CORPUS, folder / INDEX))
    return create_app(engine.open(folder / INDEX), installation=installation)


@pytest.mark.parametrize("arguments", commands("curl"), ids=" ".join)
def test_an_address_of_the_readme_answers_as_shown(arguments: list[str], app: Flask) -> None:
    *options, url = arguments
    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}" == SERVER
    answer = sent(app, options, f"{parts.path}?{parts.query}")
    expected = 400 if parts.path.endswith("/search") and not parts.query else 204 if options else 200
    assert answer.status_code == expected
    shown = [
        example for example in shown_json() if is_like(example, answer.get_json(force=True, silent=True))
    ]
    assert shown or "/search" not in url


def sent(app: Flask, options: list[str], path: str) -> TestResponse:
    """What a command of curl gets."""
    if not options:
        return app.test_client().get(path)
    given = dict(zip(options[::2], options[1::2], strict=True))
    assert given.keys() == {"--header", "--data"}
    name, _, value = given["--header"].partition(": ")
    return app.test_client().post(path, data=given["--data"], headers={name: value})


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("program", blocks(README, "python"), ids=lambda program: program.split("\n")[0])
def test_the_python_of_the_readme_runs(program: str, app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    with running(app) as address:
        exec(compile(program.replace(SERVER, address), "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "https://" in printed
    assert "except" not in program or "invalid_parameters" in printed


def test_every_setting_is_in_the_table() -> None:
    rows = re.findall(r"^\| `--([\w-]+)`[^|]*\| (?:`(\w+)` )?\| `([\w-]+)` \|", README, re.MULTILINE)
    parameters = {
        option.removeprefix("--"): parameter
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert len(rows) == 15
    for option, variable, key in rows:
        assert option == key
        assert not variable or parameters[option].envvar == variable


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
        assert "://" in target or (ROOT / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_functions_that_are_named_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:engine|indexer|desk|webapp|quire|tests)/[\w./]+\.(?:py|json))`", text):
        assert (ROOT / path).exists() or "/x_" in path, path
    for path, function in re.findall(r"`(\w+/\w+\.py)` `(\w+)`", text):
        assert re.search(rf"(def|class) {function}\b", (ROOT / path).read_text(encoding="utf-8")), function


def shown_json() -> Iterator[dict[str, Any]]:
    for block in blocks(README, "json"):
        yield json.loads(block)


def is_like(shown: object, given: object) -> bool:
    """Whether both have the same members, all the way down; values may differ."""
    if isinstance(shown, dict) and isinstance(given, dict):
        return shown.keys() == given.keys() and all(is_like(shown[name], given[name]) for name in shown)
    if isinstance(shown, list) and isinstance(given, list):
        return not shown or (bool(given) and is_like(shown[0], given[0]))
    return True
