"""What axe finds on a page: WCAG 2.2 A and AA, and what is good practice."""

from __future__ import annotations

from selenium.webdriver import Chrome
from selenium_axe_python.axe import Axe

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}


def violations(browser: Chrome) -> list[str]:
    """Each rule that is broken, by which elements and why; the page must have axe in it."""
    found = Axe(browser).run(options=_OPTIONS)["violations"]
    return [
        f"{rule['id']}: {', '.join(str(target) for target in node['target'])}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def bring_axe(browser: Chrome) -> None:
    """Put axe into the page."""
    Axe(browser).inject()  # type: ignore[no-untyped-call]
