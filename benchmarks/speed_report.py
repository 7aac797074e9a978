"""What ``benchmarks.speed`` measured, as tables and as a chart."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peers import peer_versions
from benchmarks.query_speed import QUIRE, WHOLE

Row = dict[str, Any]
_COLOURS = {
    QUIRE: "#0a5c5c",
    WHOLE: "#3aa6a6",
    "Whoosh": "#b5482a",
    "SQLite FTS5": "#7a6a2f",
    "tantivy": "#5b4a9e",
    "bm25s": "#8a8a8a",
}


def report(results: Sequence[Row]) -> str:
    """Everything as Markdown."""
    parts = [_head(results), _building(results)]
    parts += [_asking(results, kind) for kind in results[0]["asked"]]
    return "\n".join([*parts, _serving(results), _growth(results)])


def _head(results: Sequence[Row]) -> str:
    sizes = ", ".join(f"{row['sections']:,}" for row in results)
    load = ", ".join(f"{row['load_before']:.1f} to {row['load_after']:.1f}" for row in results)
    return (
        "# Speed\n\n"
        "Written by `python -m benchmarks.speed --write`; how it measures is said there and in README.md.\n"
        f"{os.cpu_count()} cores, load at these sizes {load}: other work went on, compare within a table.\n"
        f"Peers: {peer_versions()}. Sizes: {sizes} sections.\n\n![Speed by size](speed.png)\n"
    )


def _building(results: Sequence[Row]) -> str:
    lines = [
        "## Building\n",
        "Quire reads, splits and indexes the files, two processes reading; the peers index its sections.",
        "Of their indexes only FTS5's and Quire's hold the text. MB: private memory at most.",
        "Whoosh, which takes long, is not built at the largest size.\n",
        *_header("sections", "", "seconds", "CPU s", "sections/s", "MB at most", "index bytes a text byte"),
    ]
    for row in results:
        for name, one in row["built"].items():
            rate = row["sections"] / one["seconds"]
            lines.append(
                f"| {row['sections']:,} | {_short(name)} | {one['seconds']:.1f} | {one['cpu']:.1f} "
                f"| {rate:,.0f} | {one['peak'] / 1e6:.0f} | {one['bytes'] / row['text']:.2f} |"
            )
    return "\n".join([*lines, ""])


def _asking(results: Sequence[Row], kind: str) -> str:
    lines = [
        f"## Asking, {kind}\n",
        "Milliseconds of the processor.\n",
        *_header("sections", "", "questions", "p50", "p95", "p99", "p99 / p50", "p50 / Quire's candidates"),
    ]
    for row in results:
        base = float(np.median(row["asked"][kind][QUIRE]))
        for name, times in row["asked"][kind].items():
            median, p95, p99 = np.percentile(times, [50, 95, 99])
            lines.append(
                f"| {row['sections']:,} | {name} | {len(times)} | {median:.2f} | {p95:.2f} | {p99:.2f} "
                f"| {p99 / median:.1f} | {median / base:.2f} |"
            )
    return "\n".join([*lines, ""])


def _serving(results: Sequence[Row]) -> str:
    lines = [
        "## Serving\n",
        "Natural questions one after another as fast as they come, in one process and in two at once.\n",
        *_header("sections", "", "open ms", "MB of its own", "questions/s", "in two processes"),
    ]
    for row in results:
        for name, (one, two) in row["served"].items():
            lines.append(
                f"| {row['sections']:,} | {name} | {one['open'] * 1000:.0f} | {one['memory'] / 1e6:.0f} "
                f"| {one['rate']:,.0f} | {two['rate']:,.0f} |"
            )
    return "\n".join([*lines, ""])


def _growth(results: Sequence[Row]) -> str:
    """How many times as much each took at each size as at the size before."""
    lines = ["## Growth\n", "How many times as much as at the size before.\n"]
    lines += _header(
        "sections", "", "building CPU s", "index", *(f"p50, {kind}" for kind in results[0]["asked"])
    )
    for before, row in pairwise(results):
        sections = row["sections"] / before["sections"]
        lines.append(_growth_line(row, "sections", [sections] * (2 + len(row["asked"]))))
        for name in row["served"]:
            built = QUIRE if name == WHOLE else name
            of = [row["built"][built][what] / before["built"][built][what] for what in ("cpu", "bytes")]
            of += [
                float(np.median(row["asked"][kind][name]) / np.median(before["asked"][kind][name]))
                for kind in row["asked"]
            ]
            lines.append(_growth_line(row, name, of))
    return "\n".join([*lines, ""])


def _growth_line(row: Row, name: str, times: Sequence[float]) -> str:
    return f"| {row['sections']:,} | {name} | " + " | ".join(f"{one:.2f}" for one in times) + " |"


def _header(*names: str) -> list[str]:
    """The first two lines of a table; all columns but the second are numbers."""
    aligned = ["---" if number == 1 else "---:" for number in range(len(names))]
    return ["| " + " | ".join(names) + " |", "| " + " | ".join(aligned) + " |"]


def _short(name: str) -> str:
    return "Quire" if name == QUIRE else name


def chart(results: Sequence[Row], path: Path) -> None:
    """The median time of a natural question and the rate of building, by sections, on scales of powers."""
    # Here, so that the tables need no Matplotlib.
    from matplotlib.figure import Figure
    from matplotlib.ticker import LogLocator

    figure = Figure(figsize=(11, 4.6), layout="constrained")
    asking, building = figure.subplots(1, 2)
    for name, colour in _COLOURS.items():
        rows = [row for row in results if name in row["served"]]
        sizes = [row["sections"] for row in rows]
        medians = [float(np.median(row["asked"]["natural"][name])) for row in rows]
        asking.plot(sizes, medians, "o-", color=colour, label=name)
        if name != WHOLE:
            rates = [row["sections"] / row["built"][name]["seconds"] for row in rows]
            building.plot(sizes, rates, "o-", color=colour)
    asking.set(title="A natural question, median", ylabel="ms of the processor")
    building.set(title="Building", ylabel="sections a second")
    for axes in (asking, building):
        axes.set(xlabel="sections", xscale="log", yscale="log")
        axes.set_xticks([row["sections"] for row in results], [f"{row['sections']:,}" for row in results])
        axes.minorticks_off()
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.yaxis.set_major_formatter("{x:,g}")
        axes.grid(alpha=0.3)
    figure.legend(*asking.get_legend_handles_labels(), loc="outside lower center", ncols=6, frameon=False)
    figure.savefig(path, dpi=110)
