"""How often each client guessed the token wrong of late; in the memory of one process, and bounded."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil

MAX_FAILURES = 5
PERIOD_SECONDS = 60.0
_MAX_CLIENTS = 1_000


class Attempts:
    """After ``MAX_FAILURES`` within ``PERIOD_SECONDS`` a client has to wait until the first of them is past.

    Nobody is made to wait by holding on to the request: that would take a thread from those who search.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds and never goes backwards."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def failed(self, client: str) -> None:
        """This client guessed wrong."""
        with self._lock:
            failures = self._failures.setdefault(client, deque(maxlen=MAX_FAILURES))
            failures.append(self._clock())
            self._failures.move_to_end(client)
            while len(self._failures) > _MAX_CLIENTS:
                self._failures.popitem(last=False)

    def wait(self, client: str) -> int:
        """Seconds until this client may guess again; 0 when it may now."""
        with self._lock:
            failures = self._failures.get(client)
            if failures is None or len(failures) < MAX_FAILURES:
                return 0
            return max(0, ceil(failures[0] + PERIOD_SECONDS - self._clock()))


def network_of(address: str | None) -> str:
    """What counts as one client: an IPv4 address, or the /64 that one subscriber of IPv6 has to himself."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return address or ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))
