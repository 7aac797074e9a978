"""The arrays of suggestions: of all that there are, and of what is otherwise since."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.suggestions.changed_entries import Change
from engine.suggestions.fact_table import compile_facts
from engine.suggestions.suggestion_entries import by_key, collect_entries, heading_spelling
from engine.suggestions.suggestion_facts import Fact, stretch_facts, word_facts
from engine.suggestions.suggestion_index import SuggestionIndex, compile_suggestions

Arrays = dict[str, NDArray[Any]]


def base_arrays(
    facts: Iterable[Fact], words: Mapping[str, int], known: Container[str]
) -> tuple[Arrays, Arrays]:
    """The arrays of a ``SuggestionIndex`` and of its ``FactTable``.

    ``facts`` are those of all documents, ``words`` the frequent words, ``known`` the terms of sections.
    """
    grouped = by_key([*facts, *word_facts(words)])
    spellings = map(heading_spelling, grouped.values())
    for fact in stretch_facts([text for text in spellings if text]):
        grouped.setdefault(fact.key, []).append(fact)
    entries = collect_entries(grouped, known)
    order = sorted(entries, key=lambda key: entries[key].order)
    numbers = {key: number for number, key in enumerate(order)}
    return compile_suggestions([entries[key] for key in order]), compile_facts(grouped, numbers)


def since_arrays(base: SuggestionIndex, change: Change, known: Container[str]) -> Arrays:
    """The arrays that ``layered`` puts on ``base``, of whose table of facts ``change`` tells."""
    found, replaced = change.entries(known)
    entries = sorted(found.values(), key=lambda entry: entry.order)
    return {
        **compile_suggestions(entries),
        "before": np.asarray([base.better_than(entry) for entry in entries], np.uint32),
        "gone": np.asarray(sorted(replaced), np.uint32),
    }
