"""The JavaScript of the README, run where it is meant to run."""

from __future__ import annotations

import json

import pytest
from selenium.webdriver import Chrome

from tests.test_readme import README, SERVER, blocks

pytestmark = pytest.mark.xdist_group("browser")

# What the example prints, and what stopped it, if anything did.
RUN = """
const done = arguments[arguments.length - 1];
const said = [];
const console = {log: (...words) => said.push(words.join(" "))};
(async () => {%s})().then(
  () => done(JSON.stringify(said)),
  error => done(JSON.stringify(["stopped", `${error}`])),
);
"""


@pytest.mark.parametrize("program", blocks(README, "js"))
def test_the_javascript_of_the_readme_runs(browser: Chrome, address: str, program: str) -> None:
    browser.get(f"{address}/health")
    printed = json.loads(browser.execute_async_script(RUN % program.replace(SERVER, address)))
    assert printed[0].startswith(
        "A certificate program in medical billing and coding usually takes nine months"
    )
    assert len(printed) == 11
    assert all("https://" in line for line in printed)
