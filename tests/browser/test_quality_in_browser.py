"""Golden questions at the desk, in Chromium. The pages have no script: so they are for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.conftest import served
from tests.desk.golden_corpus import SPOILT, GoldenCorpus

pytestmark = pytest.mark.xdist_group("browser")

TOKEN = "a-token-of-many-characters"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> GoldenCorpus:
    """Built twice; the second time a golden question was spoilt."""
    corpus = GoldenCorpus(tmp_path_factory.mktemp("golden"))
    corpus.build()
    corpus.write("coffee.md", SPOILT)
    corpus.build(force=True)
    return corpus


@pytest.fixture(scope="module")
def desk(browser: Chrome, corpus: GoldenCorpus) -> Iterator[str]:
    """Where the desk is, for an editor who is logged in."""
    options = (f"--corpus={corpus.root}", f"--token={TOKEN}")
    with served(corpus.root, corpus.index, *options) as address:
        browser.get(f"{address}/desk")
        browser.find_element(By.NAME, "token").send_keys(TOKEN)
        browser.find_element(By.CSS_SELECTOR, "main button[type=submit]").click()
        yield f"{address}/desk"


def _text(browser: Chrome, selector: str) -> str:
    return " ".join(browser.find_element(By.CSS_SELECTOR, selector).text.split())


def test_the_trend_is_drawn_and_told(browser: Chrome, desk: str) -> None:
    browser.get(f"{desk}/quality")
    chart = browser.find_element(By.CSS_SELECTOR, ".trend > svg")
    assert chart.size["width"] > 300 and chart.size["height"] > 100
    lines = browser.find_elements(By.CSS_SELECTOR, ".trend > svg polyline")
    assert len(lines) == 4 and all(line.value_of_css_property("stroke") != "none" for line in lines)
    browser.find_element(By.CSS_SELECTOR, "details summary").click()
    assert _text(browser, "details table").startswith("Generation Built Right section first")


def test_what_got_worse_leads_to_its_reasons(browser: Chrome, desk: str) -> None:
    browser.get(f"{desk}/quality")
    assert "no longer first" in _text(browser, "article.change")
    browser.find_element(By.LINK_TEXT, "Who heats the beans?").click()
    assert _text(browser, "h1") == "Who heats the beans?"
    assert _text(browser, ".reasons").startswith("The")


def test_one_click_adds_a_golden_question(browser: Chrome, desk: str, corpus: GoldenCorpus) -> None:
    browser.get(f"{desk}/quality")
    browser.find_element(By.ID, "desk-q").send_keys("Which leaves steep?\n")
    browser.find_element(By.XPATH, "//button[contains(., 'This is the right section')]").click()
    assert _text(browser, ".done") == "Added to the golden questions."
    last = json.loads(Path(corpus.golden_path).read_text().splitlines()[-1])
    assert (last["question"], last["sections"][0]["doc"]) == ("Which leaves steep?", "tea.md")


@pytest.mark.parametrize("page", ["quality", "quality/g001", "ask?q=Who+heats+the+beans%3F"])
def test_nothing_is_wider_than_a_narrow_phone(browser: Chrome, desk: str, page: str) -> None:
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        browser.get(f"{desk}/{page}")
        assert browser.execute_script("return document.documentElement.scrollWidth") == 320
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
