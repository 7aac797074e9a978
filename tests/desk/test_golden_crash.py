"""A build under the guard that is killed at any of its steps, from the trial of the new generation on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from desk.golden.quality_file import QualityFile
from engine.storage.generations import Generations
from tests.desk.golden_corpus import COFFEE, SPOILT, GoldenCorpus
from tests.test_crash import KILLED, NEVER, Driver


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """The process that runs and stops commands."""
    driver = Driver()
    with driver.process:
        yield driver
        driver.process.stdin.close()  # type: ignore[union-attr]  # it is a pipe


@pytest.fixture
def corpus(tmp_path: Path) -> GoldenCorpus:
    """Built, and then edited without harm."""
    corpus = GoldenCorpus(tmp_path)
    corpus.build()
    shutil.copytree(corpus.index, tmp_path / "template")
    corpus.write("coffee.md", COFFEE.replace("twelve", "eleven"))
    return corpus


def _arguments(corpus: GoldenCorpus) -> list[str]:
    return ["build", "--index", str(corpus.index), "--corpus", str(corpus.root)]


def _reset(corpus: GoldenCorpus) -> None:
    shutil.rmtree(corpus.index)
    shutil.copytree(corpus.root.parent / "template", corpus.index)


def test_killed_around_publishing_it_has_published_or_not_and_the_next_build_is_guarded(
    corpus: GoldenCorpus, driver: Driver
) -> None:
    outcome = driver.run(corpus.index, _arguments(corpus), NEVER)
    assert outcome.code == 0, outcome.error
    steps = outcome.steps
    sealed = next(at for at, step in enumerate(steps) if step.startswith("os.rename") and ".new" in step)
    kept = next(at for at, step in enumerate(steps) if "quality.jsonl" in step)
    assert sealed < kept
    seen = set()
    for at in range(sealed, kept + 1):
        _reset(corpus)
        assert driver.run(corpus.index, _arguments(corpus), at).code == KILLED
        text = engine.open(corpus.index).ask("Who heats the beans?").hits[0].text
        seen.add("eleven" in text)
        published = Generations(corpus.index).current_number()
        assert {int(one.edition.generation) for one in QualityFile(corpus.index).read()} <= {1, published}
    assert seen == {False, True}
    # Published and not kept: what is missing is asked of the generation itself.
    corpus.write("coffee.md", SPOILT)
    refused = driver.run(corpus.index, _arguments(corpus), NEVER)
    assert refused.code == 1 and "1 golden question got worse" in refused.error
    corpus.write("coffee.md", COFFEE)
    assert driver.run(corpus.index, [*_arguments(corpus), "--json"], NEVER).code == 0


def test_what_is_kept_is_whole_json(corpus: GoldenCorpus) -> None:
    corpus.build()
    lines = (corpus.index / "quality.jsonl").read_text().splitlines()
    assert [json.loads(line)["generation"] for line in lines] == ["00000001", "00000002"]
