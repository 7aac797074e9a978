"""Two-stage ranking: candidates by the store, the best of them re-ranked on evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.array_types import Array
from engine.questions.alternatives import find_alternatives
from engine.questions.question import Question
from engine.questions.quotation_marks import quoted_phrases
from engine.questions.quoted_phrases import count_held
from engine.questions.weighing import WeighedQuestion, weigh_question
from engine.ranking.evidence import PassageWords, WeighedCandidates, weigh_evidence
from engine.ranking.ranking_model import score_candidates
from engine.ranking.topic_ranking import is_topic, score_topic
from engine.section import Section, Span
from engine.storage.bm25 import inverse_document_frequency
from engine.store import Candidate, SectionStore
from engine.vocabulary.everyday import lexicons_of

# How many candidates are re-ranked; the rest keep the store's order behind them.
RERANKED = 100
# More than any score: what holds a phrase that the question quotes stands before what does not.
QUOTED_WORTH = 1_000.0


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
    store: SectionStore, question: Question, limit: int, score: Callable[[Array], Array] | None = None
) -> Ranking:
    """The best ``limit`` sections for a question.

    ``score`` gives the score of each candidate's evidence; by default what ships for such a question.
    """
    weighed = weigh(store, question)
    candidates = store.best(weighed.search_weights(), max(limit, RERANKED))
    head, tail = candidates.best[:RERANKED], candidates.best[RERANKED:limit]
    found = find_evidence(store, weighed, head)
    scores = (score or scorer_of(question))(found.evidence) + _quoted_worth(store, question, head)
    order = np.argsort(-scores, kind="stable")[:limit]
    sections = store.sections([head[place].key for place in order])
    ranked = [
        RankedSection(
            section,
            section.passages[head[place].passage],
            float(scores[place]),
            head[place].score,
            found.evidence[place],
            found.words_of(int(place)),
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
    frequency = store.document_frequency
    alternatives = find_alternatives(question, lexicons_of(store), lambda term: frequency(term) > 0)
    return weigh_question(question, alternatives, store.passage_count(), frequency)


def _quoted_worth(store: SectionStore, question: Question, candidates: Sequence[Candidate]) -> Array | float:
    phrases = quoted_phrases(question.text)
    return QUOTED_WORTH * count_held(phrases, store.forward(candidates), len(candidates)) if phrases else 0.0


def scorer_of(question: Question) -> Callable[[Array], Array]:
    """What orders the candidates of this question."""
    return score_topic if is_topic(question) else score_candidates


def find_evidence(
    store: SectionStore, weighed: WeighedQuestion, candidates: Sequence[Candidate]
) -> WeighedCandidates:
    """The evidence that each candidate of the store gives."""
    passages = store.passage_count()

    def rarity(term: str) -> float:
        return inverse_document_frequency(passages, store.document_frequency(term))

    field_scores = store.field_scores(weighed.search_weights(), candidates)
    return weigh_evidence(weighed, candidates, store.forward(candidates), field_scores, rarity)


def _keep(candidate: Candidate, section: Section, lowest: float) -> RankedSection:
    # Below all that was re-ranked, still in order.
    score = lowest - 1.0 / (1.0 + candidate.score)
    return RankedSection(section, section.passages[candidate.passage], score, candidate.score, None, None)
