"""An engine over a handful of hand-made sections, with the real results' types."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import escape

from engine.errors import QuireError
from engine.filters import Filters, Group, group_of
from engine.questions.topic import TopicTerm
from engine.results import Answer, Formatted, Hit, Match, Results
from engine.section import Block, BlockKind, Section, Span
from engine.suggestions.suggestion import Suggestion

Line = tuple[BlockKind, str, str, int]


def section(
    section_id: str,
    lines: list[Line],
    breadcrumb: tuple[str, ...] = (),
    *,
    doc: str = "tea.md",
    title: str = "Tea",
    anchor: str | None = None,
    url: str = "https://example.org/tea",
    position: int = 0,
) -> Section:
    """A section whose text is put together from (kind, marker, text, level), a line each."""
    text, blocks = "", []
    for kind, marker, words, level in lines:
        text += ("\n" if text else "") + marker
        blocks.append(Block(kind, len(text), len(text) + len(words), level))
        text += words
    return Section(
        section_id, doc, title, breadcrumb, anchor, url, "2024-05-01", "All about tea.", position,
        text, tuple(blocks), (Span(0, len(text)),), (),
    )  # fmt: skip


def paragraph(text: str) -> Line:
    """A paragraph's line."""
    return ("paragraph", "", text, 0)


@dataclass(frozen=True)
class FakeStatus:
    """What the fake index holds."""

    index_version: str = "7"
    documents: int = 2
    sections: int = 1234
    built: str = "2024-05-01T12:00:00+00:00"


class FakeEngine:
    """Every section that holds a word of the question is a hit; the answer is given by hand."""

    def __init__(self, sections: list[Section], answer: Answer | None = None) -> None:
        self.sections = sections
        self.answer = answer
        self.corrected: str | None = None
        self.explanation = fake_explanation()
        self.failure: Exception | None = None
        self.served = FakeStatus()
        self.asked = 0

    def ask(
        self,
        question: str,
        limit: int = 10,
        offset: int = 0,
        explain: bool = False,
        correct: bool = True,
        filters: Filters | None = None,
    ) -> Results:
        self._fail()
        self.asked += 1
        corrected, suggested = (self.corrected, None) if correct else (None, self.corrected)
        allowed = [s for s in self.sections if not filters or filters.allow(s.doc, _day(s))]
        found = [s for s in allowed if self.matches(question, f"{s.title} {s.heading} {s.text}")]
        hits = tuple(self._hit(question, s, explain) for s in found[offset : offset + limit])
        answer = self.answer if hits else None
        return Results(question, corrected, answer, hits, len(found), limit, offset, 1.5, "7", suggested)

    def document(self, doc: str) -> tuple[Section, ...]:
        self._fail()
        return tuple(s for s in self.sections if s.doc == doc)

    def section(self, section_id: str) -> Section | None:
        self._fail()
        return next((s for s in self.sections if s.id == section_id), None)

    def matches(self, question: str, text: str, correct: bool = True) -> tuple[Match, ...]:
        if correct and self.corrected is not None:
            question = self.corrected
        words = [re.escape(word) for word in re.findall(r"\w{3,}", question)]
        pattern = rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)"
        return tuple(Match(m.start(), len(m[0])) for m in re.finditer(pattern, text, re.IGNORECASE))

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        self._fail()
        headings = {s.heading: s for s in reversed(self.sections)}
        typed = text.strip().lower()
        found = [s for heading, s in headings.items() if typed and heading.lower().startswith(typed)]
        matches = (Match(0, len(typed)),)
        return tuple(Suggestion(s.heading, "heading", matches, s.doc, s.id) for s in found[:limit])

    def groups(self) -> tuple[Group, ...]:
        self._fail()
        counts = Counter(group_of(doc) for doc in {s.doc for s in self.sections})
        return tuple(Group(name, count) for name, count in sorted(counts.items()) if name and len(counts) > 1)

    def dates(self) -> tuple[date, date] | None:
        self._fail()
        days = [day for s in self.sections if (day := _day(s))]
        return (min(days), max(days)) if days else None

    def topic(self, question: str) -> tuple[TopicTerm, ...]:
        self._fail()
        words = dict.fromkeys(re.findall(r"\w{3,}", question.lower()))
        return tuple(TopicTerm(word, word, ((word,),), 1.0) for word in words)

    def status(self) -> FakeStatus:
        self._fail()
        return self.served

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    def _hit(self, question: str, s: Section, explain: bool) -> Hit:
        formatted = Formatted(self._formatted(question, s.title), self._formatted(question, s.text[:250]))
        return Hit(
            s.id, s.doc, s.anchor, s.title, s.breadcrumb, s.url, s.text, 1.0, formatted,
            self.matches(question, s.text), dict(self.explanation) if explain else None,
        )  # fmt: skip

    def _formatted(self, question: str, text: str) -> str:
        html, position = "", 0
        for match in self.matches(question, text):
            end = match.start + match.length
            html += f"{escape(text[position : match.start])}<mark>{escape(text[match.start : end])}</mark>"
            position = end
        return html + str(escape(text[position:]))


def _day(s: Section) -> date | None:
    return date.fromisoformat(s.date) if s.date else None


def fake_explanation() -> dict[str, Any]:
    """An explanation as the engine gives it."""
    return {
        "reasons": ["The heading holds “tea”", "Missing: “milk”"],
        "expectedKind": "description",
        "candidateScore": 3.25,
        "evidence": {"sentence": 0.5},
        "terms": [
            {
                "term": "tea", "word": "tea", "weight": 3.0, "foundIn": ["title", "passage"],
                "alternatives": [],
            },
            {
                "term": "milk", "word": "milk", "weight": 1.0, "foundIn": [],
                "alternatives": [{"text": "cream", "reason": "synonym", "foundIn": ["headings"]}],
            },
        ],
    }  # fmt: skip


class NoIndexError(QuireError):
    """Stands for any error of an index that cannot be used."""


def tea_sections() -> list[Section]:
    """A small document with every kind of block in it."""
    steep = [
        paragraph("Steep green tea for 2 minutes at 75 degrees. Longer makes it bitter."),
        ("step", "3. ", "Warm the pot.", 1),
        ("item", "  - ", "A cup will do.", 2),
        ("step", "4. ", "Pour the water.", 1),
        ("caption", "", "Times by kind of tea", 0),
        ("row", "", "Kind: Green tea | Time: 2 minutes", 0),
        ("row", "", "Kind: Black tea | Time: 4 minutes | Water: boiling", 0),
        ("term", "", "Gaiwan", 0),
        ("definition", "", "A lidded bowl for tea.", 0),
        ("code", "", "if a < b:\n    pour()", 0),
        ("quote", "", "Tea is drunk to forget the din of the world.", 0),
    ]
    return [
        section("a1", [paragraph("Tea is a drink made of leaves.")]),
        section("a2", steep, ("Making tea", "Steeping"), anchor="steeping", position=1),
        section("a3", [paragraph("Keep tea dry & dark.")], ("Storing",), anchor="storing", position=2),
    ]


def tea_answer() -> Answer:
    """The answer that the section on steeping holds."""
    text = "Steep green tea for 2 minutes at 75 degrees."
    breadcrumb = ("Making tea", "Steeping")
    return Answer(
        text=text,
        span="2 minutes",
        start=0,
        end=len(text),
        confidence=0.9,
        section_id="a2",
        title="Tea",
        breadcrumb=breadcrumb,
        url="https://example.org/tea#steeping",
    )


def many_sections(count: int) -> list[Section]:
    """A long document about tea."""
    first = section("m0", [paragraph("Tea, tea and more tea.")], ("Part 0",))
    return [replace(first, id=f"m{i}", breadcrumb=(f"Part {i}",), position=i) for i in range(count)]
