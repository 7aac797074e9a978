"""The house rules that an import can break."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.small_index import publish, section

ROOT = Path(__file__).parent.parent
PACKAGES = ("engine", "indexer", "desk", "webapp", "quire")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def _users_of(package: str) -> set[str]:
    """The modules, as paths, that import a package anywhere."""
    return {
        path.relative_to(ROOT).as_posix()
        for path, tree in TREES.items()
        if any(name.split(".")[0] == package for name in _imported(tree))
    }


def _imports_when_loaded(tree: ast.Module) -> Iterator[str]:
    """What importing the module imports: not what stands in functions or under TYPE_CHECKING."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting.extend(node.orelse)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node)
        else:
            waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    above = PACKAGES[PACKAGES.index(package) + 1 :]
    wrong = {
        f"{path} -> {other}" for other in above for path in _users_of(other) if path.startswith(f"{package}/")
    }
    assert not wrong


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("flask", "webapp/"),
        ("bs4", "indexer/"),
        ("pydantic", "webapp/api/"),
        ("prometheus_client", "webapp/"),
    ],
)
def test_a_library_stays_in_its_package(library: str, home: str) -> None:
    users = _users_of(library)
    assert users, "the rule must speak of something"
    assert all(path.startswith(home) for path in users), users


def test_whoosh_stays_behind_its_store() -> None:
    users = _users_of("whoosh")
    assert users
    assert all(path.startswith("engine/storage/whoosh_") for path in users), users


def test_the_query_parser_is_never_imported() -> None:
    assert not [path for path in MODULES if "whoosh.qparser" in path.read_text()]


def test_nltk_is_imported_late_and_by_the_sentence_splitter_alone() -> None:
    assert _users_of("nltk") == {"indexer/splitting/sentences.py"}
    loaded = _imports_when_loaded(TREES[ROOT / "indexer/splitting/sentences.py"])
    assert not [name for name in loaded if name.split(".")[0] == "nltk"]


_RUN_AND_LIST_IMPORTED = """
import sys
from quire.cli import main
main(sys.argv[1:], standalone_mode=False)
print("imported:", *sorted(name for name in sys.modules if "." not in name))
"""


def _imported_by_running(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", _RUN_AND_LIST_IMPORTED, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("imported:")[2].split())


@pytest.mark.parametrize(
    "command",
    [
        "",
        "build",
        "ask",
        "serve",
        "eval",
        "check",
        "gaps",
        "rollback",
        "golden add",
        "golden list",
        "quality",
    ],
)
def test_help_starts_without_what_is_slow_to_import(command: str) -> None:
    imported = _imported_by_running(*command.split(), "--help")
    assert "click" in imported
    assert (
        not {"numpy", "nltk", "flask", "whoosh", "bs4", "Stemmer", "gunicorn", "watchfiles", "pydantic"}
        & imported
    )


def test_asking_imports_nothing_that_reads_documents_or_serves_pages(tmp_path: Path) -> None:
    publish(tmp_path, [section("a", "Tea keeps for a year.")])
    imported = _imported_by_running("ask", "--index", str(tmp_path), "How long does tea keep?")
    assert {"numpy", "whoosh"} <= imported
    assert not {"indexer", "webapp", "nltk", "flask", "bs4", "gunicorn", "markdown_it", "yaml"} & imported


def test_opening_the_engine_module_imports_nothing_slow() -> None:
    program = "import sys, engine; sys.exit(', '.join({'numpy', 'whoosh'} & set(sys.modules)) or None)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_module_unpickles() -> None:
    assert not {name for library in ("shelve", "marshal") for name in _users_of(library)}
    nodes = [node for tree in TREES.values() for node in ast.walk(tree)]
    assert not [node for node in nodes if isinstance(node, ast.Import) and "pickle" in _imported(node)]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "pickle"]
    # Whoosh's files hold pickles: they are written here, and read by Whoosh alone.
    assert {alias.name for node in froms for alias in node.names} == {"dumps"}
