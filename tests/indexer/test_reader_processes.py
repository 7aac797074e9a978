from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from indexer import reader_processes
from indexer.batch_reading import BatchRead, FileToRead
from indexer.errors import ReaderLost
from indexer.file_readers import OneReader
from indexer.reader_processes import ReaderProcesses
from indexer.splitting.sentences import SentenceSplitter

ROOT = Path(__file__).parents[2]
_MOST = 100_000
# The program of a reader that does something else with the file b.md.
STRIKING = """
import os, signal, sys, time
descriptor = int(sys.argv[1]); sys.path[:] = sys.argv[2:]
from indexer import batch_reading
read_source = batch_reading.read_source
def strike(root, path, most):
    if path == "b.md":
        {strike}
    return read_source(root, path, most)
batch_reading.read_source = strike
from indexer.reader_process import work
work(descriptor)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Files a.md to h.md, of which f.md cannot be read."""
    for name in "abcdefgh":
        text = "" if name == "f" else f"# Tea {name}\n\nDr. {name.upper()} steeps leaves (SL). Tea is hot.\n"
        (tmp_path / f"{name}.md").write_text(text)
    return tmp_path


def _batches() -> list[list[FileToRead]]:
    return [[FileToRead(f"{name}.md") for name in names] for names in ("a", "bc", "def", "g", "h")]


def _assert_equal(one: BatchRead, other: BatchRead) -> None:
    assert one.files == other.files
    assert one.part.records == other.part.records
    for name, arrays in one.part.fields.items():
        for kind, array in arrays.items():
            assert np.array_equal(array, other.part.fields[name][kind])


def _is_running(process: int) -> bool:
    """Not one that has ended and waits for its parent to ask."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait_for_end(processes: list[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(_is_running(process) for process in processes) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(_is_running(process) for process in processes)


def test_several_read_what_one_reads_in_the_same_order(corpus: Path) -> None:
    one = OneReader(corpus, _MOST)
    paths = [f"{name}.md" for name in "abcdefgh"]
    splitter = SentenceSplitter.train(text for text in one.prose(paths) if text)
    one.use(splitter)
    expected = list(one.read(_batches()))
    with ReaderProcesses(corpus, _MOST, 3) as several:
        assert list(several.prose(paths)) == list(one.prose(paths))
        several.use(splitter)
        found = list(several.read(_batches()))
    assert len(found) == len(expected)
    for first, second in zip(found, expected, strict=True):
        _assert_equal(first, second)
    assert [file.path for batch in found for file in batch.files if file.left_out] == ["f.md"]


def test_little_is_read_before_it_is_wanted_and_nothing_stale_is_left(corpus: Path) -> None:
    asked: list[str] = []

    def paths() -> Iterator[str]:
        for _ in range(200):
            asked.append("a.md")
            yield "a.md"

    with ReaderProcesses(corpus, _MOST, 2) as readers:
        prose = readers.prose(paths())
        for taken in range(1, 20):
            next(prose)
            assert len(asked) <= taken + 2 * reader_processes._AHEAD
        prose.close()  # type: ignore[attr-defined]
        (batch,) = readers.read([[FileToRead("c.md")]])
        assert [file.path for file in batch.files] == ["c.md"]


def test_a_large_splitter_and_large_answers_do_not_wait_for_each_other(corpus: Path) -> None:
    words = " ".join(f"word{number}" for number in range(200_000))
    (corpus / "a.md").write_text(words)
    record = SentenceSplitter.train(["A word. Another word."]).to_record()
    record["orthography"] = dict.fromkeys((f"word{number}" for number in range(100_000)), 1)
    with ReaderProcesses(corpus, 10_000_000, 2) as readers:
        prose = readers.prose(["a.md"] * 10)
        next(prose)
        readers.use(SentenceSplitter.from_record(record))
        (batch,) = readers.read([[FileToRead("c.md")]])
    assert batch.part.passages == 1


@pytest.mark.parametrize(
    ("strike", "message"),
    [
        ("os.kill(os.getpid(), signal.SIGKILL)", r"b\.md: the process that read it ended \(SIGKILL\)"),
        ("os._exit(3)", r"b\.md: the process that read it ended \(exit code 3\)"),
        ("raise ValueError('odd')", r"b\.md: ValueError: odd; nothing was published"),
    ],
)
def test_a_file_that_stops_a_reader_is_named(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, strike: str, message: str
) -> None:
    monkeypatch.setattr(reader_processes, "_PROGRAM", STRIKING.format(strike=strike))
    with (
        pytest.raises(ReaderLost, match=message),
        ReaderProcesses(corpus, _MOST, 2) as readers,
    ):
        list(readers.read(_batches()))


def test_a_reader_that_cannot_start_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_processes, "_PROGRAM", "raise SystemExit(7)")
    with (
        pytest.raises(ReaderLost, match=r"a process that reads files ended \(exit code 7\)"),
        ReaderProcesses(corpus, _MOST, 1) as readers,
    ):
        list(readers.read(_batches()))


def test_readers_are_gone_after_an_interruption(corpus: Path) -> None:
    processes: list[int] = []
    with pytest.raises(KeyboardInterrupt), ReaderProcesses(corpus, _MOST, 2) as readers:
        processes += [worker.process.pid for worker in readers._workers]
        assert all(map(_is_running, processes))
        raise KeyboardInterrupt
    assert not any(map(_is_running, processes))


def test_readers_end_when_the_process_that_builds_is_killed(corpus: Path) -> None:
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from indexer.reader_processes import ReaderProcesses\n"
        "with ReaderProcesses(Path(sys.argv[1]), 100_000, 2) as readers:\n"
        "    print(*[worker.process.pid for worker in readers._workers], flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", program, str(corpus)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as building:
        assert building.stdout is not None
        processes = [int(process) for process in building.stdout.readline().split()]
        assert len(processes) == 2
        building.kill()
    assert _wait_for_end(processes)


def test_ctrl_c_is_not_for_readers(corpus: Path) -> None:
    with ReaderProcesses(corpus, _MOST, 1) as readers:
        process = readers._workers[0].process.pid
        assert os.getpgid(process) != os.getpgid(0)
        assert signal.SIGINT
        assert next(iter(readers.prose(["a.md"])))
