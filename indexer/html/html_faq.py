"""Questions of a FAQPage (JSON-LD or microdata): each becomes the heading of its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from indexer.document import Heading, TextBlock
from indexer.html.html_blocks import blocks_of
from indexer.html.html_elements import HEADINGS, attribute, cannot_hold_text
from indexer.html.html_json_ld import Node, is_type, listed, text_of
from indexer.html.html_node import Element
from indexer.html.html_text import fold, short_text
from indexer.html.html_tree import parse_html

_NOT_ITSELF = frozenset(
    "html body main article section table thead tbody tfoot tr td th ul ol dl form".split()
)
_MAX_QUESTIONS = 1_000
_LONGEST = 500
_WORDS_COMPARED = 12


@dataclass(frozen=True, slots=True)
class FaqItem:
    """``answer`` is HTML; empty where only the page itself has it."""

    question: str
    answer: str


def faq_items(tags: list[Element], nodes: list[Node]) -> list[FaqItem]:
    """The questions that the page declares; ``nodes`` are the objects of its JSON-LD."""
    items = [item for node in nodes if is_type(node, "FAQPage") for item in _declared(node)]
    items += _microdata(tags)
    return [item for item in items if _key(item.question)][:_MAX_QUESTIONS]


def mark_questions(article: list[Element], items: list[FaqItem]) -> None:
    """Make headings of the elements that show a question, one level below the heading they stand under."""
    questions = {_key(item.question) for item in items}
    longest = max((len(item.question) for item in items), default=0)
    level = 1
    waiting = list(reversed(article)) if questions else []
    while waiting:
        tag = waiting.pop()
        text = None if tag.name in _NOT_ITSELF else short_text(tag, longest + 20)
        if text is not None and _key(text) in questions:
            if tag.name not in HEADINGS:
                tag.name = f"h{min(level + 1, 6)}"
            continue
        level = HEADINGS.get(tag.name, level)
        waiting.extend(
            child
            for child in reversed(tag.contents)
            if isinstance(child, Element) and not cannot_hold_text(child)
        )


def unseen_answers(blocks: list[Heading | TextBlock], items: list[FaqItem]) -> list[Heading | TextBlock]:
    """Headings and blocks for the items of which neither the question nor the answer shows in ``blocks``."""
    shown = {_key(block.text) for block in blocks if isinstance(block, Heading)}
    text = " ".join(_key(block.text) for block in blocks) if items else ""
    added: list[Heading | TextBlock] = []
    for item in items:
        answer = blocks_of(parse_html(item.answer)) if _key(item.question) not in shown else []
        shown.add(_key(item.question))
        if answer and _beginning(answer) not in text:
            added += [Heading(fold(item.question), 2), *answer]
    return added


def _declared(page: Node) -> list[FaqItem]:
    items = []
    for question in listed(page.get("mainEntity")):
        if isinstance(question, dict):
            answers = [a for a in listed(question.get("acceptedAnswer")) if isinstance(a, dict)]
            answer = text_of(answers[0].get("text")) if answers else ""
            items.append(FaqItem(text_of(question.get("name"))[:_LONGEST], answer))
    return items


def _microdata(tags: list[Element]) -> list[FaqItem]:
    typed = [(tag, attribute(tag, "itemtype").rpartition("/")[2]) for tag in tags if "itemtype" in tag.attrs]
    if not any(kind == "FAQPage" for _, kind in typed):
        return []
    items = []
    for tag in [tag for tag, kind in typed if kind == "Question"][:_MAX_QUESTIONS]:
        name = next((part for part in islice(tag.descendants, 100) if _is_name(part)), None)
        if isinstance(name, Element):
            items.append(FaqItem(attribute(name, "content") or short_text(name, _LONGEST) or "", ""))
    return items


def _is_name(part: object) -> bool:
    return isinstance(part, Element) and attribute(part, "itemprop") == "name"


def _key(text: str) -> str:
    """The letters and figures, in lower case: what two spellings of one question share."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _beginning(answer: list[Heading | TextBlock]) -> str:
    words = " ".join(_key(block.text) for block in answer).split()
    return " ".join(words[:_WORDS_COMPARED])
