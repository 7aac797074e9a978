"""The ways in which a text that is still being typed can be read, the strictest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.suggestions.suggestion_index import Numbers, Suggestions
from engine.suggestions.suggestion_words import TypedWord, stem_of
from engine.words.stopwords import QUESTION_STOP_WORDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that is looked for: ``form`` is how it begins, or its stem where it is whole.

    ``instead`` are the words that it is taken for where it is mistyped.
    """

    form: str
    is_begun: bool = False
    instead: tuple[str, ...] = ()

    @staticmethod
    def whole(form: str) -> Wanted:
        """A word that is typed to its end."""
        return Wanted(stem_of(form))

    @staticmethod
    def begun(form: str) -> Wanted:
        """A word of which the beginning is typed."""
        return Wanted(form, is_begun=True)

    def entries(self, index: Suggestions) -> Numbers:
        """The entries that hold it."""
        if self.instead:
            return index.with_words(self.instead)
        return index.with_beginning(self.form) if self.is_begun else index.with_stem(self.form)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry must hold, all of it, and the line of words that it would best begin with."""

    wanted: tuple[Wanted, ...]
    line: str


def readings_of(words: Sequence[TypedWord], ends_open: bool) -> Iterator[Reading]:
    """The readings of at least one word; ``ends_open`` says that nothing follows the last one yet.

    Words that carry no topic need not be there, for a question is rarely asked as a heading puts it.
    """
    forms = [word.whole for word in words]
    yield _read(forms, ends_open)
    yield _read(forms, not ends_open)
    parts = [part for word in words for part in word.parts or (word.whole,)]
    if parts != forms:
        yield _read(parts, is_begun=True)
    topic = carrying_topic(forms[:-1])
    if forms[-1] in QUESTION_STOP_WORDS and topic:
        yield Reading(tuple(map(Wanted.whole, topic)), " ".join(forms))


def carrying_topic(forms: Sequence[str]) -> tuple[str, ...]:
    """The words that carry a topic."""
    return tuple(form for form in forms if form not in QUESTION_STOP_WORDS)


def _read(forms: Sequence[str], is_begun: bool) -> Reading:
    last = Wanted.begun(forms[-1]) if is_begun else Wanted.whole(forms[-1])
    return Reading((*map(Wanted.whole, carrying_topic(forms[:-1])), last), " ".join(forms))
