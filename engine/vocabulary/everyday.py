"""The built-in lexicon: words of everyday English that people exchange between a question and an article.

The rules are data, ``everyday_words.txt`` beside this module, in the format of ``synonyms``. They hold
for any documents, and less surely than what the documents or their editor say.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from engine.store import SectionStore
from engine.vocabulary.lexicon import Lexicon
from engine.vocabulary.synonyms import parse_synonyms


def lexicons_of(store: SectionStore) -> tuple[Lexicon, Lexicon]:
    """The lexicons that a question is read with: what the documents say goes before what anybody says."""
    return store.lexicon, everyday_lexicon()


@cache
def everyday_lexicon() -> Lexicon:
    """The lexicon that ships."""
    rules = parse_synonyms(Path(__file__).with_name("everyday_words.txt").read_bytes()).rules
    return Lexicon([replace(rule, reason="everyday") for rule in rules])
