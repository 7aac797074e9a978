from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_copies_are_shown_with_their_places(small: SmallCorpus) -> None:
    done = small.run("duplicates")
    assert "1 groups among 2 sections" in done.stdout
    assert "  milk.md: Milk > Keeping" in done.stdout
    (group,) = small.json("duplicates")["groups"]
    assert group["sections"] == 2
