"""Golden questions at the desk, in Chromium. The pages have no script: so they are for everybody."""

from __future__ import annotations

import json

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.desk_corpus import DeskCorpus

pytestmark = pytest.mark.xdist_group("browser")


def _text(browser: Chrome, selector: str) -> str:
    return " ".join(browser.find_element(By.CSS_SELECTOR, selector).text.split())


def _comes(browser: Chrome, selector: str, text: str) -> bool:
    """Whether the next page says so there: a click may return before that page has come."""
    gone = [NoSuchElementException, StaleElementReferenceException]
    WebDriverWait(browser, 5, 0.05, gone).until(lambda _: _text(browser, selector).startswith(text))
    return True


def test_the_trend_is_drawn_and_told(editor: Chrome, desk: str) -> None:
    editor.get(f"{desk}/quality")
    chart = editor.find_element(By.CSS_SELECTOR, ".trend > svg")
    assert chart.size["width"] > 300 and chart.size["height"] > 100
    lines = editor.find_elements(By.CSS_SELECTOR, ".trend > svg polyline")
    assert len(lines) == 4 and all(line.value_of_css_property("stroke") != "none" for line in lines)
    editor.find_element(By.CSS_SELECTOR, "details summary").click()
    assert _text(editor, "details table").startswith("Generation Built Right section first")


def test_what_got_worse_leads_to_its_reasons(editor: Chrome, desk: str) -> None:
    editor.get(f"{desk}/quality")
    assert "no longer first" in _text(editor, "article.change")
    editor.find_element(By.LINK_TEXT, "Who heats the beans?").click()
    assert _comes(editor, "h1", "Who heats the beans?")
    assert _comes(editor, ".reasons", "The")


def test_one_click_adds_a_golden_question(editor: Chrome, desk: str, desk_corpus: DeskCorpus) -> None:
    editor.get(f"{desk}/quality")
    editor.find_element(By.ID, "desk-q").send_keys("Which leaves steep?\n")
    editor.find_element(By.XPATH, "//button[contains(., 'This is the right section')]").click()
    assert _comes(editor, ".done", "Added to the golden questions.")
    last = json.loads(desk_corpus.golden_path.read_text().splitlines()[-1])
    assert (last["question"], last["sections"][0]["doc"]) == ("Which leaves steep?", "tea.md")
