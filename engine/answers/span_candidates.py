"""The stretches of a quotation that may be its short answer: from a word that says something to another.

Where a figure is asked for, only the stretches that have the shape of one; otherwise all that do not begin or
end in the middle of something, as far as the kinds of words and the marks between them tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.answers.quoted_words import CLAUSE, COMMA, JOINED, NOTHING, SPACE, QuotedWords
from engine.array_types import Array, Numbers
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.section import Span
from engine.words.word_classes import WordClass

# Longer stretches are no short answers.
MOST_WORDS_IN_SPAN = 12
MOST_CHARACTERS_IN_SPAN = 120

# By the number of a class of words.
_IS_FINITE = np.isin(list(WordClass), (WordClass.BE, WordClass.AUXILIARY))
_OPENS_CLAUSE = np.isin(list(WordClass), (WordClass.CONJUNCTION, WordClass.SUBORDINATOR))
_SIGNS_BEFORE = frozenset("$€£¥~")
_BRACKETS_BEHIND = frozenset(")]")
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class SpanCandidates:
    """Stretches of words: the numbers of the first and of the last word, and where each starts and ends.

    ``starts`` and ``ends`` are in characters of the section's text.
    """

    first: Numbers
    last: Numbers
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        return len(self.first)

    def inside(self, values: NDArray[np.generic]) -> Array:
        """For each stretch the sum of the values of its words; of a table (word x column), of each column."""
        return _sums(values, self.first, self.last)

    def only(self, wanted: NDArray[np.bool_]) -> SpanCandidates:
        """Those stretches that are wanted."""
        return SpanCandidates(self.first[wanted], self.last[wanted], self.starts[wanted], self.ends[wanted])


def find_candidates(
    text: str, sentences: Sequence[Span], words: QuotedWords, kind: AnswerKind
) -> SpanCandidates:
    """All stretches of these words that could answer a question of this kind, in order.

    ``words`` are those of the ``sentences`` of a section's ``text``. What says nothing but words of the
    question is none.
    """
    is_figure = kind in REQUIRED_KINDS
    found = stretches_of_kind(text, sentences, words, kind) if is_figure else _stretches(text, words)
    is_new = found.inside(words.telling * (1.0 - words.asked)) > 0
    return found.only(is_new & (found.ends - found.starts <= MOST_CHARACTERS_IN_SPAN))


def stretches_of_kind(
    text: str, sentences: Sequence[Span], words: QuotedWords, kind: AnswerKind
) -> SpanCandidates:
    """The stretches that have the shape of a kind, with a sign that belongs to them: no "400" of "$400"."""
    bounds = [
        _with_signs(text, sentence.start + start, sentence.start + end)
        for sentence in sentences
        for start, end in spans_of_kind(text[sentence.start : sentence.end], kind)
        if not _cuts_word(text, sentence.start + start, sentence.start + end)
    ]
    starts, ends = np.array(bounds, dtype=np.int64).reshape(-1, 2).T
    first = np.searchsorted(words.ends, starts, side="right")
    last = np.searchsorted(words.starts, ends, side="left") - 1
    found = SpanCandidates(first, last, starts, ends)
    # What lies behind the words that were read has none.
    return found.only((first <= last) & (first < len(words.words)))


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a word goes on before or behind: the "10" of "10mg" is not what the text says."""
    return text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum()


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    begins = start - 1 if start > 0 and text[start - 1] in _SIGNS_BEFORE else start
    return begins, end + 1 if text[end : end + 1] == "%" else end


def _stretches(text: str, words: QuotedWords) -> SpanCandidates:
    begins = np.flatnonzero(words.telling * ~_grows_on(words, -1))
    first = np.repeat(begins, MOST_WORDS_IN_SPAN)
    last = (begins[:, None] + np.arange(MOST_WORDS_IN_SPAN)).ravel()
    # A sentence ends in what parts clauses, so no stretch goes beyond one.
    parted = np.append(0, np.cumsum(words.behind >= CLAUSE))
    fits = last < len(words.words)
    fits[fits] = parted[last[fits]] == parted[first[fits]]
    fits[fits] &= _may_end(words)[last[fits]]
    found = _with_bounds(text, words, first[fits], last[fits])
    return found.only(_is_whole(words, found) & _is_paired(words, found))


def _grows_on(words: QuotedWords, step: int) -> NDArray[np.bool_]:
    """Which words go on without a space in the next word (step 1) or come out of the one before (step -1)."""
    together = words.behind == NOTHING
    return together if step > 0 else np.append(False, together[:-1])


def _may_end(words: QuotedWords) -> NDArray[np.bool_]:
    """Which words may be the last: they say something, and no name goes on behind them."""
    names = words.capital > 0
    goes_on = np.append(names[:-1] & names[1:] & (words.behind[:-1] <= JOINED), False) | _grows_on(words, 1)
    return np.asarray((words.telling > 0) & (words.classes != WordClass.ADVERB) & ~goes_on)


def _is_whole(words: QuotedWords, found: SpanCandidates) -> NDArray[np.bool_]:
    """Whether a stretch takes in no beginning of another phrase behind a comma, and begins where a clause
    does if it has the verb of one."""
    others = _sums(_begins_other(words), found.first, found.last - 1)
    finite = found.inside(_IS_FINITE[words.classes])
    return np.asarray((others == 0) & ((finite == 0) | _opens_clause(words)[found.first]))


def _is_paired(words: QuotedWords, found: SpanCandidates) -> NDArray[np.bool_]:
    """Whether a stretch has its brackets and quotation marks in pairs."""
    between = np.column_stack([words.opened, words.closed, words.quotes])
    opened, closed, quotes = _sums(between, found.first, found.last - 1).T
    takes_bracket = found.ends > words.ends[found.last]
    return np.asarray((opened == closed + takes_bracket) & (quotes % 2 == 0))


def _begins_other(words: QuotedWords) -> NDArray[np.bool_]:
    """Behind which words a comma parts them from a joining word other than "and" and "or"."""
    following = np.append(words.classes[1:], WordClass.EDGE)
    joins = (
        (following > WordClass.EDGE) & (following < WordClass.ADVERB) & (following != WordClass.CONJUNCTION)
    )
    return np.asarray((words.behind >= COMMA) & joins)


def _opens_clause(words: QuotedWords) -> NDArray[np.bool_]:
    """Whether a clause may begin with a word."""
    opens = (words.behind >= COMMA) | _OPENS_CLAUSE[words.classes]
    return np.append(True, opens[:-1])


def _with_bounds(text: str, words: QuotedWords, first: Numbers, last: Numbers) -> SpanCandidates:
    """The stretches with the signs that belong to them ("$5", "Coder (CPC)"), and without a possessive
    ending."""
    starts, ends = words.starts.tolist(), words.ends.tolist()
    signed = _truths(start > 0 and text[start - 1] in _SIGNS_BEFORE for start in starts)
    closing = _truths(text[end : end + 1] in _BRACKETS_BEHIND for end in ends)
    owning = _truths(word.endswith(_POSSESSIVES) for word in words.words) & (words.behind == SPACE)
    opened, closed = _sums(np.column_stack([words.opened, words.closed]), first, last - 1).T
    behind = ((opened > closed) & closing[last]) - 2 * owning[last]
    return SpanCandidates(first, last, words.starts[first] - signed[first], words.ends[last] + behind)


def _truths(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, dtype=np.bool_)


def _sums(values: NDArray[np.generic], first: Numbers, last: Numbers) -> Array:
    """The sums of the values of the words from ``first`` to ``last``, column by column."""
    sums = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=sums[1:])
    return np.asarray(sums[last + 1] - sums[first], dtype=np.float64)
