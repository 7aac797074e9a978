"""The weights of ranking: data, read from ``ranking_weights.json`` beside this module."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.bm25 import FieldWeights


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """How fields are scored, and what each piece of evidence is worth (see ``engine.evidence``).

    The score of a re-ranked section is the sum of its evidence, each piece times its weight.
    """

    fields: dict[str, FieldWeights]
    evidence: dict[str, float]


@cache
def ranking_weights() -> RankingWeights:
    """The weights that ship."""
    values = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return RankingWeights(
        fields={name: FieldWeights(**field) for name, field in values["fields"].items()},
        evidence=values["evidence"],
    )
