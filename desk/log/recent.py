"""What came within the last seconds, at the price of a look into a dictionary."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MAX_KEYS = 5_000

Key = TypeVar("Key", bound=Hashable)


class Recent(Generic[Key]):
    """Tells keys that came again within so many seconds; safe for several threads.

    At most two times ``MAX_KEYS`` are remembered, the latest ones. Threads that ask for one key at the very
    same moment may each be told that it is new.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds and never goes backwards."""
        self._seconds, self._clock = seconds, clock
        self._newer: dict[Key, float] = {}
        self._older: dict[Key, float] = {}

    def holds(self, key: Key) -> bool:
        """Whether the key came within the last seconds; if not, it has come now."""
        now = self._clock()
        came = self._newer.get(key)
        if came is None:
            came = self._older.get(key)
        if came is not None and now - came < self._seconds:
            return True
        if len(self._newer) >= MAX_KEYS:
            self._older, self._newer = self._newer, {}
        self._newer[key] = now
        return False
