"""Which encoding some bytes are in."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs that are encodings of text files: Python has others, some of them slow on hostile input.
_TEXT_CODEC = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb2312|gbk|gb18030|hz|big5(hkscs)?|euc_\w+|shift_\w+"
    r"|iso2022_\w+|johab|tis-620|ptcp154|kz1048"
)
# As browsers do: pages that declare the first hold characters that only the second has.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
_SAMPLE = 256 * 1024
# As BeautifulSoup finds them, whose import takes a tenth of a small build's time.
_IN_XML = re.compile(rb"^\s*<\?.*encoding=['\"](.*?)['\"].*\?>", re.IGNORECASE)
_IN_META = re.compile(rb"<\s*meta[^>]+charset\s*=\s*[\"']?([^>]*?)[ /;'\">]", re.IGNORECASE)
_XML_WITHIN, _META_WITHIN, _META_WITHIN_SHARE = 1024, 2048, 0.05


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that the first bytes of ``data`` mark, if they are such a mark."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, known by where the zero bytes of Western text fall."""
    sample = data[: min(len(data), 4096) // 4 * 4]
    zeros = [sample[lane::4].count(0) / max(len(sample) // 4, 1) for lane in range(4)]
    common = "".join("0" if share > 0.6 else "x" if share < 0.2 else "?" for share in zeros)
    encodings = {"x0x0": "utf-16-le", "0x0x": "utf-16-be", "x000": "utf-32-le", "000x": "utf-32-be"}
    return encodings.get(common)


def declared_in_html(data: bytes) -> str | None:
    """What a meta element or an XML declaration names, if anything."""
    found = _IN_XML.search(data, 0, _XML_WITHIN)
    found = found or _IN_META.search(data, 0, max(_META_WITHIN, int(len(data) * _META_WITHIN_SHARE)))
    return found[1].decode("ascii", "replace").lower() if found and found[1] else None


def known(name: str | None) -> str | None:
    """The codec for the declared ``name``, or None if it is no encoding of text.

    A declaration of UTF-16 that can be read byte by byte is wrong; browsers take it for UTF-8.
    """
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    if codec.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return _SUPERSETS.get(codec, codec) if _TEXT_CODEC.fullmatch(codec) else None


def is_utf8(data: bytes) -> bool:
    """Whether all of ``data`` is valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def resembles_utf8(data: bytes) -> bool:
    """Whether what is not ASCII is mostly valid UTF-8, which hardly happens in any other encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    others = sum(1 for character in text if character > "\x7f") - broken
    return others > broken


def detected(data: bytes) -> str | None:
    """What the bytes look like, or None. Where windows-1252 fits as well as the best guess, it is that."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:_SAMPLE]))
    if not matches:
        return None
    best = matches[0]
    western = [match for match in matches if "cp1252" in (match.encoding, *match.could_be_from_charset)]
    if western and western[0].chaos <= best.chaos and western[0].coherence >= best.coherence / 2:
        return "cp1252"
    return known(best.encoding)
