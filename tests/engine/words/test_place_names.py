from __future__ import annotations

import pytest

from engine.words.common_words import is_common
from engine.words.place_names import _names, is_place_name


@pytest.mark.parametrize("word", ["canada", "Canada", "canada's", "texas", "british", "Americans"])
def test_places_and_their_people_are_told_in_any_case(word: str) -> None:
    assert is_place_name(word)


@pytest.mark.parametrize("word", ["turkey", "china", "polish", "mobile", "orange", "coder", "", "s"])
def test_words_that_mean_other_things_are_none(word: str) -> None:
    assert not is_place_name(word)


def test_no_name_is_a_word_of_everyday_talk() -> None:
    assert not [name for name in _names() if is_common(name)]
