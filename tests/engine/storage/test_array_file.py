from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.errors import IndexDamaged
from engine.storage.array_file import open_arrays, write_arrays

ARRAYS: dict[str, NDArray[Any]] = {
    "docs": np.arange(1000, dtype=np.uint32),
    "none": np.empty(0, dtype=np.uint64),
    "lengths": np.linspace(0, 1, 7, dtype=np.float32),
    "body.ä": np.frombuffer(b"terms", dtype=np.uint8),
}


def _header_with(entry: object) -> bytes:
    header = json.dumps({"docs": entry}).encode()
    return b"QUIREAR1" + len(header).to_bytes(8, "little") + header + bytes(64)


def test_arrays_come_back_as_they_were_written(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a", ARRAYS)
    opened = open_arrays(tmp_path / "a")
    assert list(opened) == list(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(opened[name], array)
    assert opened["lengths"].dtype == np.float32


@pytest.mark.parametrize(
    ("most", "dtype"),
    [(0, "u1"), (255, "u1"), (256, "u2"), (65_535, "u2"), (65_536, "u4"), (2**32 - 1, "u4"), (2**32, "u8")],
)
def test_unsigned_numbers_are_written_as_narrow_as_they_fit(tmp_path: Path, most: int, dtype: str) -> None:
    write_arrays(tmp_path / "a", {"wide": np.array([0, most], np.uint64), "signed": np.array([most])})
    opened = open_arrays(tmp_path / "a")
    assert opened["wide"].dtype == np.dtype(dtype)
    assert opened["wide"].tolist() == [0, most]
    assert opened["signed"].dtype == np.int64


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=5),
        st.tuples(
            st.sampled_from(["u1", "u2", "u4", "u8", "f4"]), st.lists(st.integers(0, 255), max_size=100)
        ),
        max_size=5,
    )
)
def test_any_arrays_come_back(named: dict[str, tuple[str, list[int]]]) -> None:
    arrays = {name: np.array(values, dtype=dtype) for name, (dtype, values) in named.items()}
    with TemporaryDirectory() as folder:
        write_arrays(Path(folder, "a"), arrays)
        opened = open_arrays(Path(folder, "a"))
        assert {name: array.tolist() for name, array in opened.items()} == {
            name: array.tolist() for name, array in arrays.items()
        }
        del opened


def test_arrays_are_read_only_and_aligned(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a", ARRAYS)
    docs = open_arrays(tmp_path / "a")["docs"]
    assert docs.ctypes.data % 64 == 0
    with pytest.raises(ValueError, match="read-only"):
        docs[0] = 1


def test_a_file_cut_short_anywhere_is_damage(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a", {"docs": ARRAYS["docs"]})
    content = (tmp_path / "a").read_bytes()
    # The last 32 bytes fill the array up to a multiple of 64.
    for length in [*range(200), *range(200, len(content) - 32, 64)]:
        (tmp_path / "a").write_bytes(content[:length])
        with pytest.raises(IndexDamaged, match="quire build --full"):
            open_arrays(tmp_path / "a")


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        open_arrays(tmp_path / "a")


@pytest.mark.parametrize(
    "content",
    [
        b"garbage" * 100,
        b"QUIREAR1" + b"\xff" * 8 + b"{",
        b"QUIREAR1" + (2).to_bytes(8, "little") + b"[]",
        b"QUIREAR1" + (100_000).to_bytes(8, "little") + b"[" * 100_000,
        _header_with(3),
        _header_with({}),
        _header_with({"dtype": "<u4", "length": 1, "offset": -4}),
        _header_with({"dtype": "<u4", "length": -1, "offset": 8}),
        _header_with({"dtype": "<u4", "length": 1 << 70, "offset": 0}),
        _header_with({"dtype": "O", "length": 1, "offset": 0}),
        _header_with({"dtype": "nonsense", "length": 1, "offset": 0}),
    ],
    ids=range(11),
)
def test_garbage_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(IndexDamaged):
        open_arrays(tmp_path / "a")
