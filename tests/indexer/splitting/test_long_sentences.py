from __future__ import annotations

from indexer.splitting.long_sentences import MAX_CHARACTERS, MAX_WORDS, cut_long


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_long(text, 0, len(text))]


def test_an_ordinary_sentence_stays_whole() -> None:
    text = "word " * 150 + "end."
    assert pieces(text) == [text]


def test_a_cut_falls_after_a_clause() -> None:
    text = "word " * 150 + "clause; " + "word " * 99 + "end."
    assert [piece.split()[-1] for piece in pieces(text)] == ["clause;", "end."]


def test_a_cut_falls_between_words_where_there_is_no_clause() -> None:
    cut = pieces("word " * 450)
    assert [len(piece.split()) for piece in cut] == [MAX_WORDS, MAX_WORDS, 50]


def test_a_word_longer_than_a_sentence_is_cut() -> None:
    text = "a" * (2 * MAX_CHARACTERS + 5)
    assert [len(piece) for piece in pieces(text)] == [MAX_CHARACTERS, MAX_CHARACTERS, 5]
