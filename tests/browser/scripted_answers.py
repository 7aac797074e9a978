"""Suggestions and votes answered inside the browser: what a page asks is kept, how it is answered is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from selenium.webdriver import Chrome

SUGGESTIONS: list[dict[str, str | None]] = [
    {"text": "What is a <b>claim</b>?", "kind": "question", "url": None},
    {"text": "How is a claim denied?", "kind": "question", "url": None},
    {"text": "Certificate", "kind": "heading", "url": "/doc/glossary.html#top"},
    {"text": "claim scrubbing", "kind": "term", "url": None},
]

# A text that begins with "slow" is answered late, "broken" not at all, "nothing" with an empty list. What the
# page asks is kept in `quireAsked`, what has been answered in `quireAnswered`, what it sends in `quireSent`.
_SCRIPT = """
const texts = %s;
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const formatted = (text, query) => ({ text: `${escaped(text)} <mark>${escaped(query)}</mark>` });
const real = window.fetch;
window.quireAsked = [];
window.quireAnswered = [];
window.quireSent = [];
window.quireVotesFail = false;
window.fetch = async (address, options = {}) => {
  const url = new URL(address, location);
  if (url.pathname.endsWith("/feedback")) {
    window.quireSent.push(JSON.parse(options.body));
    if (window.quireVotesFail) throw new TypeError("no network");
    return new Response(null, { status: 204 });
  }
  if (!url.pathname.endsWith("/suggest")) return real(address, options);
  const query = url.searchParams.get("q");
  window.quireAsked.push(query);
  try {
    return await suggested(query);
  } finally {
    setTimeout(() => window.quireAnswered.push(query), 20);
  }
};
async function suggested(query) {
  if (query.startsWith("broken")) throw new TypeError("no network");
  if (query.startsWith("slow")) await new Promise((done) => setTimeout(done, 400));
  const found = query.startsWith("nothing") ? [] : texts;
  const suggestions = found.map((one) => ({ ...one, _formatted: formatted(one.text, query) }));
  return Response.json({ query, suggestions, processingTimeMs: 1 });
}
"""


@contextmanager
def scripted_answers(browser: Chrome) -> Iterator[None]:
    """Every page that is opened meanwhile gets these answers."""
    source = _SCRIPT % json.dumps(SUGGESTIONS)
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def asked(browser: Chrome) -> list[str]:
    """The texts that suggestions were asked for on this page."""
    return list(browser.execute_script("return window.quireAsked"))


def was_answered(browser: Chrome, text: str) -> bool:
    """Whether the suggestions for a text came or failed, and the page knows."""
    return text in browser.execute_script("return window.quireAnswered")


def sent(browser: Chrome) -> list[dict[str, Any]]:
    """The votes that this page sent."""
    return list(browser.execute_script("return window.quireSent"))
