"""What an editor sees and does at the desk, in Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from indexer.build import BuildOptions, build
from quire.progress import NoProgress

pytestmark = pytest.mark.xdist_group("browser")

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-many-characters"
SECONDS = 30


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of which most are not indexed yet."""
    corpus = tmp_path_factory.mktemp("desk") / "corpus"
    corpus.mkdir()
    add_documents(corpus, "first", 1)
    return corpus


@pytest.fixture(scope="module")
def desk(browser: Chrome, corpus: Path) -> Iterator[str]:  # noqa: ARG001
    """Where the desk is, for an editor who is not logged in."""
    index = corpus.parent / "index"
    build(BuildOptions(corpus=corpus, index=index), NoProgress())
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "quire", "serve", "--port=0", "--workers=1", "--jobs=1"),
            *(f"--index={index}", f"--corpus={corpus}"),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("QUIRE_")}
        | {"QUIRE_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().split()[-1].rstrip("/") + "/desk"
    finally:
        process.terminate()
        process.communicate(timeout=15)


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def scripted(request: pytest.FixtureRequest) -> bool:
    """Whether pages may run scripts."""
    return bool(request.param)


@pytest.fixture
def editor(browser: Chrome, desk: str, scripted: bool) -> Iterator[Chrome]:
    """The browser, logged in by keyboard."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripted})
    browser.get(f"{desk}/rebuild")
    browser.find_element(By.NAME, "token").send_keys(TOKEN, Keys.ENTER)
    wait(browser, lambda: browser.current_url == f"{desk}/rebuild")
    try:
        yield browser
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        browser.delete_all_cookies()


def add_documents(corpus: Path, name: str, count: int) -> None:
    """Documents enough for a build that can be watched."""
    for number in range(count):
        words = " ".join(f"word{number}x{i} of {name} tea" for i in range(300))
        (corpus / f"{name}{number}.md").write_text(f"# {name} {number}\n\n{words}.\n")


def wait(browser: Chrome, reached: Callable[[], object]) -> None:
    WebDriverWait(browser, SECONDS, 0.05).until(lambda _: reached())


def texts(browser: Chrome, selector: str) -> list[str]:
    """All at once: the page may be on its way out."""
    found = browser.execute_cdp_cmd(
        "Runtime.evaluate",
        {
            "expression": f"[...document.querySelectorAll({selector!r})].map(e => e.innerText)",
            "returnByValue": True,
        },
    )
    return list(found["result"].get("value") or [])


def test_a_rebuild_is_watched_to_its_end(editor: Chrome, corpus: Path, scripted: bool) -> None:
    count = 150 + scripted
    add_documents(corpus, f"scripted-{scripted}", count)
    editor.find_element(By.CSS_SELECTOR, "main form button.main").click()
    stages: set[str] = set()

    def ended() -> bool:
        stages.update(texts(editor, ".progress .stage"))
        return f"New {count}" in texts(editor, "summary")

    wait(editor, ended)
    # Without script the page comes every few seconds, and may miss a stage.
    assert any(stage.startswith("Reading: ") for stage in stages) or not scripted, stages
    assert stages
    assert texts(editor, ".outcome") == ["Published"]
    assert not texts(editor, ".progress")


def test_an_earlier_generation_can_be_gone_back_to(editor: Chrome, corpus: Path) -> None:
    before = (corpus.parent / "index" / "CURRENT").read_text()
    buttons = editor.find_elements(By.CSS_SELECTOR, "td form button")
    buttons[0].click()
    wait(editor, lambda: texts(editor, ".done"))
    assert (corpus.parent / "index" / "CURRENT").read_text() < before


def test_logging_out_closes_the_desk(editor: Chrome, desk: str) -> None:
    editor.find_element(By.CSS_SELECTOR, ".desk-away button").click()
    wait(editor, lambda: editor.current_url.endswith("/login"))
    editor.get(desk)
    assert "/login" in editor.current_url


def test_a_wrong_token_is_said_at_the_field(browser: Chrome, desk: str) -> None:
    browser.get(desk)
    browser.find_element(By.NAME, "token").send_keys("guess", Keys.ENTER)
    wait(browser, lambda: texts(browser, "[role=alert]") == ["This is not the token."])
    field = browser.find_element(By.NAME, "token")
    assert field.get_attribute("aria-invalid") == "true"
    assert browser.switch_to.active_element == field


@pytest.mark.parametrize("page", ["", "/rebuild"])
@pytest.mark.parametrize("width", [320, 1200])
def test_no_page_is_wider_than_the_window(editor: Chrome, desk: str, page: str, width: int) -> None:
    editor.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        editor.get(desk + page)
        measured = editor.execute_cdp_cmd(
            "Runtime.evaluate", {"expression": "document.documentElement.scrollWidth", "returnByValue": True}
        )
        assert measured["result"]["value"] <= width
    finally:
        editor.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
