from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_a_broken_link_is_named_and_fails(small: SmallCorpus) -> None:
    done = small.run("links")
    assert done.exit_code == 1
    assert "tea.md:3: gone.md leads to no document" in done.stdout
    assert small.json("links")["broken"] == 1


def test_all_well_is_exit_code_0(small: SmallCorpus) -> None:
    (small.corpus / "gone.md").write_text("# Back\n\nHere.\n")
    done = small.run("links")
    assert (done.exit_code, done.stdout) == (0, "0 broken of 2 links within the corpus, in 5 files\n")
