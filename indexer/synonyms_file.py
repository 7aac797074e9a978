"""The editor's file of synonyms, at the top of the corpus folder."""

from __future__ import annotations

import os
from pathlib import Path

from engine.vocabulary.synonyms import Synonyms, parse_synonyms
from indexer.errors import UnreadableFile
from indexer.reading import load

SYNONYMS_NAME = "synonyms.txt"
MAX_BYTES = 1_000_000


def read_synonyms(root: Path) -> Synonyms:
    """The synonyms of the corpus folder ``root``; none where it has no such file. Never raises."""
    path = root / SYNONYMS_NAME
    if not os.path.lexists(path):
        return Synonyms()
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return Synonyms(problems=("is a link out of the corpus folder: put the content in its place",))
    try:
        return parse_synonyms(load(root, SYNONYMS_NAME, MAX_BYTES))
    except UnreadableFile as error:
        return Synonyms(problems=(str(error),))
