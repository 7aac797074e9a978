from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from indexer.address import section_ids, section_url
from indexer.document import Document


def document(path: str = "a/b c.html", url: str | None = None) -> Document:
    return Document(path, "Title", (), url=url)


def test_an_anchor_is_linked_to() -> None:
    assert section_url(document(), "co-pay", "Co-pay") == "a/b%20c.html#co-pay"
    assert section_url(document(url="https://x.org/a#old"), "ü 1", "") == "https://x.org/a#%C3%BC%201"


def test_without_an_anchor_the_first_words_are_searched_for() -> None:
    url = section_url(document(), None, "Co-pays, fees & costs\n of a very long kind of heading")
    assert url == "a/b%20c.html#:~:text=Co%2Dpays%2C%20fees%20%26%20costs%20of%20a%20very%20long"


def test_the_top_of_a_document_is_its_address_alone() -> None:
    assert section_url(document(), None, "") == "a/b%20c.html"


@given(st.text(max_size=60))
def test_a_text_fragment_holds_whole_words_and_no_reserved_marks(quotation: str) -> None:
    fragment = section_url(document("a"), None, quotation).partition(":~:text=")[2]
    assert not set("-,& #") & set(fragment)
    assert (
        unquote(fragment).split() == quotation.split()[:8] or "\ufffd" in unquote(fragment) or "?" in fragment
    )


def test_an_id_stays_when_other_sections_come_and_go() -> None:
    before = section_ids("a", [("x", ("X",)), (None, ("Y",)), (None, ("Y",))])
    after = section_ids(
        "a", [(None, ()), ("x", ("New name",)), ("z", ("Z",)), (None, ("Y",)), (None, ("Y",))]
    )
    assert [after[1], after[3], after[4]] == before


def test_a_doubled_anchor_does_not_double_the_id() -> None:
    ids = section_ids("a", [("x", ("A",)), ("x", ("A",)), ("x", ("B",)), (None, ("A",))])
    assert len(set(ids)) == 4
    assert all(len(section_id) == 16 and int(section_id, 16) >= 0 for section_id in ids)


def test_ids_differ_between_documents() -> None:
    assert section_ids("a", [("x", ())]) != section_ids("b", [("x", ())])


def test_lone_surrogates_are_taken() -> None:
    assert section_ids("\udce9", [("\ud800", ("\ud800",))])
    assert section_url(document("\udce9"), None, "\ud800")
