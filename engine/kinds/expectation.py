"""What kind of answer a question expects, told from its question words.

The rules are tried in order and the first that fits decides; the words that carried the meaning ("how
long") are not searched for. Kinds with a short span in the text (a figure, a date, a name, a place) can be
looked for; the others are answered by a sentence.
"""

from __future__ import annotations

import re
from enum import StrEnum


class AnswerKind(StrEnum):
    """The kind of answer that a question expects."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DEFINITION = "definition"
    STEPS = "steps"
    LIST = "list"
    COMPARISON = "comparison"
    YES_NO = "yes/no"
    DESCRIPTION = "description"
    FREQUENCY = "frequency"


_MONEY_NOUN = r"(?:salary|salaries|wages?|pay|earnings|income|costs?|fees?|prices?|tuition)"
_MONEY_CUES = "salary salaries wage wages pay earnings income cost costs fee fees price prices tuition"
_MONEY_VERB = r"(?:makes?|earns?|costs?|pays?|paid|charges?|spend)"
_WHICH = r"(?:what|which|in what|in which)"
_UNITS_OF_TIME = r"(?:years|months|weeks|days|hours|minutes)"
_ORGANISATION = (
    r"(?:organi[sz]ation|company|body|bodies|agency|association|group|institution|team|university)"
)
_PLACE = r"(?:city|country|state|place|region|town|area|location|continent)"
_LISTED = r"(?:are|kinds?|types?|sorts?|skills|courses|jobs|traits|classes)"
_AUXILIARY_CUES = "is are was were do does did can could will would should must may has have am"
_AUXILIARY = f"(?:{_AUXILIARY_CUES.replace(' ', '|')})"

# The kind, words of which the question has one wherever the rule fits, and the rule.
_RULES: tuple[tuple[AnswerKind, str, str], ...] = (
    (
        AnswerKind.COMPARISON,
        "difference differences differ differs compare compared",
        r"\bdifferences? between\b|\bdiffers? from\b|\bcompared? (?:to|with)\b",
    ),
    (AnswerKind.COMPARISON, "vs versus different", r"\bvs\b|\bversus\b|\bhow (?:is|are) .* different\b"),
    (AnswerKind.COMPARISON, "or", r"\bwhich\b.*\bor\b|\bor\b.*\bwhich\b"),
    (
        AnswerKind.PERCENTAGE,
        "percentage percent share proportion",
        r"\b(?:what|which) (?:percentage|percent|share|proportion)\b",
    ),
    (AnswerKind.PERCENTAGE, "% percent", r"\bwhat %|\bhow many percent\b"),
    (
        AnswerKind.FREQUENCY,
        "often frequently regularly times",
        r"\bhow (?:often|frequently|regularly)\b|\bhow many times (?:an?|per|each|every)\b",
    ),
    (
        AnswerKind.DURATION,
        "long time years months weeks days hours minutes",
        rf"\bhow long\b|\bhow much time\b|\bhow many {_UNITS_OF_TIME}\b",
    ),
    (AnswerKind.DURATION, "quickly fast soon", r"\bhow (?:quickly|fast|soon)\b"),
    (AnswerKind.MONEY, "much", rf"\bhow much\b(?=.*\b(?:{_MONEY_VERB}|{_MONEY_NOUN}|dollars?|money)\b)"),
    (AnswerKind.MONEY, "much " + _MONEY_CUES, rf"\bhow much (?:is|are)\b|\bwhat\b.*\b{_MONEY_NOUN}\b"),
    (
        AnswerKind.MONEY,
        "earn earns make makes cost costs",
        r"\bwhat (?:do|does)\b.*\b(?:earn|make|cost)s?\W*$",
    ),
    (
        AnswerKind.NUMBER,
        "many much number count amount",
        r"\bhow (?:many|much)\b|\bwhat (?:is the )?(?:number|count|amount) of\b",
    ),
    (AnswerKind.NUMBER, "old far tall big large high", r"\bhow (?:old|far|tall|big|large|high)\b"),
    # "When should I ..." asks for advice, "when there are two ..." for a rule.
    (AnswerKind.DATE, "when", r"\bwhen (?:did|was|were)\b"),
    (AnswerKind.DATE, "when", r"\bwhen (?:is|are|does|do|will|has|have)\b(?! (?:it|i|you|we|there)\b)"),
    (AnswerKind.DATE, "since time", r"\bsince when\b|\b(?:at )?what time\b"),
    (
        AnswerKind.DATE,
        "year date day month century decade",
        rf"\b{_WHICH} (?:year|date|day|month|century|decade)\b",
    ),
    (
        AnswerKind.ORGANISATION,
        "organisation organization company body bodies agency association group institution team university",
        rf"\b{_WHICH} {_ORGANISATION}\b",
    ),
    (
        AnswerKind.PLACE,
        "where city country state place region town area location continent",
        rf"^\W*where\b|\b{_WHICH} {_PLACE}\b",
    ),
    (AnswerKind.PERSON, "who whom whose", r"^\W*(?:who|whom|whose)\b"),
    (
        AnswerKind.PERSON,
        "person man woman author president king queen",
        r"\b(?:what|which) (?:person|man|woman|author|president|king|queen)\b",
    ),
    (
        AnswerKind.STEPS,
        "how step steps",
        r"\bhow (?:to|do i|do you|do we|can i|can you|should i)\b|\bsteps?\b.*\bto\b",
    ),
    (
        AnswerKind.DEFINITION,
        "stand stands form meaning meant definition definitions define acronym abbreviation",
        r"\bstands? for\b|\bfull form\b|\b(?:meaning|definition) of\b|\bdefine\b|\bmeant by\b"
        r"|\b(?:meaning|definitions?|acronym|abbreviation)\W*$",
    ),
    (AnswerKind.DEFINITION, "mean", r"\bwhat (?:does|do) .* mean\b"),
    (AnswerKind.DEFINITION, "what", r"\bwhat(?:'s| is| are)(?: an?| the)? [\w./&-]+(?: [\w./&-]+)?\W*$"),
    (
        AnswerKind.LIST,
        "are kind kinds type types sort sorts skills courses jobs traits classes list name",
        rf"\b(?:what|which) {_LISTED}\b|\blist\b|\bname (?:the|some)\b",
    ),
    (AnswerKind.YES_NO, _AUXILIARY_CUES, rf"^\W*{_AUXILIARY}\b"),
    # Key words alone: "cpc exam cost".
    (AnswerKind.MONEY, _MONEY_CUES, rf"^(?!.*\b(?:why|how|which|{_AUXILIARY})\b).*\b{_MONEY_NOUN}\b"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, _, pattern in _RULES)
_WORD = re.compile(r"\w+|%")


def _rules_by_cue() -> dict[str, list[int]]:
    """For each cue the numbers of the rules that may fit where it stands."""
    rules: dict[str, list[int]] = {}
    for number, (_, cues, _) in enumerate(_RULES):
        for cue in cues.split():
            rules.setdefault(cue, []).append(number)
    return rules


_RULES_BY_CUE = _rules_by_cue()

# Question words that go with the kind and say nothing of the topic.
_CARRIERS = re.compile(
    r"\bhow (?:much time|much|many|long|often|old|far|tall|quickly|fast|soon|to)\b"
    r"|\bstands? for\b|\bfull form(?: of)?\b|\b(?:meaning|definition) of\b|\bdefine\b|\bmeant by\b"
    r"|\b(?:meaning|definitions?|acronym|abbreviation)(?=\W*$)"
    r"|\bdifferences? between\b",
    re.IGNORECASE,
)

# Kinds whose answer is a short stretch that can be recognised in a sentence.
SPAN_KINDS = frozenset(
    {
        AnswerKind.MONEY,
        AnswerKind.PERCENTAGE,
        AnswerKind.NUMBER,
        AnswerKind.DURATION,
        AnswerKind.FREQUENCY,
        AnswerKind.DATE,
        AnswerKind.PERSON,
        AnswerKind.ORGANISATION,
        AnswerKind.PLACE,
    }
)


# Figures: a sentence without one cannot be the answer. Names and places go by other words too ("hospitals").
REQUIRED_KINDS = SPAN_KINDS - {AnswerKind.PERSON, AnswerKind.ORGANISATION, AnswerKind.PLACE}


def expected_kind(question: str) -> AnswerKind:
    """The kind of answer that a question expects; DESCRIPTION where no rule fits."""
    lowered = " ".join(question.lower().replace("’", "'").split())
    # Most rules are passed over in a fraction of the time that they take to fail.
    rules = {rule for word in _WORD.findall(lowered) for rule in _RULES_BY_CUE.get(word, ())}
    for rule in sorted(rules):
        kind, pattern = _COMPILED[rule]
        if pattern.search(lowered):
            return kind
    return AnswerKind.DESCRIPTION


def without_carriers(question: str) -> str:
    """The question with the words blanked that only say what kind of answer is wanted; same length."""
    return _CARRIERS.sub(lambda found: " " * len(found.group()), question)
