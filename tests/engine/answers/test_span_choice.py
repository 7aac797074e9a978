"""What holds of short answers under any span model that is fit to ship."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine.answers import span_choice
from engine.answers.answer_evidence import ReadSentence
from engine.answers.quotation import quotation_around
from engine.answers.short_answer import best_span
from engine.answers.span_choice import WITHOUT_SPAN, asks_for_stretch, choose_span, weigh_all_spans
from engine.answers.span_model import span_threshold
from engine.array_types import Array
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.questions.question import understand
from engine.questions.weighing import weigh_question
from engine.section import Span
from engine.words.analysis import count_terms
from tests.engine.answers.test_quoted_words import weighed_question
from tests.engine.small_index import publish, section

CURIE = "Marie Curie was born in Warsaw in 1867. She won 2 Nobel prizes and $5,000. It took her 12 years."


def _read(text: str, question: str, number: int = 0) -> ReadSentence:
    """The sentence with this number as it would be read for a question."""
    where, asked = section("s", text), understand(question)
    sentence = where.sentences[number]
    quoted = quotation_around(where, sentence, asked.kind)
    short = best_span(text[sentence.start : sentence.end], asked)
    return ReadSentence(where, sentence, quoted, short.text if short else None, ())


def _choose(text: str, question: str, number: int = 0, likelihood: float = 1.0) -> str | None:
    return choose_span(weighed_question(question), _read(text, question, number), likelihood)


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("In which year was Marie Curie born?", "1867"),
        ("Which city was Marie Curie born in?", "Warsaw"),
        ("Who was born in Warsaw?", "Marie Curie"),
    ],
)
def test_what_fills_the_gap_of_the_question_is_chosen(question: str, span: str) -> None:
    assert _choose(CURIE, question) == span


@pytest.mark.parametrize(
    "question",
    [
        "Was Marie Curie born in Warsaw?",
        "How do I win Nobel prizes in Warsaw?",
        "What is the difference between Marie Curie and Warsaw?",
        "How did Marie Curie win?",
        "When should I visit Warsaw?",
        "Marie Curie Warsaw",
    ],
)
def test_what_asks_for_no_stretch_has_none(question: str) -> None:
    assert not asks_for_stretch(understand(question))
    assert _choose(CURIE, question) is None


def test_what_something_is_stands_in_the_sentence_that_defines_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A clearinghouse is a company that passes claims on. It saves an office hundreds of connections."
    # As if the model preferred what comes last.
    monkeypatch.setattr(span_choice, "span_scores", lambda evidence: np.arange(float(len(evidence))))
    monkeypatch.setattr(span_choice, "confidence_in", lambda *_: 1.0)
    assert _choose(text, "What is a clearinghouse?") is None
    assert "connections" in str(_choose(text, "What does a clearinghouse save an office?"))


def test_every_kind_with_a_figure_or_a_name_asks_for_a_stretch() -> None:
    assert REQUIRED_KINDS.isdisjoint(WITHOUT_SPAN)
    assert asks_for_stretch(understand("Who was she?"))
    assert asks_for_stretch(understand("What does a coder read?"))


def test_below_the_threshold_none_is_chosen() -> None:
    question = "In which year was Marie Curie born?"
    assert _choose(CURIE, question, likelihood=span_threshold()) == "1867"
    assert _choose(CURIE, question, likelihood=span_threshold() - 0.01) is None


def test_where_no_figure_of_the_kind_stands_none_is_chosen() -> None:
    assert _choose("Marie Curie was born in Warsaw.", "In which year was Marie Curie born?") is None


@pytest.mark.parametrize("text", ["In Warsaw.", "it is of the", "", "?!"])
def test_where_nothing_is_said_but_the_question_none_is_chosen(text: str) -> None:
    if section("s", text).sentences:
        assert _choose(text, "What is in Warsaw?") is None


def _prefer(monkeypatch: pytest.MonkeyPatch, text: str, span: str) -> None:
    """Let this stretch be the likeliest."""

    def scores(evidence: Array) -> Array:
        question = "What is it?"
        found = weigh_all_spans(weighed_question(question), _read(text, question))
        assert found is not None
        assert len(found.spans) == len(evidence)
        places = zip(found.spans.starts.tolist(), found.spans.ends.tolist(), strict=True)
        return np.array([9.0 if text[start:end] == span else 0.0 for start, end in places])

    monkeypatch.setattr(span_choice, "span_scores", scores)


@pytest.mark.parametrize(("text", "chosen"), [("a steam tea", None), ("a tea, a tea", "tea"), ("tea", "tea")])
def test_a_stretch_that_is_first_found_inside_a_word_is_not_chosen(
    monkeypatch: pytest.MonkeyPatch, text: str, chosen: str | None
) -> None:
    _prefer(monkeypatch, text, "tea")
    assert _choose(text, "What is it?") == chosen


def test_an_endless_sentence_is_read_in_part() -> None:
    text = f"Marie Curie was born in Warsaw {'and so on ' * 3_000}"
    assert _choose(text, "Who was born in Warsaw?") in (None, "Marie Curie")


_SCRAPS = st.sampled_from(
    [
        "Marie Curie",
        "1867",
        "$5",
        "40%",
        "two years",
        "(",
        ")",
        '"',
        ". ",
        ", ",
        "\n",
        " ",
        "the",
        "was",
        "Warsaw",
        "'s",
    ]
)
_TEXTS = st.text(max_size=150) | st.lists(_SCRAPS, max_size=40).map(" ".join) | st.lists(_SCRAPS).map("".join)
_QUESTIONS = st.sampled_from(
    ["what ", "who ", "when was ", "how much is ", "how many ", "how long is ", "where is ", ""]
)


@settings(max_examples=200)
@given(_TEXTS, _QUESTIONS, st.text(min_size=1, max_size=30) | _SCRAPS)
def test_a_short_answer_is_verbatim_new_and_of_the_kind_of_its_figure(
    text: str, asked: str, about: str
) -> None:
    question = understand(f"{asked}{about} x")
    weighed = weigh_question(question, (), 1_000, lambda _: 10)
    where = section("s", text)
    for sentence in where.sentences:
        quoted = quotation_around(where, sentence, question.kind)
        span = choose_span(weighed, ReadSentence(where, sentence, quoted, None, ()), 1.0)
        if span is None:
            continue
        assert span == span.strip() != ""
        assert span in text[quoted.start : quoted.end]
        assert not count_terms(span) or set(count_terms(span)) - set(question.terms)
        if question.kind in REQUIRED_KINDS:
            assert _is_figure(where.text, where.sentences, question.kind, span)


def _is_figure(text: str, sentences: tuple[Span, ...], kind: AnswerKind, span: str) -> bool:
    parts = (text[one.start : one.end] for one in sentences)
    shapes = {part[start:end] for part in parts for start, end in spans_of_kind(part, kind)}
    return not shapes.isdisjoint((span, span.strip("$€£¥~"), span.strip("$€£¥~%")))


def test_an_answer_carries_its_short_answer(tmp_path: Path) -> None:
    filler = [section(f"f{n}", f"Cups and saucers {n}.", doc=f"{n}.md", title="Cups") for n in range(20)]
    publish(tmp_path, [section("s", CURIE, title="Marie Curie"), *filler])
    answer = engine.open(tmp_path).ask("In which year was Marie Curie born?").answer
    assert answer is not None
    assert answer.span == "1867"
    assert answer.span in answer.text
