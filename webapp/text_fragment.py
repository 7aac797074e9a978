"""Addresses that make a browser scroll to words of a page and mark them: ``page.html#id:~:text=...``.

See https://wicg.github.io/scroll-to-text-fragment/. A browser that does not know text directives, or does not
find the words, goes to the id.
"""

from __future__ import annotations

from indexer.address import text_directive

_DIRECTIVE = ":~:"
# Fewer could stand anywhere on a page.
_FEWEST_WORDS = 4
# A longer stretch is named by its first and last words: what stands between them (a footnote's number,
# a line break) need not be the same then.
_MOST_WORDS = 12
_WORDS_AT_EACH_END = 5


def with_text_fragment(url: str, quoted: str) -> str:
    """``url`` leading to ``quoted``, which stands in one block of the page; an id that it has is kept.

    Too few words to be found by leave the address as it is.
    """
    words = quoted.split()
    if len(words) < _FEWEST_WORDS:
        return url
    if len(words) <= _MOST_WORDS:
        directive = _encoded(words)
    else:
        directive = f"{_encoded(words[:_WORDS_AT_EACH_END])},{_encoded(words[-_WORDS_AT_EACH_END:])}"
    page, _, fragment = url.partition("#")
    anchor = fragment.partition(_DIRECTIVE)[0]
    return f"{page}#{anchor}{_DIRECTIVE}text={directive}"


def _encoded(words: list[str]) -> str:
    return text_directive(" ".join(words))
