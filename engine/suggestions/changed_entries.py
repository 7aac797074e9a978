"""Which entries are others since a table of facts was made, from the documents that changed since.

A document speaks for a few keys: those are looked at anew, with what all other documents say of them. Where
the spelling of a heading changes by that, or whether it is there, so do the stretches that headings share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping

from engine.suggestions.fact_table import FactTable
from engine.suggestions.heading_terms import stretches_of
from engine.suggestions.suggestion_entries import Entry, by_key, collect_entries, heading_spelling
from engine.suggestions.suggestion_facts import Fact, Kind, word_facts


class Change:
    """What is otherwise since a table of facts was made."""

    def __init__(
        self, table: FactTable, docs: Collection[str], facts: Iterable[Fact], words: Mapping[str, int]
    ) -> None:
        """``docs`` are others or gone, and ``facts`` theirs now; ``words`` are all frequent words now."""
        self._table, self._docs, self._words = table, docs, words
        self._facts = by_key(facts)
        known = table.words()
        self._new_words = by_key(word_facts(dict(words.items() - known.items())))
        old_words = by_key(word_facts(dict(known.items() - words.items())))
        self._keys = self._facts.keys() | table.keys_of(docs) | self._new_words.keys() | old_words.keys()
        self._stretches = self._changed_stretches()

    def entries(self, known: Container[str]) -> tuple[dict[str, Entry], set[int]]:
        """The entries that may be others, by key, and the numbers of those that they replace.

        ``known`` are the terms that sections hold.
        """
        keys = self._keys | self._stretches.keys()
        # Whether a stretch is an entry depends on the longer ones that hold it.
        looked_at = keys.union(*map(self._table.longer, keys))
        found = collect_entries({key: self._facts_now(key) for key in looked_at}, known)
        replaced = {number for key in keys if (number := self._table.entry(key)) is not None}
        return {key: entry for key, entry in found.items() if key in keys}, replaced

    def _changed_stretches(self) -> dict[str, Counter[str]]:
        """By key how many headings more, or fewer, say each of its spellings; perhaps as many as before."""
        changed: dict[str, Counter[str]] = {}
        for key in self._keys:
            before = heading_spelling(self._table.facts(key))
            after = heading_spelling(self._of_documents(key))
            if before != after:
                _add_stretches(changed, before, -1)
                _add_stretches(changed, after, 1)
        return changed

    def _facts_now(self, key: str) -> list[Fact]:
        """All facts with a key."""
        old = self._table.facts(key)
        words = [fact for fact in old if fact.kind is Kind.WORD and self._words.get(fact.text) == fact.times]
        stretches = self._stretches_now(key, old)
        return [*self._of_documents(key), *stretches, *words, *self._new_words.get(key, ())]

    def _of_documents(self, key: str) -> list[Fact]:
        stays = (fact for fact in self._table.facts(key) if fact.doc and fact.doc not in self._docs)
        return [*stays, *self._facts.get(key, ())]

    def _stretches_now(self, key: str, old: Iterable[Fact]) -> list[Fact]:
        counts = Counter({fact.text: fact.times for fact in old if fact.kind is Kind.STRETCH})
        counts.update(self._stretches.get(key, {}))
        return [Fact(key, Kind.STRETCH, text, times=count) for text, count in counts.items() if count]


def _add_stretches(changed: dict[str, Counter[str]], heading: str | None, times: int) -> None:
    for key, text in stretches_of(heading or "").items():
        changed.setdefault(key, Counter())[text] += times
