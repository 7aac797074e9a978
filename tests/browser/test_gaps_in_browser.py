"""Gaps and previews at the desk, in Chromium: with script and without, and on a narrow phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.desk_corpus import GAPS
from tests.browser.emulation import wide, without_script
from tests.browser.page_state import fits, texts

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(params=["with script", "without script", "narrow"])
def reader(request: pytest.FixtureRequest, editor: Chrome) -> Iterator[Chrome]:
    """An editor's browser."""
    ways: dict[str, AbstractContextManager[None]] = {
        "with script": nullcontext(),
        "without script": without_script(editor),
        "narrow": wide(editor, 320),
    }
    with ways[request.param]:
        yield editor


def test_gaps_stand_together_and_lead_to_results(reader: Chrome, desk: str) -> None:
    reader.get(f"{desk}/gaps")
    assert fits(reader)
    parking, *_ = (gap for gap in texts(reader, ".gap") if "parking" in gap)
    assert "Asked 2 times" in parking
    assert all(question in parking for question in GAPS[:2])
    reader.find_element(By.LINK_TEXT, GAPS[2]).send_keys(Keys.ENTER)
    waits(reader, ".no-results, .hits")
    assert reader.find_element(By.NAME, "q").get_attribute("value") == GAPS[2]


def test_a_time_is_chosen_and_kept_for_the_csv(reader: Chrome, desk: str) -> None:
    reader.get(f"{desk}/gaps")
    reader.find_element(By.ID, "desk-days").send_keys("the last 7")
    reader.find_element(By.CSS_SELECTOR, ".period button").send_keys(Keys.ENTER)
    WebDriverWait(reader, 10, 0.05).until(lambda _: "days=7" in reader.current_url)
    csv = reader.find_element(By.LINK_TEXT, "Download as CSV").get_attribute("href")
    assert csv == f"{desk}/gaps.csv?days=7"


def test_a_preview_shows_what_an_edit_changes(reader: Chrome, desk: str) -> None:
    reader.get(f"{desk}/preview")
    reader.find_element(By.CSS_SELECTOR, "main form button.main").send_keys(Keys.ENTER)
    waits(reader, "article.change")
    assert fits(reader)
    change = next(text for text in texts(reader, "article.change") if "What gives cold water?" in text)
    assert "A spring gives cold water all year." in change
    assert "A mountain spring gives cold water in May." in change


def test_the_desk_is_worked_by_keyboard_alone(editor: Chrome, desk: str) -> None:
    editor.get(desk)
    go(editor, "Preview")
    waits(editor, "main form button.main")
    go(editor, "Preview the documents as they are now")
    waits(editor, "article.change")
    go(editor, "Gaps")
    waits(editor, ".gap")
    go(editor, "Log out")
    waits(editor, "[name=token]")


def go(browser: Chrome, name: str) -> None:
    """Press Tab until what has the focus bears a name and shows that it has it, then Enter."""
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        reached = browser.switch_to.active_element
        if reached.text == name:
            assert reached.value_of_css_property("outline-style") != "none"
            reached.send_keys(Keys.ENTER)
            return
    raise AssertionError(f"{name} is not reached")


def waits(browser: Chrome, selector: str) -> None:
    """Wait until a page has come that a selector finds something on, and that does not come again."""
    WebDriverWait(browser, 60, 0.05).until(
        lambda _: texts(browser, selector) and not texts(browser, ".working")
    )
