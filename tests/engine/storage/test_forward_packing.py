from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.section import Section
from engine.storage.array_file import open_arrays, write_arrays
from engine.storage.forward_packing import PackedWords, pack_forward, unpack_forward
from engine.words.stretches import gather
from tests.engine.storage.test_part import compiled, sections


def _on_disk(arrays: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    with TemporaryDirectory() as folder:
        write_arrays(Path(folder) / "a", arrays)
        return {name: array.copy() for name, array in open_arrays(Path(folder) / "a").items()}


@pytest.mark.parametrize("codes", [1, 3, 0xFFFF])
@given(sections())
@settings(max_examples=50, deadline=None)
def test_a_forward_index_comes_back_however_many_words_have_codes(codes: int, found: list[Section]) -> None:
    forward = compiled(found).forward
    unpacked = unpack_forward(_on_disk(pack_forward(forward, codes)), forward)
    assert unpacked.keys() == forward.keys()
    for name, array in forward.items():
        assert np.array_equal(unpacked[name], array), name


@given(sections(), st.data())
@settings(max_examples=50, deadline=None)
def test_some_passages_are_read_without_the_others(found: list[Section], data: st.DataObject) -> None:
    forward = compiled(found).forward
    packed = PackedWords(_on_disk(pack_forward(forward, 2)))
    passages = range(len(forward["word_starts"]) - 1)
    numbers = np.array(data.draw(st.lists(st.sampled_from(passages), unique=True)), np.int64)
    places, bounds = gather(forward["word_starts"], numbers)
    assert packed.words(places).tolist() == forward["words"][places].tolist()
    assert packed.places(places, bounds).tolist() == forward["places"][places].tolist()
