"""The answer as the search page shows it: a quotation and what others say otherwise, or one of each side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from engine.results import Answer, Match, Quotation
from engine.section import Span
from webapp import messages
from webapp.engine_protocol import Engine
from webapp.links import answer_link, original_url
from webapp.pages.blocks import Group
from webapp.pages.marking import MarkedText, emphasised
from webapp.pages.quoted_blocks import quoted_groups
from webapp.parameters import Asked


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation. ``trail`` is the source's title and headings; ``link`` leads to the place quoted.

    ``groups`` lay a quoted list or table out, with offsets into ``text``; none where it is running text.
    ``side`` is what it is about, in a comparison. ``date`` is the document's in ISO 8601, ``dated`` in words.
    """

    quotation: Markup
    text: MarkedText
    groups: tuple[Group, ...]
    trail: tuple[str, ...]
    link: str | None
    side: str | None
    date: str | None
    dated: str | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer card.

    ``sides`` are the quotations of a comparison; there are none where ``quotation`` alone answers.
    ``otherwise`` disagree with it.
    """

    quotation: QuotationView
    sides: tuple[QuotationView, ...]
    otherwise: tuple[QuotationView, ...]


def answer_view(engine: Engine, asked: Asked, answer: Answer) -> AnswerView:
    """The answer card."""
    compared = [other for other in answer.others if other.reason == "compared"]
    disagreeing = [other for other in answer.others if other.reason == "disagrees"]
    quotation = _quotation_view(engine, asked, answer)
    others = tuple(_quotation_view(engine, asked, other) for other in compared)
    return AnswerView(
        quotation=quotation,
        sides=(quotation, *others) if others else (),
        otherwise=tuple(_quotation_view(engine, asked, other) for other in disagreeing),
    )


def without_repeat(trail: tuple[str, ...]) -> tuple[str, ...]:
    """The trail without a first heading that only repeats the title."""
    return trail[:1] + trail[2:] if len(trail) > 1 and trail[0] == trail[1] else trail


def _quotation_view(engine: Engine, asked: Asked, quoted: Quotation) -> QuotationView:
    section = engine.section(quoted.section_id)
    link = (
        answer_link(section.doc, section.id, asked, quoted.start, quoted.end)
        if section
        else original_url(quoted.url)
    )
    return QuotationView(
        quotation=emphasised(quoted.text, quoted.span),
        text=_marked(quoted),
        groups=quoted_groups(section, quoted) if section else (),
        trail=without_repeat((quoted.title, *quoted.breadcrumb)),
        link=link,
        side=quoted.side,
        date=quoted.date,
        dated=messages.dated(quoted.date) if quoted.date else None,
    )


def _marked(quoted: Quotation) -> MarkedText:
    start = quoted.text.find(quoted.span) if quoted.span else -1
    if not quoted.span or start < 0:
        return MarkedText(quoted.text)
    if isinstance(quoted, Answer):
        return MarkedText(quoted.text, answer=Span(start, start + len(quoted.span)))
    # An address leads to one place of a page: to the answer.
    return MarkedText(quoted.text, [Match(start, len(quoted.span))])
