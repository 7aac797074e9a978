"""What is read before the first question need not be read for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.engine.small_index import publish, section

ROOT = Path(__file__).parents[2]

_PROGRAM = """
import sys, engine, engine.engine
from engine.preloading import preload

index, preloads = sys.argv[1], sys.argv[2] == "True"
if preloads:
    preload()
opened = engine.open(index)
loaded = set(sys.modules)
read = []
sys.addaudithook(lambda event, args: event == "open" and read.append(str(args[0])))
results = opened.ask("How many minutes do I steep green teaa?")
assert results.answer and results.answer.span, results
own = [path for path in read if path.endswith((".json", ".txt"))]
print(len(own), "numpy.ma" in loaded)
"""


def _read_by_the_first_question(index: Path, preloads: bool) -> str:
    command = [sys.executable, "-c", _PROGRAM, str(index), str(preloads)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_first_question_reads_no_model_and_no_list_after_preloading(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Steep green tea for 2 minutes at 75 degrees. Longer makes it bitter.")])
    assert _read_by_the_first_question(tmp_path, preloads=True) == "0 True"
    # Otherwise it does: the test would see it.
    assert int(_read_by_the_first_question(tmp_path, preloads=False).split()[0]) > 5
