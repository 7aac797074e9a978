"""The evidence that candidates give, on hand-made sections and against a plain reading of made-up ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.question import understand
from engine.questions.weighing import AKIN_WORTH, WeighedQuestion
from engine.ranking.evidence import NAMES, WeighedCandidates
from engine.ranking.ranking import find_evidence, weigh
from engine.section import Block, Section
from engine.storage.field_weights import field_weights
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from engine.store import Candidate
from engine.vocabulary.lexicon import Rule, Wording
from engine.vocabulary.lexicon_file import LexiconParts
from engine.words.analysis import count_terms
from tests.engine.small_index import publish, section

# What depends on the other candidates; all else is of the section alone.
RELATIVE = ("relative", "document", "siblings", "feedback")


def _open(index: Path) -> WhooshStore:
    generations = Generations(index)
    number = generations.current_number()
    assert number is not None
    return WhooshStore(generations.path(number), field_weights())


@dataclass(frozen=True)
class _Weighed:
    """All candidates of a question with their evidence."""

    question: WeighedQuestion
    candidates: tuple[Candidate, ...]
    found: WeighedCandidates
    sections: list[Section]

    def piece(self, name: str) -> dict[str, float]:
        """One piece of evidence of each section, by its id."""
        column = self.found.evidence[:, NAMES.index(name)].tolist()
        return {one.id: value for one, value in zip(self.sections, column, strict=True)}

    def of(self, section_id: str) -> dict[str, float]:
        """All evidence of a section."""
        row = [one.id for one in self.sections].index(section_id)
        return dict(zip(NAMES, self.found.evidence[row].tolist(), strict=True))

    def share(self, *terms: str) -> float:
        """The share of the question that these terms are."""
        weights = self.question.term_weights()
        return sum(weights[term] for term in terms) / sum(weights.values())


def _weigh(store: WhooshStore, question: str) -> _Weighed:
    weighed = weigh(store, understand(question))
    candidates = store.best(weighed.search_weights(), 200).best
    found = find_evidence(store, weighed, candidates)
    return _Weighed(weighed, candidates, found, store.sections([one.key for one in candidates]))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def _published(index: Path, *sections: Section, synonyms: str = "") -> WhooshStore:
    """A store of these sections, each a document of its own unless it says otherwise, and of some others."""
    named = [replace(one, doc=f"{one.id}.md") if one.doc == "tea.md" else one for one in sections]
    others = [
        section(f"other{number}", "Coffee is ground.", doc=f"o{number}.md", title="") for number in range(8)
    ]
    rule = tuple(Wording.of(text) for text in synonyms.split(",") if text)
    publish(index, [*named, *others], lexicon=LexiconParts((Rule(rule, rule, "synonym"),) if rule else ()))
    return _open(index)


def test_field_scores_are_per_unit_of_weight_and_relative_to_the_best(index: Path) -> None:
    store = _published(
        index,
        section("all", "Prune the roses.", title="Roses", breadcrumb=("Prune",)),
        section("some", "Roses. Lilies. Tulips. Dahlias.", title="Flowers"),
    )
    weighed = _weigh(store, "prune roses")
    scores = store.field_scores(weighed.question.search_weights(), weighed.candidates)
    for place, one in enumerate(weighed.sections):
        evidence = weighed.of(one.id)
        for field in ("title", "headings", "all"):
            assert evidence[field] == pytest.approx(scores[field][place] / weighed.question.total)
    total = {one.id: c.score for c, one in zip(weighed.candidates, weighed.sections, strict=True)}
    assert all(weighed.of("all")[field] > 0 for field in ("title", "headings", "all"))
    assert weighed.piece("relative") == pytest.approx({"all": 1.0, "some": total["some"] / total["all"]})


def test_one_sentence_counts_alone_and_with_the_one_before_it(index: Path) -> None:
    text = "It is spring. Prune now. Then the roses grow. In spring, roses need water."
    weighed = _weigh(_published(index, section("s", text, title="")), "Prune roses in spring?")
    evidence = weighed.of("s")
    assert evidence["sentence"] == pytest.approx(weighed.share("rose", "spring"))
    assert evidence["window"] == pytest.approx(
        max(weighed.share("spring", "rose"), weighed.share("prune", "rose"), weighed.share("spring", "prune"))
    )
    assert evidence["early"] == pytest.approx(1 / 4)
    assert evidence["passage"] == pytest.approx(1)


def test_of_equally_good_sentences_the_first_is_the_early_one(index: Path) -> None:
    text = "Lilies. Roses here. Roses there."
    found = _weigh(_published(index, section("s", text), section("h", "Lilies.", title="Roses")), "roses")
    assert found.piece("early") == pytest.approx({"s": 1 / 2, "h": 0})


def test_sentences_of_the_expected_kind_count_alone(index: Path) -> None:
    text = "The roses are for sale. Our price is $5 today. Roses and price are words."
    weighed = _weigh(_published(index, section("s", text, title="")), "What is the price of roses?")
    evidence = weighed.of("s")
    assert evidence["sentence"] == pytest.approx(1)
    assert evidence["kind_sentence"] == pytest.approx(weighed.share("price"))
    assert evidence["kind"] == pytest.approx(1)
    described = _weigh(_open(index), "roses and the word today").of("s")
    assert (described["kind_sentence"], described["kind"]) == (0, 0)


def test_neighbours_of_the_question_count_side_by_side_and_near(index: Path) -> None:
    store = _published(
        index,
        section("order", "Climbing roses."),
        section("turned", "Roses that are climbing."),
        section("far", "Climbing " + "x y z " * 5 + "roses."),
        section("heading", "Lilies.", title="Climbing roses"),
    )
    weighed = _weigh(store, "climbing roses")
    assert weighed.piece("adjacent") == pytest.approx({"order": 1, "turned": 0, "far": 0, "heading": 0})
    assert weighed.piece("near") == pytest.approx({"order": 1, "turned": 1, "far": 0, "heading": 0})


def test_the_own_heading_is_weighed_apart_from_those_above(index: Path) -> None:
    store = _published(
        index,
        section("below", "x", title="Roses", breadcrumb=("Spring roses", "How do I prune lilies?")),
        section("before", "x", title="How do I prune lilies?"),
        section("passage", "Prune lilies, not roses.", title=""),
    )
    weighed = _weigh(store, "How do I prune roses?")
    below, before, passage = (weighed.of(name) for name in ("below", "before", "passage"))
    assert below["own"] == before["own"] == pytest.approx(weighed.share("prune"))
    # how, do, i, prune of how, do, i, prune, lili
    assert below["own_precision"] == before["own_precision"] == pytest.approx(4 / 5)
    weights = dict(zip(weighed.question.slots, weighed.question.weights.tolist(), strict=True))
    recall = 1 - weights["rose"] / sum(weights.values())
    assert below["heading"] == before["heading"] == pytest.approx(2 * recall * 0.8 / (recall + 0.8))
    assert below["own_phrase"] == before["own_phrase"] == pytest.approx(3 / 4)
    assert below["above"] == pytest.approx(weighed.share("rose"))
    assert before["above"] == 0
    # rose, spring, rose and the five of the own heading: all of the question is there.
    assert below["page"] == pytest.approx(2 * (6 / 8) / (1 + 6 / 8))
    assert before["page"] == before["heading"]
    assert (below["inner"], before["inner"]) == (1, 0)
    assert below["coverage"] == passage["coverage"] == pytest.approx(1)
    assert before["coverage"] == pytest.approx(weighed.share("prune"))
    assert below["passage"] == 0
    assert passage["passage"] == pytest.approx(1)
    for name in ("own", "own_precision", "heading", "own_phrase", "page", "above"):
        assert passage[name] == 0


def test_a_heading_that_is_the_question_is_wholly_like_it(index: Path) -> None:
    store = _published(index, section("s", "x", breadcrumb=("How do I prune roses?",)))
    evidence = _weigh(store, "How do I prune roses?").of("s")
    for name in ("own", "own_precision", "heading", "own_phrase", "coverage"):
        assert evidence[name] == pytest.approx(1)
    assert evidence["page"] < 1


def test_other_words_for_the_question_count_less_unless_they_are_equals(index: Path) -> None:
    store = _published(
        index,
        section("own", "Buy a Certified Professional Coder."),
        section("akin", "Purchase a CPC."),
        synonyms="cpc,certified professional coder",
    )
    weighed = _weigh(store, "buy certified professional coder")
    akin = 1 - (1 - AKIN_WORTH) * weighed.share("buy")
    assert weighed.piece("coverage") == pytest.approx({"own": 1, "akin": akin})
    assert weighed.piece("verbatim") == pytest.approx({"own": 1, "akin": 1 - weighed.share("buy")})
    assert weighed.piece("missing") == pytest.approx({"own": 0, "akin": 0})
    # The acronym stands for neighbours that are neighbours in it.
    assert weighed.of("akin")["adjacent"] > 0


def test_the_heaviest_missing_term_is_told(index: Path) -> None:
    store = _published(
        index,
        section("one", "Prune.", title="Spring"),
        section("two", "Prune.", title="Lilies"),
        section("three", "Roses. Spring.", title="Roses"),
    )
    weighed = _weigh(store, "prune roses in spring")
    share = weighed.share
    assert weighed.piece("missing") == pytest.approx(
        {"one": share("rose"), "two": max(share("rose"), share("spring")), "three": share("prune")}
    )


def test_the_length_is_the_logarithm_of_the_words_without_stop_words(index: Path) -> None:
    store = _published(index, section("s", "The roses and the lilies."), section("t", "", title="Roses"))
    assert _weigh(store, "roses").piece("length") == pytest.approx({"s": math.log(3), "t": 0})


def test_a_passage_of_the_shape_that_is_asked_for_counts_by_its_coverage(index: Path) -> None:
    text = "Prune roses."
    store = _published(
        index,
        section("steps", text, blocks=(Block("step", 0, len(text), 1),)),
        section("table", text, blocks=(Block("row", 0, len(text)),)),
        section("text", text),
        section("partly", "Roses.", blocks=(Block("item", 0, 6, 1),)),
    )
    weighed = _weigh(store, "How to prune roses?")
    assert weighed.piece("shape") == pytest.approx(
        {"steps": 1, "table": 0, "text": 0, "partly": weighed.share("rose")}
    )
    compared = _weigh(store, "What is the difference between prune and roses?").piece("shape")
    assert compared == pytest.approx({"steps": 0, "table": 1, "text": 0, "partly": 0})


def test_what_stands_before_the_first_heading_defines_the_title(index: Path) -> None:
    store = _published(
        index,
        section("page", "x", title="Climbing roses"),
        section("inner", "x", title="Flowers", breadcrumb=("Climbing roses",)),
    )
    assert _weigh(store, "What are roses?").piece("defines") == pytest.approx({"page": 1, "inner": 0})
    assert _weigh(store, "prune roses").piece("defines") == {"page": 0, "inner": 0}


def test_a_heading_that_asks_for_the_same_kind_of_answer_counts(index: Path) -> None:
    store = _published(
        index,
        section("same", "x", breadcrumb=("How much do roses cost?",)),
        section("other", "x", breadcrumb=("When did roses bloom?",)),
        section("none", "x", breadcrumb=("Roses",)),
    )
    weighed = _weigh(store, "How much is it to buy roses?")
    assert weighed.piece("same_kind") == pytest.approx(
        {"same": weighed.of("same")["coverage"], "other": 0, "none": 0}
    )
    assert weighed.of("same")["coverage"] > 0
    assert weighed.piece("other_kind") == {"same": 0, "other": 1, "none": 0}
    plain = _weigh(store, "roses")
    for name in ("same_kind", "other_kind"):
        assert plain.piece(name) == {"same": 0, "other": 0, "none": 0}


def test_sections_of_a_document_stand_by_each_other(index: Path) -> None:
    store = _published(
        index,
        section("a", "Prune.", doc="one.md", title=""),
        section("b", "Roses. Roses. Roses.", doc="one.md", title="", position=1),
        section("c", "Roses.", doc="two.md", title=""),
    )
    weighed = _weigh(store, "prune roses")
    assert weighed.piece("document") == pytest.approx({"a": 1, "b": 1, "c": weighed.share("rose")})
    score = weighed.piece("all")
    assert weighed.piece("siblings") == pytest.approx({"a": score["b"], "b": score["a"], "c": 0})


def test_equally_good_sections_of_a_document_are_each_the_best_sibling_of_the_other(index: Path) -> None:
    store = _published(
        index,
        section("a", "Roses.", doc="one.md", title=""),
        section("b", "Roses.", doc="one.md", title="", position=1),
        section("c", "Roses, lilies, tulips and dahlias.", doc="one.md", title="", position=2),
    )
    weighed = _weigh(store, "roses")
    best = weighed.of("a")["all"]
    assert weighed.piece("siblings") == pytest.approx({"a": best, "b": best, "c": best})


WORDS = (
    "prune roses climbing spring contact office get touch reach the in of buy price lilies soil "
    "ICD-10-CM CPC co-pay $5 May 12"
).split()
QUESTIONS = (
    "How do I prune climbing roses in spring?",
    "How do I get in touch with the office?",
    "How do I contact the office to buy roses?",
    "What is the price of lilies and roses in May?",
    "co-pay of CPC and ICD-10-CM",
    "unheard of",
    "...",
    " ".join(f"{word} w{number}" for number, word in enumerate(WORDS * 3)),
)


def _made_up(seed: int, documents: int) -> list[list[Section]]:
    """Documents of random words; some sections have several passages, some have no sentences or no words."""
    random = Random(seed)
    return [
        [_made_up_section(random, f"{seed}-{doc}", position) for position in range(random.randint(1, 4))]
        for doc in range(documents)
    ]


def _made_up_section(random: Random, doc: str, position: int) -> Section:
    lines = [_line(random) for _ in range(random.randint(1, 3))]
    bounds = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    spans = [(start, start + len(line)) for start, line in zip(bounds, lines, strict=True)]
    breadcrumb = tuple(" ".join(random.choices(WORDS, k=3)) for _ in range(min(position, 2)))
    made = section(
        f"{doc}-{position}",
        "\n".join(lines),
        doc=f"{doc}.md",
        title=f"{doc} roses",
        breadcrumb=breadcrumb,
        position=position,
        blocks=tuple(Block("paragraph", *span) for span in spans),
        passages=spans,
    )
    kept = random.choice((0, 1, 2, 2, 2, 2))
    # Words before the first sentence and passages without any: no reader makes them, other programs may.
    return replace(made, sentences=made.sentences[2 - kept :] if kept else ())


def _line(random: Random) -> str:
    sentences = [random.choices(WORDS, k=random.randint(0, 6)) for _ in range(random.randint(0, 4))]
    return " ".join(" ".join(words) + "." for words in sentences)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> WhooshStore:
    index = tmp_path_factory.mktemp("evidence") / "index"
    publish(index, [one for document in _made_up(1, 25) for one in document])
    publish(index, [one for document in _made_up(2, 4) for one in document], ["1-3.md", "1-8.md"])
    return _open(index)


def _evidence(store: WhooshStore, question: str, candidates: Sequence[Candidate]) -> WeighedCandidates:
    return find_evidence(store, weigh(store, understand(question)), candidates)


@pytest.mark.parametrize("question", QUESTIONS)
def test_shares_lie_between_none_and_all(store: WhooshStore, question: str) -> None:
    evidence = _weigh(store, question).found.evidence
    unbounded = [NAMES.index(name) for name in ("title", "headings", "all", "length", "siblings")]
    shares = np.delete(evidence, unbounded, axis=1)
    assert np.isfinite(evidence).all()
    assert (evidence >= 0).all()
    assert (shares <= 1 + 1e-9).all()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(QUESTIONS), st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(store: WhooshStore, question: str, random: Random) -> None:
    weighed = _weigh(store, question)
    order = list(range(len(weighed.candidates)))
    random.shuffle(order)
    shuffled = _evidence(store, question, [weighed.candidates[place] for place in order])
    np.testing.assert_allclose(shuffled.evidence, weighed.found.evidence[order], rtol=1e-9)
    for number, place in enumerate(order):
        words, expected = shuffled.words_of(number), weighed.found.words_of(place)
        assert words.sentences.exact.tolist() == expected.sentences.exact.tolist()
        assert words.sentences.akin.tolist() == expected.sentences.akin.tolist()
        assert words.head.either.tolist() == expected.head.either.tolist()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_section_is_weighed_alone_as_in_company(store: WhooshStore, question: str) -> None:
    weighed = _weigh(store, question)
    own = [number for number, name in enumerate(NAMES) if name not in RELATIVE]
    for place, candidate in enumerate(weighed.candidates):
        alone = find_evidence(store, weighed.question, [candidate]).evidence[0]
        np.testing.assert_allclose(alone[own], weighed.found.evidence[place, own], rtol=1e-9)


@pytest.mark.parametrize("question", [QUESTIONS[0], QUESTIONS[3], QUESTIONS[4]])
def test_what_is_found_is_what_a_plain_reading_finds(store: WhooshStore, question: str) -> None:
    weighed = _weigh(store, question)
    alone = replace(weighed.question, alternatives=())
    found = find_evidence(store, alone, weighed.candidates)
    terms = set(alone.question.terms)
    names = ("sentence", "window", "early", "passage", "coverage", "verbatim", "own", "missing", "length")
    for place, (candidate, one) in enumerate(zip(weighed.candidates, weighed.sections, strict=True)):
        passage = one.passages[candidate.passage]
        text = one.text[passage.start : passage.end]
        sentences = [
            terms & set(count_terms(one.text[sentence.start : sentence.end]))
            for sentence in one.sentences_within(passage)
        ]
        shares = [weighed.share(*held) for held in sentences]
        windows = [weighed.share(*(before | held)) for before, held in pairwise([set[str](), *sentences])]
        head = set(count_terms(" . ".join((one.title, *one.breadcrumb))))
        held = terms & (head | set(count_terms(text)))
        best = max(shares, default=0.0)
        expected = {
            "sentence": best,
            "window": max(windows, default=0.0),
            "early": 1 / (1 + shares.index(best)) if best else 0.0,
            "passage": weighed.share(*(terms & set(count_terms(text)))),
            "coverage": weighed.share(*held),
            "verbatim": weighed.share(*held),
            "own": weighed.share(*(terms & set(count_terms(one.heading)))),
            "missing": max((weighed.share(term) for term in terms - held), default=0.0),
            "length": math.log1p(count_terms(text).total()),
        }
        row = dict(zip(NAMES, found.evidence[place].tolist(), strict=True))
        assert {name: row[name] for name in names} == pytest.approx(expected)
        assert len(found.words_of(place).sentences.exact) == len(sentences)


@pytest.fixture(scope="module")
def built_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[WhooshStore, WhooshStore]:
    """The same documents published at once, and in several steps with others that go again."""
    once, steps = (tmp_path_factory.mktemp("built") / name for name in ("once", "steps"))
    documents, gone = _made_up(3, 12), _made_up(4, 3)
    publish(once, [one for document in documents for one in document])
    publish(steps, [one for document in (*documents[:7], *gone[:1]) for one in document])
    for first in range(7, 12, 2):
        publish(steps, [one for document in (*documents[first : first + 2], *gone) for one in document])
    publish(steps, [], [document[0].doc for document in gone])
    return _open(once), _open(steps)


@pytest.mark.parametrize("question", QUESTIONS)
def test_how_sections_came_into_the_index_does_not_matter(
    built_twice: tuple[WhooshStore, WhooshStore], question: str
) -> None:
    at_once, in_steps = (_weigh(store, question) for store in built_twice)
    for name in NAMES:
        assert in_steps.piece(name) == pytest.approx(at_once.piece(name), abs=1e-6)


def test_candidates_of_several_segments_are_weighed_in_parts(
    built_twice: tuple[WhooshStore, WhooshStore],
) -> None:
    at_once, in_steps = (_weigh(store, QUESTIONS[0]).candidates for store in built_twice)
    assert len(built_twice[0].forward(at_once)) == 1
    assert len(built_twice[1].forward(in_steps)) > 1


def test_no_candidates_have_no_evidence(store: WhooshStore) -> None:
    found = _evidence(store, QUESTIONS[0], [])
    assert found.evidence.shape == (0, len(NAMES))


@pytest.mark.parametrize("count", [31, 32, 33, 80])
def test_a_question_of_very_many_terms_is_weighed(index: Path, count: int) -> None:
    words = [f"w{number}" for number in range(count)]
    first, last = " ".join(words[:32]), words[: min(count, 32)][-1]
    store = _published(index, section("all", first + ".", title=""), section("last", last + ".", title=""))
    weighed = _weigh(store, " ".join(words))
    assert weighed.question.size == min(count, 32)
    assert weighed.piece("sentence") == pytest.approx({"all": 1, "last": weighed.share(last)})
    assert weighed.piece("adjacent") == pytest.approx({"all": 1, "last": 0})


def test_a_passage_without_sentences_still_covers(index: Path) -> None:
    bare = replace(section("bare", "Prune roses.", title=""), sentences=())
    store = _published(index, bare, section("whole", "Prune roses.", title=""))
    weighed = _weigh(store, "prune roses")
    assert weighed.piece("sentence") == pytest.approx({"bare": 0, "whole": 1})
    assert weighed.piece("early") == {"bare": 0, "whole": 1}
    assert weighed.piece("passage") == pytest.approx({"bare": 1, "whole": 1})
    alone = [one for one, own in zip(weighed.candidates, weighed.sections, strict=True) if own.id == "bare"]
    assert len(_evidence(store, "prune roses", alone).words_of(0).sentences.exact) == 0


def test_words_of_a_passage_say_what_each_sentence_and_the_headings_hold(index: Path) -> None:
    store = _published(index, section("s", "Roses. Lilies. Prune roses.", title="How to prune"))
    found = _weigh(store, "How to prune roses?")
    words = found.found.words_of(0)
    assert [_terms_of(found, mask) for mask in words.sentences.exact] == [
        {"rose"},
        set(),
        {"prune", "rose"},
    ]
    assert [_terms_of(found, mask) for mask in words.head.exact] == [{"prune"}]


def _terms_of(weighed: _Weighed, mask: np.uint64) -> set[str]:
    return {term for slot, term in enumerate(weighed.question.slots) if int(mask) >> slot & 1}
