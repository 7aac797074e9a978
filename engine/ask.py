"""The journey of a question, stage by stage: read down ``answer_question``."""

from __future__ import annotations

import time

from engine.answer import SECTIONS_READ, find_answer
from engine.explanation import explain_hit
from engine.highlight import find_matches, mark
from engine.question import MAX_QUESTION_LENGTH, Question, clean_text, correct_spelling, understand
from engine.ranking import RankedSection, Ranking, rank
from engine.ranking_weights import RankingWeights
from engine.results import Formatted, Hit, Results
from engine.snippet import make_snippet
from engine.store import SectionStore


def answer_question(
    store: SectionStore,
    weights: RankingWeights,
    text: str,
    *,
    limit: int,
    offset: int,
    explain: bool,
    index_version: str,
) -> Results:
    """Answer a question from one generation of the index."""
    started = time.perf_counter()
    question, corrected = read_question(store, text)
    # The answer must not depend on how many hits are shown.
    ranking = rank(store, question, max(offset + limit, SECTIONS_READ), weights)
    answer = find_answer(question, ranking.weights, ranking.sections)
    hits = tuple(
        _present(question, ranking, ranked, explain) for ranked in ranking.sections[offset : offset + limit]
    )
    return Results(
        query=clean_text(text),
        corrected_query=corrected,
        answer=answer,
        hits=hits,
        estimated_total_hits=ranking.total,
        limit=limit,
        offset=offset,
        processing_time_ms=(time.perf_counter() - started) * 1000,
        index_version=index_version,
    )


def read_question(store: SectionStore, text: str) -> tuple[Question, str | None]:
    """The question as it is searched for, and its corrected text if its spelling was corrected."""
    asked = understand(text)
    corrected = correct_spelling(
        asked,
        is_known=lambda term: store.document_frequency(term) > 0,
        correct=lambda word: store.speller.correct(word),
    )
    if corrected is None or len(corrected) > MAX_QUESTION_LENGTH:
        return asked, None
    return understand(corrected), corrected


def _present(question: Question, ranking: Ranking, ranked: RankedSection, explain: bool) -> Hit:
    section, weights = ranked.section, ranking.weights.weights
    return Hit(
        id=section.id,
        doc=section.doc,
        anchor=section.anchor,
        title=section.title,
        breadcrumb=section.breadcrumb,
        url=section.url,
        text=section.text,
        score=ranked.score,
        formatted=Formatted(
            title=mark(section.title, find_matches(section.title, weights.keys())),
            snippet=make_snippet(section.text, ranked.passage, section.sentences, weights),
        ),
        matches=find_matches(section.text, weights.keys()),
        explanation=explain_hit(question, ranking, ranked) if explain else None,
    )
