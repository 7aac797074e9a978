"""The snippet of a hit: about 40 words of its best passage, around the words that were asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from engine.analysis import Token, tokenize
from engine.highlight import find_matches, mark
from engine.section import Span

SNIPPET_WORDS = 40
# A window that starts with a sentence reads better: worth so much of the rarest term's weight.
_SENTENCE_START_BONUS = 0.5
# Beside its terms, what each word of a phrase counts as; no word of a text has a space in it.
_PHRASE = " "

_WHITE_SPACE = re.compile(r"\s+")


def make_snippet(
    text: str,
    passage: Span,
    sentences: Sequence[Span],
    weights: Mapping[str, float],
    phrases: Collection[Sequence[str]] = (),
) -> str:
    """HTML of the best window of the passage, matches marked, an ellipsis where it was cut.

    ``weights`` gives the terms that are asked for and how much each is worth; ``phrases`` are marked too, and
    are worth as much as the least of the terms.
    """
    tokens = _tokens(text, passage, phrases)
    if len(tokens) <= SNIPPET_WORDS:
        start, end = passage.start, passage.end
    else:
        worths = {**weights, _PHRASE: min(weights.values(), default=1.0)}
        first = _best_window(tokens, frozenset(sentence.start for sentence in sentences), worths)
        start, end = _bounds(tokens, first, passage)
    # One space is as legible as the line ends and indents of lists and code, and saves room.
    shown = _WHITE_SPACE.sub(" ", text[start:end])
    before = "… " if start > passage.start else ""
    after = " …" if end < passage.end else ""
    return before + mark(shown, find_matches(shown, weights.keys(), phrases)) + after


def _tokens(text: str, passage: Span, phrases: Collection[Sequence[str]]) -> list[Token]:
    """The words of the passage with their places in the text; those of a phrase say so among their terms."""
    shown = text[passage.start : passage.end]
    in_phrases = {match.start for match in find_matches(shown, (), phrases)}
    return [
        Token(
            token.start + passage.start,
            token.end + passage.start,
            (*token.terms, _PHRASE) if token.start in in_phrases else token.terms,
        )
        for token in tokenize(shown)
    ]


def _best_window(
    tokens: Sequence[Token], sentence_starts: frozenset[int], weights: Mapping[str, float]
) -> int:
    """The first token of the window that holds most of the question's weight; repeats count a tenth."""
    bonus = _SENTENCE_START_BONUS * max(weights.values(), default=0.0)
    best, best_value = 0, -1.0
    for first in _window_starts(tokens, sentence_starts, weights):
        value = _window_value(tokens[first : first + SNIPPET_WORDS], weights)
        if tokens[first].start in sentence_starts:
            value += bonus
        if value > best_value:
            best, best_value = first, value
    return best


def _window_starts(
    tokens: Sequence[Token], sentence_starts: frozenset[int], weights: Mapping[str, float]
) -> list[int]:
    """Where a window may start: with a sentence, or a few words before a word that was asked for."""
    last = max(0, len(tokens) - SNIPPET_WORDS)
    starts = {0}
    for number, token in enumerate(tokens):
        if token.start in sentence_starts:
            starts.add(min(number, last))
        elif any(term in weights for term in token.terms):
            starts.add(min(max(0, number - 5), last))
    return sorted(starts)


def _window_value(tokens: Sequence[Token], weights: Mapping[str, float]) -> float:
    seen: set[str] = set()
    value = 0.0
    for token in tokens:
        for term in token.terms:
            if term in weights:
                value += weights[term] * (0.1 if term in seen else 1.0)
                seen.add(term)
    return value


def _bounds(tokens: Sequence[Token], first: int, passage: Span) -> tuple[int, int]:
    last = min(first + SNIPPET_WORDS, len(tokens)) - 1
    start = passage.start if first == 0 else tokens[first].start
    end = passage.end if last == len(tokens) - 1 else tokens[last].end
    return start, end
