"""Modules joined into one script: in order, each once, with names of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp import joined_script as module
from webapp.joined_script import joined_script

STATIC = Path(module.__file__).parent / "static"
ENTRIES = ("quire.js", "embed.js")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/leaf.js").write_text('/** A leaf. */\nexport const leaf = "// no comment";\n')
    (tmp_path / "parts/left.js").write_text(
        'import { leaf } from "./leaf.js";\n\n// Said once.\n'
        "export async function left() {\n  return leaf;\n}\n"
    )
    (tmp_path / "main.js").write_text(
        'import { left } from "./parts/left.js";\nimport { leaf } from "./parts/leaf.js";\n'
        "/**\n * Starts * all.\n */\n"
        "export function start(script, settings) {\n  /** @type {A} */ (left());\n}\n"
    )
    return tmp_path


def test_a_module_comes_once_and_before_those_that_import_it(folder: Path) -> None:
    assert joined_script(folder / "main.js") == (
        'const m0 = (() => {\nconst leaf = "// no comment";\nreturn { leaf };\n})();\n'
        "const m1 = (() => {\nconst { leaf } = m0;\n\nasync function left() {\n  return leaf;\n}\n"
        "return { left };\n})();\n"
        "const m2 = (() => {\nconst { left } = m1;\nconst { leaf } = m0;\n"
        "function start(script, settings) {\n  /** @type {A} */ (left());\n}\nreturn { start };\n})();\n"
        "m2.start(document.currentScript, settings);\n"
    )


@pytest.mark.parametrize("entry", ENTRIES)
def test_nothing_of_the_modules_is_left_that_a_classic_script_cannot_hold(entry: str) -> None:
    assert not re.search(r"^\s*(import|export)\b|import\(|import\.meta", joined_script(STATIC / entry), re.M)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_name_that_is_imported_is_exported(entry: str) -> None:
    script = joined_script(STATIC / entry)
    exported = dict(re.findall(r"^const (m\d+) = .*?^return \{ (.*?) \};\n\}\)\(\);$", script, re.M | re.S))
    for names, source in re.findall(r"^const \{ ([\w, ]+) \} = (m\d+);$", script, re.M):
        assert set(names.split(", ")) <= set(exported[source].split(", "))


def test_every_module_is_used() -> None:
    joined = "".join(joined_script(STATIC / entry) for entry in ENTRIES)
    for path in [*STATIC.glob("modules/*.js"), *STATIC.glob("embed/*.js")]:
        declared = re.findall(r"^export (?:async )?(?:function|class|const) (\w+)", path.read_text(), re.M)
        assert declared, path.name
        assert all(re.search(rf"\b{name}\b", joined) for name in declared), path.name
