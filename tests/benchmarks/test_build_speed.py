from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.build_speed import _cut_at_headings
from benchmarks.process_memory import private_bytes


def test_a_page_is_cut_at_its_headings(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<title>T</title><body><p>one<h2>H</h2>two<script>x</script><p>three<h2>Last</h2></body>")
    assert [(title, heading) for title, heading, _ in _cut_at_headings(page)] == [
        ("T", ""),
        ("T", "H"),
        ("T", "Last"),
    ]
    assert [text.split() for _, _, text in _cut_at_headings(page)] == [
        ["one"],
        ["H", "two", "three"],
        ["Last"],
    ]


def test_the_memory_of_a_process_includes_that_of_its_children() -> None:
    program = "import time; held = bytearray(b'x' * 50_000_000); print('held', flush=True); time.sleep(60)"
    before = private_bytes(os.getpid())
    assert before > 1_000_000
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline()
        assert private_bytes(os.getpid()) > before + 40_000_000
        child.kill()
