"""What a browser can be told to be: narrow, in another scheme, on paper, without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from selenium.webdriver import Chrome


@contextmanager
def emulated(browser: Chrome, *, media: str = "", **features: str) -> Iterator[None]:
    """Media features (``prefers_color_scheme="dark"``) and the medium ("print")."""
    wanted = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": wanted})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


@contextmanager
def wide(browser: Chrome, width: int) -> Iterator[None]:
    """A window so many CSS pixels wide."""
    size = {"width": width, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@contextmanager
def without_script(browser: Chrome) -> Iterator[None]:
    """Pages whose scripts are never run."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
