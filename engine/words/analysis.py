"""Text to terms: the one place that decides which words count as the same word.

The rules, in order:
1. A token is a run of letters and digits, with inner points, hyphens, apostrophes and commas where
   they belong to a number, a code, an abbreviation or a compound.
2. Numbers lose their thousands separators (``44,090`` is ``44090``); a per cent sign is ``percent``.
3. Codes are whole terms, never stemmed and never cut at a point (``E11.9``). A code with hyphens
   is findable by its leading parts as well (``ICD-10-CM``: also ``icd-10`` and ``icd``).
4. Abbreviations in capitals (``CPC``, ``EHRs``, ``U.S.``) are whole terms, never stemmed.
5. A hyphenated compound is its parts and the parts joined, so ``co-pay`` and ``copay`` meet.
6. Other words lose accents, case and a possessive, and are stemmed (Snowball English).

``ANALYSIS_VERSION`` names these rules in every index: change it with any change of what a text yields.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

import Stemmer

from engine.words.stopwords import INDEX_STOP_WORDS

ANALYSIS_VERSION = 1

# Longer words than this are noise (base64, DNA); they are kept whole up to here and cut after.
MAX_TERM_LENGTH = 64

# The first two lines find nothing that the others would not; with them it takes less than half the time.
_TOKEN = re.compile(
    r"""(?=[\w%])(                                 # no other rule need be tried at a space
      [A-Za-z0-9]++(?=[.,;:)]?[ \n])              # most words
    | \d+(?:,\d{3})+(?:\.\d+)?(?![^\W_])           # 44,090  1,000.50
    | [^\W\d_](?:\.[^\W\d_])+\b\.?                 # U.S.  e.g.
    | \b[^\W\d_][&/][^\W\d_]\b                     # E/M  A&P
    | [^\W_]+(?:[-.‐‑'’][^\W_]+)*                  # words, codes, compounds, decimals
    | %
    )""",
    re.VERBOSE,
)
_PLAIN_WORD = re.compile(r"(?<![\w.-])[a-z]{3,40}(?![\w-])")
_HAS_DIGIT = re.compile(r"\d")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_POSSESSIVE = re.compile(r"['’][sS]$")
_HYPHENS = re.compile(r"[-‐‑]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?\Z")
_DOTTED_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?\Z")

_stem: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: ``text[start:end]`` and the terms that it is indexed under (at least one)."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitText:
    """A text with its words in order, stop words among them, and where each starts.

    The words are as ``terms_of`` takes them: in lower case where the text is all in capitals.
    """

    text: str
    words: list[str]
    starts: list[int]


def split_text(text: str) -> SplitText:
    """The same words as ``tokenize`` in a fraction of its time, for those who need the terms of few."""
    # What lies between the words, and the words, by turns.
    parts = _TOKEN.split(_without_shouting(text))
    ends = list(accumulate(map(len, parts)))
    return SplitText(text, parts[1::2], ends[:-1:2])


def words_before(text: str, starts: Sequence[int]) -> tuple[list[str], list[int]]:
    """The words of ``split_text``, and for each of some places how many begin before it, in half the time.

    The places are in their order, and none is inside a run of letters and signs without white space.
    """
    read = _without_shouting(text)
    words: list[str] = []
    counts = []
    for start, end in pairwise([0, *starts, len(text)]):
        words += _TOKEN.findall(read, start, end)
        counts.append(len(words))
    return words, counts[:-1]


def tokenize(text: str) -> Iterator[Token]:
    """The words of ``text`` in order, stop words among them."""
    split = split_text(text)
    for word, start in zip(split.words, split.starts, strict=True):
        yield Token(start, start + len(word), terms_of(word))


def count_terms(text: str) -> Counter[str]:
    """How often each term stands in ``text``, stop words left out: what the index keeps of it."""
    if _is_shouted(text):
        text = text.lower()
    counts = Counter(chain.from_iterable(map(terms_of, _TOKEN.findall(text))))
    for stop_word in INDEX_STOP_WORDS & counts.keys():
        del counts[stop_word]
    return counts


def count_words(text: str) -> Counter[str]:
    """How often each word of plain letters stands in ``text``, in lower case and unstemmed."""
    return Counter(_PLAIN_WORD.findall(text.lower()))


@lru_cache(maxsize=1 << 17)
def terms_of(word: str) -> tuple[str, ...]:
    """The terms of one token as it stands in the text, never none; the first one is the token as a whole."""
    if word == "%":
        return ("percent",)
    if word.isascii() and word.isalpha():
        return (_plain_word(word),)
    if len(word) == 3 and word[1] in "&/":
        return (word.lower(),)
    if _DOTTED_LETTERS.match(word):
        return (_fold(word).replace(".", ""),)
    word = _POSSESSIVE.sub("", word)
    if word[0].isdigit() and _NUMBER.match(word.replace(",", "")):
        return (word.replace(",", ""),)
    if _HAS_DIGIT.search(word):
        return _terms_with_digits(_fold(word))
    return _terms_of_compound(word)


def stem(word: str) -> str:
    """The stem of a lower-case word (Snowball English, "Porter2")."""
    return _stem(word)


def _plain_word(word: str) -> str:
    if len(word) > MAX_TERM_LENGTH:
        return word[:MAX_TERM_LENGTH].lower()
    if _ABBREVIATION.match(word):
        return word.rstrip("s").lower()
    return _stem(word.lower())


def _terms_with_digits(word: str) -> tuple[str, ...]:
    """A code and its leading parts; a range of numbers, each; the words of ``10-year``, each, too."""
    parts = [part for part in _HYPHENS.split(word) if part]
    if not _HAS_LETTER.search(word):
        return tuple(dict.fromkeys(parts))
    terms = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    terms += [_stem(part) for part in parts[1:] if len(part) > 2 and part.isalpha()]
    return tuple(dict.fromkeys(term[:MAX_TERM_LENGTH] for term in terms))


def _terms_of_compound(word: str) -> tuple[str, ...]:
    parts = [part for part in re.split(r"[-‐‑.]", word) if part]
    stems = [_plain_word(_fold_letters(part)) for part in parts]
    if len(parts) == 1:
        return tuple(stems)
    if "." in word:
        return tuple(dict.fromkeys(stems))
    joined = _stem(_fold("".join(parts)))[:MAX_TERM_LENGTH]
    return tuple(dict.fromkeys([joined, *stems]))


def _fold_letters(word: str) -> str:
    """Without accents and apostrophes; case kept, since capitals mark an abbreviation."""
    if word.isascii():
        return word.replace("'", "")
    decomposed = unicodedata.normalize("NFKD", word)
    kept = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return kept.replace("’", "").replace("'", "") or word


def _fold(word: str) -> str:
    return _HYPHENS.sub("-", _fold_letters(word).lower())


def _without_shouting(text: str) -> str:
    """In a line of capitals no word is an abbreviation for being in capitals."""
    if not _is_shouted(text):
        return text
    # Lower-casing may change the length of a few letters; where it does, offsets matter more than stems.
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _is_shouted(text: str) -> bool:
    """Whether a text of several words is written in capitals throughout."""
    return text.isupper() and " " in text.strip()
