"""Two-stage ranking: candidates by the store, the best of them re-ranked on evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from engine.bm25 import inverse_document_frequency
from engine.evidence import Evidence, TermWeights, weigh_evidence
from engine.question import Question
from engine.ranking_weights import RankingWeights
from engine.section import Section, Span
from engine.store import Candidate, SectionStore

# How many candidates are re-ranked; the rest keep the store's order behind them.
RERANKED = 100


@dataclass(frozen=True, slots=True)
class RankedSection:
    """A section with its best passage and why it stands here; ``evidence`` is None if not re-ranked."""

    section: Section
    passage: Span
    score: float
    candidate_score: float
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best sections, as many as were asked for, best first, and how many hold any term."""

    sections: tuple[RankedSection, ...]
    weights: TermWeights
    total: int


def rank(store: SectionStore, question: Question, limit: int, weights: RankingWeights) -> Ranking:
    """The best ``limit`` sections for a question."""
    term_weights = weigh_terms(store, question)
    candidates = store.best(question.weights, max(limit, RERANKED))
    head, tail = candidates.best[:RERANKED], candidates.best[RERANKED:limit]
    reranked = [
        _rerank(question, term_weights, weights, candidate, section)
        for candidate, section in zip(head, store.sections([c.key for c in head]), strict=True)
    ]
    reranked.sort(key=lambda ranked: -ranked.score)
    rest = [
        _keep(candidate, section)
        for candidate, section in zip(tail, store.sections([c.key for c in tail]), strict=True)
    ]
    return Ranking(tuple([*reranked, *rest][:limit]), term_weights, candidates.total)


def weigh_terms(store: SectionStore, question: Question) -> TermWeights:
    """Each term of the question with its inverse document frequency; unknown words weigh most."""
    passages = store.passage_count()

    def weigh(terms: Iterable[str]) -> dict[str, float]:
        return {term: inverse_document_frequency(passages, store.document_frequency(term)) for term in terms}

    return TermWeights(weigh(question.terms), weigh(sorted(question.phrasing)), question.kindred)


def _rerank(
    question: Question,
    term_weights: TermWeights,
    weights: RankingWeights,
    candidate: Candidate,
    section: Section,
) -> RankedSection:
    evidence = weigh_evidence(question, term_weights, section, candidate)
    score = sum(weights.evidence[name] * value for name, value in asdict(evidence).items())
    passage = section.passages[candidate.passage]
    return RankedSection(section, passage, score, candidate.score, evidence)


def _keep(candidate: Candidate, section: Section) -> RankedSection:
    # Below all that was re-ranked, still in order.
    score = -1.0 / (1.0 + candidate.score)
    return RankedSection(section, section.passages[candidate.passage], score, candidate.score, None)
