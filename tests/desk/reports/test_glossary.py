from __future__ import annotations

from pathlib import Path

import pytest

from desk.reports import glossary as module
from desk.reports.glossary import conflicts_of, glossary
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon_file import LexiconParts
from quire.progress import NoProgress
from tests.desk.small_collection import collection_of
from tests.engine.small_index import section

LEXICON = LexiconParts(
    acronyms={
        "a.md": (Acronym("POS", "place of service"),),
        "b.md": (Acronym("POS", "point of sale"), Acronym("EOB", "explanation of benefits")),
    }
)
SECTIONS = [
    section("a0", "Nothing here.", doc="a.md"),
    section("a1", "The place of service (POS) is a code.", doc="a.md", position=1),
    section("b1", "At the point of sale (POS) an explanation of benefits (EOB) is shown.", doc="b.md"),
    section("b2", "A copay is a fixed amount.", doc="b.md", breadcrumb=("Copay",), position=1),
]


def test_acronyms_say_where_each_meaning_is_defined(tmp_path: Path) -> None:
    found = glossary(collection_of(tmp_path, SECTIONS, LEXICON), NoProgress())
    assert [acronym["short"] for acronym in found["acronyms"]] == ["EOB", "POS"]
    meanings = found["acronyms"][1]["meanings"]
    assert [(one["long"], [place["id"] for place in one["places"]]) for one in meanings] == [
        ("place of service", ["a1"]),
        ("point of sale", ["b1"]),
    ]
    assert [acronym["short"] for acronym in conflicts_of(found)] == ["POS"]


def test_terms_come_with_their_definition(tmp_path: Path) -> None:
    (term,) = glossary(collection_of(tmp_path, SECTIONS, LEXICON), NoProgress())["terms"]
    assert (term["term"], term["documents"]) == ("Copay", 1)
    assert term["places"][0]["text"] == "A copay is a fixed amount."


def test_of_too_many_terms_those_of_most_documents_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = [
        section("1", "A bag is a thing.", doc="a.md", breadcrumb=("Bag",)),
        section("2", "A cup is a thing.", doc="a.md", breadcrumb=("Cup",), position=1),
        section("3", "A cup is for tea.", doc="b.md", breadcrumb=("Cup",)),
    ]
    monkeypatch.setattr(module, "MOST_TERMS", 1)
    found = glossary(collection_of(tmp_path, sections), NoProgress())
    assert ([term["term"] for term in found["terms"]], found["leftOut"]) == (["Cup"], 1)
