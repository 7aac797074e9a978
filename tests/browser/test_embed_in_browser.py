"""The search box on other sites' pages: allowed, refused, and under a strict policy of theirs."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.shadowroot import ShadowRoot
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.neighbour import Neighbour

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = "How long does a certificate program take?"
HEAD = "<!doctype html><html lang=en><meta charset=utf-8><meta name=color-scheme content='light dark'>"


class Sites(NamedTuple):
    """Quire's address, and a site whose origin by number it allows."""

    quire: str
    other: Neighbour


@pytest.fixture(scope="module")
def sites(address: str, other_site: Neighbour) -> Sites:
    tag = f'<script src="{address}/embed.js" defer></script>'
    strict = (
        f"default-src 'none'; script-src {address}; connect-src {address}; require-trusted-types-for 'script'"
    )
    other_site.pages |= {
        "/": (f"{HEAD}<h1>Other</h1><input id=own>{tag}<quire-search limit=3></quire-search>", ""),
        "/alone": (f"{HEAD}<p>Before</p>{tag}<p>After</p>", ""),
        "/head": (f"{HEAD}<head>{tag}</head><body><p>Only</p></body>", ""),
        "/twice": (f"{HEAD}{tag}{tag}<quire-search></quire-search><quire-search></quire-search>", ""),
        "/strict": (f"{HEAD}{tag}<quire-search></quire-search>", strict),
        "/keys": (f"{HEAD}<input id=own>{tag}<quire-search shortcut></quire-search>", ""),
        "/german": (
            f"{HEAD}{tag}<quire-search lang=de text-label='Frage' text-search='Suchen'"
            " text-results-other='{count} Treffer'></quire-search>",
            "",
        ),
    }
    return Sites(address, other_site)


def test_a_page_that_is_allowed_shows_answer_and_hits(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    ask(browser, root, QUESTION)
    assert text(root, ".answer strong") == "nine months to one year"
    assert "results" in text(root, "[role=status].status")
    links = root.find_elements(By.CSS_SELECTOR, ".hit .title a")
    assert len(links) == 3
    assert all(str(link.get_attribute("href")).startswith("http") for link in links)
    assert root.find_elements(By.CSS_SELECTOR, ".hit .snippet mark")
    assert attribute(root, ".page", "href").startswith(sites.quire + "/?q=How+long")


def test_more_hits_go_on_below_and_take_the_focus(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    ask(browser, root, "coding")
    root.find_element(By.CSS_SELECTOR, ".more").click()
    waits(browser, lambda: len(root.find_elements(By.CSS_SELECTOR, ".hit")) == 6)
    titles = [hit.text for hit in root.find_elements(By.CSS_SELECTOR, ".hit")]
    assert len(set(titles)) == 6
    assert focused(browser) == root.find_elements(By.CSS_SELECTOR, ".title a")[3]


def test_suggestions_are_chosen_by_keyboard(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    box(root).click()
    press(browser, "medical cod")
    waits(browser, lambda: root.find_elements(By.CSS_SELECTOR, "[role=option]"))
    press(browser, Keys.ESCAPE)
    assert attribute(root, "input", "aria-expanded") == "false"
    press(browser, "i")
    waits(browser, lambda: attribute(root, "input", "aria-expanded") == "true")
    press(browser, Keys.DOWN)
    chosen = root.find_element(By.CSS_SELECTOR, "[aria-selected=true]")
    assert chosen.get_attribute("id") == attribute(root, "input", "aria-activedescendant")
    assert focused(browser) == box(root)


def test_arrows_go_through_the_hits(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    ask(browser, root, QUESTION)
    press(browser, Keys.DOWN)
    assert focused(browser).get_attribute("class") == "source"
    press(browser, Keys.DOWN)
    assert focused(browser) == root.find_elements(By.CSS_SELECTOR, ".title a")[0]
    press(browser, Keys.UP, Keys.UP)
    assert focused(browser) == box(root)


def test_a_correction_can_be_taken_back(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    ask(browser, root, "how long does codding school take")
    assert "coding" in text(root, ".correction bdi")
    root.find_element(By.CSS_SELECTOR, ".instead").click()
    waits(browser, lambda: not root.find_elements(By.CSS_SELECTOR, ".correction"))


def test_nothing_found_is_said(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    ask(browser, root, "zzqxj <b>$&</b>", found=False)
    waits(browser, lambda: text(root, ".status") == "No results for “zzqxj <b>$&</b>”")


def test_what_the_server_refuses_it_says_itself(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/")
    browser.execute_script("arguments[0].value = 'a '.repeat(1500)", box(root))
    box(root).click()
    press(browser, Keys.ENTER)
    waits(browser, lambda: "2,000" in text(root, ".status"))


def test_a_page_that_is_not_allowed_links_to_the_search_page(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.other_origin + "/")
    logged(browser)
    ask(browser, root, QUESTION, found=False)
    waits(browser, lambda: "cannot be reached" in text(root, ".status"))
    assert not root.find_elements(By.CSS_SELECTOR, ".hit, .answer")
    lines = logged(browser)
    assert any(f"quire serve --origins {sites.other.other_origin}" in line for line in lines)
    root.find_element(By.CSS_SELECTOR, ".page").click()
    waits(browser, lambda: browser.find_elements(By.CSS_SELECTOR, ".answer-card"))
    assert browser.current_url.startswith(sites.quire)


def test_a_strict_policy_of_the_page_is_kept(browser: Chrome, sites: Sites) -> None:
    logged(browser)
    root = opened(browser, sites.other.origin + "/strict")
    ask(browser, root, QUESTION)
    width = "return getComputedStyle(arguments[0]).borderInlineStartWidth"
    assert browser.execute_script(width, root.find_element(By.CSS_SELECTOR, ".quote")) == "3px"
    assert not [line for line in logged(browser) if "Content Security Policy" in line]


@pytest.mark.parametrize("path", ["/alone", "/head"])
def test_without_an_element_the_box_stands_where_the_script_does(
    browser: Chrome, sites: Sites, path: str
) -> None:
    root = opened(browser, sites.other.origin + path)
    ask(browser, root, QUESTION)
    before = "return document.querySelector('quire-search').previousElementSibling.localName"
    assert browser.execute_script(before) == ("script" if path == "/alone" else "p")


def test_two_boxes_and_two_tags_get_along(browser: Chrome, sites: Sites) -> None:
    opened(browser, sites.other.origin + "/twice")
    first, second = (host.shadow_root for host in browser.find_elements(By.TAG_NAME, "quire-search"))
    ask(browser, second, QUESTION)
    assert not first.find_elements(By.CSS_SELECTOR, ".hit")


def test_keys_of_the_page_are_taken_only_where_it_wants(browser: Chrome, sites: Sites) -> None:
    opened(browser, sites.other.origin + "/")
    press(browser, "/")
    assert focused(browser).tag_name == "body"
    root = opened(browser, sites.other.origin + "/keys")
    browser.find_element(By.ID, "own").click()
    press(browser, "a/b")
    assert browser.find_element(By.ID, "own").get_attribute("value") == "a/b"
    browser.execute_script("document.activeElement.blur()")
    press(browser, "/")
    assert focused(browser) == box(root)
    press(browser, "e/m")
    assert box(root).get_attribute("value") == "e/m"


def test_a_page_can_bring_its_own_texts(browser: Chrome, sites: Sites) -> None:
    root = opened(browser, sites.other.origin + "/german")
    assert text(root, "label") == "Frage"
    assert text(root, "form button") == "Suchen"
    ask(browser, root, "coding")
    assert text(root, ".status").endswith("Treffer")
    assert attribute(root, "div", "lang") == "de"


def test_the_box_can_be_tried_on_its_own_page(browser: Chrome, sites: Sites) -> None:
    logged(browser)
    root = opened(browser, sites.quire + "/embed")
    tag = browser.find_element(By.CSS_SELECTOR, "pre code").text
    assert f'<script src="{sites.quire}/embed.js" defer></script>' in tag
    ask(browser, root, QUESTION)
    assert text(root, ".answer strong") == "nine months to one year"
    assert not logged(browser)


def opened(browser: Chrome, address: str) -> ShadowRoot:
    """The first box of a page."""
    browser.get(address)
    waits(browser, lambda: browser.find_elements(By.TAG_NAME, "quire-search"))
    return browser.find_element(By.TAG_NAME, "quire-search").shadow_root


def ask(browser: Chrome, root: ShadowRoot, question: str, found: bool = True) -> None:
    """Ask by keyboard, and wait for the hits unless there will be none."""
    box(root).click()
    press(browser, question, Keys.ENTER)
    if found:
        waits(browser, lambda: root.find_elements(By.CSS_SELECTOR, ".hit"))


def press(browser: Chrome, *keys: str) -> None:
    """Press keys where the focus is: sent to an element, they would move it out of the shadow and back."""
    ActionChains(browser).send_keys(*keys).perform()


def box(root: ShadowRoot) -> WebElement:
    return root.find_element(By.CSS_SELECTOR, "input")


def focused(browser: Chrome) -> WebElement:
    """What has the focus, also in a shadow."""
    script = "const {activeElement: a} = document; return a.shadowRoot?.activeElement ?? a"
    found: WebElement = browser.execute_script(script)
    return found


def logged(browser: Chrome) -> list[str]:
    """What the console has been told since this was asked last."""
    lines: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [line["message"] for line in lines]


def text(root: ShadowRoot, selector: str) -> str:
    return root.find_element(By.CSS_SELECTOR, selector).text


def attribute(root: ShadowRoot, selector: str, name: str) -> str:
    return str(root.find_element(By.CSS_SELECTOR, selector).get_attribute(name))


def waits(browser: Chrome, condition: Any) -> None:
    WebDriverWait(browser, 5, 0.05).until(lambda _: condition())
