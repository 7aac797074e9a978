"""Requests that come too slowly: a thread waits for each, and of threads there are few."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class SlowSenders:
    """Stops reading from those who have not sent a whole request in time; safe for several threads.

    Whoever has is not disturbed, however long the answer takes: what is stopped is reading alone.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds and never goes backwards."""
        self._seconds, self._clock = seconds, clock
        self._until: dict[socket.socket, float] = {}

    @contextmanager
    def serving(self, connection: socket.socket) -> Iterator[None]:
        """Inside, a request is read from the connection and answered."""
        self._until[connection] = self._clock() + self._seconds
        try:
            yield
        finally:
            self._until.pop(connection, None)

    def cut_off(self) -> None:
        """Let those who are late have no more time; to be called now and then."""
        now = self._clock()
        for connection, until in list(self._until.items()):
            if now >= until:
                self._until.pop(connection, None)
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RD)
