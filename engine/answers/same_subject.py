"""Whether two statements say their figures of the same thing, as far as their words tell.

Where the words leave it open, it is taken for two things.
"""

from __future__ import annotations

from engine.answers.statement import Statement
from engine.kinds.expectation import AnswerKind
from engine.kinds.qualifiers import is_written_as_name, tells_figures
from engine.questions.weighing import WeighedQuestion
from engine.words.analysis import count_terms, stem
from engine.words.common_words import is_common

# So many words more in one sentence are still the same thing told at greater length.
MOST_WORDS_MORE = 2
# With fewer words of the question in both sentences, their titles tell what they are about.
ENOUGH_WORDS_SHARED = 2

# Of money, what it is paid for a time is part of the figure's unit.
_TIMES_OF_PAY = frozenset(map(stem, "hour day daily week month year annual".split()))
# Words that tell what kind of text it is, and not what it is about.
_KINDS_OF_TEXT = frozenset(
    map(
        stem,
        "about article basics booklet brochure chapter detail explained fact faq figure frequent glossary "
        "guide handbook history home info information introduction list manual news note overview page plan "
        "policy prospectus question report review rule statistics summary table tip today update visit "
        "welcome".split(),
    )
)


def same_subject(weighed: WeighedQuestion, one: Statement, other: Statement) -> bool:
    """Whether both speak of what the question asks, and of nothing in particular that the other does not."""
    return (
        _held(weighed, one) == _held(weighed, other)
        and _count_the_same(weighed, one, other)
        and _name_the_same(weighed, one, other)
        and _qualify_the_same(weighed, one, other)
    )


def _topic(weighed: WeighedQuestion) -> dict[str, str]:
    """The question's terms that tell what it is about, with their words."""
    words = weighed.question.words
    return {term: word for term, word in words.items() if not is_common(word) and not tells_figures(term)}


def _held(weighed: WeighedQuestion, stated: Statement) -> frozenset[str]:
    """The terms of the topic that sentence and headings hold, as they are or put otherwise."""
    held = set(stated.terms)
    for alternative in weighed.alternatives:
        if held.issuperset(alternative.terms):
            held.update(weighed.question.terms[slot] for slot in alternative.covers)
    return frozenset(held & _topic(weighed).keys())


def _count_the_same(weighed: WeighedQuestion, one: Statement, other: Statement) -> bool:
    """Whether two numbers count the same: a word of the question, or else what the next word says."""
    if one.kind is not AnswerKind.NUMBER:
        return True
    wanted = weighed.wanted().keys()
    asked = [wanted & frozenset(stated.counted) for stated in (one, other)]
    if any(asked):
        return bool(asked[0] & asked[1])
    return one.counted[:1] == other.counted[:1] != ()


def _name_the_same(weighed: WeighedQuestion, one: Statement, other: Statement) -> bool:
    """Whether the sentences name what they are about, or otherwise their titles do not name two things."""
    wanted = weighed.wanted().keys()
    pairs = ((one, other), (other, one))
    if all(mine.head_names - theirs.terms - wanted for mine, theirs in pairs):
        return False
    shared = {term: word for term, word in _topic(weighed).items() if term in one.own & other.own}
    if any(map(is_written_as_name, shared.values())):
        return True
    if not all(_title(mine) - theirs.terms - wanted for mine, theirs in pairs):
        return True
    return len(shared) >= ENOUGH_WORDS_SHARED and not _are_of_one_mould(one, other)


def _are_of_one_mould(one: Statement, other: Statement) -> bool:
    """Whether headings and sentences are the same but for the figure: many things may have a page each."""
    headings = [count_terms(" ".join(stated.read.section.breadcrumb)) for stated in (one, other)]
    return bool(headings[0]) and headings[0] == headings[1] and one.around == other.around


def _title(stated: Statement) -> frozenset[str]:
    terms = count_terms(stated.read.section.title).keys() - _KINDS_OF_TEXT
    return frozenset(term for term in terms if not is_common(term) and not tells_figures(term))


def _qualify_the_same(weighed: WeighedQuestion, one: Statement, other: Statement) -> bool:
    wanted = frozenset(weighed.wanted()).union(*weighed.wanted_phrases())
    skipped = _TIMES_OF_PAY if one.kind is AnswerKind.MONEY else frozenset[str]()
    more = []
    for mine, theirs in ((one.qualifiers, other), (other.qualifiers, one)):
        known = theirs.terms | wanted
        if mine.scales - theirs.qualifiers.scales - theirs.head - skipped or mine.names - known:
            return False
        if any(term not in known and (noun in known or not noun) for term, noun in mine.narrowing):
            return False
        more.append(len(mine.words - known))
    return min(more) == 0 and max(more) <= MOST_WORDS_MORE
