from __future__ import annotations

import json
from pathlib import Path

import engine
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


def test_no_explanation_is_given_unasked(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Green leaves steep.")])
    hit = engine.open(tmp_path).ask("leaves").hits[0]
    assert hit.explanation is None
    assert "_explanation" not in hit.to_json()
