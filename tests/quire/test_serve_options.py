"""What ``quire serve`` tells the server of its options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from quire.cli import main
from tests.engine.small_index import publish
from tests.webapp.fake_engine import tea_sections
from webapp import server
from webapp.installation import Installation
from webapp.site import Site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an index and a style sheet."""
    publish(tmp_path / "index", tea_sections())
    (tmp_path / "tea.css").write_text("a {}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def served(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[Installation, Site]:
    """What the server is started with."""
    calls: list[tuple[Installation, Site]] = []

    def serve(installation: Installation, *others: Any) -> None:
        calls.append((installation, others[-1]))

    monkeypatch.setattr(server, "serve", serve)
    result = CliRunner().invoke(main, ["serve", *arguments])
    assert result.exit_code == 0, result.output
    return calls[0]


@pytest.mark.usefixtures("folder")
def test_without_options_there_is_no_style_sheet_and_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    installation, site = served(monkeypatch)
    assert (installation.proxies, site.stylesheet) == (0, None)


@pytest.mark.usefixtures("folder")
def test_style_sheet_and_proxies_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    installation, site = served(monkeypatch, "--stylesheet", "tea.css", "--proxies", "1")
    assert (installation.proxies, site.stylesheet) == (1, Path("tea.css"))


def test_they_may_stand_in_the_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text("[tool.quire]\nstylesheet = 'tea.css'\nproxies = 2\n")
    installation, site = served(monkeypatch)
    assert (installation.proxies, site.stylesheet) == (2, Path("tea.css"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments", [("--stylesheet", "none.css"), ("--stylesheet", "."), ("--proxies", "-1")]
)
def test_what_cannot_be_used_is_told_at_once(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(main, ["serve", *arguments]).exit_code == 2
