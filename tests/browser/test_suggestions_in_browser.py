"""The search box as a combobox: by keyboard and pointer, in time and late, and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser import page_state
from tests.browser.scripted_answers import SUGGESTIONS, asked, scripted_answers, was_answered

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def box(browser: Chrome, address: str) -> Iterator[WebElement]:
    with scripted_answers(browser):
        browser.get(f"{address}/")
        yield browser.find_element(By.NAME, "q")


def test_typing_opens_the_list_by_kind_and_says_how_many(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    groups = browser.find_elements(By.CSS_SELECTOR, "#quire-suggestions [role=group]")
    assert [group.get_attribute("aria-label") for group in groups] == [
        "Questions asked before",
        "Sections",
        "Terms",
    ]
    assert texts(browser) == [f"{one['text']} cl" for one in SUGGESTIONS]
    assert [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, "[role=option] mark")] == ["cl"] * 4
    assert box.get_attribute("aria-controls") == "quire-suggestions"
    WebDriverWait(browser, 3, 0.05).until(lambda _: "4 suggestions" in announced(browser))


def test_what_is_suggested_never_becomes_markup(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "<i>cl&amp;</i>")
    assert texts(browser)[0] == "What is a <b>claim</b>? <i>cl&amp;</i>"
    assert not browser.find_elements(By.CSS_SELECTOR, "#quire-suggestions :is(b, i)")


def test_arrows_go_round_by_way_of_the_box(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    places = []
    for _ in range(6):
        box.send_keys(Keys.DOWN)
        places.append(active(browser, box))
    assert places == [0, 1, 2, 3, None, 0]
    box.send_keys(Keys.UP)
    assert active(browser, box) is None
    box.send_keys(Keys.UP)
    assert active(browser, box) == 3
    assert browser.switch_to.active_element == box
    assert box.get_attribute("value") == "cl"
    box.send_keys(Keys.LEFT)
    assert active(browser, box) is None


def test_enter_searches_for_the_question_that_is_chosen(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.DOWN, Keys.DOWN, Keys.ENTER)
    left(browser, box)
    assert "q=How+is+a+claim+denied" in browser.current_url
    assert not is_open(browser)


def test_enter_on_a_heading_goes_to_its_place(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.UP, Keys.UP, Keys.ENTER)
    left(browser, box)
    assert browser.current_url.endswith("/doc/glossary.html#top")


def test_enter_with_nothing_chosen_searches_for_what_was_typed(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.ENTER)
    left(browser, box)
    assert browser.current_url.endswith("/?q=cl")


def test_a_click_chooses_and_the_box_keeps_the_focus_until_then(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    option = browser.find_elements(By.CSS_SELECTOR, "[role=option]")[3]
    ActionChains(browser).move_to_element(option).click_and_hold().perform()
    assert is_open(browser)
    assert browser.switch_to.active_element == box
    ActionChains(browser).release().perform()
    left(browser, box)
    assert "q=claim+scrubbing" in browser.current_url


def test_a_tap_chooses(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    option = browser.find_elements(By.CSS_SELECTOR, "[role=option]")[1]
    place = browser.execute_script(
        "const {x, y, width, height} = arguments[0].getBoundingClientRect();"
        "return {x: x + width / 2, y: y + height / 2}",
        option,
    )
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        left(browser, box)
    finally:
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    assert "q=How+is+a+claim" in browser.current_url


def test_escape_closes_then_clears(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.ESCAPE)
    assert not is_open(browser)
    assert box.get_attribute("value") == "cl"
    box.send_keys(Keys.ESCAPE)
    assert box.get_attribute("value") == ""


def test_leaving_the_box_closes_the_list(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.TAB)
    assert not is_open(browser)
    assert box.get_attribute("aria-expanded") == "false"


def test_fast_typing_asks_once_and_going_back_asks_nobody(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "claim")
    assert asked(browser) == ["claim"]
    box.send_keys("s")
    waits(browser, lambda: was_answered(browser, "claims"))
    box.send_keys(Keys.BACKSPACE)
    waits(browser, lambda: texts(browser)[0].endswith(" claim"))
    assert asked(browser) == ["claim", "claims"]


def test_an_answer_that_comes_late_is_not_shown(browser: Chrome, box: WebElement) -> None:
    box.send_keys("slow")
    waits(browser, lambda: asked(browser) == ["slow"])
    box.send_keys(Keys.CONTROL, "a")
    suggest(browser, box, "cl")
    waits(browser, lambda: was_answered(browser, "slow"))
    assert asked(browser) == ["slow", "cl"]
    assert texts(browser)[0].endswith(" cl")


@pytest.mark.parametrize("leaving", [Keys.ESCAPE, Keys.TAB], ids=["emptied", "left"])
def test_nothing_opens_once_the_box_is_emptied_or_left(
    browser: Chrome, box: WebElement, leaving: str
) -> None:
    box.send_keys("slow")
    waits(browser, lambda: asked(browser) == ["slow"])
    box.send_keys(leaving)
    waits(browser, lambda: was_answered(browser, "slow"))
    assert not is_open(browser)


@pytest.mark.parametrize("text", ["broken", "nothing"])
def test_without_suggestions_the_box_is_as_it_was(browser: Chrome, box: WebElement, text: str) -> None:
    box.send_keys(text)
    waits(browser, lambda: was_answered(browser, text))
    assert not is_open(browser)
    assert announced(browser) == ""


def test_blanks_alone_ask_nothing(browser: Chrome, box: WebElement) -> None:
    box.send_keys("   ")
    rest(browser)
    assert asked(browser) == []
    assert not is_open(browser)


def test_a_failure_takes_the_old_list_away(browser: Chrome, box: WebElement) -> None:
    suggest(browser, box, "cl")
    box.send_keys(Keys.HOME, "broken")
    waits(browser, lambda: was_answered(browser, "brokencl"))
    assert not is_open(browser)


def test_a_word_that_is_still_put_together_asks_nothing(browser: Chrome, box: WebElement) -> None:
    box.click()
    browser.execute_cdp_cmd("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    assert box.get_attribute("value") == "に"
    rest(browser)
    assert asked(browser) == []
    browser.execute_cdp_cmd("Input.insertText", {"text": "日本"})
    waits(browser, lambda: was_answered(browser, "日本"))
    assert asked(browser) == ["日本"]


def test_the_server_suggests(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/")
    box = browser.find_element(By.NAME, "q")
    suggest(browser, box, "certif")
    assert any("certif" in text.lower() for text in texts(browser))
    box.send_keys(Keys.DOWN, Keys.ENTER)
    left(browser, box)
    assert browser.find_elements(By.CSS_SELECTOR, ".hits > li, article.document")


def suggest(browser: Chrome, box: WebElement, text: str) -> None:
    """Type a text and wait for its suggestions."""
    box.send_keys(text)
    WebDriverWait(browser, 3, 0.05).until(lambda _: is_open(browser))


def rest(browser: Chrome) -> None:
    """Let the page rest for longer than it waits for somebody to go on typing."""
    browser.execute_async_script("setTimeout(arguments[0], 300)")


def waits(browser: Chrome, reached: Callable[[], object]) -> None:
    WebDriverWait(browser, 5, 0.05).until(lambda _: reached())


def left(browser: Chrome, element: WebElement) -> None:
    """Wait until the page of an element is gone and the next one has come."""
    WebDriverWait(browser, 5, 0.05).until(staleness_of(element))
    ready = "return document.readyState === 'complete'"
    WebDriverWait(browser, 5, 0.05).until(lambda _: browser.execute_script(ready))


def is_open(browser: Chrome) -> bool:
    return any(one.is_displayed() for one in browser.find_elements(By.ID, "quire-suggestions"))


def texts(browser: Chrome) -> list[str]:
    return page_state.texts(browser, "[role=option]")


def active(browser: Chrome, box: WebElement) -> int | None:
    """The place of the active option, which the box and the option agree on."""
    options = browser.find_elements(By.CSS_SELECTOR, "[role=option]")
    ids = [one.get_attribute("id") for one in options if one.get_attribute("aria-selected") == "true"]
    named = box.get_attribute("aria-activedescendant")
    assert ids == ([named] if named else [])
    return [one.get_attribute("id") for one in options].index(named) if named else None


def announced(browser: Chrome) -> str:
    return str(browser.execute_script("return document.querySelector('body > [role=status]').textContent"))
