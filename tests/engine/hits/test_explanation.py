from __future__ import annotations

import json
from pathlib import Path

import engine
from engine.ranking.evidence import NAMES
from engine.ranking.ranking import RERANKED
from engine.vocabulary.lexicon_file import LexiconParts
from engine.vocabulary.synonyms import parse_synonyms
from tests.engine.small_index import publish, section


def test_an_explanation_names_each_term_its_weight_and_where_it_was_found(tmp_path: Path) -> None:
    tea = section("a", "Green leaves steep.", title="Tea", breadcrumb=("Leaves",))
    publish(tmp_path, [tea, section("b", "Hot water.", doc="b.md")])
    hit = engine.open(tmp_path).ask("How long do tea leaves quokka?", explain=True).hits[0]
    assert hit.explanation is not None
    terms = {term["word"]: term for term in hit.explanation["terms"]}
    assert hit.explanation["expectedKind"] == "duration"
    assert terms["tea"]["foundIn"] == ["title"]
    assert terms["leaves"]["foundIn"] == ["headings", "passage"]
    assert terms["quokka"]["foundIn"] == []
    assert all(term["weight"] > 0 for term in terms.values())
    json.dumps(hit.to_json(), allow_nan=False)


def test_an_explanation_names_what_was_found_in_place_of_a_term_and_where(tmp_path: Path) -> None:
    rules = parse_synonyms(b"telework, work from home, remote job, homework").rules
    work = section("a", "A remote job is a job at home.", title="Homework", breadcrumb=("Working from home",))
    publish(tmp_path, [work], lexicon=LexiconParts(rules))
    hit = engine.open(tmp_path).ask("telework taxes", explain=True).hits[0]
    assert hit.explanation is not None
    telework, taxes = hit.explanation["terms"]
    assert (telework["term"], telework["foundIn"]) == ("telework", [])
    assert telework["alternatives"] == [
        {"text": "work from home", "reason": "synonym", "foundIn": ["headings"]},
        {"text": "remote job", "reason": "synonym", "foundIn": ["passage"]},
        {"text": "homework", "reason": "synonym", "foundIn": ["title"]},
    ]
    assert taxes["alternatives"] == []


def test_what_this_section_does_not_hold_is_not_named(tmp_path: Path) -> None:
    rules = parse_synonyms(b"telework, work from home").rules
    sections = [
        section("own", "They telework.", doc="own.md", title="Notes"),
        section("other", "They work from home.", doc="other.md", title="Notes"),
    ]
    publish(tmp_path, sections, lexicon=LexiconParts(rules))
    hits = {hit.id: hit for hit in engine.open(tmp_path).ask("telework", explain=True).hits}
    told = {name: hit.explanation["terms"][0] for name, hit in hits.items() if hit.explanation}
    assert (told["own"]["foundIn"], told["own"]["alternatives"]) == (["passage"], [])
    assert (told["other"]["foundIn"], len(told["other"]["alternatives"])) == ([], 1)


def test_the_evidence_is_named_where_it_was_weighed_and_none_elsewhere(tmp_path: Path) -> None:
    publish(tmp_path, [section(f"s{n}", "A samovar.", doc=f"{n}.md") for n in range(RERANKED + 2)])
    hits = engine.open(tmp_path).ask("samovar", limit=RERANKED + 2, explain=True).hits
    evidence = [hit.explanation["evidence"] for hit in hits if hit.explanation]
    assert [weighed is not None for weighed in evidence] == [True] * RERANKED + [False] * 2
    assert tuple(evidence[0]) == NAMES
    assert all(hit.explanation and hit.explanation["candidateScore"] > 0 for hit in hits)


def test_no_explanation_is_given_unasked(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Green leaves steep.")])
    hit = engine.open(tmp_path).ask("leaves").hits[0]
    assert hit.explanation is None
    assert "_explanation" not in hit.to_json()


def test_reasons_in_plain_words_come_first(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Green leaves steep.", title="Tea")])
    hit = engine.open(tmp_path).ask("green tea", explain=True).hits[0]
    assert hit.explanation is not None
    assert next(iter(hit.explanation)) == "reasons"
    assert hit.explanation["reasons"][:2] == ["The title holds “Tea”", "The text holds “Green”"]


def test_a_hit_that_was_not_re_ranked_says_so(tmp_path: Path) -> None:
    publish(tmp_path, [section(f"s{n}", "A samovar.", doc=f"{n}.md") for n in range(RERANKED + 1)])
    hits = engine.open(tmp_path).ask("samovar", limit=RERANKED + 1, explain=True).hits
    told = "Beyond the best 100 candidates its words alone decide"
    assert [told in (hit.explanation or {})["reasons"] for hit in hits[-2:]] == [False, True]
