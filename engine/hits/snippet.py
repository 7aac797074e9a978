"""The snippet of a hit: about 40 words of its best passage, around the words that were asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from engine.hits.highlight import Highlighter, Highlights, mark
from engine.section import Span
from engine.words.analysis import SplitText

SNIPPET_WORDS = 40
# A window that starts with a sentence reads better: worth so much of the rarest term's weight.
_SENTENCE_START_BONUS = 0.5
# Beside its terms, what each word of a phrase counts as; no word of a text has a space in it.
_PHRASE = " "

_WHITE_SPACE = re.compile(r"\s+")


def make_snippet(
    found: Highlights,
    passage: Span,
    sentences: Sequence[Span],
    weights: Mapping[str, float],
    highlighter: Highlighter,
) -> str:
    """HTML of the best window of the passage, matches marked, an ellipsis where it was cut.

    ``found`` is what the highlighter finds in the section's text, of which passage and sentences are parts.
    ``weights`` gives the terms that it looks for and how much each is worth; a word in one of its phrases is
    worth as much as the least of them.
    """
    part = _part(found, passage, highlighter)
    text = part.text.text
    start, end = 0, len(text)
    if len(part.text.words) > SNIPPET_WORDS:
        openings = _openings(part.text, [sentence.start - passage.start for sentence in sentences])
        start, end = _bounds(part.text, _best_window(part, openings, weights))
    # One space is as legible as the line ends and indents of lists and code, and saves room.
    shown = _WHITE_SPACE.sub(" ", text[start:end])
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return before + mark(shown, highlighter.find(shown).matches()) + after


def _part(found: Highlights, passage: Span, highlighter: Highlighter) -> Highlights:
    """What was found in the passage alone; most sections are one passage."""
    text = found.text.text
    whole = passage.start == 0 and passage.end == len(text)
    return found if whole else highlighter.find(text[passage.start : passage.end])


def _openings(text: SplitText, sentence_starts: Sequence[int]) -> set[int]:
    """The numbers of the words that sentences start with."""
    numbers = ((bisect_left(text.starts, start), start) for start in sentence_starts)
    return {number for number, start in numbers if text.starts[number : number + 1] == [start]}


def _best_window(part: Highlights, openings: Collection[int], weights: Mapping[str, float]) -> int:
    """The number of the first word of the window that holds most of the question's weight."""
    worths = {**weights, _PHRASE: min(weights.values(), default=1.0)}
    asked = _asked_words(part, worths)
    numbers, terms = list(asked), list(asked.values())
    bonus = _SENTENCE_START_BONUS * max(worths.values())
    best, best_value = 0, -1.0
    for first in _window_starts(len(part.text.words), openings, numbers):
        begin, end = bisect_left(numbers, first), bisect_left(numbers, first + SNIPPET_WORDS)
        value = _window_value(terms[begin:end], worths)
        if first in openings:
            value += bonus
        if value > best_value:
            best, best_value = first, value
    return best


def _asked_words(part: Highlights, worths: Mapping[str, float]) -> dict[int, list[str]]:
    """The numbers of the words that are worth something, ascending, each with its terms that are."""
    asked: dict[int, list[str]] = {}
    for number, held in part.holders.items():
        terms = [term for term in held if term in worths]
        if number in part.in_phrases:
            terms.append(_PHRASE)
        if terms:
            asked[number] = terms
    return asked


def _window_starts(count: int, openings: Collection[int], asked: Sequence[int]) -> list[int]:
    """Where a window may start: with a sentence, or a few words before a word that was asked for."""
    last = count - SNIPPET_WORDS
    before = (max(0, number - 5) for number in asked if number not in openings)
    return sorted({0, *(min(number, last) for number in (*openings, *before))})


def _window_value(terms_of_words: Sequence[Sequence[str]], worths: Mapping[str, float]) -> float:
    """The weight of these words; repeats count a tenth."""
    seen: set[str] = set()
    value = 0.0
    for terms in terms_of_words:
        for term in terms:
            value += worths[term] * (0.1 if term in seen else 1.0)
            seen.add(term)
    return value


def _bounds(text: SplitText, first: int) -> tuple[int, int]:
    """Where the window that starts with this word begins and ends in the text."""
    last = min(first + SNIPPET_WORDS, len(text.words)) - 1
    start = 0 if first == 0 else text.starts[first]
    at_end = last == len(text.words) - 1
    return start, len(text.text) if at_end else text.starts[last] + len(text.words[last])
