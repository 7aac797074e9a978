from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_old_documents_and_passed_plans_are_listed(small: SmallCorpus) -> None:
    done = small.run("stale")
    assert "2020-05-01  milk.md" in done.stdout
    assert "milk.md: speaks of 2019 as to come: It will rain in 2019." in done.stdout
    assert "3 without a date" in done.stdout


def test_young_documents_can_be_left_out(small: SmallCorpus) -> None:
    assert small.json("stale", "--days", "100000")["documents"] == []
