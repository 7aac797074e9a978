"""What a question gets back, and its JSON as the HTTP API and ``quire ask --json`` give it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Match:
    """A highlighted stretch of ``Hit.text``: ``text[start:start + length]``."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Formatted:
    """HTML: escaped first, matches marked with ``<mark>`` after. ``snippet`` has about 40 words."""

    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One section among the results. ``text`` is the section verbatim; ``url`` points to ``anchor``.

    ``score`` orders the hits of one answer; it is not comparable between questions. ``explanation`` is
    given only when it was asked for.
    """

    id: str
    doc: str
    anchor: str | None
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    text: str
    score: float
    formatted: Formatted
    matches: tuple[Match, ...]
    explanation: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The hit as the contract names its members."""
        members: dict[str, Any] = {
            "id": self.id,
            "doc": self.doc,
            "anchor": self.anchor,
            "title": self.title,
            "breadcrumb": list(self.breadcrumb),
            "url": self.url,
            "text": self.text,
            "_score": round(self.score, 6),
            "_formatted": {"title": self.formatted.title, "snippet": self.formatted.snippet},
            "_matches": [{"start": match.start, "length": match.length} for match in self.matches],
        }
        if self.explanation is not None:
            members["_explanation"] = self.explanation
        return members


Reason = Literal["disagrees", "compared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A verbatim quotation: ``text`` is ``section.text[start:end]``, ``span`` the short part that answers.

    ``span`` is a substring of ``text``, or None where the quotation as a whole is the answer. ``date`` is the
    document's (ISO 8601) or None. Of a comparison ``side`` names what this is about, as the question does.
    """

    text: str
    span: str | None
    start: int
    end: int
    section_id: str
    title: str
    breadcrumb: tuple[str, ...]
    url: str
    date: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAnswer(Quotation):
    """What belongs beside an answer, quoted like it.

    ``reason`` is "disagrees" where another document gives another figure for the same, and "compared" where
    the question compares.
    """

    reason: Reason

    def to_json(self) -> dict[str, Any]:
        """The quotation under the answer's names."""
        return {
            "reason": self.reason,
            "side": self.side,
            "text": self.text,
            "span": self.span,
            "start": self.start,
            "end": self.end,
            "sectionId": self.section_id,
            "title": self.title,
            "breadcrumb": list(self.breadcrumb),
            "url": self.url,
            "date": self.date,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Quotation):
    """The quotation that answers best, how sure that is, and what belongs beside it.

    ``confidence`` is between 0 and 1; of a comparison from several sections, that of the least likely one.
    """

    confidence: float
    others: tuple[OtherAnswer, ...] = ()

    @property
    def all_text(self) -> str:
        """All that answers, a comparison's sides one after the other; not what disagrees."""
        sides = (other.text for other in self.others if other.reason == "compared")
        return "\n".join((self.text, *sides))

    def beside(self, reason: Reason) -> OtherAnswer:
        """This quotation as one beside another answer."""
        return OtherAnswer(reason=reason, **{one.name: getattr(self, one.name) for one in fields(Quotation)})

    def to_json(self) -> dict[str, Any]:
        """The answer as the contract names its members."""
        return {
            "text": self.text,
            "span": self.span,
            "start": self.start,
            "end": self.end,
            "confidence": round(self.confidence, 4),
            "sectionId": self.section_id,
            "title": self.title,
            "breadcrumb": list(self.breadcrumb),
            "url": self.url,
            "date": self.date,
            "side": self.side,
            "others": [other.to_json() for other in self.others],
        }


@dataclass(frozen=True, slots=True)
class Results:
    """The hits from ``offset`` on, at most ``limit``, best first, and the answer if the text holds one.

    ``corrected_query`` is what was searched for in place of ``query``; ``suggested_query`` is what would have
    been, had correction not been declined. ``index_version`` names the generation that answered; all members
    come from that one generation.
    """

    query: str
    corrected_query: str | None
    answer: Answer | None
    hits: tuple[Hit, ...]
    estimated_total_hits: int
    limit: int
    offset: int
    processing_time_ms: float
    index_version: str
    suggested_query: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The results as the contract names their members; ``suggestedQuery`` only where there is one."""
        suggested = {} if self.suggested_query is None else {"suggestedQuery": self.suggested_query}
        return {
            "query": self.query,
            "correctedQuery": self.corrected_query,
            **suggested,
            "answer": self.answer.to_json() if self.answer else None,
            "hits": [hit.to_json() for hit in self.hits],
            "estimatedTotalHits": self.estimated_total_hits,
            "limit": self.limit,
            "offset": self.offset,
            "processingTimeMs": round(self.processing_time_ms, 3),
            "indexVersion": self.index_version,
        }
