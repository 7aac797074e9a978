"""Evidence that a sentence of a ranked section answers the question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from engine.answers.other_codes import codes_of, names_another
from engine.answers.quotation import block_index, quotation_around
from engine.hits.highlight import find_matches
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import REQUIRED_KINDS, SPAN_KINDS, AnswerKind
from engine.questions.question import Question
from engine.questions.weighing import WeighedQuestion
from engine.ranking.evidence import NAMES as SECTION_EVIDENCE
from engine.ranking.evidence import PassageWords
from engine.ranking.ranking import RankedSection
from engine.section import Section, Span
from engine.words.analysis import count_terms

# About a word and a half: within so many characters of a word of the question, a figure is likely its figure.
NEAR_CHARACTERS = 10


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


# What a sentence is weighed by: its own evidence and its section's.
NAMES = (
    *(field.name for field in fields(SentenceEvidence)),
    *(f"section {name}" for name in SECTION_EVIDENCE),
)


_values = attrgetter(*(field.name for field in fields(SentenceEvidence)))


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence considered as the answer, and what would be quoted with it.

    ``span`` is the short stretch of the expected kind in the sentence; ``evidence`` has a value for each of
    ``NAMES``.
    """

    section: Section
    sentence: Span
    quoted: Span
    span: str | None
    evidence: tuple[float, ...]

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.section.text[self.sentence.start : self.sentence.end]


def read_sentences(weighed: WeighedQuestion, ranked: Sequence[RankedSection]) -> Iterator[ReadSentence]:
    """The sentences of the best passages of these sections, which are the best ones in their order."""
    codes = codes_of(weighed.question.text)
    readers = [
        _Reader(weighed, one, one.words, place, ranked[0].score - one.score, codes)
        for place, one in enumerate(ranked)
        if one.words is not None
    ]
    told_in = Counter(text for reader in readers for text in {span.text for span in reader.spans if span})
    for reader in readers:
        for number in range(len(reader.sentences)):
            yield reader.read(number, told_in)


class _Reader:
    """Reads the sentences of one section's best passage."""

    def __init__(
        self,
        weighed: WeighedQuestion,
        ranked: RankedSection,
        words: PassageWords,
        place: int,
        behind: float,
        codes: Sequence[tuple[str, ...]],
    ) -> None:
        self._weighed, self._ranked = weighed, ranked
        # Plain numbers: for a few sentences NumPy's calls would cost more than the work.
        self._exact: list[int] = words.sentences.exact.tolist()
        self._akin: list[int] = words.sentences.akin.tolist()
        self._head = int(words.head.exact[0]), int(words.head.akin[0])
        self._place, self._behind = place, behind
        self.sentences = ranked.section.sentences_within(ranked.passage)
        self._texts = [ranked.section.text[one.start : one.end] for one in self.sentences]
        self._forget_other_codes(codes)
        self.spans = [best_span(text, weighed.question) for text in self._texts]
        self._of_section = () if ranked.evidence is None else tuple(ranked.evidence.tolist())
        blocks = ranked.section.blocks
        self._kinds = [blocks[block_index(ranked.section, one)].kind for one in self.sentences]

    def _forget_other_codes(self, codes: Sequence[tuple[str, ...]]) -> None:
        """What is said of a neighbouring code says nothing of the ``codes`` that are asked about."""
        for number, text in enumerate(self._texts):
            if codes and names_another(text, codes):
                self._exact[number] = self._akin[number] = 0

    def read(self, number: int, told_in: Mapping[str, int]) -> ReadSentence:
        """The sentence with this number; ``told_in`` is how many sections have each short answer."""
        section, sentence, span = self._ranked.section, self.sentences[number], self.spans[number]
        quoted = quotation_around(section, sentence, self._weighed.question.kind)
        agreed = told_in[span.text] - 1 if span else 0
        evidence = self._evidence(number, quoted, agreed)
        short = span.text if span else None
        return ReadSentence(section, sentence, quoted, short, (*_values(evidence), *self._of_section))

    def _evidence(self, number: int, quoted: Span, agreed: int) -> SentenceEvidence:
        kind, total = self._weighed.question.kind, self._weighed.total
        text, span = self._texts[number], self.spans[number]
        defined = self._defined(number)
        own = [number, *defined]
        around = [n for n, other in enumerate(self.sentences) if quoted.start <= other.start < quoted.end]
        around += defined
        block = self._kinds[number]
        quoted_share, with_head = self._share(around), self._share(around, head=True)
        missing = self._heaviest_missing(around)
        in_list = block in ("item", "step")
        return SentenceEvidence(
            share=self._share(own),
            before=self._share([max(0, number - 1), number]),
            quoted=quoted_share,
            with_head=self._share(own, head=True),
            quoted_with_head=with_head,
            missing=missing / total,
            missing_weight=missing,
            missing_here=self._heaviest_missing(own) / total,
            found_weight=with_head * total,
            unknown=self._weighed.unknown_share,
            terms=float(self._weighed.size),
            span=float(span is not None),
            spanless=float(span is None and kind in REQUIRED_KINDS),
            span_nearness=1.0 / (1.0 + span.distance / NEAR_CHARACTERS) if span else 0.0,
            agreed=float(agreed),
            early=1.0 / (1 + number),
            length=math.log1p(len(text.split())),
            row=float(block == "row"),
            item=float(in_list),
            step=float(in_list and kind is AnswerKind.STEPS),
            compared=quoted_share if kind is AnswerKind.COMPARISON else 0.0,
            rank=1.0 / (1 + self._place),
            score=self._ranked.score,
            behind=self._behind,
        )

    def _share(self, numbers: list[int], head: bool = False) -> float:
        """The share of the question in these sentences together, with title and headings if wanted."""
        exact, akin = self._head if head else (0, 0)
        for number in numbers:
            exact, akin = exact | self._exact[number], akin | self._akin[number]
        return self._weighed.share(exact, akin)

    def _heaviest_missing(self, numbers: list[int]) -> float:
        """The weight of the heaviest term that neither the sentences nor title and headings hold."""
        held = self._head[0] | self._head[1]
        for number in numbers:
            held |= self._exact[number] | self._akin[number]
        weights = self._weighed.term_weights().values()
        return max((weight for slot, weight in enumerate(weights) if not held >> slot & 1), default=0.0)

    def _defined(self, number: int) -> list[int]:
        """The sentence that is the expression which a definition defines; none for other sentences."""
        if self._kinds[number] != "definition":
            return []
        terms = (n for n in range(number - 1, -1, -1) if self._kinds[n] == "term")
        return [term] if (term := next(terms, None)) is not None else []


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A stretch of the expected kind, and how many characters it is from the nearest word of the question."""

    text: str
    distance: int


def best_span(sentence: str, question: Question) -> ShortAnswer | None:
    """The stretch of the expected kind that is nearest to the words of the question and not one of them."""
    if question.kind not in SPAN_KINDS:
        return None
    places = [match.start for match in find_matches(sentence, question.words.keys())]
    best: ShortAnswer | None = None
    for start, end in spans_of_kind(sentence, question.kind):
        if all(term in question.words for term in count_terms(sentence[start:end])):
            continue
        distance = min((abs(place - start) for place in places), default=0)
        if best is None or distance < best.distance:
            best = ShortAnswer(sentence[start:end], distance)
    return best
