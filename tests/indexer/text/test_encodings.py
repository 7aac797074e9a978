from __future__ import annotations

import pytest
from bs4.dammit import EncodingDetector
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.encodings import (
    declared_in_html,
    detected,
    is_utf8,
    known,
    resembles_utf8,
    wide_encoding,
)

_MARKUP = st.sampled_from(
    [
        *(b"<meta ", b"<META", b"charset=", b"CHARSET = ", b'"utf-8"', b"latin1;", b"'", b'"', b"\xff"),
        *(b" ", b"\n", b">", b"=", b"<?xml version='1.0' ", b"encoding='", b"x'", b"?>", b"p" * 990),
    ]
)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_zero_bytes_show_a_wide_encoding(encoding: str) -> None:
    assert wide_encoding("Some western text, with words.".encode(encoding)) == encoding
    assert wide_encoding(b"Some western text, with words.") is None


def test_declared_names_are_read_as_browsers_read_them() -> None:
    names = ["Latin1", "GB2312", "Shift_JIS", "utf8", "UTF-16", "rot13", None]
    assert [known(name) for name in names] == ["cp1252", "gb18030", "cp932", "utf-8", "utf-8", None, None]


def test_a_few_broken_bytes_still_resemble_utf_8() -> None:
    assert resembles_utf8("é ü ä".encode() + b"\xff")
    assert not resembles_utf8("é ü ä".encode("cp1252"))
    assert not is_utf8(b"\xff") and is_utf8("é".encode())


def test_windows_1252_is_preferred_where_it_fits_as_well() -> None:
    assert detected("Hello world, this is fine é".encode("cp1252")) == "cp1252"


@given(st.lists(_MARKUP, max_size=12).map(b"".join))
def test_a_declaration_is_found_as_beautiful_soup_finds_it(data: bytes) -> None:
    assert declared_in_html(data) == EncodingDetector.find_declared_encoding(data, is_html=True)


def test_a_meta_element_and_an_xml_declaration_name_the_encoding() -> None:
    assert declared_in_html(b'<html><meta charset="Latin1">') == "latin1"
    assert declared_in_html(b"<?xml version='1.0' encoding='koi8-r'?><meta charset=utf-8>") == "koi8-r"
    assert declared_in_html(b"<p>charset=utf-8</p>") is None
