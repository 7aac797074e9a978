"""Processes that live, have ended, or run elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from desk.processes.process_life import ProcessMark, own_mark


def test_the_process_that_asks_lives() -> None:
    assert own_mark().lives() is True


def test_a_process_that_ended_does_not_live_even_before_its_parent_took_notice() -> None:
    script = "from desk.processes.process_life import own_mark; m = own_mark(); print(m.pid, m.host, m.began)"
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    pid, host, began = child.stdout.read().split()
    mark = ProcessMark(int(pid), host, int(began))
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert mark.lives() is False
    child.wait()
    assert mark.lives() is False


def test_a_later_process_with_the_same_number_is_another() -> None:
    mark = own_mark()
    assert replace(mark, began=mark.began - 1).lives() is False


def test_of_another_machine_nothing_can_be_told() -> None:
    assert replace(own_mark(), host="elsewhere").lives() is None
