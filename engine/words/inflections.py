"""The regular forms of English words: a question may have another form of a word than the documents."""

from __future__ import annotations

from engine.words.analysis import stem

# Shorter words than this are not taken apart.
_SHORTEST = 4
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("aeiouwxy")


def inflections(word: str) -> set[str]:
    """The other forms of a lower-case word: plural, third person, past and "-ing", as far as its stem stays.

    What the word is (noun or verb) is not known, so some forms are none that anybody uses.
    """
    if len(word) < _SHORTEST:
        return set()
    bases = [base for base in _bases(word) if len(base) > 2]
    forms = {form for base in bases for form in (base, *_forms(base))}
    own = stem(word)
    return {form for form in forms if len(form) >= _SHORTEST and form != word and stem(form) == own}


def _bases(word: str) -> list[str]:
    """The word, and what it may be a form of."""
    bases = [word]
    if word.endswith(("ies", "ied")):
        bases.append(word[:-3] + "y")
    elif word.endswith("s") and not word.endswith("ss"):
        bases += [word[:-1], word.removesuffix("es")]
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word:
            bases += [base, base + "e", base[:-1] if base[-1:] == base[-2:-1] else base]
    return bases


def _forms(base: str) -> list[str]:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    plural = base + ("es" if base.endswith(_SIBILANTS) else "s")
    if base.endswith("e"):
        return [plural, base + "d", base[:-1] + "ing"]
    if _doubles(base):
        return [plural, base + "ed", base + "ing", base + base[-1] + "ed", base + base[-1] + "ing"]
    return [plural, base + "ed", base + "ing"]


def _doubles(base: str) -> bool:
    """Whether the last letter may be doubled before an ending: program, programming."""
    return base[-3] not in _VOWELS and base[-2] in _VOWELS and base[-1] not in _NEVER_DOUBLED
