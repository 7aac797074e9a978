"""Values that were asked for last, kept up to so many bytes; safe for several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Of values that do not all fit, those asked for last; one that is too large for the whole is not kept.

    ``size_of`` tells about how many bytes a value takes.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Value], int]) -> None:
        self._most_bytes, self._size_of = most_bytes, size_of
        # With their sizes; what was asked for last is last.
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: Key) -> Value | None:
        """The value kept under a key, or None."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def keep(self, key: Key, value: Value) -> Value:
        """The value, kept under a key from now on."""
        size = self._size_of(value)
        if size <= self._most_bytes:
            with self._lock:
                self._bytes += size - self._values.pop(key, (value, 0))[1]
                self._values[key] = value, size
                while self._bytes > self._most_bytes:
                    self._bytes -= self._values.popitem(last=False)[1][1]
        return value
