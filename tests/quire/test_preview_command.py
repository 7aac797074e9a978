from __future__ import annotations

from tests.quire.small_corpus import SmallCorpus


def test_an_unedited_corpus_changes_nothing(small: SmallCorpus) -> None:
    (small.folder / "q.txt").write_text("How much is the CPC exam?\n")
    done = small.run("preview", "--questions", str(small.folder / "q.txt"))
    assert done.exit_code == 0
    assert "1 questions asked: 0 would change" in done.stdout


def test_an_edit_is_shown_before_and_after(small: SmallCorpus) -> None:
    for name in ("fees.md", "questions.md"):
        path = small.corpus / name
        path.write_text(path.read_text().replace("$399", "$450").replace("$425", "$450"))
    (small.folder / "q.txt").write_text("How much does the CPC exam cost for members?\n")
    done = small.run("preview", "--questions", str(small.folder / "q.txt"))
    assert "0 new, 2 changed, 0 gone, 0 left out; nothing was published" in done.stdout
    assert "after:  " in done.stdout
    assert "$450" in done.stdout
    as_json = small.json("preview", "--questions", str(small.folder / "q.txt"))
    assert as_json["changes"][0]["answer"] in ("changed", "gained")


def test_without_questions_it_says_how_to_give_some(small: SmallCorpus) -> None:
    assert "--questions" in small.run("preview").stdout


def test_a_missing_file_of_questions_is_one_line(small: SmallCorpus) -> None:
    done = small.run("preview", "--questions", "nowhere.txt")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
