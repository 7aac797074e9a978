"""An answer's evidence, in Chromium: why, the passage on the original page, and a vote without script."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote_plus, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.emulation import emulated, wide, without_script
from tests.browser.serving import ROOT

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = "How much do medical coders earn?"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def originals() -> Iterator[str]:
    """The shipped documents as a site of their own."""
    handler = functools.partial(_Quiet, directory=str(ROOT / "corpus"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def ask(browser: Chrome, address: str, question: str = QUESTION) -> None:
    browser.get(f"{address}/?q={quote_plus(question)}")


def test_how_sure_it_is_and_why_can_be_read_with_the_keyboard(browser: Chrome, address: str) -> None:
    ask(browser, address)
    card = browser.find_element(By.CLASS_NAME, "answer-card")
    assert card.find_element(By.CLASS_NAME, "confidence").text == "Very likely right"
    reason = card.find_element(By.CSS_SELECTOR, ".why li")
    assert not reason.is_displayed()
    card.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert "9 of 10" in reason.text


def test_the_original_page_opens_at_the_words_that_answer(
    browser: Chrome, address: str, originals: str
) -> None:
    ask(browser, address)
    link = browser.find_element(By.CSS_SELECTOR, ".answer-card .original").get_attribute("href") or ""
    parts = urlsplit(link)
    anchor, directive, words = parts.fragment.partition(":~:")
    assert anchor == "how-much"
    # Without the id only the words can have led there.
    browser.get(f"{originals}{parts.path}#{directive}{words}")
    place = browser.find_element(By.ID, anchor)
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", place)
    assert browser.execute_script("return window.scrollY") > 500
    assert abs(top) < 900


def test_a_vote_needs_no_script(browser: Chrome, address: str) -> None:
    with without_script(browser):
        ask(browser, address)
        up = browser.find_element(By.CSS_SELECTOR, ".answer-card button[value=up]")
        assert up.accessible_name == "Helpful: Answer"
        up.send_keys(Keys.ENTER)
        word = WebDriverWait(browser, 5, 0.05).until(lambda found: found.find_element(By.NAME, "word"))
        assert browser.find_element(By.TAG_NAME, "h1").text == "Thank you."
        word.send_keys("clear", Keys.ENTER)
        WebDriverWait(browser, 5, 0.05).until(lambda found: not found.find_elements(By.NAME, "word"))
        assert browser.find_element(By.TAG_NAME, "h1").text == "Thank you."
        browser.find_element(By.CSS_SELECTOR, "main a").click()
        assert browser.find_element(By.NAME, "q").get_attribute("value") == QUESTION


def test_votes_at_the_hits_are_quiet_until_one_comes_to_them(browser: Chrome, address: str) -> None:
    ask(browser, address)
    vote = browser.find_element(By.CSS_SELECTOR, ".hits .vote")
    button = vote.find_element(By.TAG_NAME, "button")
    with_pointer = browser.execute_script("return matchMedia('(hover: hover)').matches")
    assert (vote.value_of_css_property("opacity") == "0") == with_pointer
    browser.execute_script("arguments[0].focus()", button)
    assert vote.value_of_css_property("opacity") == "1"
    assert min(button.size["width"], button.size["height"]) >= 24


@pytest.mark.parametrize("width", [320, 600])
def test_unfolded_evidence_never_scrolls_sideways(browser: Chrome, address: str, width: int) -> None:
    with wide(browser, width):
        ask(browser, address, "What is the difference between CPC and CCS?")
        for summary in browser.find_elements(By.CSS_SELECTOR, ".why summary"):
            summary.send_keys(Keys.ENTER)
        root = browser.find_element(By.TAG_NAME, "html")
        assert root.get_property("scrollWidth") == root.get_property("clientWidth")


def test_on_paper_there_is_the_question_and_nothing_to_press(browser: Chrome, address: str) -> None:
    with emulated(browser, media="print"):
        ask(browser, address)
        assert browser.find_element(By.NAME, "q").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, ".answer-card blockquote").is_displayed()
        pressable = browser.find_elements(By.CSS_SELECTOR, "button, summary, .actions a, footer, .pages")
        assert pressable
        assert not [element for element in pressable if element.is_displayed()]


def test_forced_colours_keep_marks_apart(browser: Chrome, address: str) -> None:
    with emulated(browser, forced_colors="active"):
        ask(browser, address)
        mark = browser.find_element(By.CSS_SELECTOR, ".snippet mark").value_of_css_property(
            "background-color"
        )
        around = browser.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
        assert mark != around
        assert mark != "rgba(0, 0, 0, 0)"


def test_reduced_motion_moves_nothing(browser: Chrome, address: str) -> None:
    with emulated(browser, prefers_reduced_motion="reduce"):
        ask(browser, address)
        link = browser.find_element(By.CSS_SELECTOR, ".hits h2 a")
        assert link.value_of_css_property("transition-duration") == "0s"


def test_right_to_left_text_keeps_its_direction_and_the_page_its_own(browser: Chrome, address: str) -> None:
    ask(browser, address, "ما هو CPC")
    assert browser.find_element(By.NAME, "q").value_of_css_property("direction") == "rtl"
    assert browser.find_element(By.CSS_SELECTOR, ".hits .actions").value_of_css_property("direction") == "ltr"
