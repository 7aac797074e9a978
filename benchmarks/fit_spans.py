"""Grow the model that finds the short answer in a quotation, on half of judged sets and the tuning questions.

    python -m benchmarks.fit_spans --work /tmp/fit SET_FOLDER... [--write]

Run after ``benchmarks.fit_answers``, with the same sets; those without answers are passed over. Every
question is asked of its own documents as a visitor would ask it, and each stretch of the quotation that comes
is judged by the words that it shares with a right answer. Trees order the stretches of the quotations that
hold one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from benchmarks.fit_answers import ANSWERS
from benchmarks.judged_sets import TUNING_QUESTIONS, by_hash, is_held_back_id, read_questions
from benchmarks.listed import open_corpus, open_set
from benchmarks.options import sets_parser
from benchmarks.tree_export import COMMON_SETTINGS, write_trees
from engine.answers.answer import SECTIONS_READ, likely_sentences
from engine.answers.span_choice import WITHOUT_SPAN, WeighedSpans, asks_for_stretch, weigh_all_spans
from engine.answers.span_evidence import NAMES
from engine.answers.span_model import confidence_in
from engine.array_types import Array
from engine.ask import read_question
from engine.judging.answer_metrics import holds, normalized, token_f1
from engine.judging.judged_questions import read_judged_questions
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.ranking.ranking import rank
from engine.storage.whoosh_store import WhooshStore

FOLDS = 3
# One growing differs from the next by chance: the threshold is found by several.
SEEDS = (3, 4, 5)
TREES = 160
# How much a stretch is worth that shares nothing with the answer, a fifth, ..., all; and that is the same.
GAINS = [0.0, 0.1, 0.3, 0.5, 0.7, 0.85, 1.3]
# What a wrong stretch costs, beside what the right one is worth.
WRONG_COST = 0.4
SETTINGS = COMMON_SETTINGS | {
    "objective": "lambdarank",
    "label_gain": GAINS,
    "lambdarank_truncation_level": 10,
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 200,
    "lambda_l2": 1,
    "num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its right answers, any of which will do."""

    id: str
    text: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was quoted for a question, from which document and how likely to be right.

    ``found`` are the stretches that may be the short answer, if any, ``texts`` are their words and ``shares``
    what each shares with the nearest right answer (token F1). ``is_shown`` tells whether one is ever shown
    for the question.
    """

    doc: str
    text: str
    likelihood: float
    right: tuple[str, ...]
    is_shown: bool
    found: WeighedSpans | None
    texts: tuple[str, ...]
    shares: Array


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best stretch of a quotation: the confidence in it, what it shares with the answer, and whether it
    is the same; and what the whole quotation shares."""

    confidence: float
    share: float
    exact: bool
    whole_share: float


def main() -> None:
    """Fit, report, and write the model if asked."""
    options = sets_parser().parse_args()
    tuned = quotations(options.work, options.sets, held_back=False)
    outcomes = cross_validated(tuned)
    threshold = find_threshold([one for part in outcomes.values() for one in part])
    print(f"threshold {threshold:.2f}")
    for name, part in outcomes.items():
        print(f"{name:<28} {report(part, threshold)}")
    booster = grow([one for part in tuned.values() for one in part])
    for name, quoted in quotations(options.work, options.sets, held_back=True).items():
        held_back = [outcome(one, booster) if one else None for one in quoted]
        print(f"{name + ' held back':<28} {report(held_back, threshold)}")
    if options.write:
        write_trees(ANSWERS / "span_model.json", booster, NAMES)
        (ANSWERS / "span_threshold.json").write_text(f"{threshold:.2f}\n", encoding="utf-8")


def quotations(work: Path, sets: Sequence[Path], *, held_back: bool) -> dict[str, list[Quoted | None]]:
    """What comes for the questions of one half, by set; the tuning questions are tuned on whole."""
    asked = {folder: _read_set(folder, held_back=held_back) for folder in sets}
    found = {folder.name: _quote_all(open_set(work, folder), part) for folder, part in asked.items() if part}
    if not held_back:
        found[TUNING_QUESTIONS.stem] = _quote_all(open_corpus(work), _read_tuning())
    return found


def cross_validated(groups: Mapping[str, Sequence[Quoted | None]]) -> dict[str, list[Outcome | None]]:
    """The outcomes by models that were grown without the document that is quoted, one of each of
    ``SEEDS``."""
    outcomes: dict[str, list[Outcome | None]] = {name: [] for name in groups}
    for seed in SEEDS:
        boosters = [
            grow([one for part in groups.values() for one in part if one and _fold(one) != fold], seed)
            for fold in range(FOLDS)
        ]
        for name, part in groups.items():
            outcomes[name] += [outcome(one, boosters[_fold(one)]) if one else None for one in part]
    return outcomes


def grow(quoted: Sequence[Quoted | None], seed: int = SEEDS[0]) -> lightgbm.Booster:
    """The trees for these quotations, of those that hold a right answer."""
    usable = [
        (one.found.evidence, one.shares)
        for one in quoted
        if one and one.found and one.shares.max() > 0 and any(holds(one.text, right) for right in one.right)
    ]
    data = lightgbm.Dataset(
        np.concatenate([evidence for evidence, _ in usable]),
        np.concatenate([_grades(shares) for _, shares in usable]),
        group=[len(shares) for _, shares in usable],
    )
    return lightgbm.train(SETTINGS | {"seed": seed}, data, num_boost_round=TREES)


def outcome(quoted: Quoted, booster: lightgbm.Booster) -> Outcome:
    """What the model makes of a quotation."""
    whole = _share(quoted.text, quoted.right)
    if quoted.found is None or not quoted.is_shown:
        return Outcome(0.0, 0.0, False, whole)
    scores = np.asarray(booster.predict(quoted.found.evidence))
    best = int(scores.argmax())
    exact = normalized(quoted.texts[best]) in {normalized(right) for right in quoted.right}
    confidence = confidence_in(best, quoted.found.spans, scores, quoted.likelihood)
    return Outcome(confidence, float(quoted.shares[best]), exact, whole)


def find_threshold(outcomes: Sequence[Outcome | None]) -> float:
    """Where what is shown is worth most, if a stretch beside the answer costs ``WRONG_COST``."""
    thresholds: list[float] = np.linspace(0.0, 1.0, 101).tolist()
    answered = [one for one in outcomes if one]
    return max(thresholds, key=lambda threshold: sum(_worth(one, threshold) for one in answered))


def _worth(one: Outcome, threshold: float) -> float:
    if one.confidence < threshold:
        return one.whole_share
    return one.share or -WRONG_COST


def report(outcomes: Sequence[Outcome | None], threshold: float) -> str:
    """The measures of ``quire eval``, and how many of the short answers that are shown share nothing."""
    shown = [one for one in outcomes if one and one.confidence >= threshold]
    whole = [one.whole_share for one in outcomes if one and one.confidence < threshold]
    exact = sum(one.exact for one in shown) / len(outcomes)
    share = (sum(one.share for one in shown) + sum(whole)) / len(outcomes)
    wrong = np.mean([one.share == 0 for one in shown]) if shown else 0.0
    return (
        f"exact match {exact:.3f}  token F1 {share:.3f}  "
        f"shown {len(shown) / len(outcomes):.3f}, of these beside the answer {wrong:.3f}"
    )


def _read_set(folder: Path, *, held_back: bool) -> list[Asked]:
    return [
        Asked(question["id"], question["question"], tuple(question["answers"]))
        for question in read_questions(folder)
        if question.get("answers") and is_held_back_id(question["id"]) is held_back
    ]


def _read_tuning() -> list[Asked]:
    """Where an answer must hold several things, none of them is the short answer."""
    questions = read_judged_questions(TUNING_QUESTIONS)
    return [Asked(q.id, q.question, q.answer) for q in questions if q.answerable and len(q.answer) == 1]


def _quote_all(store: WhooshStore, questions: Sequence[Asked]) -> list[Quoted | None]:
    return [_quote(store, asked) for asked in questions]


def _quote(store: WhooshStore, asked: Asked) -> Quoted | None:
    question, _ = read_question(store, asked.text[:MAX_QUESTION_LENGTH])
    ranking = rank(store, question, SECTIONS_READ)
    likely, likelihood = likely_sentences(ranking.weighed, ranking.sections)
    if not likely:
        return None
    section, quoted = likely[0].section, likely[0].quoted
    found = None if question.kind in WITHOUT_SPAN else weigh_all_spans(ranking.weighed, likely[0])
    spans = zip(found.spans.starts.tolist(), found.spans.ends.tolist(), strict=True) if found else ()
    texts = tuple(section.text[start:end] for start, end in spans)
    shares = np.array([_share(text, asked.right) for text in texts], dtype=np.float64)
    text, is_shown = section.text[quoted.start : quoted.end], asks_for_stretch(question)
    return Quoted(section.doc, text, likelihood, asked.right, is_shown, found, texts, shares)


def _share(text: str, right: Sequence[str]) -> float:
    return max(token_f1(text, one) for one in right)


def _grades(shares: Array) -> Array:
    """The place of each share in ``GAINS``."""
    most = len(GAINS) - 1
    return np.where(shares >= 1.0 - 1e-9, most, np.round(shares * (most - 1)))


def _fold(quoted: Quoted) -> int:
    return by_hash(quoted.doc)[1] % FOLDS


if __name__ == "__main__":
    main()
