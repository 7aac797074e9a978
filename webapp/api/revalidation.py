"""Tags of the API's answers, made of what an answer depends on: whether one has changed is known unasked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import engine
from engine.code_digest import code_digest
from webapp.engine_protocol import Status

_DIGITS = 32
# Code and models that answers come from; of when they are loaded, which an upgrade in place does not change.
_PROGRAM = tuple(map(code_digest, (Path(engine.__file__).parent, Path(__file__).parents[1])))


def answer_tag(status: Status, wanted: str) -> str:
    """What stands for the answer of a generation to a request, whose parameters ``wanted`` spells in one way.

    The time that it took is no part of it. The number of a generation alone would not do: an index built in
    another's place begins at 1 again.
    """
    generation = (status.index_version, status.built, status.documents, status.sections)
    facts = json.dumps((_PROGRAM, *generation, wanted))
    return hashlib.sha256(facts.encode()).hexdigest()[:_DIGITS]
