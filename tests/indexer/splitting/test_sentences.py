from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.splitting.sentences import SentenceSplitter

ROOT = Path(__file__).parents[3]
UNTRAINED = SentenceSplitter()
PROSE = [
    "The approx. value was given by the lab. The lab was closed. It opened again in the spring.",
    "Prof. Baker read the report. The baker closed the shop. She was paid in the autumn.",
] * 20


def sentences(text: str, splitter: SentenceSplitter = UNTRAINED) -> list[str]:
    return [text[start:end] for start, end in splitter.spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith met Dr. Baker.", "They ate apples, pears, etc.", "The end."],
        ["It closed at 5 p.m. on Monday.", "It opened at 9 a.m.", "The clerk slept."],
        ["In the U.S. Senate, he spoke.", "He left the U.S.", "The law is old."],
        ["See Fig. 3 and No. 5.", "He said no.", "Use fruit, e.g. Apples."],
        ["This is a word.[3]", "Next one.[a][12]", "And so on."],
        ['He said "Go away."', "Then he left.", "(He was sad.)", '"Stop!" he cried.', "What?", "Yes."],
        ["1. First do this.", "2. Then do that."],
        ["Wait... what?", "Pi is 3.14.", "J. Smith knew."],
        ["The default is foo .", "Change it !", "Done."],
        ["It takes 10 ms.", "Then it stops."],
        ["你好。", "再见！"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    joint = "" if expected[0].endswith("。") else " "
    assert sentences(joint.join(expected)) == expected


def test_an_abbreviation_is_learnt_from_the_corpus() -> None:
    text = "The substance was kept in the dept for qty. 5 and so on."
    texts = [f"We ordered qty. {n} of it and qty. {n + 1} of that, the qty. was right." for n in range(40)]
    assert len(sentences(text)) == 2
    assert len(sentences(text, SentenceSplitter.train(texts))) == 1


def test_training_stops_at_the_budget() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield PROSE[0]

    assert SentenceSplitter.train(endless(), budget=2_000).to_record()["orthography"]


def test_a_record_gives_the_same_splitter_back() -> None:
    splitter = SentenceSplitter.train(PROSE)
    record = json.loads(json.dumps(splitter.to_record()))
    restored = SentenceSplitter.from_record(record)
    assert json.dumps(restored.to_record()) == json.dumps(splitter.to_record())
    assert restored.spans(PROSE[0]) == splitter.spans(PROSE[0])
    assert json.dumps(SentenceSplitter.train(PROSE).to_record()) == json.dumps(splitter.to_record())


def test_an_untrained_splitter_has_a_record() -> None:
    record = UNTRAINED.to_record()
    assert SentenceSplitter.from_record(record).to_record() == record


def test_splitting_does_not_change_the_record() -> None:
    splitter = SentenceSplitter.train(PROSE)
    before = splitter.to_record()
    splitter.spans(" ".join(PROSE))
    assert splitter.to_record() == before


def test_plain_prose_is_split_as_punkt_alone_does() -> None:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    splitter = SentenceSplitter.train(PROSE)
    text = (
        "The shop was closed. She was paid. It opened again in the spring! Was it the lab? The report says."
    )
    assert splitter.spans(text) == list(PunktSentenceTokenizer(" ".join(PROSE)).span_tokenize(text))


@pytest.mark.parametrize("unit", [".", ". ", "word ", "a", 'x."', "x.[1]", "a. ", ".[", "。 ", "?! ", " "])
def test_a_long_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    UNTRAINED.spans(text)
    assert time.process_time() - began < 2


@given(st.text(alphabet="aB1 .!?\n\"')[]…。éMr,;", max_size=400))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = UNTRAINED.spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_punkt_is_loaded_without_scipy_which_stays_usable() -> None:
    pytest.importorskip("scipy")
    program = (
        "import sys\n"
        "from indexer.splitting.sentences import load_punkt\n"
        "load_punkt()\n"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'scipy']\n"
        "import scipy\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@cache
def _learnt() -> dict[str, Any]:
    return SentenceSplitter.train(PROSE).to_record()


class _Everything(frozenset[str]):
    """A set that holds whatever it is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


@given(st.lists(st.sampled_from("approx lab spring Prof. J. Baker. baker a. x.y and St. was. 3.".split())))
def test_what_needs_no_look_at_the_next_word_ends_where_punkt_says(words: list[str]) -> None:
    learnt, asking = (SentenceSplitter.from_record(_learnt()) for _ in range(2))
    asking.__dict__["_doubtful"] = _Everything()
    text = " ".join(words)
    assert learnt.spans(text) == asking.spans(text)
