"""The journey of the documents: read down ``build``.

A build starts from the current generation, reads only what changed, and publishes by one rename at the
end. Until then nobody sees anything of it, and if it dies nothing of it is ever read.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from engine.acronym import Acronym
from engine.build_lock import build_lock
from engine.errors import CorpusError, IndexDamaged, IndexMismatch, IndexMissing
from engine.field_weights import field_weights
from engine.generations import Generations
from engine.lexicon_file import LexiconParts, read_parts, write_lexicon
from engine.manifest import DocumentEntry, LeftOut, Manifest, check_files, read_manifest
from engine.synonyms import Synonyms
from engine.whoosh_store import WHOOSH_FOLDER, WhooshStore, compile_arrays
from engine.whoosh_writer import SectionWriter
from indexer.acronyms import find_acronyms
from indexer.build_report import BuildReport
from indexer.changes import Changes, find_changes
from indexer.discovery import Discovery, discover
from indexer.errors import UnreadableFile
from indexer.guard import check_loss
from indexer.sections import split_sections
from indexer.sentences import SentenceSplitter
from indexer.source import DEFAULT_MAX_BYTES, Source, prose, read_source
from indexer.synonyms_file import SYNONYMS_NAME, read_synonyms

TRAINING_CHARACTERS = 1_000_000


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
    """What to build and where. ``full`` starts from nothing; ``force`` publishes whatever the guard says."""

    corpus: Path
    index: Path
    full: bool = False
    force: bool = False
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    max_bytes: int = DEFAULT_MAX_BYTES


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


def build(options: BuildOptions, progress: Progress) -> BuildReport:
    """Bring the index up to date with the corpus and publish it.

    Raises CorpusError when there is nothing to index, IndexLocked when another build is under way, and
    GuardRefused when the result was not published for having lost too much.
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
            splitter = _splitter(options, base, changes, progress)
            outcome = _index_changes(options, folder, base, changes, discovery, splitter, progress)
            manifest = _new_manifest(number, options, outcome, synonyms, splitter)
            published = _differs(base, manifest, synonyms)
            if published:
                write_lexicon(folder, LexiconParts(synonyms.rules, outcome.acronyms))
                _seal(generations, folder, manifest, base, options, progress)
        finally:
            generations.discard(folder)
    current = manifest if published or base.manifest is None else base.manifest
    return BuildReport(
        generation=current.generation,
        published=published,
        new=tuple(outcome.new),
        changed=tuple(outcome.changed),
        gone=tuple(outcome.gone),
        left_out=manifest.left_out,
        read=len(changes.to_read),
        documents=len(manifest.documents),
        sections=manifest.sections,
        seconds=time.monotonic() - started,
        rebuild_reason=base.reason,
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


def _splitter(options: BuildOptions, base: _Base, changes: Changes, progress: Progress) -> SentenceSplitter:
    """The sentence splitter of the current generation, or one trained on a sample of the files."""
    if base.manifest:
        return SentenceSplitter.from_record(base.manifest.splitter)
    progress.stage("learning abbreviations")
    texts: list[str] = []
    characters = 0
    # In the order of a hash: a sample of all folders that does not depend on anything but the names.
    for path in sorted(changes.to_read, key=lambda path: hashlib.sha256(path.encode()).digest()):
        if characters >= TRAINING_CHARACTERS:
            break
        try:
            text = prose(read_source(options.corpus, path, options.max_bytes).document())
        except UnreadableFile:
            continue
        texts.append(text)
        characters += len(text)
    return SentenceSplitter.train(texts, TRAINING_CHARACTERS)


def _index_changes(
    options: BuildOptions,
    folder: Path,
    base: _Base,
    changes: Changes,
    discovery: Discovery,
    splitter: SentenceSplitter,
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
    writer = SectionWriter(folder / WHOOSH_FOLDER)
    try:
        progress.start(len(changes.to_read))
        for path in changes.to_read:
            _index_file(options, path, base, splitter, writer, outcome)
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


def _index_file(
    options: BuildOptions,
    path: str,
    base: _Base,
    splitter: SentenceSplitter,
    writer: SectionWriter,
    outcome: _Outcome,
) -> None:
    known = base.documents.get(path)
    source: Source | None = None
    try:
        source = read_source(options.corpus, path, options.max_bytes)
        if known and source.sha256 == known.sha256:
            outcome.documents[path] = replace(known, mtime_ns=source.mtime_ns)
            outcome.acronyms |= _kept_acronyms(base, [path])
            return
        sections = split_sections(source.document(), splitter)
    except UnreadableFile as error:
        size, mtime_ns = (source.size, source.mtime_ns) if source else (0, 0)
        outcome.left_out.append(LeftOut(path, str(error), size, mtime_ns))
        if known:
            outcome.gone.append(path)
        return
    (outcome.changed if known else outcome.new).append(path)
    for section in sections:
        writer.add(section)
    outcome.acronyms[path] = find_acronyms(sections)
    outcome.documents[path] = DocumentEntry(
        sha256=source.sha256,
        size=source.size,
        mtime_ns=source.mtime_ns,
        sections=len(sections),
        passages=sum(len(section.passages) for section in sections),
    )


def _kept_acronyms(base: _Base, unchanged: Iterable[str]) -> dict[str, tuple[Acronym, ...]]:
    known = base.lexicon.acronyms
    return {path: known[path] for path in unchanged if path in known}


def _new_manifest(
    number: int, options: BuildOptions, outcome: _Outcome, synonyms: Synonyms, splitter: SentenceSplitter
) -> Manifest:
    left_out = [*outcome.left_out, *(LeftOut(SYNONYMS_NAME, problem) for problem in synonyms.problems)]
    return Manifest(
        generation=number,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        corpus=str(options.corpus.resolve()),
        documents=dict(sorted(outcome.documents.items())),
        left_out=tuple(sorted(left_out, key=lambda left: left.path)),
        splitter=splitter.to_record(),
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
) -> None:
    """Guard, finish, verify, publish."""
    if base.manifest and not options.force:
        check_loss(base.manifest, manifest)
    progress.stage("checking and publishing")
    finished = generations.finish(folder, manifest)
    try:
        store = WhooshStore(finished, field_weights())
        if store.passage_count() != manifest.passages:
            raise IndexDamaged(
                f"{finished}: holds {store.passage_count()} passages instead of {manifest.passages}; "
                "run quire build --full"
            )
        generations.publish(manifest.generation)
    except BaseException:
        generations.withdraw(manifest.generation)
        raise


def _reasons(left_out: Sequence[LeftOut]) -> str:
    first = left_out[0]
    more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
    return f"{first.path} {first.reason}{more}"
