"""What makes two questions one: the same terms in the same order, whatever their case and punctuation."""

from __future__ import annotations

from engine.words.analysis import tokenize


def question_key(text: str) -> str:
    """The terms of all words, stop words among them, in order; the text itself where it has no words."""
    return " ".join(token.terms[0] for token in tokenize(text)) or text
