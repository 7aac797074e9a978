"""Why a hit is where it is, in plain words: short sentences for a visitor, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.hits.hit_text import HitText, HitTexts
from engine.hits.neighbours import close_pairs, runs
from engine.hits.standing import AskedWord, Standing, asked_words, find_standings
from engine.kinds.expectation import AnswerKind
from engine.questions.alternatives import Alternative, Reason
from engine.questions.question import Question
from engine.questions.weighing import WeighedQuestion
from engine.ranking.ranking import RERANKED
from engine.words.quoting import join, quote, quote_all

# From here on a heading is the question itself but for a word or an ending.
_SAME = 0.9

_KINDS = {
    AnswerKind.MONEY: "A sentence gives an amount of money, as asked",
    AnswerKind.PERCENTAGE: "A sentence gives a percentage, as asked",
    AnswerKind.NUMBER: "A sentence gives a number, as asked",
    AnswerKind.DURATION: "A sentence gives a length of time, as asked",
    AnswerKind.FREQUENCY: "A sentence gives a time, as it may be asked how often",
    AnswerKind.DATE: "A sentence gives a date, as asked",
    AnswerKind.PERSON: "A sentence has a name, which may be the one asked for",
    AnswerKind.ORGANISATION: "A sentence has a name, which may be the one asked for",
    AnswerKind.PLACE: "A sentence has a name, which may be the place asked for",
}
_SHAPES = {
    AnswerKind.STEPS: "It has steps or a list, as asked",
    AnswerKind.LIST: "It has a list or a table, as asked",
    AnswerKind.COMPARISON: "It has a table, which may compare what was asked",
    AnswerKind.DEFINITION: "It has a definition, as asked",
}
_ALTERNATIVES: dict[Reason, str] = {
    "synonym": "synonym",
    "everyday": "everyday English",
    "money": "the question is about money",
}


def find_reasons(
    weighed: WeighedQuestion, texts: HitTexts, evidence: Mapping[str, float] | None
) -> tuple[str, ...]:
    """The reasons for a hit, from its evidence by name, which is None where it was not re-ranked."""
    words = asked_words(weighed.question)
    heading, above, passage = (
        find_standings(words, some, weighed.alternatives)
        for some in ((texts.heading,), texts.above, (texts.passage,))
    )
    in_heading = {standing.word for standing in heading}
    above = tuple(standing for standing in above if standing.word not in in_heading)
    found = (*heading, *above, *passage)
    return (
        *_holding("The heading holds" if texts.headings else "The title holds", heading),
        *_holding(_name_of(texts.above), above),
        *_holding("The text holds", passage),
        *_neighbours(words, texts),
        *_evidence(weighed.question.kind, len(words), evidence),
        *_corrections(weighed.question, found),
        *_alternatives(weighed.question, found),
        *(() if found else _parts(weighed, texts)),
        *_forms(found),
        *_missing(weighed, words, found, texts),
    )


def _name_of(above: Sequence[HitText]) -> str:
    return "The title holds" if len(above) == 1 else "The title and headings above hold"


def _holding(name: str, standings: Sequence[Standing]) -> Iterator[str]:
    if standings:
        yield f"{name} {quote_all(standing.written for standing in standings)}"


def _neighbours(words: Sequence[AskedWord], texts: HitTexts) -> Iterator[str]:
    side_by_side = [*runs(words, texts.heading), *runs(words, texts.passage)]
    if side_by_side:
        yield f"Side by side, as asked: {quote_all(side_by_side)}"
    close = next(close_pairs(words, texts.passage), None)
    if close:
        yield f"The words {quote_all(word.text for word in close)} stand close together"


def _evidence(kind: AnswerKind, words: int, evidence: Mapping[str, float] | None) -> Iterator[str]:
    if evidence is None:
        yield f"Beyond the best {RERANKED} candidates its words alone decide"
        return
    if evidence.get("heading", 0.0) >= _SAME:
        yield "The heading is the question itself, nearly word for word"
    share = evidence.get("sentence", 0.0)
    if words > 1 and share > 0:
        yield f"One sentence holds {_percent(share)} of what was asked"
    if kind in _KINDS and evidence.get("kind", 0.0) > 0:
        yield _KINDS[kind]
    if kind in _SHAPES and evidence.get("shape", 0.0) > 0:
        yield _SHAPES[kind]
    if evidence.get("same_kind", 0.0) > 0:
        yield "The heading asks for the same kind of answer"


def _corrections(question: Question, found: Iterable[Standing]) -> Iterator[str]:
    terms = {term for standing in found for term in standing.word.terms}
    for correction in question.corrections:
        if HitText(correction.corrected).numbers(terms):
            yield f"{quote(correction.asked)} was read as {quote(correction.corrected)} (spelling)"


def _alternatives(question: Question, found: Iterable[Standing]) -> Iterator[str]:
    written: dict[Alternative, str] = {}
    for standing in found:
        if standing.alternative:
            written.setdefault(standing.alternative, standing.written)
    grouped: dict[tuple[str, Reason], list[str]] = {}
    for alternative, words in written.items():
        grouped.setdefault((_wording(question, alternative), alternative.reason), []).append(words)
    for (asked, reason), others in grouped.items():
        if reason == "acronym":
            short, long = sorted((asked, others[0]), key=len)
            yield f"{quote(short)} stands for {quote(long)} (acronym)"
        else:
            yield f"{quote(asked)} was also searched as {quote_all(others)} ({_ALTERNATIVES[reason]})"


def _parts(weighed: WeighedQuestion, texts: HitTexts) -> Iterator[str]:
    """The phrase of which only a part brought the hit here."""
    for alternative in weighed.alternatives:
        if any(text.numbers(alternative.terms) for text in (texts.title, *texts.headings, texts.passage)):
            asked = quote(_wording(weighed.question, alternative))
            yield f"It holds a part of {quote(alternative.text)}, which was also searched for {asked}"
            return


def _wording(question: Question, alternative: Alternative) -> str:
    """What the question says that the alternative stands for."""
    terms = [question.terms[slot] for slot in alternative.covers]
    text = HitText(question.text)
    for first, last in text.find(terms):
        return text.written(first, last)
    return " ".join(dict.fromkeys(question.words[term] for term in terms))


def _forms(found: Iterable[Standing]) -> Iterator[str]:
    forms = {
        (standing.word.text, standing.written.casefold()): standing
        for standing in found
        if standing.is_other_form
    }
    if forms:
        told = [f"{quote(s.written)} for {quote(s.word.text)}" for s in forms.values()]
        yield f"Found in another form: {join(told)}"


def _missing(
    weighed: WeighedQuestion, words: Sequence[AskedWord], found: Iterable[Standing], texts: HitTexts
) -> Iterator[str]:
    there = {standing.word for standing in found}
    missing = [word for word in words if word not in there]
    unknown = [word for word in missing if word.slots <= weighed.unknown]
    known = [word for word in missing if word not in unknown]
    if known:
        name = "Missing" if texts.is_whole else "Not in this passage"
        yield f"{name}: {quote_all(word.text for word in known)}"
    if unknown:
        yield f"No document holds {quote_all(word.text for word in unknown)}"


def _percent(share: float) -> str:
    return "all" if share > 0.995 else f"{share:.0%}"
