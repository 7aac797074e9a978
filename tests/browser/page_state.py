"""What a page shows just now, read at once: the page may be on its way out, or run no script."""

from __future__ import annotations

from typing import Any

from selenium.webdriver import Chrome


def evaluated(browser: Chrome, expression: str) -> Any:
    """The plain value of an expression, also where pages run no scripts."""
    wanted = {"expression": expression, "returnByValue": True}
    return browser.execute_cdp_cmd("Runtime.evaluate", wanted)["result"].get("value")


def texts(browser: Chrome, selector: str) -> list[str]:
    """The visible text of each element that a selector finds."""
    found = evaluated(browser, f"[...document.querySelectorAll({selector!r})].map(e => e.innerText)")
    return list(found or [])


def fits(browser: Chrome) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(evaluated(browser, "document.documentElement.scrollWidth <= innerWidth"))
