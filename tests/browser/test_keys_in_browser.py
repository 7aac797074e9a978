"""The keyboard alone: to the box from anywhere, through the hits, and never in the way of typing."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.scripted_answers import scripted_answers

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = "How long does a certificate program take?"
FIELDS = (
    "<input>", "<textarea></textarea>", "<div contenteditable>a</div>", "<select><option>a</select>",
    "<div role=textbox tabindex=0></div>",
)  # fmt: skip


@pytest.mark.parametrize("keys", [("/",), (Keys.CONTROL, "k")])
def test_a_key_goes_to_the_box_and_selects_what_it_holds(
    browser: Chrome, address: str, keys: tuple[str, ...]
) -> None:
    browser.get(f"{address}/?q=coding")
    press(browser, *keys)
    box = focused(browser)
    assert box.get_attribute("name") == "q"
    assert box.get_attribute("value") == "coding"
    assert browser.execute_script("return getSelection().toString()") == "coding"
    assert browser.find_element(By.CSS_SELECTOR, "[data-quire-keys]").is_displayed()


@pytest.mark.parametrize("field", FIELDS)
def test_typing_is_never_stolen(browser: Chrome, address: str, field: str) -> None:
    browser.get(f"{address}/?q=coding")
    element = browser.execute_script(
        "document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0]);"
        "const made = document.querySelector('main').lastElementChild; made.focus(); return made",
        field,
    )
    press(browser, "/")
    press(browser, Keys.CONTROL, "k")
    assert focused(browser) == element


def test_a_slash_in_the_box_is_a_slash(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    box = browser.find_element(By.NAME, "q")
    box.send_keys("E/M")
    assert box.get_attribute("value") == "E/M"


@pytest.mark.parametrize(
    "keys", [(Keys.ALT, "/"), (Keys.SHIFT, Keys.CONTROL, "k"), (Keys.ALT, Keys.CONTROL, "k"), ("k",)]
)
def test_other_keys_are_left_alone(browser: Chrome, address: str, keys: tuple[str, ...]) -> None:
    browser.get(f"{address}/?q=coding")
    press(browser, *keys)
    assert focused(browser).tag_name == "body"


def test_arrows_go_from_the_box_through_the_hits_and_back(browser: Chrome, address: str) -> None:
    with scripted_answers(browser):
        browser.get(f"{address}/?q={quote_plus(QUESTION)}")
        links = browser.find_elements(By.CSS_SELECTOR, "[data-quire-answer] figcaption a, .hits h2 a")
        press(browser, "/")
        box = focused(browser)
        for link in links[:4]:
            press(browser, Keys.DOWN)
            assert focused(browser) == link
        for _ in range(4):
            press(browser, Keys.UP)
        assert focused(browser) == box
        press(browser, Keys.UP)
        assert focused(browser) == box


def test_open_suggestions_keep_the_arrows(browser: Chrome, address: str) -> None:
    with scripted_answers(browser):
        browser.get(f"{address}/?q=coding")
        press(browser, "/")
        box = focused(browser)
        press(browser, "cl")
        appears(browser, "#quire-suggestions:not([hidden])")
        press(browser, Keys.DOWN)
        assert focused(browser) == box
        assert box.get_attribute("aria-activedescendant") == "quire-suggestions-0"


def test_elsewhere_arrows_scroll(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/?q=coding")
    press(browser, Keys.DOWN)
    assert focused(browser).tag_name == "body"


def test_from_home_to_the_passage_by_keyboard_alone(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    press(browser, "/")
    press(browser, *QUESTION, Keys.ENTER)
    appears(browser, "[data-quire-results]")
    press(browser, "/")
    press(browser, Keys.DOWN)
    press(browser, Keys.DOWN)
    press(browser, Keys.ENTER)
    assert appears(browser, "section.found").is_displayed()


def appears(browser: Chrome, selector: str) -> WebElement:
    """What a selector finds, on the page that comes, with its script run."""
    page = "return document.readyState === 'complete' && document.querySelector(arguments[0])"
    found: WebElement = WebDriverWait(browser, 5, 0.05).until(
        lambda _: browser.execute_script(page, selector)
    )
    return found


def press(browser: Chrome, *keys: str) -> None:
    """Press keys one after the other, those before the last one held where they are modifiers."""
    held = [key for key in keys if key in (Keys.CONTROL, Keys.ALT, Keys.SHIFT)]
    chain = ActionChains(browser)
    for key in held:
        chain.key_down(key)
    chain.send_keys(*(key for key in keys if key not in held))
    for key in reversed(held):
        chain.key_up(key)
    chain.perform()


def focused(browser: Chrome) -> WebElement:
    return browser.switch_to.active_element
