"""What pages weigh on the way, and that nothing of them comes from elsewhere."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest
from selenium.webdriver import Chrome

from tests.browser.emulation import without_script
from tests.browser.page_state import evaluated

pytestmark = pytest.mark.xdist_group("browser")

QUESTION = quote_plus("How much do medical coders earn?")
VISITORS = ("/", f"/?q={QUESTION}", "/doc/glossary.html", "/api", "/embed", "/nowhere")
DESK = (
    *("", "/rebuild", "/quality", "/ask?q=beans", "/gaps", "/questions", "/preview"),
    *("/glossary", "/disagreements", "/stale", "/links", "/duplicates"),
)
ENTRIES = """
[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map((entry) => [entry.name, entry.transferSize])
"""


@pytest.mark.parametrize(("scripted", "most"), [(True, 50_000), (False, 30_000)])
def test_a_page_of_results_is_light(browser: Chrome, address: str, scripted: bool, most: int) -> None:
    if scripted:
        weight = weight_of(browser, f"{address}/?q={QUESTION}")
    else:
        with without_script(browser):
            weight = weight_of(browser, f"{address}/?q={QUESTION}")
    assert 5_000 < weight <= most


@pytest.mark.parametrize("path", VISITORS)
def test_nothing_of_a_page_comes_from_elsewhere(browser: Chrome, address: str, path: str) -> None:
    browser.get(address + path)
    assert are_of(address, loaded(browser))


@pytest.mark.parametrize("path", DESK)
def test_nothing_of_the_desk_comes_from_elsewhere(editor: Chrome, desk: str, path: str) -> None:
    editor.get(desk + path)
    assert are_of(desk.removesuffix("/desk"), loaded(editor))


def weight_of(browser: Chrome, address: str) -> int:
    """Bytes of a page and all that it loads, headers included, as they come over the network."""
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    try:
        browser.get(address)
        return sum(size for _, size in loaded(browser))
    finally:
        browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})


def loaded(browser: Chrome) -> list[tuple[str, int]]:
    """Addresses and sizes of the page and of what it has loaded."""
    return [(str(name), int(size)) for name, size in evaluated(browser, ENTRIES)]


def are_of(site: str, entries: list[tuple[str, int]]) -> bool:
    """Whether there are entries, and all of one site."""
    return len(entries) > 1 and all(name.startswith(f"{site}/") for name, _ in entries)
