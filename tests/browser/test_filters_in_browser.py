"""Filters, in Chromium: chosen in the form, removed one by one, kept on the way."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.emulation import wide, without_script

pytestmark = pytest.mark.xdist_group("browser")


def headings(browser: Chrome) -> set[str]:
    return {link.text for link in browser.find_elements(By.CSS_SELECTOR, ".hits h2 a")}


def chips(browser: Chrome) -> list[str]:
    return [chip.text for chip in browser.find_elements(By.CSS_SELECTOR, ".active-filters li bdi")]


def test_a_group_and_a_day_are_chosen_and_removed_without_script(browser: Chrome, teas: str) -> None:
    with without_script(browser):
        browser.get(f"{teas}/?q=tea+cost")
        assert "What does Assam tea cost?" in headings(browser)
        browser.find_element(By.CSS_SELECTOR, ".filters summary").send_keys(Keys.ENTER)
        browser.find_element(By.CSS_SELECTOR, "input[value=green]").send_keys(Keys.SPACE)
        browser.find_element(By.CSS_SELECTOR, "input[name=from]").send_keys("01012021")
        apply = browser.find_element(By.CSS_SELECTOR, ".choices button")
        apply.send_keys(Keys.ENTER)
        WebDriverWait(browser, 5, 0.05).until(staleness_of(apply))
        assert chips(browser) == ["green", "from 1 January 2021"]
        assert headings(browser) == {"What does Gyokuro tea cost?", "Gyokuro tea"} & headings(browser)
        browser.find_element(By.CSS_SELECTOR, ".active-filters a").click()
        assert chips(browser) == ["from 1 January 2021"]
        assert "What does Assam tea cost?" in headings(browser)
        assert "What does Sencha tea cost?" not in headings(browser)


def test_filters_survive_a_document_and_a_new_question(browser: Chrome, teas: str) -> None:
    browser.get(f"{teas}/?q=tea+cost&group=green")
    browser.find_element(By.CSS_SELECTOR, ".hits h2 a").click()
    browser.find_element(By.CSS_SELECTOR, ".back a").click()
    assert chips(browser) == ["green"]
    box = browser.find_element(By.NAME, "q")
    box.clear()
    box.send_keys("assam exchange", Keys.ENTER)
    WebDriverWait(browser, 5, 0.05).until(staleness_of(box))
    assert chips(browser) == ["green"]
    assert not any("Assam" in heading for heading in headings(browser))


def test_filters_that_leave_nothing_can_be_dropped_by_one_link(browser: Chrome, teas: str) -> None:
    browser.get(f"{teas}/?q=tea+cost&from=2029-01-01")
    assert "with these filters" in browser.find_element(By.CSS_SELECTOR, "[role=status]").text
    browser.find_element(By.CSS_SELECTOR, ".no-results a").click()
    assert chips(browser) == []
    assert headings(browser)


@pytest.mark.parametrize("width", [320, 600])
def test_open_filters_never_scroll_sideways(browser: Chrome, teas: str, width: int) -> None:
    with wide(browser, width):
        browser.get(f"{teas}/?q=tea&group=green&group=black&from=2020-01-01&to=2024-01-01")
        browser.find_element(By.CSS_SELECTOR, ".filters summary").click()
        root = browser.find_element(By.TAG_NAME, "html")
        assert root.get_property("scrollWidth") == root.get_property("clientWidth")


def test_the_shipped_documents_offer_days_alone(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/?q=coding")
    assert not browser.find_elements(By.CSS_SELECTOR, ".groups")
    assert browser.find_elements(By.CSS_SELECTOR, ".days")
