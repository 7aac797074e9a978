from __future__ import annotations

from indexer.document import TextBlock
from indexer.splitting.layout import lay_out
from indexer.splitting.sentences import SentenceSplitter

SPLITTER = SentenceSplitter()


def test_lists_tables_and_definitions_take_a_line_each() -> None:
    layout = lay_out(
        [
            TextBlock("paragraph", "Before."),
            TextBlock("item", "one", marker="- ", level=1),
            TextBlock("step", "two", marker="  1. ", level=2),
            TextBlock("row", "A: 1"),
            TextBlock("row", "A: 2"),
            TextBlock("term", "Word"),
            TextBlock("definition", "Meaning."),
            TextBlock("caption", "A caption."),
        ],
        SPLITTER,
    )
    assert layout.text == ("Before.\n\n- one\n  1. two\n\nA: 1\nA: 2\n\nWord\nMeaning.\n\nA caption.")
    blocks = [piece.block for piece in layout.pieces]
    assert [layout.text[b.start : b.end] for b in blocks[:3]] == ["Before.", "one", "two"]
    assert [b.level for b in blocks[:3]] == [0, 1, 2]


def test_sentences_never_cross_a_block() -> None:
    layout = lay_out([TextBlock("item", "One. Two", marker="- "), TextBlock("item", "three.")], SPLITTER)
    found = [layout.text[start:end] for piece in layout.pieces for start, end in piece.sentences]
    assert found == ["One.", "Two", "three."]


def test_a_listing_keeps_its_indentation_and_is_one_sentence() -> None:
    layout = lay_out([TextBlock("code", "\n    if a. B:\n        c\n\n")], SPLITTER)
    assert layout.text == "    if a. B:\n        c"
    assert layout.pieces[0].sentences == ((4, len(layout.text)),)


def test_a_long_listing_is_cut_between_lines() -> None:
    layout = lay_out([TextBlock("code", "a b c d e\n" * 100)], SPLITTER)
    found = [layout.text[start:end] for start, end in layout.pieces[0].sentences]
    assert [len(part.split()) for part in found] == [100] * 5
    assert all(part.startswith("a") and part.endswith("e") for part in found)
