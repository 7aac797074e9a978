"""How fast an index is built of a folder of HTML files, beside plain Whoosh, in one run.

    python -m benchmarks.build_speed DOCS --work WORK [--jobs N]

Whoosh is given three fields with its StemmingAnalyzer and one writer, as its documentation does it: once with
Quire's own sections, which somebody else has read and cut, and once with the files, read by BeautifulSoup and
cut at their headings. Each build is a program of its own. Its memory is what its processes have for
themselves alone, added up ten times a second (on Linux).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in

from benchmarks.process_memory import private_bytes
from benchmarks.stores import open_store, sections_of
from indexer.build import BuildOptions, build
from quire.progress import NoProgress

Triple = tuple[str, str, str]

_MEMORY_MB = 256
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTIONS = "sections.jsonl"
_HEADER = ("build", "sections", "seconds", "CPU s", "sections/s", "MB at most", "index MB", "per text byte")


def main() -> None:
    """Build in each way, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("docs", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--run", choices=sorted(_BUILDS))
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    if options.run:
        print(json.dumps(_timed(options.run, options.docs, options.work, options.jobs)))
        return
    rows = [_measured(name, options.docs, options.work, options.jobs) for name in _BUILDS]
    text = sum(len(part.encode()) for triple in _given(options.work) for part in triple)
    files = sum(path.stat().st_size for path in _html_files(options.docs))
    print(f"{options.docs}: {files / 1e6:.1f} MB of files, {text / 1e6:.1f} MB of text in sections\n")
    print("| " + " | ".join(_HEADER) + " |\n|" + " --- |" * len(_HEADER))
    for name, row in zip(_BUILDS, rows, strict=True):
        speed, size = row["sections"] / row["seconds"], row["bytes"] / 1e6
        print(
            f"| {name} | {row['sections']:,.0f} | {row['seconds']:.1f} | {row['cpu']:.1f} | {speed:,.0f} "
            f"| {row['peak'] / 1e6:.0f} | {size:.0f} | {row['bytes'] / text:.2f} |"
        )


def _measured(name: str, docs: Path, work: Path, jobs: int) -> dict[str, float]:
    """Run one build as a program of its own and watch its memory."""
    command = [sys.executable, "-m", "benchmarks.build_speed", str(docs), "--work", str(work)]
    command += ["--jobs", str(jobs), "--run", name]
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            peak = max(peak, private_bytes(process.pid))
            time.sleep(0.1)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"{name}: failed")
    return {**json.loads(output), "peak": peak}


def _timed(name: str, docs: Path, work: Path, jobs: int) -> dict[str, float]:
    index = work / name.replace(" ", "-")
    rmtree(index, ignore_errors=True)
    begun = time.monotonic()
    sections = _BUILDS[name](docs, work, index, jobs)
    seconds = time.monotonic() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in used)
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    if name == "quire":
        _write_sections(index, work)
    return {"sections": sections, "seconds": seconds, "cpu": cpu, "bytes": size}


def _quire(docs: Path, _: Path, index: Path, jobs: int) -> int:
    return build(BuildOptions(docs, index, include=["*.html"], jobs=jobs), NoProgress()).sections


def _whoosh_given(_: Path, work: Path, index: Path, __: int) -> int:
    return _whoosh(index, _given(work))


def _whoosh_reading(docs: Path, _: Path, index: Path, __: int) -> int:
    return _whoosh(index, (triple for path in _html_files(docs) for triple in _cut_at_headings(path)))


def _whoosh(index: Path, sections: Iterator[Triple]) -> int:
    index.mkdir()
    field = TEXT(analyzer=StemmingAnalyzer(), stored=True)
    writer = create_in(str(index), Schema(title=field, headings=field, body=field)).writer(limitmb=_MEMORY_MB)
    count = 0
    for title, headings, body in sections:
        writer.add_document(title=title, headings=headings, body=body)
        count += 1
    writer.commit()
    return count


def _cut_at_headings(path: Path) -> Iterator[Triple]:
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    title = soup.title.get_text() if soup.title else path.stem
    heading, texts = "", list[str]()
    for node in soup.body.descendants if soup.body else ():
        if getattr(node, "name", None) in _HEADINGS:
            if texts:
                yield title, heading, " ".join(texts)
            heading, texts = node.get_text(), []
        elif type(node) is NavigableString and not node.isspace():
            texts.append(node)
    if texts:
        yield title, heading, " ".join(texts)


def _html_files(docs: Path) -> list[Path]:
    return sorted(path for path in docs.rglob("*.html") if path.is_file())


def _write_sections(index: Path, work: Path) -> None:
    """What Whoosh is given: the sections of the index that Quire has just built."""
    with (work / _SECTIONS).open("w", encoding="utf-8") as file:
        for section in sections_of(open_store(index)):
            file.write(json.dumps([section.title, " ".join(section.breadcrumb), section.text]) + "\n")


def _given(work: Path) -> Iterator[Triple]:
    with (work / _SECTIONS).open(encoding="utf-8") as file:
        for line in file:
            title, headings, body = json.loads(line)
            yield title, headings, body


_BUILDS: dict[str, Callable[[Path, Path, Path, int], int]] = {
    "quire": _quire,
    "whoosh sections": _whoosh_given,
    "whoosh files": _whoosh_reading,
}

if __name__ == "__main__":
    main()
