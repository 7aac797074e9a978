"""Where options come from: the command line, ``QUIRE_*`` variables, ``[tool.quire]`` of pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from engine.errors import ConfigurationError

_SETTINGS_FILE = Path("pyproject.toml")
_KNOWN = frozenset(
    {
        "corpus",
        "index",
        "host",
        "port",
        "workers",
        "jobs",
        "include",
        "exclude",
        "max_bytes",
        "site_name",
        "examples",
        "origins",
        "retention_days",
        "stylesheet",
        "proxies",
    }
)


def read_settings(path: Path = _SETTINGS_FILE) -> dict[str, Any]:
    """The ``[tool.quire]`` table of the working folder, keys with underscores; empty where there is none.

    Raises ConfigurationError naming the file and the key that cannot be used.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("quire", {})
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read ({error})") from error
    except AttributeError:
        raise ConfigurationError(f"{path}: tool is not a table") from None
    if not isinstance(table, dict):
        raise ConfigurationError(f"{path}: [tool.quire] is not a table")
    settings = {key.replace("-", "_"): value for key, value in table.items()}
    unknown = sorted(settings.keys() - _KNOWN)
    if unknown:
        known = ", ".join(sorted(_KNOWN)).replace("_", "-")
        raise ConfigurationError(f"{path}: [tool.quire] has no option {unknown[0]}; known: {known}")
    return settings
