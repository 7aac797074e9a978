"""Values that were asked for last, kept up to so many bytes; safe for several threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Of values that do not all fit, those asked for last; one that is too large for the whole is not kept.

    ``size_of`` tells about how many bytes a value takes.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Value], int]) -> None:
        self._most_bytes, self._size_of = most_bytes, size_of
        self._values: LRUCache[Key, Value] = LRUCache(most_bytes, getsizeof=size_of)
        self._lock = Lock()

    def find(self, key: Key) -> Value | None:
        """The value kept under a key, or None."""
        with self._lock:
            return self._values.get(key)

    def keep(self, key: Key, value: Value) -> Value:
        """The value, kept under a key from now on."""
        if self._size_of(value) <= self._most_bytes:
            with self._lock:
                self._values[key] = value
        return value
