"""The notice that a question was corrected, or might be: what it was read as, and the way to the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from engine.questions.corrections import find_corrections
from engine.results import Results
from engine.section import Span
from webapp.links import search_link
from webapp.pages.marking import with_strong
from webapp.parameters import Asked


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """``reading`` is the corrected question with the words emphasised that were misspelt.

    ``link`` leads to the question as it was typed where ``is_searched``, otherwise to the corrected one.
    """

    reading: Markup
    link: str
    is_searched: bool


def correction_view(asked: Asked, results: Results) -> CorrectionView | None:
    """The notice that goes with these results, if any."""
    if results.corrected_query is not None:
        reading = _reading(results.query, results.corrected_query)
        original = search_link(replace(asked, question=results.query, correct=False))
        return CorrectionView(reading, original, is_searched=True)
    if results.suggested_query is not None:
        reading = _reading(results.query, results.suggested_query)
        corrected = search_link(replace(asked, question=results.suggested_query, correct=True))
        return CorrectionView(reading, corrected, is_searched=False)
    return None


def _reading(query: str, corrected: str) -> Markup:
    corrections = find_corrections(query, corrected)
    return with_strong(corrected, [Span(correction.start, correction.end) for correction in corrections])
