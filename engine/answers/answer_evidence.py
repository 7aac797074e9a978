"""Evidence that a sentence of a ranked section answers the question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.answers.other_codes import codes_of, names_another
from engine.answers.quotation import block_index, quotation_around
from engine.answers.sentence_evidence import OPENINGS, SentenceEvidence, values_of
from engine.answers.short_answer import best_span
from engine.kinds.expectation import REQUIRED_KINDS, AnswerKind
from engine.questions.weighing import WeighedQuestion
from engine.ranking.evidence import PassageWords
from engine.ranking.ranking import RankedSection
from engine.section import Section, Span

_KINDS = tuple(AnswerKind)
# About a word and a half: within so many characters of a word of the question, a figure is likely its figure.
NEAR_CHARACTERS = 10


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
    asked = _Asked.of(weighed)
    readers = [
        _Reader(asked, one, one.words, place, ranked[0].score - one.score)
        for place, one in enumerate(ranked)
        if one.words is not None
    ]
    told_in = Counter(text for reader in readers for text in {span.text for span in reader.spans if span})
    for reader in readers:
        for number in range(len(reader.sentences)):
            yield reader.read(number, told_in)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what is the same for all sentences; ``evidence`` is by name."""

    weighed: WeighedQuestion
    codes: Sequence[tuple[str, ...]]
    weights: tuple[float, ...]
    evidence: Mapping[str, float]

    @staticmethod
    def of(weighed: WeighedQuestion) -> _Asked:
        question, weights = weighed.question, tuple(weighed.term_weights().values())
        words = question.text.lower().split()
        openings = (OPENINGS.index(word) for word in words if word in OPENINGS)
        evidence = {
            "unknown": weighed.unknown_share,
            "terms": float(weighed.size),
            "topical_weight": max(_chosen(weights, weighed.topical), default=0.0),
            "words": float(len(words)),
            "unknown_terms": float(len(weighed.unknown)),
            "opening": float(next(openings, len(OPENINGS))),
            "kind": float(_KINDS.index(question.kind)),
        }
        return _Asked(weighed, codes_of(question.text), weights, evidence)


def _chosen(weights: Sequence[float], mask: int) -> list[float]:
    """The weights of those terms that a mask has."""
    return [weight for slot, weight in enumerate(weights) if mask >> slot & 1]


class _Reader:
    """Reads the sentences of one section's best passage."""

    def __init__(
        self,
        asked: _Asked,
        ranked: RankedSection,
        words: PassageWords,
        place: int,
        behind: float,
    ) -> None:
        self._asked, self._weighed, self._ranked = asked, asked.weighed, ranked
        # Plain numbers: for a few sentences NumPy's calls would cost more than the work.
        self._exact: list[int] = words.sentences.exact.tolist()
        self._akin: list[int] = words.sentences.akin.tolist()
        self._head = int(words.head.exact[0]), int(words.head.akin[0])
        self._head_share = self._weighed.share(*self._head)
        self._place, self._behind = place, behind
        self.sentences = ranked.section.sentences_within(ranked.passage)
        self._texts = [ranked.section.text[one.start : one.end] for one in self.sentences]
        self._forget_other_codes(asked.codes)
        self.spans = [best_span(text, self._weighed.question) for text in self._texts]
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
        return ReadSentence(section, sentence, quoted, short, (*values_of(evidence), *self._of_section))

    def _evidence(self, number: int, quoted: Span, agreed: int) -> SentenceEvidence:
        kind, total = self._weighed.question.kind, self._weighed.total
        text, span = self._texts[number], self.spans[number]
        defined = self._defined(number)
        own = [number, *defined]
        around = [n for n, other in enumerate(self.sentences) if quoted.start <= other.start < quoted.end]
        around += defined
        block = self._kinds[number]
        exact, akin = self._held(around)
        own_exact, own_akin = self._held(own)
        quoted_share, with_head = self._share(around), self._weighed.share(exact, akin)
        missing = self._heaviest_missing(exact | akin)
        in_list = block in ("item", "step")
        return SentenceEvidence(
            share=self._share(own),
            before=self._share([max(0, number - 1), number]),
            quoted=quoted_share,
            with_head=self._weighed.share(own_exact, own_akin),
            quoted_with_head=with_head,
            missing=missing / total,
            missing_weight=missing,
            missing_here=self._heaviest_missing(own_exact | own_akin) / total,
            found_weight=with_head * total,
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
            head=self._head_share,
            verbatim=self._weighed.share(exact, 0),
            **self._topical(exact, exact | akin),
            **self._asked.evidence,
        )

    def _topical(self, exact: int, held: int) -> dict[str, float]:
        """What is said of the question's topical terms, in its own words and at all, as masks."""
        topical, total = self._weighed.topical, self._weighed.total
        lacking = _chosen(self._asked.weights, topical & ~held)
        reworded = _chosen(self._asked.weights, topical & ~exact)
        return {
            "topical_found": float((topical & held).bit_count()),
            "topical_lacking": float(len(lacking)),
            "topical_missing": sum(lacking) / total,
            "topical_heaviest": max(lacking, default=0.0) / total,
            "topical_reworded": max(reworded, default=0.0) / total,
        }

    def _share(self, numbers: list[int]) -> float:
        """The share of the question in these sentences together, without title and headings."""
        return self._weighed.share(*self._held(numbers, head=False))

    def _held(self, numbers: list[int], head: bool = True) -> tuple[int, int]:
        """The question's own terms in these sentences together, and those akin, title and headings among
        them if wanted."""
        exact, akin = self._head if head else (0, 0)
        for number in numbers:
            exact, akin = exact | self._exact[number], akin | self._akin[number]
        return exact, akin

    def _heaviest_missing(self, held: int) -> float:
        """The weight of the heaviest term that a mask of what is held lacks."""
        return max(_chosen(self._asked.weights, ~held), default=0.0)

    def _defined(self, number: int) -> list[int]:
        """The sentence that is the expression which a definition defines; none for other sentences."""
        if self._kinds[number] != "definition":
            return []
        terms = (n for n in range(number - 1, -1, -1) if self._kinds[n] == "term")
        return [term] if (term := next(terms, None)) is not None else []
