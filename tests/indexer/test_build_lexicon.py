"""What a build makes of synonyms.txt and of the acronyms that documents define."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.storage.generations import Generations
from engine.storage.manifest import check_files, read_manifest
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon import Wording
from engine.vocabulary.lexicon_file import LEXICON_NAME, read_lexicon, read_parts
from tests.indexer.corpus_folder import CorpusFolder

CPC = Acronym("CPC", "Certified Professional Coder")
CCS = Acronym("CCS", "Certified Coding Specialist")


@pytest.fixture
def corpus(tmp_path: Path) -> CorpusFolder:
    """Three documents, two of which define acronyms, and synonyms; built once."""
    folder = CorpusFolder(tmp_path)
    folder.write("cpc.md", "# Coders\n\nA Certified Professional Coder (CPC) codes.\n")
    folder.write(
        "glossary.html", "<title>Terms</title><dl><dt>CCS</dt><dd>Certified Coding Specialist</dd></dl>"
    )
    folder.write("fees.md", "# Fees\n\nThe exam has its price.\n")
    folder.write("synonyms.txt", "exam, test\nkid => child\n")
    folder.build()
    return folder


def _folder(corpus: CorpusFolder) -> Path:
    return Generations(corpus.index).current()


def _acronyms(corpus: CorpusFolder) -> dict[str, tuple[Acronym, ...]]:
    return dict(read_parts(_folder(corpus)).acronyms)


def _expanded(corpus: CorpusFolder, question: str) -> list[str]:
    found = read_lexicon(_folder(corpus)).expansions(Wording.of(question).terms)
    return [expansion.text for _, _, expansion in found]


def test_a_build_publishes_synonyms_and_acronyms(corpus: CorpusFolder) -> None:
    assert _acronyms(corpus) == {"cpc.md": (CPC,), "glossary.html": (CCS,)}
    assert _expanded(corpus, "tests") == ["exam"]
    assert _expanded(corpus, "kids") == ["child"]
    assert _expanded(corpus, "certified coding specialists") == ["CCS"]


def test_the_manifest_checks_the_lexicon(corpus: CorpusFolder) -> None:
    assert LEXICON_NAME in read_manifest(_folder(corpus)).files


def test_changed_synonyms_alone_publish_and_read_no_document(
    corpus: CorpusFolder, read_files: list[str]
) -> None:
    corpus.write("synonyms.txt", "exam, trial\n")
    report = corpus.build()
    assert (report.published, report.generation, report.read) == (True, 2, 0)
    assert read_files == []
    assert _expanded(corpus, "exam") == ["trial"]
    assert _expanded(corpus, "kid") == []
    assert _acronyms(corpus) == {"cpc.md": (CPC,), "glossary.html": (CCS,)}


def test_removed_synonyms_are_gone(corpus: CorpusFolder) -> None:
    corpus.remove("synonyms.txt")
    assert corpus.build().published
    assert _expanded(corpus, "exam kid") == []


def test_unchanged_synonyms_publish_nothing(corpus: CorpusFolder) -> None:
    corpus.touch("synonyms.txt")
    assert not corpus.build().published


def test_a_comment_in_the_synonyms_publishes_nothing(corpus: CorpusFolder) -> None:
    corpus.write("synonyms.txt", "# what visitors say\nexam, test\nkid => child\n")
    assert not corpus.build().published


def test_a_bad_line_is_left_out_by_name_and_the_others_count(corpus: CorpusFolder) -> None:
    corpus.write("synonyms.txt", "exam, test\nlonely\nfee, price\n")
    report = corpus.build()
    assert [(left.path, left.reason.partition(":")[0]) for left in report.left_out] == [
        ("synonyms.txt", "line 2")
    ]
    assert _expanded(corpus, "exam fee") == ["test", "price"]
    again = corpus.build()
    assert (again.published, again.left_out) == (False, report.left_out)
    corpus.write("synonyms.txt", "exam, test\nfee, price\n")
    mended = corpus.build()
    assert (mended.published, mended.left_out) == (True, ())


def test_a_changed_document_changes_its_acronyms_and_no_others(
    corpus: CorpusFolder, read_files: list[str]
) -> None:
    corpus.write("cpc.md", "# Coders\n\nAn explanation of benefits (EOB) comes.\n")
    corpus.build()
    assert set(read_files) == {"cpc.md"}
    assert _acronyms(corpus) == {
        "cpc.md": (Acronym("EOB", "explanation of benefits"),),
        "glossary.html": (CCS,),
    }
    assert _expanded(corpus, "CPC") == []
    corpus.write("cpc.md", "# Coders\n\nNothing is defined here.\n")
    corpus.build()
    assert _acronyms(corpus) == {"glossary.html": (CCS,)}


def test_a_document_that_is_gone_takes_its_acronyms_along(corpus: CorpusFolder) -> None:
    corpus.remove("glossary.html")
    corpus.build(force=True)
    assert _acronyms(corpus) == {"cpc.md": (CPC,)}


def test_a_document_that_became_unreadable_takes_its_acronyms_along(corpus: CorpusFolder) -> None:
    corpus.write("glossary.html", "")
    corpus.build(force=True)
    assert _acronyms(corpus) == {"cpc.md": (CPC,)}


def test_a_touched_document_keeps_its_acronyms(corpus: CorpusFolder) -> None:
    corpus.touch("cpc.md")
    corpus.write("fees.md", "# Fees\n\nThe exam is dear.\n")
    corpus.build()
    assert _acronyms(corpus) == {"cpc.md": (CPC,), "glossary.html": (CCS,)}


def test_earlier_generations_keep_their_lexicon(corpus: CorpusFolder) -> None:
    corpus.write("synonyms.txt", "exam, trial\n")
    corpus.build()
    corpus.write("fees.md", "# Fees\n\nThe exam is dear.\n")
    corpus.build()
    generations = Generations(corpus.index)
    for number in (1, 2, 3):
        check_files(generations.path(number), read_manifest(generations.path(number)))
    generations.roll_back()
    generations.roll_back()
    assert _expanded(corpus, "exam") == ["test"]
    assert corpus.build().published
    assert _expanded(corpus, "exam") == ["trial"]


def test_an_incremental_lexicon_is_that_of_a_full_build(corpus: CorpusFolder) -> None:
    corpus.write(
        "fees.md", "# Fees\n\nThe certified professional coder (CPC) and a CRC (cost report card).\n"
    )
    corpus.remove("glossary.html")
    corpus.build(force=True)
    incremental = (_folder(corpus) / LEXICON_NAME).read_bytes()
    corpus.build(full=True, force=True)
    assert (_folder(corpus) / LEXICON_NAME).read_bytes() == incremental


def test_a_damaged_lexicon_rebuilds_everything_and_says_why(corpus: CorpusFolder) -> None:
    (_folder(corpus) / LEXICON_NAME).unlink()
    report = corpus.build()
    assert LEXICON_NAME in (report.rebuild_reason or "")
    assert (report.read, _acronyms(corpus)) == (3, {"cpc.md": (CPC,), "glossary.html": (CCS,)})
