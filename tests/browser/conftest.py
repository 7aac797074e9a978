"""A real browser, and the servers that all its tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from indexer.build import BuildOptions, build
from quire.progress import NoProgress
from tests.browser.desk_corpus import DeskCorpus
from tests.browser.desk_entry import logged_in, session_cookie
from tests.browser.neighbour import Neighbour, neighbour
from tests.browser.serving import ROOT, TOKEN, served

CHROMIUM = Path("/usr/bin/chromium")
CHROMEDRIVER = Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,900",
)
TEA = (
    "<title>{title}</title><meta name=date content={day}><main><h1>{title}</h1>"
    "<h2 id=price>What does {title} cost?</h2><p>{title} costs ${price} at the exchange.</p></main>"
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for all tests."""
    need_browser()
    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options, Service(str(CHROMEDRIVER)))
    driver.set_page_load_timeout(20)
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def other_site() -> Iterator[Neighbour]:
    """A site whose origin by number may ask the shipped corpus."""
    with neighbour() as other:
        yield other


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, other_site: Neighbour) -> Iterator[str]:
    """Where the shipped corpus is searched, with a desk, without the last slash."""
    need_browser()
    index = tmp_path_factory.mktemp("shipped") / "index"
    build(BuildOptions(ROOT / "corpus", index), NoProgress())
    with served(ROOT / "corpus", index, f"--origins={other_site.origin}", token=TOKEN) as address:
        yield address


@pytest.fixture(scope="session")
def teas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over documents in two folders, of three days; its desk is closed."""
    need_browser()
    corpus = tmp_path_factory.mktemp("teas")
    for number, (folder, title) in enumerate(
        [("green", "Sencha tea"), ("green", "Gyokuro tea"), ("black", "Assam tea")]
    ):
        (corpus / folder).mkdir(exist_ok=True)
        text = TEA.format(title=title, day=f"202{number}-05-01", price=40 + number)
        (corpus / folder / f"{number}.html").write_text(text)
    index = tmp_path_factory.mktemp("teas-index") / "index"
    build(BuildOptions(corpus, index), NoProgress())
    with served(corpus, index) as address:
        yield address


@pytest.fixture(scope="session")
def desk_corpus(tmp_path_factory: pytest.TempPathFactory) -> DeskCorpus:
    """Documents about which every page of the desk has something to tell."""
    return DeskCorpus(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def desk(desk_corpus: DeskCorpus) -> Iterator[str]:
    """Where the desk of those documents is."""
    need_browser()
    with served(desk_corpus.root, desk_corpus.index, token=TOKEN) as address:
        yield f"{address}/desk"


@pytest.fixture(scope="session")
def cookie(desk: str) -> str:
    """What a browser keeps of having logged in at a desk."""
    return session_cookie(desk)


@pytest.fixture
def editor(browser: webdriver.Chrome, cookie: str) -> Iterator[webdriver.Chrome]:
    """The browser, logged in at every desk."""
    with logged_in(browser, cookie) as editor:
        yield editor


def need_browser() -> None:
    """Without Chromium there is nothing to test, which is a failure where the whole check runs."""
    if CHROMIUM.exists() and CHROMEDRIVER.exists():
        return
    reason = f"needs {CHROMIUM} and {CHROMEDRIVER} (Debian: apt-get install chromium chromium-driver)"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
