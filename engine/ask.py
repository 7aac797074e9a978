"""The journey of a question, stage by stage: read down ``answer_question``."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from engine.answers.answer import SECTIONS_READ, find_answer
from engine.answers.compared_answer import answer_comparison
from engine.hits.explanation import explain_hit
from engine.hits.highlight import Highlighter, mark
from engine.hits.snippet import make_snippet
from engine.questions.corrections import find_corrections
from engine.questions.question import MAX_QUESTION_LENGTH, Question, clean_text, correct_spelling, understand
from engine.ranking.ranking import RankedSection, Ranking, rank
from engine.results import Formatted, Hit, Results
from engine.store import SectionStore
from engine.vocabulary.everyday import lexicons_of


def answer_question(
    store: SectionStore,
    text: str,
    *,
    limit: int,
    offset: int,
    explain: bool,
    correct: bool,
    index_version: str,
) -> Results:
    """Answer a question from one generation of the index; unless ``correct``, as it is spelt."""
    started = time.perf_counter()
    question, corrected = read_question(store, text)
    suggested = None
    if not correct:
        question, corrected, suggested = understand(text), None, corrected
    # The answer must not depend on how many hits are shown.
    ranking = rank(store, question, max(offset + limit, SECTIONS_READ))
    answer = find_answer(ranking.weighed, ranking.sections)
    answer = answer_comparison(store, ranking, answer)
    terms = ranking.weighed.wanted()
    highlighter = Highlighter(terms, ranking.weighed.wanted_phrases())
    hits = tuple(
        _present(ranking, ranked, terms, highlighter, explain)
        for ranked in ranking.sections[offset : offset + limit]
    )
    return Results(
        query=clean_text(text),
        corrected_query=corrected,
        suggested_query=suggested,
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
    lexicons = lexicons_of(store)
    corrected = correct_spelling(
        asked,
        is_known=lambda term: (
            store.document_frequency(term) > 0 or any(lexicon.knows(term) for lexicon in lexicons)
        ),
        correct=lambda word: store.speller.correct(word),
    )
    if corrected is None or len(corrected) > MAX_QUESTION_LENGTH:
        return asked, None
    corrections = find_corrections(asked.text, corrected)
    return replace(understand(corrected), corrections=corrections), corrected


def _present(
    ranking: Ranking,
    ranked: RankedSection,
    terms: Mapping[str, float],
    highlighter: Highlighter,
    explain: bool,
) -> Hit:
    section = ranked.section
    found = highlighter.find(section.text)
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
            title=mark(section.title, highlighter.find(section.title).matches()),
            snippet=make_snippet(found, ranked.passage, section.sentences, terms, highlighter),
        ),
        matches=found.matches(),
        explanation=explain_hit(ranking, ranked) if explain else None,
    )
