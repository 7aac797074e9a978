from __future__ import annotations

from engine.section import BlockKind
from indexer.document import TextBlock
from indexer.splitting.layout import lay_out
from indexer.splitting.passages import cut_passages
from indexer.splitting.sentences import SentenceSplitter


def sizes(*blocks: TextBlock) -> list[int]:
    layout = lay_out(blocks, SentenceSplitter())
    return [len(layout.text[span.start : span.end].split()) for span in cut_passages(layout)]


def words(count: int, kind: BlockKind = "paragraph") -> TextBlock:
    return TextBlock(kind, " ".join(["word"] * count))


def test_paragraphs_are_gathered_to_about_250_words() -> None:
    assert sizes(*[words(60)] * 10) == [240, 240, 120]


def test_a_short_text_is_one_passage() -> None:
    assert sizes(words(3)) == [3]
    assert sizes(words(80), words(90)) == [170]


def test_a_short_end_is_joined_to_the_passage_before() -> None:
    assert sizes(words(250), words(50)) == [300]


def test_a_short_end_stays_where_the_passage_before_is_full() -> None:
    assert sizes(words(390), words(50)) == [390, 50]


def test_a_list_is_not_cut_unless_it_is_too_long() -> None:
    assert sizes(words(150), *[words(10, "item")] * 30) == [150, 300]
    assert sizes(*[words(10, "item")] * 60) == [250, 250, 100]


def test_a_term_stays_with_its_definition() -> None:
    entries = [words(1, "term"), words(1, "term"), words(98, "definition")] * 6
    assert sizes(*entries) == [300, 300]


def test_an_enormous_paragraph_is_cut_at_sentences() -> None:
    text = " ".join(["This sentence has exactly seven words here."] * 100)
    assert all(size % 7 == 0 and 100 <= size <= 400 for size in sizes(TextBlock("paragraph", text)))


def test_an_enormous_sentence_is_cut_at_words() -> None:
    assert sizes(words(1000)) == [200] * 5


def test_text_without_spaces_is_measured_by_its_characters() -> None:
    assert len(sizes(TextBlock("paragraph", "a" * 50_000))) > 10


def test_an_enormous_listing_is_cut_at_lines() -> None:
    layout = lay_out([TextBlock("code", "five words in a line\n" * 200)], SentenceSplitter())
    for span in cut_passages(layout):
        assert layout.text[span.start : span.end].split("\n")[-1] == "five words in a line"
