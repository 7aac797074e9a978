"""The answer as the search page shows it: a quotation and what others say otherwise, or one of each side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Answer, Match, Quotation, Results
from engine.section import Section, Span
from webapp import messages
from webapp.engine_protocol import Engine
from webapp.links import answer_link, original_url
from webapp.pages.blocks import Group
from webapp.pages.confidence import DIFFERING, confidence_in_words
from webapp.pages.evidence import run_of_words
from webapp.pages.marking import MarkedText, emphasised
from webapp.pages.quoted_blocks import quoted_groups
from webapp.parameters import Asked
from webapp.text_fragment import with_text_fragment


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation. ``trail`` is the source's title and headings; ``link`` leads to the place quoted, in the
    document view, and ``original`` on the document's own page.

    ``groups`` lay a quoted list or table out, with offsets into ``text``; none where it is running text.
    ``side`` is what it is about, in a comparison. ``date`` is the document's in ISO 8601, ``dated`` in words.
    """

    quotation: Markup
    text: MarkedText
    groups: tuple[Group, ...]
    trail: tuple[str, ...]
    link: str | None
    original: str | None
    side: str | None
    date: str | None
    dated: str | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer card.

    ``sides`` are the quotations of a comparison; there are none where ``quotation`` alone answers.
    ``otherwise`` disagree with it. ``confidence`` says how sure it is, ``reasons`` why it was chosen.
    """

    section_id: str
    confidence: str
    reasons: tuple[str, ...]
    quotation: QuotationView
    sides: tuple[QuotationView, ...]
    otherwise: tuple[QuotationView, ...]


def answer_view(engine: Engine, asked: Asked, results: Results) -> AnswerView | None:
    """The answer card, if the results have an answer."""
    answer = results.answer
    if answer is None:
        return None
    compared = [other for other in answer.others if other.reason == "compared"]
    disagreeing = [other for other in answer.others if other.reason == "disagrees"]
    quotation = _quotation_view(engine, asked, answer)
    others = tuple(_quotation_view(engine, asked, other) for other in compared)
    confidence = DIFFERING if disagreeing else confidence_in_words(answer.confidence)
    return AnswerView(
        section_id=answer.section_id,
        confidence=confidence.words,
        reasons=(confidence.meaning, *_reasons(answer, results)),
        quotation=quotation,
        sides=(quotation, *others) if others else (),
        otherwise=tuple(_quotation_view(engine, asked, other) for other in disagreeing),
    )


def without_repeat(trail: tuple[str, ...]) -> tuple[str, ...]:
    """The trail without a first heading that only repeats the title."""
    return trail[:1] + trail[2:] if len(trail) > 1 and trail[0] == trail[1] else trail


def _quotation_view(engine: Engine, asked: Asked, quoted: Quotation) -> QuotationView:
    section = engine.section(quoted.section_id)
    original = _original(quoted, section)
    link = answer_link(section.doc, section.id, asked, quoted.start, quoted.end) if section else original
    return QuotationView(
        quotation=emphasised(quoted.text, quoted.span),
        text=_marked(quoted),
        groups=quoted_groups(section, quoted) if section else (),
        trail=without_repeat((quoted.title, *quoted.breadcrumb)),
        link=link,
        original=original,
        side=quoted.side,
        date=quoted.date,
        dated=messages.dated(quoted.date) if quoted.date else None,
    )


def _original(quoted: Quotation, section: Section | None) -> str | None:
    url = original_url(quoted.url)
    if url is None or section is None:
        return url
    return with_text_fragment(url, run_of_words(section, _sentence(quoted, section)))


def _sentence(quoted: Quotation, section: Section) -> Span:
    """The sentence with the short answer, or all that is quoted."""
    start = quoted.start + max(0, quoted.text.find(quoted.span or ""))
    return next((s for s in section.sentences if s.start <= start < s.end), Span(start, quoted.end))


def _reasons(answer: Answer, results: Results) -> Iterator[str]:
    """Why the answer's section is among the results."""
    for number, hit in enumerate(results.hits, results.offset + 1):
        if hit.id == answer.section_id:
            yield messages.ranked(number)
            yield from (hit.explanation or {}).get("reasons", ())


def _marked(quoted: Quotation) -> MarkedText:
    start = quoted.text.find(quoted.span) if quoted.span else -1
    if not quoted.span or start < 0:
        return MarkedText(quoted.text)
    if isinstance(quoted, Answer):
        return MarkedText(quoted.text, answer=Span(start, start + len(quoted.span)))
    # An address leads to one place of a page: to the answer.
    return MarkedText(quoted.text, [Match(start, len(quoted.span))])
