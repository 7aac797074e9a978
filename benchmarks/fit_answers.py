"""Grow the model that picks the answer, on half of judged sets and the tuning questions; report on the rest.

    python -m benchmarks.fit_answers --work /tmp/fit SET_FOLDER... [--write]

Run after ``benchmarks.fit_ranking``, with the same sets. Every set's questions are asked of its own
documents, where some sentence holds a gold answer, and of other documents, where the right answer is none.
The sections of what is grown on are ranked by a model grown without it: its scores mean then what they mean
for a new one. Sets without answers serve that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.fit_ranking import grow as grow_ranking
from benchmarks.fit_ranking import grown_scores
from benchmarks.judged_sets import CORPUS, TUNING_QUESTIONS, by_hash, is_held_back_id, read_questions
from benchmarks.listed import open_corpus, open_set, tuned_lists
from benchmarks.options import sets_parser
from benchmarks.tree_export import COMMON_SETTINGS, write_trees
from engine.answers.answer import SECTIONS_READ
from engine.answers.answer_evidence import read_sentences
from engine.answers.sentence_evidence import NAMES
from engine.array_types import Array
from engine.ask import read_question
from engine.judging.answer_metrics import folded
from engine.judging.judged_questions import read_judged_questions
from engine.questions.question import MAX_QUESTION_LENGTH
from engine.ranking.ranking import rank
from engine.ranking.ranking_model import features_of
from engine.ranking.topic_ranking import is_topic
from engine.storage.whoosh_store import WhooshStore

ANSWERS = Path(__file__).parent.parent / "engine" / "answers"
FOLDS = 5
QUESTIONS = 500
ELSEWHERE = 400
# So many questions about something else must get no answer from the shipped corpus.
NO_ANSWER_SHARE = 0.96
NEIGHBOURS = np.linspace(-0.05, 0.05, 11)
TREES = 250
SETTINGS = COMMON_SETTINGS | {
    "objective": "binary",
    "num_leaves": 31,
    "min_data_in_leaf": 100,
    "lambda_l2": 1,
}
# Beside a group of one set's questions.
TUNING_WEIGHT = 8.0
IsRight = Callable[[str], bool]
Score = Callable[[Array], Array]
# The likelihood of the likeliest sentence, whether it is right, and whether any could be.
Outcome = tuple[float, bool, bool]
# Ends the name of a group that asks the shipped corpus about something else.
OF_CORPUS = " of corpus"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the test of a quotation; ``is_right`` is None where no answer is right."""

    id: str
    text: str
    is_right: IsRight | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences considered for a question (sentence x evidence), and which are right (1) or not (0)."""

    evidence: Array
    right: Array
    answerable: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Questions to ask of one index; ``grown_on`` tells whether they are the ones to grow on."""

    store: WhooshStore
    questions: Sequence[Asked]
    grown_on: bool


def main() -> None:
    """Fit, report, and write the model if asked."""
    options = sets_parser().parse_args()
    groups = answer_groups(options.work, options.sets)
    scores = _scores_without(tuned_lists(options.work, options.sets))
    tuned = {name: choices_of(group, scores) for name, group in groups.items() if group.grown_on}
    booster = _grow(tuned)
    threshold = _threshold(tuned)
    print(f"threshold {threshold:.2f}")
    for name, group in groups.items():
        if not group.grown_on:
            print(f"{name:<32} {_report(choices_of(group, scores), booster, threshold)}")
    if options.write:
        write_trees(ANSWERS / "answer_model.json", booster, NAMES)
        (ANSWERS / "answer_threshold.json").write_text(f"{threshold:.2f}\n", encoding="utf-8")


def answer_groups(work: Path, sets: Sequence[Path]) -> dict[str, Group]:
    """The questions to grow on and to report on, by name."""
    corpus = open_corpus(work)
    groups = {
        TUNING_QUESTIONS.stem: Group(corpus, _read_golden(TUNING_QUESTIONS), True),
        "golden": Group(corpus, _read_golden(CORPUS / "golden.jsonl"), False),
    }
    questions = {folder: asked for folder in sets if (asked := _read_set(folder))}
    stores = {folder.name: open_set(work, folder) for folder in questions}
    for folder, own in questions.items():
        strangers = [Asked(asked.id, asked.text, None) for asked in own]
        elsewhere = {"corpus": corpus, **stores}
        del elsewhere[folder.name]
        for grown_on, suffix in ((True, ""), (False, " held back")):
            half = [asked for asked in own if is_held_back_id(asked.id) is not grown_on]
            groups[folder.name + suffix] = Group(stores[folder.name], half[:QUESTIONS], grown_on)
            half = [asked for asked in strangers if is_held_back_id(asked.id) is not grown_on]
            for name, store in elsewhere.items():
                groups[f"{folder.name} of {name}{suffix}"] = Group(store, half[:ELSEWHERE], grown_on)
    return groups


def _read_set(folder: Path) -> list[Asked]:
    questions = [question for question in read_questions(folder) if question.get("answers")]
    questions.sort(key=lambda question: by_hash(question["id"]))
    return [Asked(q["id"], q["question"], _holds_one(q["answers"])) for q in questions]


def _read_golden(path: Path) -> list[Asked]:
    return [
        Asked(q.id, q.question, _holds_all(q.answer) if q.answerable else None)
        for q in read_judged_questions(path)
        if q.answer or not q.answerable
    ]


def _holds_one(answers: Sequence[str]) -> IsRight:
    wanted = [folded(answer) for answer in answers]
    return lambda text: any(answer in folded(text) for answer in wanted)


def _holds_all(words: Sequence[str]) -> IsRight:
    wanted = [folded(word) for word in words]
    return lambda text: all(word in folded(text) for word in wanted)


def _scores_without(lists: Mapping[str, Sequence[Any]]) -> Callable[[str], Score]:
    """For the id of a question: the scores of a ranking model that was grown without its fold."""
    boosters = [
        grow_ranking({name: [one for one in part if _fold(one.id) != fold] for name, part in lists.items()})
        for fold in range(FOLDS)
    ]

    def scores(question_id: str) -> Score:
        booster = boosters[_fold(question_id)]
        return lambda evidence: grown_scores(booster, features_of(evidence)) if len(evidence) else np.empty(0)

    return scores


def _fold(question_id: str) -> int:
    return by_hash(question_id)[1] % FOLDS


def choices_of(group: Group, scores: Callable[[str], Score] | None = None) -> list[Choice]:
    """What is considered for each question; ``scores`` gives a ranking of its own to what is grown on."""
    return [
        _choice(group.store, asked, scores(asked.id) if scores and group.grown_on else None)
        for asked in group.questions
    ]


def _choice(store: WhooshStore, asked: Asked, score: Score | None) -> Choice:
    question, _ = read_question(store, asked.text[:MAX_QUESTION_LENGTH])
    ranking = rank(store, question, SECTIONS_READ, None if is_topic(question) else score)
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for read in read_sentences(ranking.weighed, ranking.sections):
        rows.append(read.evidence)
        text = read.section.text[read.quoted.start : read.quoted.end]
        right.append(float(asked.is_right is not None and asked.is_right(text)))
    evidence = np.array(rows, dtype=np.float64).reshape(-1, len(NAMES))
    return Choice(evidence, np.array(right), asked.is_right is not None)


def _grow(groups: Mapping[str, Sequence[Choice]]) -> lightgbm.Booster:
    """The trees for these groups; each question of a group weighs the same."""
    usable = [
        (choice, (TUNING_WEIGHT if name == TUNING_QUESTIONS.stem else 1.0) * 1_000 / len(part))
        for name, part in groups.items()
        for choice in part
        if len(choice.right)
    ]
    data = lightgbm.Dataset(
        np.concatenate([choice.evidence for choice, _ in usable]),
        np.concatenate([choice.right for choice, _ in usable]),
        weight=np.concatenate([np.full(len(choice.right), weight) for choice, weight in usable]),
    )
    return lightgbm.train(SETTINGS, data, num_boost_round=TREES)


def _threshold(groups: Mapping[str, Sequence[Choice]]) -> float:
    """Around where most tuning questions come out right, be it by the right answer or by none where none is
    right, among the thresholds that leave enough of the questions about something else without an answer.

    Found by models that were grown without the questions that they are tried on. A threshold is judged with
    its neighbours: which one of them is best is chance, and another growing would find another.
    """
    outcomes: dict[str, list[Outcome]] = {name: [] for name in groups}
    for fold in range(FOLDS):
        booster = _grow({name: _without(part, fold) for name, part in groups.items()})
        for name, part in groups.items():
            outcomes[name] += [_best(choice, booster) for choice in part[fold::FOLDS]]
    strangers = [one for name, part in outcomes.items() if name.endswith(OF_CORPUS) for one in part]
    tuning = outcomes[TUNING_QUESTIONS.stem]

    def right_around(threshold: float) -> float:
        return float(np.mean([_right_share(tuning, threshold + shift) for shift in NEIGHBOURS]))

    thresholds: list[float] = np.linspace(0.1, 0.9, 81).tolist()
    strict = [t for t in thresholds if _right_share(strangers, t) >= NO_ANSWER_SHARE]
    return max(strict, key=right_around)


def _without(part: Sequence[Choice], fold: int) -> list[Choice]:
    return [choice for number, choice in enumerate(part) if number % FOLDS != fold]


def _right_share(outcomes: Sequence[Outcome], threshold: float) -> float:
    """The share that comes out right where answers are given from this threshold on."""
    return sum(
        right and confidence >= threshold if answerable else confidence < threshold
        for confidence, right, answerable in outcomes
    ) / len(outcomes)


def _best(choice: Choice, booster: lightgbm.Booster) -> Outcome:
    """The likelihood of the likeliest sentence, whether it is right, and whether any could be."""
    if not len(choice.right):
        return 0.0, False, choice.answerable
    likelihoods = np.asarray(booster.predict(choice.evidence))
    best = int(likelihoods.argmax())
    return float(likelihoods[best]), bool(choice.right[best]), choice.answerable


def _report(choices: Sequence[Choice], booster: lightgbm.Booster, threshold: float) -> str:
    outcomes = [_best(choice, booster) for choice in choices]
    answerable = [(confidence >= threshold, right) for confidence, right, possible in outcomes if possible]
    others = [confidence < threshold for confidence, _, possible in outcomes if not possible]
    parts = []
    if answerable:
        quoted = np.mean([answered for answered, _ in answerable])
        right = np.mean([answered and right for answered, right in answerable])
        parts.append(f"{len(answerable):4} answerable: answered {quoted:.3f}, rightly {right:.3f}")
    if others:
        parts.append(f"{len(others):4} not: no answer {np.mean(others):.3f}")
    return "; ".join(parts)


if __name__ == "__main__":
    main()
