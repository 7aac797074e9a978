from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from engine.answers.answer_evidence import ReadSentence, read_sentences
from engine.answers.sentence_evidence import NAMES, OPENINGS
from engine.answers.short_answer import best_span
from engine.questions.question import understand
from engine.ranking.ranking import Ranking, rank
from engine.section import Block, Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from tests.engine.answers.test_quotation import laid_out
from tests.engine.small_index import publish, section

FILLER = [section(f"f{n}", f"Nothing number {n} to see.", doc=f"f{n}.md", title="Filler") for n in range(6)]
TEA = section(
    "tea",
    "A samovar is a metal urn. It boils water for tea. A samovar costs $120 to $300 in shops.",
    doc="tea.md",
    title="Making tea",
    breadcrumb=("Urns",),
)


def _ranking(index: Path, question: str, *sections: Section) -> Ranking:
    publish(index, [*sections, *FILLER])
    store = WhooshStore(Generations(index).current(), field_weights())
    return rank(store, understand(question), 5)


def _read(index: Path, question: str, *sections: Section) -> list[ReadSentence]:
    ranking = _ranking(index, question, *sections)
    return list(read_sentences(ranking.weighed, ranking.sections))


def _said(read: ReadSentence) -> str:
    return read.section.text[read.sentence.start : read.sentence.end]


def _of(read: list[ReadSentence], name: str) -> list[float]:
    """One piece of evidence of each sentence that was read."""
    return [one.evidence[NAMES.index(name)] for one in read]


def test_every_sentence_is_read_and_has_a_number_for_each_piece_of_evidence(tmp_path: Path) -> None:
    read = _read(tmp_path, "What does a samovar cost?", TEA)
    assert [_said(one) for one in read] == [
        "A samovar is a metal urn.",
        "It boils water for tea.",
        "A samovar costs $120 to $300 in shops.",
    ]
    for one in read:
        assert len(one.evidence) == len(NAMES)
        assert all(map(math.isfinite, one.evidence))
    assert len(set(NAMES)) == len(NAMES)


def test_shares_grow_with_the_stretch_that_is_looked_at(tmp_path: Path) -> None:
    read = _read(tmp_path, "How does a metal urn boil water?", TEA)
    share, before, quoted = _of(read, "share"), _of(read, "before"), _of(read, "quoted")
    assert 0 < share[0] < 1
    assert share[2] == 0
    assert before[0] == share[0]
    assert before[1] > max(share[0], share[1])
    assert quoted == pytest.approx([before[1]] * 3)
    for inner, outer in (("share", "with_head"), ("quoted", "quoted_with_head")):
        pairs = zip(_of(read, inner), _of(read, outer), strict=True)
        assert all(0 <= less <= more <= 1 for less, more in pairs)


def test_what_is_missing_is_the_heaviest_term_that_is_nowhere(tmp_path: Path) -> None:
    read = _read(tmp_path, "samovar quokka", TEA)
    assert _of(read, "missing")[0] == _of(read, "missing_here")[0] > 0.5
    assert _of(read, "missing_here")[1] == _of(read, "missing_here")[0]
    assert _of(read, "unknown") == _of(read, "missing")
    everything = _read(tmp_path, "samovar shops", TEA)
    assert _of(everything, "missing")[2] == _of(everything, "missing_weight")[2] == 0
    assert _of(everything, "unknown")[2] == 0
    assert _of(everything, "terms") == [2.0] * 3
    in_title = _read(tmp_path, "making samovars", TEA)
    assert _of(in_title, "missing")[0] == _of(in_title, "missing_here")[0] == 0
    assert _of(in_title, "found_weight")[0] > 0


def test_words_of_everyday_talk_are_no_topic_that_is_missing(tmp_path: Path) -> None:
    read = _read(tmp_path, "samovar really keep quokka", TEA)
    assert (_of(read, "topical_found"), _of(read, "topical_lacking")) == ([1] * 3, [1] * 3)
    assert _of(read, "topical_missing") == _of(read, "topical_heaviest") == _of(read, "topical_reworded")
    assert 0 < _of(read, "topical_missing")[0] < 0.5
    assert _of(read, "unknown_terms")[0] == 3
    assert _of(read, "words")[0] == 4


def test_what_only_another_word_stands_for_is_found_and_reworded(tmp_path: Path) -> None:
    read = _read(
        tmp_path, "purchase samovar", section("buy", "You buy a samovar.", doc="b.md", title="Shops")
    )
    assert _of(read, "topical_missing") == [0]
    assert _of(read, "topical_reworded")[0] > 0
    assert 0 < _of(read, "verbatim")[0] < _of(read, "quoted_with_head")[0]
    assert _of(read, "head") == [0]


def test_the_way_of_asking_is_told(tmp_path: Path) -> None:
    openings = [
        _of(_read(tmp_path / str(number), question, TEA), "opening")[0]
        for number, question in enumerate(("What is a samovar?", "samovar, how to boil", "samovar"))
    ]
    assert openings == [OPENINGS.index("what"), OPENINGS.index("how"), len(OPENINGS)]


def test_a_figure_of_the_expected_kind_is_told_from_its_absence(tmp_path: Path) -> None:
    read = _read(tmp_path, "What does a samovar cost?", TEA)
    assert [one.span for one in read] == [None, None, "$120 to $300"]
    assert _of(read, "span") == [0, 0, 1]
    assert _of(read, "spanless") == [1, 1, 0]
    described = _read(tmp_path, "Why a samovar?", TEA)
    assert _of(described, "span") == _of(described, "spanless") == [0, 0, 0]


def test_places_in_passage_and_ranking_are_told(tmp_path: Path) -> None:
    other = section("other", "A samovar.", doc="other.md", title="Attic")
    read = _read(tmp_path, "What does a samovar cost in shops?", TEA, other)
    assert [one.section.id for one in read] == ["tea", "tea", "tea", "other"]
    assert _of(read, "early") == [1, 1 / 2, 1 / 3, 1]
    assert _of(read, "rank") == [1, 1, 1, 1 / 2]
    assert _of(read, "behind")[:3] == [0, 0, 0]
    assert _of(read, "behind")[3] == _of(read, "score")[0] - _of(read, "score")[3] > 0
    assert _of(read, "length")[0] == math.log1p(6)


def test_lists_tables_and_steps_are_told(tmp_path: Path) -> None:
    where = replace(
        laid_out(("paragraph", "Samovar care:"), ("step", "Rinse it."), ("row", "Metal: brass")),
        doc="care.md",
    )
    steps = _read(tmp_path, "How to care for a samovar", where)
    assert (_of(steps, "item"), _of(steps, "step")) == ([0, 1, 0], [0, 1, 0])
    assert _of(steps, "row") == [0, 0, 1]
    assert _of(steps, "compared") == [0, 0, 0]
    compared = _read(tmp_path, "samovar vs teapot", where)
    assert _of(compared, "step") == [0, 0, 0]
    assert _of(compared, "compared") == _of(compared, "quoted") != [0, 0, 0]


def test_a_definition_holds_the_words_of_the_expression_that_it_defines(tmp_path: Path) -> None:
    where = replace(
        laid_out(
            ("term", "Samovar"), ("definition", "An urn."), ("definition", "It is hot."), ("term", "Gaiwan")
        ),
        doc="glossary.md",
    )
    read = _read(tmp_path, "What is a samovar?", where)
    assert _of(read, "share") == pytest.approx([1, 1, 1, 0])


def test_a_definition_too_long_to_be_quoted_whole_holds_them_all_the_same(tmp_path: Path) -> None:
    long = f"An urn. {'It is hot. ' * 200}The end."
    where = replace(laid_out(("term", "Samovar"), ("definition", long)), doc="glossary.md")
    assert _of(_read(tmp_path, "What is a samovar?", where), "quoted")[:2] == pytest.approx([1, 1])


def test_only_the_best_passage_is_read_and_a_quotation_may_reach_beyond_it(tmp_path: Path) -> None:
    text = "Nothing here. A samovar boils. Then tea."
    cut = section("cut", text, doc="cut.md", title="Cut", passages=[(0, 13), (14, 40)])
    read = _read(tmp_path, "samovar", cut)
    assert [_said(one) for one in read] == ["A samovar boils.", "Then tea."]
    assert text[read[0].quoted.start : read[0].quoted.end] == text


def test_sections_that_were_not_reranked_are_not_read(tmp_path: Path) -> None:
    ranking = _ranking(tmp_path, "samovar", TEA)
    kept = [replace(ranked, words=None, evidence=None) for ranked in ranking.sections]
    assert list(read_sentences(ranking.weighed, kept)) == []
    assert list(read_sentences(ranking.weighed, ())) == []


def test_a_section_without_sentences_has_nothing_to_read(tmp_path: Path) -> None:
    bare = section("bare", "samovar", doc="bare.md", blocks=(Block("code", 0, 0),))
    assert _read(tmp_path, "samovar", bare) == []


@pytest.mark.parametrize(
    ("sentence", "question", "span"),
    [
        ("Tea is $5 in shops, and shipping is $90.", "How much is shipping?", "$90"),
        ("The CPC exam has 100 questions.", "How many questions are on the exam?", "100"),
        ("In 2024, 30 people came; in 2019 nobody.", "How many people came in 2024?", "30"),
        ("It has no figure.", "How many questions are there?", None),
        ("It costs $5.", "Why does it cost so much?", None),
        ("", "How many?", None),
    ],
)
def test_the_span_is_the_nearest_of_its_kind_that_the_question_does_not_say_itself(
    sentence: str, question: str, span: str | None
) -> None:
    found = best_span(sentence, understand(question))
    assert (found.text if found else None) == span


def test_a_figure_beside_a_word_of_the_question_is_nearer_than_one_further_off() -> None:
    asked = understand("How many questions are on the exam?")
    beside = best_span("There are 100 questions.", asked)
    further = best_span("It lasted 100 long and weary days, until there were no more questions.", asked)
    assert beside is not None and further is not None
    assert beside.distance < further.distance


def test_sections_that_give_the_same_figure_agree(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "How much is the exam fee?",
        section("a", "The exam fee is $90.", doc="a.md"),
        section("b", "An exam fee of $90 is due.", doc="b.md"),
        section("c", "The exam fee was $80.", doc="c.md"),
    )
    agreed = {one.section.id: one.evidence[NAMES.index("agreed")] for one in read}
    assert agreed == {"a": 1.0, "b": 1.0, "c": 0.0}
