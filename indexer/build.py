"""The journey of the documents: read down ``build``.

A build starts from the current generation, reads only what changed, and publishes by one rename at the
end. Until then nobody sees anything of it, and if it dies nothing of it is ever read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from engine.errors import CorpusError, IndexDamaged, IndexMismatch, IndexMissing
from engine.one_generation import OneGeneration
from engine.storage.build_lock import build_lock
from engine.storage.generations import Generations
from engine.storage.manifest import DocumentEntry, LeftOut, Manifest, check_files, read_manifest
from engine.storage.whoosh_store import ARRAYS_FOLDER, WHOOSH_FOLDER, compile_arrays, compile_suggestions
from engine.storage.whoosh_writer import SectionWriter
from engine.vocabulary.acronym import Acronym
from engine.vocabulary.lexicon_file import LexiconParts, read_parts, write_lexicon
from engine.vocabulary.synonyms import Synonyms
from indexer.batch_reading import FileRead, FileToRead
from indexer.batches import batches_of, processes_for
from indexer.build_report import BuildReport
from indexer.changes import Changes, find_changes
from indexer.collection_pause import collection_paused
from indexer.discovery import Discovery, discover
from indexer.file_readers import FileReaders, OneReader
from indexer.guard import check_loss
from indexer.publish_guard import Findings, PublishGuard
from indexer.source import DEFAULT_MAX_BYTES
from indexer.splitting.sentences import SentenceSplitter
from indexer.splitting.training import train_splitter
from indexer.synonyms_file import SYNONYMS_NAME, read_synonyms


class Progress(Protocol):
    """Told how a build goes on."""

    def start(self, total: int) -> None:
        """So many files are to be read."""

    def step(self) -> None:
        """One more file is done."""

    def stage(self, what: str) -> None:
        """A stage without a count begins."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build and where. ``full`` starts from nothing; ``force`` publishes whatever the guard says.

    ``jobs`` is how many processes read files, by default one for each core if there is much to read;
    ``memory_mb`` about how much of what they made is held before it is written.
    """

    corpus: Path
    index: Path
    full: bool = False
    force: bool = False
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    max_bytes: int = DEFAULT_MAX_BYTES
    jobs: int | None = None
    memory_mb: int = 256


@dataclass(frozen=True, slots=True)
class _Base:
    """What a build starts from: the current generation, or nothing and why."""

    manifest: Manifest | None
    reason: str | None = None
    lexicon: LexiconParts = field(default_factory=LexiconParts)

    @property
    def documents(self) -> dict[str, DocumentEntry]:
        """What the current generation says of the files that it holds."""
        return self.manifest.documents if self.manifest else {}


@dataclass(slots=True)
class _Outcome:
    """What the reading of the changed files came to. ``acronyms`` are those of all documents."""

    documents: dict[str, DocumentEntry]
    left_out: list[LeftOut]
    acronyms: dict[str, tuple[Acronym, ...]]
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    splitter: SentenceSplitter = field(default_factory=SentenceSplitter)

    @property
    def differing(self) -> list[str]:
        """The files of which the index holds something else than before."""
        return [*self.new, *self.changed, *self.gone]


def build(options: BuildOptions, progress: Progress, guard: PublishGuard | None = None) -> BuildReport:
    """Bring the index up to date with the corpus and publish it, if ``guard`` has nothing against it.

    Raises CorpusError when there is nothing to index, IndexLocked when another build is under way, and
    GuardRefused when the result was not published for having lost too much or by the word of ``guard``.
    """
    started = time.monotonic()
    discovery = _discover(options)
    synonyms = read_synonyms(options.corpus)
    with build_lock(options.index):
        generations = Generations(options.index)
        base = _find_base(generations, options.full)
        known_left_out = base.manifest.left_out if base.manifest else ()
        changes = find_changes(options.corpus, discovery.files, base.documents, known_left_out)
        number, folder = generations.begin(base.manifest.generation if base.manifest else None)
        try:
            outcome = _index_changes(options, folder, base, changes, discovery, progress)
            manifest = _new_manifest(number, options, outcome, synonyms)
            published = _differs(base, manifest, synonyms)
            findings = None
            if published:
                lexicon = LexiconParts(synonyms.rules, outcome.acronyms)
                write_lexicon(folder, lexicon)
                with collection_paused():
                    compile_suggestions(folder, lexicon, outcome.differing if base.manifest else None)
                findings = _seal(generations, folder, manifest, base, options, progress, guard)
        finally:
            generations.discard(folder)
    current = manifest if published or base.manifest is None else base.manifest
    return BuildReport(
        generation=current.generation,
        published=published,
        new=tuple(outcome.new),
        changed=tuple(outcome.changed),
        gone=tuple(outcome.gone),
        left_out=(*manifest.left_out, *(guard.left_out if guard else ())),
        read=len(changes.to_read),
        documents=len(manifest.documents),
        sections=manifest.sections,
        seconds=time.monotonic() - started,
        rebuild_reason=base.reason,
        findings=findings,
        unread=discovery.unread,
    )


def _discover(options: BuildOptions) -> Discovery:
    discovery = discover(options.corpus, options.include, options.exclude)
    if not discovery.files:
        raise CorpusError(
            f"{options.corpus}: holds no .html, .md or .txt document; name another folder with --corpus"
        )
    return discovery


def _find_base(generations: Generations, full: bool) -> _Base:
    try:
        folder = generations.current()
        if full:
            return _Base(None, "everything is built anew, as asked")
        manifest = read_manifest(folder)
        check_files(folder, manifest)
        return _Base(manifest, lexicon=read_parts(folder))
    except IndexMissing:
        return _Base(None)
    except (IndexMismatch, IndexDamaged) as error:
        return _Base(None, f"everything is built anew: {error}")


@contextmanager
def _readers(options: BuildOptions, changes: Changes) -> Iterator[FileReaders]:
    """Several processes where there is enough to read for them."""
    count = processes_for(options.corpus, changes.to_read, options.jobs)
    if count == 1:
        yield OneReader(options.corpus, options.max_bytes)
        return
    # Few builds need them.
    from indexer.reader_processes import ReaderProcesses

    with ReaderProcesses(options.corpus, options.max_bytes, count) as readers:
        yield readers


def _splitter(base: _Base, changes: Changes, readers: FileReaders, progress: Progress) -> SentenceSplitter:
    """The sentence splitter of the current generation, or one trained on a sample of the files."""
    if base.manifest:
        splitter = SentenceSplitter.from_record(base.manifest.splitter)
    else:
        progress.stage("learning abbreviations")
        splitter = train_splitter(changes.to_read, readers)
    readers.use(splitter)
    return splitter


def _index_changes(
    options: BuildOptions,
    folder: Path,
    base: _Base,
    changes: Changes,
    discovery: Discovery,
    progress: Progress,
) -> _Outcome:
    """Read what changed into the unfinished generation."""
    outcome = _Outcome(
        documents={path: base.documents[path] for path in changes.unchanged},
        acronyms=_kept_acronyms(base, changes.unchanged),
        left_out=[
            *(LeftOut(path, reason) for path, reason in discovery.problems),
            *changes.left_out,
        ],
        gone=list(changes.gone),
    )
    arrays = folder / ARRAYS_FOLDER
    arrays.mkdir(exist_ok=True)
    writer = SectionWriter(folder / WHOOSH_FOLDER, options.memory_mb, arrays)
    try:
        # The readers are gone, with their memory, before all that they made is joined.
        with _readers(options, changes) as readers:
            outcome.splitter = _splitter(base, changes, readers, progress)
            progress.start(len(changes.to_read))
            for batch in readers.read(_batches(options, base, changes)):
                writer.add_part(batch.part)
                for file in batch.files:
                    _note(file, base, outcome)
                    progress.step()
        if not outcome.documents:
            reasons = _reasons(outcome.left_out)
            raise CorpusError(f"{options.corpus}: none of its files can be indexed: {reasons}")
        progress.stage("writing the index")
        writer.delete_documents([*outcome.gone, *outcome.changed])
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
    compile_arrays(folder)
    return outcome


def _batches(options: BuildOptions, base: _Base, changes: Changes) -> Iterator[list[FileToRead]]:
    known = base.documents
    files = (FileToRead(path, known[path].sha256 if path in known else None) for path in changes.to_read)
    return batches_of(options.corpus, files)


def _note(file: FileRead, base: _Base, outcome: _Outcome) -> None:
    """Enter what came of a file."""
    known = base.documents.get(file.path)
    if file.entry is None:
        outcome.left_out.extend([file.left_out] if file.left_out else [])
        outcome.gone.extend([file.path] if known else [])
    elif known and file.same:
        outcome.documents[file.path] = replace(known, mtime_ns=file.entry.mtime_ns)
        outcome.acronyms |= _kept_acronyms(base, [file.path])
    else:
        (outcome.changed if known else outcome.new).append(file.path)
        outcome.acronyms[file.path] = file.acronyms
        outcome.documents[file.path] = file.entry


def _kept_acronyms(base: _Base, unchanged: Iterable[str]) -> dict[str, tuple[Acronym, ...]]:
    known = base.lexicon.acronyms
    return {path: known[path] for path in unchanged if path in known}


def _new_manifest(number: int, options: BuildOptions, outcome: _Outcome, synonyms: Synonyms) -> Manifest:
    left_out = [*outcome.left_out, *(LeftOut(SYNONYMS_NAME, problem) for problem in synonyms.problems)]
    return Manifest(
        generation=number,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus=str(options.corpus.resolve()),
        documents=dict(sorted(outcome.documents.items())),
        left_out=tuple(sorted(left_out, key=lambda left: left.path)),
        splitter=outcome.splitter.to_record(),
    )


def _differs(base: _Base, after: Manifest, synonyms: Synonyms) -> bool:
    """Whether there is anything to publish; a file that was only touched is nothing."""
    before = base.manifest
    return (
        before is None
        or base.lexicon.synonyms != synonyms.rules
        or {path: entry.sha256 for path, entry in before.documents.items()}
        != {path: entry.sha256 for path, entry in after.documents.items()}
        or [(left.path, left.reason) for left in before.left_out]
        != [(left.path, left.reason) for left in after.left_out]
        or before.corpus != after.corpus
    )


def _seal(
    generations: Generations,
    folder: Path,
    manifest: Manifest,
    base: _Base,
    options: BuildOptions,
    progress: Progress,
    guard: PublishGuard | None,
) -> Findings | None:
    """Guard, finish, verify, publish; what ``guard`` had to say."""
    if base.manifest and not options.force:
        check_loss(base.manifest, manifest)
    progress.stage("checking and publishing")
    finished = generations.finish(folder, manifest, base.manifest)
    try:
        trial = OneGeneration(finished, is_checked=True)
        if trial.passages != manifest.passages:
            raise IndexDamaged(
                f"{finished}: holds {trial.passages} passages instead of {manifest.passages}; "
                "run quire build --full"
            )
        if guard:
            progress.stage("trying the new generation")
        findings = guard.check(trial, force=options.force) if guard else None
        generations.publish(manifest.generation)
    except BaseException:
        generations.withdraw(manifest.generation)
        raise
    if guard:
        guard.note_published()
    return findings


def _reasons(left_out: Sequence[LeftOut]) -> str:
    first = left_out[0]
    more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
    return f"{first.path} {first.reason}{more}"
