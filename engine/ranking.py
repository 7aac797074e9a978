"""Two-stage ranking: candidates by the store, the best of them re-ranked on evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from engine.alternatives import find_alternatives
from engine.array_types import Array
from engine.everyday import lexicons_of
from engine.evidence import PassageWords, weigh_evidence
from engine.question import Question
from engine.ranking_model import score_candidates
from engine.section import Section, Span
from engine.store import Candidate, SectionStore
from engine.weighing import WeighedQuestion, weigh_question

# How many candidates are re-ranked; the rest keep the store's order behind them.
RERANKED = 100


@dataclass(frozen=True, slots=True)
class RankedSection:
    """A section with its best passage and why it stands here; ``evidence`` is None if not re-ranked."""

    section: Section
    passage: Span
    score: float
    candidate_score: float
    evidence: Array | None
    words: PassageWords | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best sections, as many as were asked for, best first, and how many hold any term."""

    sections: tuple[RankedSection, ...]
    weighed: WeighedQuestion
    total: int


def rank(
    store: SectionStore, question: Question, limit: int, score: Callable[[Array], Array] = score_candidates
) -> Ranking:
    """The best ``limit`` sections for a question; ``score`` gives the score of each candidate's evidence."""
    weighed = weigh(store, question)
    candidates = store.best(weighed.search_weights(), max(limit, RERANKED))
    head, tail = candidates.best[:RERANKED], candidates.best[RERANKED:limit]
    found = weigh_evidence(weighed, head, store.forward(head))
    scores = score(found.evidence)
    order = np.argsort(-scores, kind="stable")[:limit]
    sections = store.sections([head[place].key for place in order])
    ranked = [
        RankedSection(
            section,
            section.passages[head[place].passage],
            float(scores[place]),
            head[place].score,
            found.evidence[place],
            found.words[place],
        )
        for place, section in zip(order, sections, strict=True)
    ]
    lowest = float(scores.min(initial=0.0))
    rest = [
        _keep(candidate, section, lowest)
        for candidate, section in zip(tail, store.sections([c.key for c in tail]), strict=True)
    ]
    return Ranking(tuple([*ranked, *rest][:limit]), weighed, candidates.total)


def weigh(store: SectionStore, question: Question) -> WeighedQuestion:
    """The question's terms with their weights in this store, and what else may stand for them."""

    @cache
    def document_frequency(term: str) -> int:
        return store.document_frequency(term)

    alternatives = find_alternatives(question, lexicons_of(store), lambda term: document_frequency(term) > 0)
    return weigh_question(question, alternatives, store.passage_count(), document_frequency)


def _keep(candidate: Candidate, section: Section, lowest: float) -> RankedSection:
    # Below all that was re-ranked, still in order.
    score = lowest - 1.0 / (1.0 + candidate.score)
    return RankedSection(section, section.passages[candidate.passage], score, candidate.score, None, None)
