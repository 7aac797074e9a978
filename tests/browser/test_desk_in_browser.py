"""What an editor sees and does at the desk, in Chromium: in, rebuild, go back, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from indexer.build import BuildOptions, build
from quire.progress import NoProgress
from tests.browser.emulation import without_script
from tests.browser.page_state import texts
from tests.browser.serving import TOKEN, served

pytestmark = pytest.mark.xdist_group("browser")

SECONDS = 60


@dataclass
class Editable:
    """Documents and their index, with a desk at ``address``."""

    corpus: Path
    index: Path
    address: str = ""

    def add(self, name: str, count: int) -> None:
        """Documents enough for a build that can be watched."""
        for number in range(count):
            words = " ".join(f"word{number}x{i} of {name} tea" for i in range(300))
            (self.corpus / f"{name}{number}.md").write_text(f"# {name} {number}\n\n{words}.\n")

    def build(self) -> None:
        """Publish the documents as they are."""
        build(BuildOptions(self.corpus, self.index), NoProgress())

    @property
    def current(self) -> int:
        """The published generation."""
        return int((self.index / "CURRENT").read_text().split()[0])


@pytest.fixture(scope="module")
def edited(browser: Chrome, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editable]:
    # Asked for first: without a browser there is no server to start.
    assert browser.session_id
    folder = tmp_path_factory.mktemp("edited")
    edited = Editable(folder / "corpus", folder / "index")
    edited.corpus.mkdir()
    edited.add("first", 1)
    edited.build()
    with served(edited.corpus, edited.index, token=TOKEN) as address:
        edited.address = f"{address}/desk"
        yield edited


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def scripted(request: pytest.FixtureRequest, browser: Chrome) -> Iterator[bool]:
    """Whether pages may run scripts."""
    with nullcontext() if request.param else without_script(browser):
        yield bool(request.param)


def wait(browser: Chrome, reached: Callable[[], object]) -> None:
    WebDriverWait(browser, SECONDS, 0.05).until(lambda _: reached())


@pytest.mark.usefixtures("scripted")
def test_one_logs_in_and_out_by_keyboard(browser: Chrome, desk: str) -> None:
    browser.get(f"{desk}/glossary")
    wait(browser, lambda: browser.switch_to.active_element.get_attribute("name") == "token")
    browser.switch_to.active_element.send_keys(TOKEN, Keys.ENTER)
    wait(browser, lambda: browser.current_url == f"{desk}/glossary")
    browser.find_element(By.CSS_SELECTOR, ".desk-away button").send_keys(Keys.ENTER)
    wait(browser, lambda: browser.current_url.endswith("/login"))
    browser.get(desk)
    assert "/login" in browser.current_url


def test_a_wrong_token_is_said_at_the_field(browser: Chrome, edited: Editable) -> None:
    browser.get(edited.address)
    browser.find_element(By.NAME, "token").send_keys("guess", Keys.ENTER)
    wait(browser, lambda: texts(browser, "[role=alert]") == ["This is not the token."])
    field = browser.find_element(By.NAME, "token")
    assert field.get_attribute("aria-invalid") == "true"
    assert browser.switch_to.active_element == field


def test_a_rebuild_is_watched_to_its_end(editor: Chrome, edited: Editable, scripted: bool) -> None:
    edited.build()
    count = 100 + scripted
    edited.add(f"scripted-{scripted}", count)
    editor.get(f"{edited.address}/rebuild")
    editor.find_element(By.CSS_SELECTOR, "main form button.main").send_keys(Keys.ENTER)
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


@pytest.mark.usefixtures("scripted")
def test_an_earlier_generation_can_be_gone_back_to(editor: Chrome, edited: Editable) -> None:
    edited.add(f"after-{edited.current}-", 1)
    edited.build()
    before = edited.current
    editor.get(f"{edited.address}/rebuild")
    editor.find_element(By.CSS_SELECTOR, "td form button").send_keys(Keys.ENTER)
    wait(editor, lambda: texts(editor, ".done"))
    assert edited.current < before
