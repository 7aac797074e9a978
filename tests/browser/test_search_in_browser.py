"""What a visitor sees and does, in Chromium."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.emulation import emulated, without_script

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = "How long does a certificate program take?"
UNKNOWN = "zzqxj vvkkjq"
MISSPELT = "how long does codding school take"
PAGES = ("/", f"/?q={quote_plus(QUESTION)}", f"/?q={quote_plus(UNKNOWN)}", "/doc/glossary.html", "/nowhere")


def test_a_question_typed_on_the_home_page_brings_hits_with_marks(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    browser.find_element(By.NAME, "q").send_keys(QUESTION, Keys.ENTER)
    hits = WebDriverWait(browser, 5, 0.05).until(
        lambda found: found.find_elements(By.CSS_SELECTOR, ".hits > li")
    )
    assert len(hits) == 10
    assert all(hit.find_element(By.CSS_SELECTOR, "h2 a").text for hit in hits)
    marked = {mark.text.lower() for mark in hits[0].find_elements(By.TAG_NAME, "mark")}
    assert "certificate" in marked
    assert browser.find_element(By.NAME, "q").get_attribute("value") == QUESTION


def test_an_example_of_the_home_page_can_be_followed(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    examples = browser.find_elements(By.CSS_SELECTOR, ".examples a")
    assert len(examples) == 3
    examples[0].click()
    assert browser.find_elements(By.CSS_SELECTOR, ".hits > li")


def test_the_answer_card_quotes_and_leads_to_the_quoted_place(browser: Chrome, address: str) -> None:
    ask(browser, address, QUESTION)
    card = browser.find_element(By.CLASS_NAME, "answer-card")
    assert card.is_displayed()
    assert card.find_element(By.TAG_NAME, "strong").text == "nine months to one year"
    quotation = card.find_element(By.CSS_SELECTOR, "blockquote p").text
    card.find_element(By.TAG_NAME, "a").click()
    answer = browser.find_element(By.CLASS_NAME, "answer")
    assert answer.text == quotation
    assert is_in_viewport(browser, answer)


def test_a_hit_leads_to_its_section_with_a_mark_in_view(browser: Chrome, address: str) -> None:
    ask(browser, address, "What happens when a claim is denied?")
    link = browser.find_elements(By.CSS_SELECTOR, ".hits h2 a")[2]
    heading = link.text
    link.click()
    section = browser.find_element(By.CSS_SELECTOR, "section.found")
    assert heading in {section.find_element(By.CSS_SELECTOR, "h2, h3, h4, p").text, title(browser)}
    assert any(is_in_viewport(browser, mark) for mark in section.find_elements(By.TAG_NAME, "mark"))


def test_the_way_back_from_a_document_leads_to_the_results(browser: Chrome, address: str) -> None:
    ask(browser, address, QUESTION)
    browser.find_element(By.CSS_SELECTOR, ".hits h2 a").click()
    browser.find_element(By.CSS_SELECTOR, ".back a").click()
    assert browser.find_elements(By.CLASS_NAME, "hits")
    assert browser.find_element(By.NAME, "q").get_attribute("value") == QUESTION


def test_nothing_found_is_said_with_help(browser: Chrome, address: str) -> None:
    ask(browser, address, UNKNOWN)
    assert not browser.find_elements(By.CLASS_NAME, "hits")
    assert not browser.find_elements(By.CLASS_NAME, "answer-card")
    assert UNKNOWN in browser.find_element(By.CSS_SELECTOR, "[role=status]").text
    assert len(browser.find_elements(By.CSS_SELECTOR, ".no-results li")) == 3


@pytest.mark.parametrize("page", ["abc", "-1", "0", "1.5", "9" * 30])
def test_a_bad_page_number_shows_the_first_page(browser: Chrome, address: str, page: str) -> None:
    browser.get(f"{address}/?q=coding&page={page}")
    assert browser.find_element(By.CLASS_NAME, "hits").get_attribute("start") == "1"
    assert browser.find_element(By.CSS_SELECTOR, ".pages [aria-current]").text == "1"


def test_a_correction_can_be_taken_back(browser: Chrome, address: str) -> None:
    ask(browser, address, MISSPELT)
    notice = browser.find_element(By.CLASS_NAME, "correction")
    assert notice.find_element(By.TAG_NAME, "strong").text == "coding"
    link = notice.find_element(By.TAG_NAME, "a")
    assert link.text == MISSPELT
    link.click()
    assert browser.find_elements(By.CSS_SELECTOR, ".hits > li")
    assert "Showing results for" not in browser.find_element(By.TAG_NAME, "main").text
    browser.find_element(By.CSS_SELECTOR, ".pages [rel=next]").click()
    browser.find_element(By.CSS_SELECTOR, ".hits h2 a").click()
    browser.find_element(By.CSS_SELECTOR, ".back a").click()
    assert browser.find_element(By.CSS_SELECTOR, ".correction a").text.startswith("how long does coding")


def test_why_a_result_is_there_unfolds_with_the_keyboard(browser: Chrome, address: str) -> None:
    ask(browser, address, QUESTION)
    why = browser.find_element(By.CSS_SELECTOR, ".hits details")
    reason = why.find_element(By.TAG_NAME, "li")
    assert not reason.is_displayed()
    why.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert reason.is_displayed()
    assert reason.text == "The heading holds “certificate” and “take”"
    assert why.find_element(By.CSS_SELECTOR, "tbody th").text == "certificate"


def test_pages_can_be_turned(browser: Chrome, address: str) -> None:
    ask(browser, address, "coding")
    browser.find_element(By.CSS_SELECTOR, ".pages [rel=next]").click()
    assert browser.find_element(By.CLASS_NAME, "hits").get_attribute("start") == "11"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_a_script_in_itself(browser: Chrome, address: str, path: str) -> None:
    browser.get(address + path)
    source = browser.page_source
    assert not re.search(r"<script(?! src=)", source)
    assert not re.search(r"<[^>]+\son\w+=", source)


def test_a_visitor_needs_no_script(browser: Chrome, address: str) -> None:
    with without_script(browser):
        browser.get(f"{address}/")
        assert not browser.find_element(By.CSS_SELECTOR, "[data-quire-keys]").is_displayed()
        browser.find_element(By.NAME, "q").send_keys("coding", Keys.ENTER)
        WebDriverWait(browser, 5, 0.05).until(
            lambda found: found.find_elements(By.CSS_SELECTOR, ".hits > li")
        )
        browser.find_element(By.CSS_SELECTOR, ".pages [rel=next]").click()
        browser.find_element(By.CSS_SELECTOR, ".hits h2 a").click()
        assert browser.find_elements(By.CSS_SELECTOR, ".found mark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_that_one_prefers_is_followed(browser: Chrome, address: str, scheme: str) -> None:
    with emulated(browser, prefers_color_scheme=scheme):
        browser.get(f"{address}/")
        paper = browser.find_element(By.TAG_NAME, "html").value_of_css_property("background-color")
        assert (luminance(paper) < 0.1) == (scheme == "dark")


def ask(browser: Chrome, address: str, question: str) -> None:
    browser.get(f"{address}/?q={quote_plus(question)}")


def title(browser: Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "h1").text


def is_in_viewport(browser: Chrome, element: WebElement) -> bool:
    return bool(
        browser.execute_script(
            "const box = arguments[0].getBoundingClientRect();"
            "return box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight",
            element,
        )
    )


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(...)`` as WCAG 2 defines it, from 0 (black) to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(value) / 255 for value in re.findall(r"\d+", colour)[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
