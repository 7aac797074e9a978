"""What can be done with a hit without leaving the page: copy a link to it, and say whether it helped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.scripted_answers import scripted_answers, sent

pytestmark = pytest.mark.xdist_group("browser")

COPIED = """
window.quireCopied = [];
const kept = { writeText: async (text) => { window.quireCopied.push(text); } };
Object.defineProperty(navigator, "clipboard", { value: kept, configurable: true });
"""
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });'
BY_SELECTION = """
window.quireCopied = [];
document.execCommand = () => arguments[0] && window.quireCopied.push(document.activeElement.value) > 0;
"""


@pytest.fixture
def results(browser: Chrome, address: str) -> Iterator[str]:
    with scripted_answers(browser):
        browser.get(f"{address}/?q=coding")
        yield browser.current_url


def test_a_link_to_the_passage_is_copied_and_said_so(browser: Chrome, results: str) -> None:
    browser.execute_script(COPIED)
    link = copy_link(browser)
    before = browser.execute_script("return document.body.scrollHeight")
    link.click()
    hears(browser, "Link copied")
    assert copied(browser) == [link.get_attribute("href")]
    assert browser.execute_script("return document.body.scrollHeight") == before
    assert browser.current_url == results


@pytest.mark.usefixtures("results")
def test_the_space_bar_presses_what_is_called_a_button(browser: Chrome) -> None:
    browser.execute_script(COPIED)
    link = copy_link(browser)
    assert link.get_attribute("role") == "button"
    assert link.text.startswith("Copy link")
    link.send_keys(Keys.SPACE)
    hears(browser, "Link copied")
    assert copied(browser) == [link.get_attribute("href")]


def test_without_a_clipboard_the_link_is_copied_by_selection(browser: Chrome, results: str) -> None:
    browser.execute_script(NO_CLIPBOARD)
    browser.execute_script(BY_SELECTION, True)
    link = copy_link(browser)
    link.send_keys(Keys.ENTER)
    hears(browser, "Link copied")
    assert copied(browser) == [link.get_attribute("href")]
    assert browser.switch_to.active_element == link
    assert browser.current_url == results


@pytest.mark.usefixtures("results")
def test_where_nothing_can_be_copied_the_link_is_followed(browser: Chrome) -> None:
    browser.execute_script(NO_CLIPBOARD)
    browser.execute_script(BY_SELECTION, False)
    copy_link(browser).click()
    WebDriverWait(browser, 5, 0.05).until(lambda _: "/doc/" in browser.current_url)


def test_a_vote_is_sent_without_leaving_the_page(browser: Chrome, results: str) -> None:
    hit = browser.find_element(By.CSS_SELECTOR, "[data-quire-hit]")
    button = hit.find_element(By.CSS_SELECTOR, "button[value=up]")
    button.send_keys(Keys.ENTER)
    hears(browser, "Thank you.")
    section = hit.get_attribute("data-quire-hit")
    assert sent(browser) == [{"question": "coding", "vote": "up", "sectionId": section, "word": None}]
    assert button.get_attribute("aria-pressed") == "true"
    assert hit.find_element(By.CSS_SELECTOR, "button[value=down]").get_attribute("aria-pressed") == "false"
    assert browser.switch_to.active_element == button
    assert browser.current_url == results


def test_a_word_can_follow_a_vote(browser: Chrome, results: str) -> None:
    hit = browser.find_element(By.CSS_SELECTOR, "[data-quire-hit]")
    hit.find_element(By.CSS_SELECTOR, "button[value=down]").send_keys(Keys.ENTER)
    hears(browser, "Thank you.")
    hit.find_element(By.NAME, "word").send_keys("outdated", Keys.ENTER)
    WebDriverWait(browser, 3, 0.05).until(lambda _: len(sent(browser)) == 2)
    assert sent(browser)[1] | {"sectionId": None} == {
        "question": "coding",
        "vote": "down",
        "sectionId": None,
        "word": "outdated",
    }
    WebDriverWait(browser, 3, 0.05).until(lambda _: browser.switch_to.active_element.text == "Thank you.")
    assert not hit.find_elements(By.NAME, "word")
    assert browser.current_url == results


@pytest.mark.usefixtures("results")
def test_another_vote_asks_for_the_word_there(browser: Chrome) -> None:
    for hit in browser.find_elements(By.CSS_SELECTOR, "[data-quire-hit]")[:2]:
        hit.find_element(By.CSS_SELECTOR, "button[value=up]").send_keys(Keys.ENTER)
        hears(browser, "Thank you.")
        assert hit.find_elements(By.NAME, "word")
    assert len(browser.find_elements(By.NAME, "word")) == 1


@pytest.mark.usefixtures("results")
def test_a_vote_that_cannot_be_sent_goes_as_a_form(browser: Chrome) -> None:
    browser.execute_script("window.quireVotesFail = true")
    browser.find_element(By.CSS_SELECTOR, "[data-quire-hit] button[value=up]").send_keys(Keys.ENTER)
    WebDriverWait(browser, 5, 0.05).until(lambda _: browser.current_url.endswith("/feedback"))
    assert "Thank you." in browser.find_element(By.TAG_NAME, "main").text


def test_the_server_takes_a_vote(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/?q=coding")
    browser.find_element(By.CSS_SELECTOR, "[data-quire-hit] button[value=up]").send_keys(Keys.ENTER)
    hears(browser, "Thank you.")
    assert browser.current_url.endswith("/?q=coding")


def copy_link(browser: Chrome) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, "[data-quire-hit] [data-quire-copy]")


def copied(browser: Chrome) -> list[str]:
    return list(browser.execute_script("return window.quireCopied"))


def hears(browser: Chrome, text: str) -> None:
    """Wait until screen readers are told a text."""
    script = "return document.querySelector('body > [role=status]').textContent"
    WebDriverWait(browser, 3, 0.05).until(lambda _: browser.execute_script(script) == text)
