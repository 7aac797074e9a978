from __future__ import annotations

import re
from pathlib import Path

from benchmarks.grown_docs import common_words, grow, in_other_words

_WORDS = [first + second for first in "bcdfghklm" for second in ("andle", "ottom", "urtain", "elvet")]


def _page(words: list[str]) -> str:
    return f'<h1 id="bandle">{words[0]}</h1><p class="bottom">{" ".join(words[1:])} &bandle; the cat</p>'


def _text(html: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"<[^>]*>", " ", html))


def test_about_half_of_the_words_of_a_copy_are_others_and_each_copy_has_its_own() -> None:
    copies = [set(_text(in_other_words(_page(_WORDS), copy, set()))) for copy in range(4)]
    assert copies[0] >= set(_WORDS)
    for copy in copies[1:]:
        assert len(_WORDS) / 4 < len(copy - copies[0]) < len(_WORDS) * 3 / 4
    new = [copy - copies[0] for copy in copies[1:]]
    assert not new[0] & new[1] | new[1] & new[2] | new[0] & new[2]


def test_markup_entities_short_and_common_words_stay() -> None:
    page, common = _page(_WORDS), set(_WORDS[:-1])
    other = [in_other_words(page, copy, common) for copy in range(1, 9)]
    assert any(one != page for one in other)
    for one in other:
        assert re.findall(r"<[^>]*>", one) == re.findall(r"<[^>]*>", page)
        assert _text(one)[: len(_WORDS) - 1] == _WORDS[:-1]
        assert one.endswith("&bandle; the cat</p>")


def test_forms_of_a_word_are_replaced_together_and_keep_their_endings() -> None:
    for copy in range(1, 9):
        building, builder, capital = in_other_words("building builder Builds", copy, set()).split()
        assert building.removesuffix("ing") == builder.removesuffix("er") == capital.lower().removesuffix("s")


def test_a_word_is_common_from_one_text_in_a_hundred_on() -> None:
    texts = ["<p title='elsewhere'>Always once once</p>", *["<p>always</p>"] * 100]
    assert common_words(texts) == {"always"}
    assert common_words(texts[:100]) == {"always", "once"}


def test_a_folder_is_grown_to_as_many_copies_of_each_file(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "deep").mkdir(parents=True)
    (docs / "deep" / "a.html").write_text(_page(_WORDS), encoding="utf-8")
    (docs / "other.txt").write_text("left out", encoding="utf-8")
    grow(docs, tmp_path / "grown", 3)
    grown = sorted((tmp_path / "grown").rglob("*.*"))
    assert [path.relative_to(tmp_path / "grown").as_posix() for path in grown] == [
        f"copy-{copy}/deep/a.html" for copy in range(3)
    ]
    assert grown[0].read_text(encoding="utf-8") == _page(_WORDS)
