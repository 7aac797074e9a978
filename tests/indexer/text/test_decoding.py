from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UnreadableFile
from indexer.text.decoding import decode

GERMAN = "Die Straße nach München ist schön – „gut“ für 5 €. "
POLISH = "Zażółć gęślą jaźń. Książka jest na stole, a pióro w szufladzie. "
RUSSIAN = "Привет, как дела? Это русский текст для проверки. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_known_by_its_mark_or_its_zero_bytes(encoding: str) -> None:
    assert decode((GERMAN * 3).encode(encoding)) == GERMAN * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (POLISH * 3, "cp1250"), (RUSSIAN, "cp1251"), ("日本語の文章です。", "shift_jis")],
)
def test_an_undeclared_encoding_is_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "ascii", "windows-1252"])
def test_a_declared_latin_1_is_windows_1252(declared: str) -> None:
    assert decode("“5 €”".encode("cp1252"), declared) == "“5 €”"


def test_utf_8_wrongly_declared_as_latin_1_is_still_utf_8() -> None:
    assert decode(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_html_declares_its_encoding_in_a_meta_element() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><p>{RUSSIAN}</p>'
    assert decode(page.encode("koi8-r"), html=True) == page


def test_a_declaration_of_utf_16_in_a_page_of_bytes_is_taken_for_utf_8() -> None:
    page = '<meta charset="utf-16"><p>é</p>'
    assert decode(page.encode(), html=True) == page


@pytest.mark.parametrize("declared", ["no-such", "rot13", "punycode", "unicode_escape", "\x00", "é" * 5000])
def test_a_declaration_that_is_no_encoding_of_text_is_passed_over(declared: str) -> None:
    assert decode(b"a \\u0041 text", declared) == "a \\u0041 text"


def test_line_ends_become_newlines() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \x00\n\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"is empty: write"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", "is a PDF"),
        (b"PK\x03\x04text", "is a ZIP"),
        (b"\x89PNG\r\n", "is a PNG"),
        (b"some\x00text and more", "is binary"),
        (bytes(range(1, 32)) * 20 + b"text", "is binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        decode(data)


def test_broken_utf_8_is_refused_with_the_place() -> None:
    data = ("é – ü " * 20).encode() + b"\xff tail"
    with pytest.raises(UnreadableFile, match=f"is not valid UTF-8 at byte {len(data) - 6}: mend it"):
        decode(data)


def test_a_declaration_that_does_not_hold_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="is not valid UTF-8 at byte 3"):
        decode("Stra\u00dfe"[1:].encode("cp1252"), "utf-8")


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_give_a_text_or_a_reason(data: bytes, html: bool) -> None:
    try:
        text = decode(data, html=html)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert "\r" not in text and "\ufffd" not in text.replace(data.decode("utf-8", "ignore"), "")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if text.strip(" \ufeff") and text.strip():
        data = text.encode()
        try:
            assert decode(data) == text.removeprefix("\ufeff")
        except UnreadableFile as error:
            assert "is a" in str(error) or "is empty" in str(error)
