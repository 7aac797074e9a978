"""Where the words of a text are what has been typed: their beginnings, or all of them."""

from __future__ import annotations

from collections.abc import Iterable

from engine.results import Match
from engine.suggestions.suggestion_words import TypedWord, parts_within, stem_of, stretch_of, typed_words
from engine.suggestions.typed_readings import Wanted


def typed_matches(text: str, typed: str) -> tuple[Match, ...]:
    """The stretches of ``text`` that the words of ``typed`` are, the last one of which may go on."""
    words = typed_words(typed)
    whole = (Wanted.whole(word.whole) for word in words[:-1])
    return find_wanted(text, [*whole, *(Wanted.begun(word.whole) for word in words[-1:])])


def find_wanted(text: str, wanted: Iterable[Wanted]) -> tuple[Match, ...]:
    """The stretches of a text that are wanted, in order."""
    sought = tuple(wanted)
    matches = (_match(text, word, sought) for word in typed_words(text))
    return tuple(match for match in matches if match)


def _match(text: str, word: TypedWord, wanted: Iterable[Wanted]) -> Match | None:
    """What of a word is wanted: its beginning, a part of it, or all."""
    for start, end, form in parts_within(text, word):
        for one in wanted:
            if one.is_begun and form.startswith(one.form):
                return Match(start, stretch_of(text[start:end], len(one.form)))
            if not one.is_begun and (form in one.instead or stem_of(form) == one.form):
                return Match(start, end - start)
    return None
