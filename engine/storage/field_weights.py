"""How fields are scored in the search for candidates: data, in ``field_weights.json`` beside this module."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from engine.storage.bm25 import FieldWeights


@cache
def field_weights() -> dict[str, FieldWeights]:
    """The weights that ship, by field."""
    values = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return {name: FieldWeights(**field) for name, field in values.items()}
