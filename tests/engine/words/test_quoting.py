from __future__ import annotations

from engine.words.quoting import LONGEST, MOST, join, quote, quote_all


def test_words_are_quoted_with_their_white_space_folded() -> None:
    assert quote("work\n from home") == "“work from home”"


def test_a_long_word_is_shortened() -> None:
    assert quote("x" * LONGEST) == f"“{'x' * LONGEST}”"
    assert quote("x" * (LONGEST + 1)) == f"“{'x' * LONGEST}…”"


def test_lists_read_as_in_a_sentence() -> None:
    assert [join(["a"]), join(["a", "b"]), join(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert join([]) == ""


def test_a_long_list_says_how_many_more_there_are() -> None:
    assert join(list("abcdef")) == "a, b, c, d, e and f"
    told = join([str(number) for number in range(MOST + 3)])
    assert told == "0, 1, 2, 3, 4 and 4 more"


def test_words_are_quoted_once_whatever_their_capitals() -> None:
    assert quote_all(["Tea", "tea", "cup"]) == "“Tea” and “cup”"
