"""A figure as one sentence states it: how much, of what, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engine.answers.answer_evidence import ReadSentence
from engine.kinds.answer_spans import spans_of_kind
from engine.kinds.expectation import AnswerKind
from engine.kinds.figure import Figure
from engine.kinds.figure_reader import read_figure
from engine.kinds.qualifiers import Qualifiers, names_in, qualifiers_of
from engine.section import Section, Span
from engine.words.analysis import count_terms, tokenize

# A sentence that begins with one of these goes on with the one before it.
_POINTING_BACK = frozenset("it they this that these those he she both".split())
_WORDS_COUNTED = 4


@dataclass(frozen=True)
class Statement:
    """A sentence with the figure at ``place`` of it. Most are told apart by the figure: the rest waits."""

    read: ReadSentence
    kind: AnswerKind
    sentence: str
    place: Span
    figure: Figure

    @cached_property
    def qualifiers(self) -> Qualifiers:
        """What the figure is said of."""
        figures = [Span(*span) for span in spans_of_kind(self.sentence, self.kind)]
        return qualifiers_of(self.sentence, self.place, figures)

    @cached_property
    def own(self) -> frozenset[str]:
        """The terms of the sentence, and of the one before where it points back."""
        return frozenset(count_terms(self.sentence)) | _pointed_to(self.read, self.sentence)

    @cached_property
    def around(self) -> frozenset[str]:
        """The sentence's terms without the figure's."""
        return frozenset(
            count_terms(f"{self.sentence[: self.place.start]} {self.sentence[self.place.end :]}")
        )

    @cached_property
    def head(self) -> frozenset[str]:
        """The terms of title and headings."""
        return frozenset(count_terms(self._head))

    @cached_property
    def head_names(self) -> frozenset[str]:
        """Of these, the words in capitals and the codes."""
        return names_in(self._head)

    @cached_property
    def terms(self) -> frozenset[str]:
        """All terms by which a reader knows what is meant."""
        return self.own | self.head

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The first words behind a number: what it is a number of."""
        after = self.sentence[self.place.end :]
        stop = next((place for place, letter in enumerate(after) if letter in ".,;:()|"), len(after))
        return tuple(token.terms[0] for token in tokenize(after[:stop]))[:_WORDS_COUNTED]

    def gives(self, figure: Figure) -> bool:
        """Whether the same passage gives this figure, too."""
        section = self.read.section
        text = _text(section, _passage(section, self.read.sentence))
        if self.kind in (AnswerKind.NUMBER, AnswerKind.DURATION):
            # Small numbers are everywhere.
            text = _text(section, self.read.quoted)
        found = (read_figure(text, Span(*span), self.kind) for span in spans_of_kind(text, self.kind))
        return any(one and one.same(figure) for one in found)

    @property
    def _head(self) -> str:
        return " / ".join((self.read.section.title, *self.read.section.breadcrumb))


def read_statement(read: ReadSentence, kind: AnswerKind) -> Statement | None:
    """The statement of a sentence with a figure of this kind; None where it has none that can be compared."""
    sentence = _text(read.section, read.sentence)
    start = sentence.find(read.span) if read.span else -1
    if read.span is None or start < 0:
        return None
    place = Span(start, start + len(read.span))
    figure = read_figure(sentence, place, kind)
    return Statement(read, kind, sentence, place, figure) if figure else None


def _pointed_to(read: ReadSentence, sentence: str) -> frozenset[str]:
    """The terms of the sentence before one that points back to it."""
    first = next((sentence[token.start : token.end].lower() for token in tokenize(sentence)), "")
    number = read.section.sentences.index(read.sentence)
    if first not in _POINTING_BACK or number == 0:
        return frozenset()
    return frozenset(count_terms(_text(read.section, read.section.sentences[number - 1])))


def _passage(section: Section, sentence: Span) -> Span:
    return next(one for one in section.passages if one.start <= sentence.start < one.end)


def _text(section: Section, span: Span) -> str:
    return section.text[span.start : span.end]
