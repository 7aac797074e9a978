from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_acronyms_and_terms_are_listed(small: SmallCorpus) -> None:
    lines = small.run("glossary").stdout.splitlines()
    assert "CTT: certified tea taster (tea.md)" in lines
    assert "Tea: Tea is a drink. (tea.md)" in lines


def test_conflicts_alone_can_be_asked_for(small: SmallCorpus) -> None:
    done = small.run("glossary", "--conflicts")
    assert done.stdout.splitlines() == [
        "CTT",
        "  careful tin turner (milk.md)",
        "  certified tea taster (tea.md)",
    ]
    as_json = small.json("glossary", "--conflicts")
    assert [one["short"] for one in as_json["acronyms"]] == ["CTT"]
    assert as_json["terms"] == []
