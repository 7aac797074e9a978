"""How a question is built: its question word, the noun that it asks for, and what stands around the gap.

"In which city was Tesla born?" asks for a city, and what fills the gap stands behind "in". No parser: the
frame is read from the classes of the words (``engine.words.word_classes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.words.analysis import split_text
from engine.words.word_classes import WordClass, is_joining, word_class

QUESTION_WORDS = ("what", "which", "who", "whom", "whose", "when", "where", "why", "how")
# What comes next after the question word, without a noun of its own and with one.
GAPS = ("none", "be", "auxiliary", "verb", "noun, be", "noun, auxiliary", "noun, verb", "at the end")

_AT_THE_END = 4
_LONGEST_NOUN = 6
_NOUN_FOLLOWS = frozenset({"what", "which", "whose"})
_CIRCUMSTANCES = frozenset({"how", "when"})
_COUNTED = frozenset({"many", "much"})
# "What type of engine": the engine is asked for.
_KINDS_OF = frozenset("name names type types kind kinds sort number form part piece title percentage".split())
_ENDS_NOUN = frozenset(
    {
        WordClass.PREPOSITION,
        WordClass.TO,
        WordClass.AUXILIARY,
        WordClass.BE,
        WordClass.SUBORDINATOR,
        WordClass.VERB,
        WordClass.CONJUNCTION,
        WordClass.PRONOUN,
    }
)
_BEFORE_NOUN = frozenset({WordClass.ARTICLE, WordClass.DETERMINER})
_RELATIONS = frozenset({WordClass.PREPOSITION, WordClass.OF, WordClass.TO})
# Nouns whose instances have names.
_NAMED = frozenset(
    "city country state town village region county continent island river lake mountain ocean sea street "
    "building museum stadium venue church castle palace park province district area place location "
    "neighborhood airport bridge territory nation capital king queen emperor president minister pope "
    "bishop saint author writer poet actor actress singer musician artist painter composer director "
    "producer player captain general leader scientist physicist chemist mathematician philosopher "
    "inventor founder engineer architect doctor astronaut pilot explorer governor mayor senator judge "
    "lawyer person man woman wife husband son daughter brother sister father mother friend historian "
    "professor teacher student name prophet company organization organisation team club band group party "
    "university college school agency institution institute network channel station newspaper magazine "
    "publisher corporation bank union league conference denomination army tribe dynasty empire kingdom "
    "family brand book novel song album film movie show series episode game painting poem character god "
    "treaty war battle act law language religion award prize title event festival holiday ship train "
    "month season nationality credential certification exam".split()
)


@dataclass(frozen=True, slots=True)
class QuestionFrame:
    """The words of a question in lower case, and where its parts are, by number; -1 where there is none.

    ``asker`` is the question word, ``focus`` the noun that is asked for, ``rest`` what comes behind both.
    ``gap`` is the number of one of ``GAPS``. ``relation`` is the preposition behind which the answer would
    stand, or "".
    """

    words: tuple[str, ...]
    asker: int
    focus: int
    rest: int
    gap: int
    relation: str

    @property
    def question_word(self) -> int:
        """The number of the question word in ``QUESTION_WORDS`` from 1 on; 0 for none."""
        return QUESTION_WORDS.index(self.words[self.asker]) + 1 if self.asker >= 0 else 0

    @property
    def asks_for_thing(self) -> bool:
        """Whether there is a question word, and one that asks for more than a manner or an occasion."""
        return self.asker >= 0 and self.words[self.asker] not in _CIRCUMSTANCES

    @property
    def asks_for_name(self) -> bool:
        """Whether the noun is one whose instances have names."""
        noun = self.words[self.focus] if self.focus >= 0 else ""
        return noun in _NAMED or noun.removesuffix("s") in _NAMED


@lru_cache(maxsize=64)
def read_frame(question: str) -> QuestionFrame:
    """The frame of a question."""
    words = tuple(_unjoined(word.lower()) for word in split_text(question).words)
    classes = [word_class(word) for word in words]
    asker = next((number for number, word in enumerate(words) if word in QUESTION_WORDS), -1)
    focus, rest, gap = _read_noun(words, classes, asker)
    if asker >= len(words) - _AT_THE_END and any(not is_joining(word) for word in words[: max(0, asker)]):
        gap = GAPS.index("at the end")
    return QuestionFrame(words, asker, focus, rest, gap, _relation(words, classes, asker))


def _unjoined(word: str) -> str:
    """ "what's" as "what"."""
    return word.replace("’", "'").removesuffix("'s") if word.startswith(("wh", "ho")) else word


def _read_noun(words: Sequence[str], classes: Sequence[WordClass], asker: int) -> tuple[int, int, int]:
    """The noun asked for, where the rest begins, and the gap."""
    if asker < 0:
        return -1, 0, 0
    noun, end = -1, asker + 1
    if words[asker] in _NOUN_FOLLOWS or (
        words[asker] == "how" and _COUNTED.intersection(words[end : end + 1])
    ):
        noun, end = _noun_at(words, classes, end)
    gap = _gap(classes, end, noun >= 0)
    if noun < 0 and words[asker] in _NOUN_FOLLOWS and end < len(words) and classes[end] is WordClass.BE:
        # "What is the capital of France?"
        noun, end = _noun_at(words, classes, end + 1)
    return noun, end, gap


def _noun_at(words: Sequence[str], classes: Sequence[WordClass], start: int) -> tuple[int, int]:
    """The last word of the noun phrase from here, or -1, and where it ends."""
    noun, place = -1, start
    while place < min(len(words), start + _LONGEST_NOUN):
        kind = classes[place]
        if kind is WordClass.OF and noun >= 0 and words[noun] in _KINDS_OF:
            noun = -1
        elif kind in _ENDS_NOUN or kind is WordClass.OF or (kind is WordClass.PAST and noun >= 0):
            break
        elif kind not in _BEFORE_NOUN:
            noun = place
        place += 1
    return noun, place


def _gap(classes: Sequence[WordClass], place: int, has_noun: bool) -> int:
    """The number of the gap whose verb stands in this place."""
    kind = classes[place] if place < len(classes) else WordClass.EDGE
    name = {WordClass.BE: "be", WordClass.AUXILIARY: "auxiliary"}.get(kind, "verb")
    return GAPS.index(f"noun, {name}" if has_noun else name)


def _relation(words: Sequence[str], classes: Sequence[WordClass], asker: int) -> str:
    """The "in" of "In what city ...?" and of "What city was he born in?"."""
    for place in (asker - 1, len(words) - 1):
        if place >= 0 and classes[place] in _RELATIONS:
            return words[place]
    return ""
