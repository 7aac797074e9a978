"""ECMAScript modules joined into one classic script, which takes one request and runs on any page.

Written as modules, each file is read, typed and tested by itself. Sent as modules they would take a request
each, and another site's page would have to allow them all.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
# Comments that have lines to themselves; none of them ends within one.
_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)


@cache
def joined_script(entry: Path) -> str:
    """The module ``entry`` and all that it imports, as a script that calls its ``start(script, settings)``.

    ``settings`` stands for a name that the caller has to define before. Modules import by name
    (``import { one, another } from "./file.js";`` in a line) and export what they declare.
    """
    modules: dict[Path, str] = {}
    _join(entry.resolve(), modules)
    names = {path: f"m{number}" for number, path in enumerate(modules)}
    bodies = [
        f"const {names[path]} = (() => {{\n{_body(path, text, names)}}})();" for path, text in modules.items()
    ]
    return "\n".join((*bodies, f"{names[entry.resolve()]}.start(document.currentScript, settings);\n"))


def _join(path: Path, modules: dict[Path, str]) -> None:
    """Add a module behind those that it imports; they import no module in a circle."""
    text = path.read_text(encoding="utf-8")
    for _, address in _IMPORT.findall(text):
        imported = (path.parent / address).resolve()
        if imported not in modules:
            _join(imported, modules)
    modules[path] = text


def _body(path: Path, text: str, names: dict[Path, str]) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    plain = _EXPORT.sub("", _COMMENT.sub("", text))
    linked = _IMPORT.sub(lambda found: f"const {{ {found[1]} }} = {_name(path, found[2], names)};\n", plain)
    return f"{linked.strip()}\nreturn {{ {exported} }};\n"


def _name(path: Path, address: str, names: dict[Path, str]) -> str:
    return names[(path.parent / address).resolve()]
