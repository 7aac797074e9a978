"""What a process does that reads files beside the one that builds (``indexer/reader_processes.py``)."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from indexer.batch_reading import BatchReader
from indexer.splitting.sentences import SentenceSplitter, load_punkt

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a task. Before it comes the path of each file that is begun."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that ended in an error of the program's own."""

    error: str


def work(descriptor: int) -> None:
    """Do tasks from a connection until nobody wants more, or nobody is there any more."""
    load_punkt()
    # What is kept holds no rings, and BeautifulSoup's trees, which do, are gone with their page: Python need
    # not look for them often.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 10, 100)
    with suppress(EOFError, OSError), Connection(descriptor) as connection:
        root, max_bytes = connection.recv()
        reader = BatchReader(Path(root), max_bytes)
        while True:
            kind, value = connection.recv()
            if kind == "use":
                reader.splitter = SentenceSplitter.from_record(value)
            else:
                connection.send(_answer(reader, kind, value, connection))


def _answer(reader: BatchReader, kind: str, value: Any, connection: Connection) -> Done | Failed:
    try:
        if kind == "prose":
            return Done(reader.prose(value))
        return Done(reader.read(value, connection.send))
    except OSError:
        raise
    except Exception as error:
        return Failed(f"{type(error).__name__}: {error}")
