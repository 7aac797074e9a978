"""Reads some files of the corpus to what the index takes: a batch of work that can be done in any process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.section import Section
from engine.storage.manifest import DocumentEntry, LeftOut
from engine.storage.part import Part, PartCompiler
from engine.storage.whoosh_segment import stored_record
from engine.vocabulary.acronym import Acronym
from indexer.errors import UnreadableFile
from indexer.source import Source, prose, read_source
from indexer.splitting.acronyms import find_acronyms
from indexer.splitting.sections import split_sections
from indexer.splitting.sentences import SentenceSplitter


@dataclass(frozen=True, slots=True)
class FileToRead:
    """``sha256`` is that of the content that is indexed already, if any is."""

    path: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of a file: its entry and acronyms, or the reason why it is left out.

    ``same`` says that its content is the one that is indexed already: then only the entry's time counts.
    """

    path: str
    entry: DocumentEntry | None = None
    left_out: LeftOut | None = None
    acronyms: tuple[Acronym, ...] = ()
    same: bool = False


@dataclass(frozen=True, slots=True)
class BatchRead:
    """The files of a batch in order, and the sections of those that are new or changed."""

    files: list[FileRead]
    part: Part


class BatchReader:
    """Reads files below ``root``. ``splitter`` is set before the first batch is read."""

    def __init__(self, root: Path, max_bytes: int) -> None:
        self._root = root
        self._max_bytes = max_bytes
        self.splitter = SentenceSplitter()

    def prose(self, path: str) -> str | None:
        """The running text of a file; None if it cannot be read."""
        try:
            return prose(read_source(self._root, path, self._max_bytes).document())
        except UnreadableFile:
            return None

    def read(self, batch: Sequence[FileToRead], begins: Callable[[str], None] | None = None) -> BatchRead:
        """Read a batch; ``begins`` is told each path before its file is read."""
        compiler = PartCompiler(stored_record)
        files = []
        for file in batch:
            if begins is not None:
                begins(file.path)
            files.append(self._read(file, compiler))
        return BatchRead(files, compiler.part())

    def _read(self, file: FileToRead, compiler: PartCompiler) -> FileRead:
        source: Source | None = None
        try:
            source = read_source(self._root, file.path, self._max_bytes)
            same = source.sha256 == file.sha256
            sections = [] if same else self._sections(source)
        except UnreadableFile as error:
            size, mtime_ns = (source.size, source.mtime_ns) if source else (0, 0)
            return FileRead(file.path, left_out=LeftOut(file.path, str(error), size, mtime_ns))
        for section in sections:
            compiler.add(section)
        entry = DocumentEntry(
            sha256=source.sha256,
            size=source.size,
            mtime_ns=source.mtime_ns,
            sections=len(sections),
            passages=sum(len(section.passages) for section in sections),
            date=sections[0].date if sections else None,
        )
        return FileRead(file.path, entry, acronyms=find_acronyms(sections), same=same)

    def _sections(self, source: Source) -> list[Section]:
        document = source.document()
        try:
            return split_sections(document, self.splitter)
        except (Exception, RecursionError, MemoryError) as error:
            # As with readers: whatever a text leads to costs this one file alone.
            raise UnreadableFile(
                f"could not be split ({type(error).__name__}: {error}): please report it"
            ) from error
