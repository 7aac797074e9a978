"""Named NumPy arrays in one file that is opened by memory-mapping, so that all readers share its pages.

Unsigned numbers are written in the narrowest type that holds them, whatever type they come in.

Layout: 8 bytes magic, 8 bytes length of the header (little-endian), the header (JSON: name -> dtype,
shape, offset), then the arrays, each at a multiple of 64 bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import IndexDamaged

_MAGIC = b"QUIREAR1"
_ALIGNMENT = 64


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write one-dimensional arrays under their names; an existing file is replaced."""
    arrays = {name: narrowed(array) for name, array in arrays.items()}
    header: dict[str, dict[str, Any]] = {}
    offset = 0
    for name, array in arrays.items():
        header[name] = {"dtype": array.dtype.str, "length": len(array), "offset": offset}
        offset += _padded(array.nbytes)
    encoded = json.dumps(header).encode()
    encoded += b" " * (_padded(16 + len(encoded)) - 16 - len(encoded))
    with path.open("wb") as file:
        file.write(_MAGIC + len(encoded).to_bytes(8, "little") + encoded)
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (_padded(array.nbytes) - array.nbytes))


def narrowed(array: NDArray[Any]) -> NDArray[Any]:
    """Unsigned numbers in the narrowest type that holds all of them; anything else as it is.

    Sums and differences of what is read may not fit the type: they are for a wider one.
    """
    if array.dtype.kind != "u":
        return array
    return array.astype(np.min_scalar_type(array.max(initial=0)), copy=False)


def open_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file as read-only views of one memory map.

    Raises IndexDamaged when the file is missing or is not of this layout.
    """
    try:
        # A plain view: slices of a memory map are memory maps, and several times as dear to make.
        mapped = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
        if bytes(mapped[:8]) != _MAGIC:
            raise ValueError("bad magic")
        start = 16 + int.from_bytes(bytes(mapped[8:16]), "little")
        header = json.loads(bytes(mapped[16:start]))
        return {name: _view(mapped, start, entry) for name, entry in header.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexDamaged(f"{path}: cannot be read as arrays ({error}); run quire build --full") from error


def _view(mapped: NDArray[Any], start: int, entry: dict[str, Any]) -> NDArray[Any]:
    dtype = np.dtype(entry["dtype"])
    begin = start + entry["offset"]
    end = begin + entry["length"] * dtype.itemsize
    # A slice past the end would quietly be shorter.
    if not start <= begin <= end <= len(mapped):
        raise ValueError("array outside the file")
    return mapped[begin:end].view(dtype)


def _padded(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
