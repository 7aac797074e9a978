"""Results and reports as lines for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from engine.results import Answer, Hit, Quotation, Results
from engine.section import heading_path

if TYPE_CHECKING:
    from indexer.build_report import BuildReport

_NOTHING = "Nothing found. Check the spelling, or try fewer or other words."
_NOTHING_FILTERED = (
    "Nothing found in these documents. Ask all of them without --group, --from and --to; "
    "documents without a date are left out where a day is given."
)
_MARK = re.compile(r"</?mark>")


def result_lines(results: Results, filtered: bool = False) -> Iterator[str]:
    """What was corrected or might be, the answer and the hits; ``filtered`` says that not all were asked."""
    yield from _correction_lines(results)
    if results.answer:
        yield from _answer_lines(results.answer)
    if not results.hits:
        yield _NOTHING_FILTERED if filtered else _NOTHING
    for rank, hit in enumerate(results.hits, results.offset + 1):
        yield from _hit_lines(rank, hit)


def _answer_lines(answer: Answer) -> Iterator[str]:
    disagreeing = any(other.reason == "disagrees" for other in answer.others)
    yield from _quotation_lines(answer, f"confidence {answer.confidence:.2f}", dated=disagreeing)
    for other in answer.others:
        if other.reason == "disagrees":
            yield "Another section says something else:"
        yield from _quotation_lines(other, dated=disagreeing)


def _quotation_lines(quoted: Quotation, *notes: str, dated: bool) -> Iterator[str]:
    if quoted.side:
        yield f"{quoted.side}:"
    yield quoted.text
    if quoted.span:
        yield f"  → {quoted.span}"
    source = heading_path(quoted.title, quoted.breadcrumb)
    date = [f"dated {quoted.date}"] if dated and quoted.date else []
    yield f"  ({', '.join([source, *date, *notes])})"
    yield ""


def _correction_lines(results: Results) -> Iterator[str]:
    if results.corrected_query is not None:
        yield f"Showing results for: {results.corrected_query}"
        yield f"Search instead for:  {results.query} (with --no-correct)"
        yield ""
    elif results.suggested_query is not None:
        yield f"Did you mean: {results.suggested_query}"
        yield ""


def _hit_lines(rank: int, hit: Hit) -> Iterator[str]:
    yield f"{rank:>3}. {heading_path(hit.title, hit.breadcrumb)}"
    yield f"     {unescape(_MARK.sub('', hit.formatted.snippet))}"
    yield f"     {hit.url}"
    if hit.explanation:
        yield from _explanation_lines(hit)


def _explanation_lines(hit: Hit) -> Iterator[str]:
    explanation = hit.explanation or {}
    for reason in explanation["reasons"]:
        yield f"     - {reason}"
    yield f"     score {hit.score:.3f}; by its words alone {explanation['candidateScore']:.3f}"
    if explanation["evidence"]:
        parts = ", ".join(f"{name} {value:.2f}" for name, value in explanation["evidence"].items())
        yield f"     evidence: {parts}"
    for term in explanation["terms"]:
        places = ", ".join(term["foundIn"]) or "not here"
        yield f"     {term['word']} ({term['term']}, weight {term['weight']:.2f}): {places}"
        for other in term["alternatives"]:
            yield f"       {other['text']} ({other['reason']}): {', '.join(other['foundIn'])}"


def report_lines(report: BuildReport) -> Iterator[str]:
    """What a build did, and each file that was left out."""
    if report.rebuild_reason:
        yield f"Note: {report.rebuild_reason}."
    for left in report.left_out:
        yield f"Left out: {left.path}: {left.reason}"
    yield from report.findings.lines if report.findings else ()
    outcome = "published as" if report.published else "nothing changed; still"
    yield (
        f"{len(report.new):,} new, {len(report.changed):,} changed, {len(report.gone):,} gone, "
        f"{len(report.left_out):,} left out ({report.read:,} files read)"
    )
    yield (
        f"{report.documents:,} documents, {report.sections:,} sections, "
        f"{outcome} generation {report.generation}, {report.seconds:.1f} s"
    )
    if report.unread:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in report.unread.items())
        yield f"Not read: {kinds}; Quire reads .html, .md and .txt"
