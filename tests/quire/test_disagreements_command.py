from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_both_figures_are_shown_with_their_places(small: SmallCorpus) -> None:
    done = small.run("disagreements")
    assert "$399: The CPC exam costs $399 for members." in done.stdout
    assert "(questions.md: Questions)" in done.stdout
    assert small.json("disagreements")["found"] == 1
