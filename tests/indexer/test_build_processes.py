"""A build with several processes: the same index, and nothing published when one of them is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import engine
from indexer import batches, reader_processes
from indexer.build import build
from indexer.errors import ReaderLost
from tests.indexer.corpus_folder import CorpusFolder, SilentProgress
from tests.indexer.test_reader_processes import ROOT, STRIKING


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CorpusFolder:
    """Files enough for many batches."""
    monkeypatch.setattr(batches, "BATCH_BYTES", 400)
    folder = CorpusFolder(tmp_path)
    for number in range(40):
        text = f"A kettle (KTL) boils w{number}. Mr. Grey pours {number} cups.\n\n" * (number % 4 + 1)
        folder.write(f"{number % 3}/{number}.md", f"# Tea {number}\n\n{text}## Leaves\n\n{text}")
    folder.write("b.md", "# Bud\n\nA bud opens.\n")
    folder.write("empty.md", "")
    return folder


def _files(index: Path) -> dict[str, bytes]:
    """The files of the published generation but the manifest, which has the time."""
    folder = index / "generations" / (index / "CURRENT").read_text().strip()
    names = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}


def test_the_index_is_the_same_to_the_byte_however_many_processes_read(corpus: CorpusFolder) -> None:
    built = {}
    for jobs in (1, 2, 3):
        index = corpus.index.with_name(f"index{jobs}")
        report = build(replace(corpus.options, index=index, jobs=jobs), SilentProgress())
        assert [left.path for left in report.left_out] == ["empty.md"]
        assert report.documents == 41
        built[jobs] = _files(index)
    assert built[1] == built[2] == built[3]
    assert any(name.endswith(".seg") for name in built[1])


def test_little_memory_makes_several_segments_and_the_same_answers(corpus: CorpusFolder) -> None:
    large = corpus.index.with_name("large")
    build(replace(corpus.options, index=large), SilentProgress())
    build(replace(corpus.options, memory_mb=0), SilentProgress())
    assert sum(name.endswith(".seg") for name in _files(corpus.index)) > 1
    questions = ["What does Mr. Grey pour?", "w17 kettle", "How many cups?"]
    for question in questions:
        one, other = (engine.open(index).ask(question) for index in (large, corpus.index))
        assert [hit.id for hit in one.hits] == [hit.id for hit in other.hits]


def test_a_lost_reader_publishes_nothing_and_the_next_build_is_whole(
    corpus: CorpusFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = replace(corpus.options, jobs=2)
    build(options, SilentProgress())
    corpus.write("b.md", "# Bud\n\nA blossom opens.\n")
    corpus.write("c.md", "# Cup\n\nA cup holds tea.\n")
    with monkeypatch.context() as patched:
        striking = STRIKING.format(strike="os.kill(os.getpid(), signal.SIGKILL)")
        patched.setattr(reader_processes, "_PROGRAM", striking)
        with pytest.raises(ReaderLost, match=r"b\.md"):
            build(options, SilentProgress())
    assert sorted(path.name for path in (corpus.index / "generations").iterdir()) == ["00000001"]
    report = build(options, SilentProgress())
    assert (report.new, report.changed, report.generation) == (("c.md",), ("b.md",), 2)


def test_ctrl_c_ends_a_build_and_its_readers_at_once(corpus: CorpusFolder, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    strike = f"open({str(begun)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    program = (
        "import sys\n"
        "from indexer import reader_processes\n"
        "from quire.cli import main\n"
        f"reader_processes._PROGRAM = {STRIKING.format(strike=strike)!r}\n"
        "main(sys.argv[1:])\n"
    )
    folders = ["--corpus", str(corpus.root), "--index", str(corpus.index)]
    command = [sys.executable, "-c", program, "build", "--jobs", "2", *folders]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as building:
        end = time.monotonic() + 30
        while not (begun.exists() and begun.read_text()) and time.monotonic() < end:
            time.sleep(0.02)
        building.send_signal(signal.SIGINT)
        _, errors = building.communicate(timeout=10)
    assert building.returncode == 1
    assert errors.endswith("Aborted!\n") and "Traceback" not in errors
    assert not (corpus.index / "CURRENT").exists()
    assert not list((corpus.index / "generations").iterdir())
    assert not Path(f"/proc/{begun.read_text()}").exists()


def test_a_script_that_builds_need_not_guard_itself(corpus: CorpusFolder, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from indexer.build import BuildOptions, build\n"
        "from quire.progress import NoProgress\n"
        "options = BuildOptions(Path(sys.argv[1]), Path(sys.argv[2]), jobs=2)\n"
        "print(build(options, NoProgress()).documents)\n"
    )
    command = [sys.executable, str(script), str(corpus.root), str(corpus.index)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("41\n", "")
