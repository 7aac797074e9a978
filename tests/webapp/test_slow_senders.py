"""Whoever sends a request in dribs and drabs keeps a thread only for so long."""

from __future__ import annotations

import socket
import threading

from tests.clock import Clock
from webapp.slow_senders import SlowSenders


def test_reading_ends_when_the_time_is_over_and_answering_does_not() -> None:
    clock = Clock()
    slow = SlowSenders(10, clock)
    server, client = socket.socketpair()
    with server, client, slow.serving(server):
        client.sendall(b"GET")
        assert server.recv(3) == b"GET"
        received: list[bytes] = []
        reading = threading.Thread(target=lambda: received.append(server.recv(9)), daemon=True)
        reading.start()
        clock.now += 9
        slow.cut_off()
        reading.join(0.05)
        assert reading.is_alive()
        clock.now += 1
        slow.cut_off()
        reading.join(5)
        assert received == [b""]
        server.sendall(b"answer")
        assert client.recv(9) == b"answer"


def test_a_connection_is_forgotten_with_its_request() -> None:
    clock = Clock()
    slow = SlowSenders(10, clock)
    server, client = socket.socketpair()
    with server, client:
        with slow.serving(server):
            pass
        clock.now += 99
        slow.cut_off()
        client.sendall(b"next")
        assert server.recv(9) == b"next"


def test_a_closed_connection_does_no_harm() -> None:
    clock = Clock()
    slow = SlowSenders(10, clock)
    server, client = socket.socketpair()
    with slow.serving(server):
        server.close()
        client.close()
        clock.now += 10
        slow.cut_off()
