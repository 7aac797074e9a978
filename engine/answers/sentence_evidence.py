"""What a sentence of a ranked section is weighed by, when an answer is looked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

from engine.ranking.evidence import NAMES as SECTION_EVIDENCE

# The words that questions are asked with, the first of which in a question tells how it asks.
OPENINGS = "what which who when where why how is are do does can should will".split()


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """The pieces of evidence for one sentence.

    ``share``: the share of the question's weight in the sentence and in the expression that it defines;
    ``before``: in the sentence and the one before it; ``quoted``: in all that would be quoted.
    ``with_head``, ``quoted_with_head``: the first and the last of these together with title and headings.
    ``missing``: the share of the heaviest term that neither the quotation nor title and headings hold,
    ``missing_weight``: its weight; ``missing_here``: as ``missing``, of the sentence alone.
    ``found_weight``: the weight that quotation, title and headings hold; ``unknown``: the share of the
    question that no document holds; ``terms``: how many terms the question has.
    ``span``: 1 where it holds a figure, date, name or place of the expected kind; ``spanless``: 1 where a
    figure is expected and there is none; ``span_nearness``: how near that stretch is to a word of the
    question, 1 side by side; ``agreed``: in how many other sections that are read the same stretch is found.
    ``early``: 1 / (1 + n) with n sentences before it in the passage; ``length``: the logarithm of its words.
    ``row``, ``item``: 1 in a table, in a list; ``step``: 1 in a list where steps are asked for; ``compared``:
    as ``quoted`` where a comparison is.
    ``rank``: 1 / (1 + n) with n sections before its own; ``score``: the section's score, and ``behind`` how
    much less that is than the best section's.
    ``head``: the share in title and headings; ``verbatim``: in the quotation, title and headings, of the
    question's own words alone.
    Of the topical terms, those that are not of everyday talk: ``topical_found``, ``topical_lacking``: how
    many of them quotation, title and headings hold, and lack; ``topical_missing``: the share of all that they
    lack, ``topical_heaviest`` of the heaviest of these, ``topical_reworded`` of the heaviest that they do not
    hold in the question's own word; ``topical_weight``: the weight of the heaviest of all.
    ``words``: how many words the question has; ``unknown_terms``: how many terms that no document holds;
    ``opening``: with which of ``OPENINGS`` it asks; ``kind``: the number of the kind of answer.
    """

    share: float
    before: float
    quoted: float
    with_head: float
    quoted_with_head: float
    missing: float
    missing_weight: float
    missing_here: float
    found_weight: float
    unknown: float
    terms: float
    span: float
    spanless: float
    span_nearness: float
    agreed: float
    early: float
    length: float
    row: float
    item: float
    step: float
    compared: float
    rank: float
    score: float
    behind: float
    head: float
    verbatim: float
    topical_found: float
    topical_lacking: float
    topical_missing: float
    topical_heaviest: float
    topical_reworded: float
    topical_weight: float
    words: float
    unknown_terms: float
    opening: float
    kind: float


# What a sentence is weighed by: its own evidence and its section's.
NAMES = (
    *(field.name for field in fields(SentenceEvidence)),
    *(f"section {name}" for name in SECTION_EVIDENCE),
)

values_of = attrgetter(*(field.name for field in fields(SentenceEvidence)))
"""The values of a ``SentenceEvidence``, in the order of ``NAMES``."""
