from __future__ import annotations

import errno
import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import engine
from engine import engine as engine_module
from engine.ask import answer_question
from engine.engine import MAX_LIMIT, MAX_OFFSET, RETRY_SECONDS, Engine
from engine.errors import IndexDamaged, IndexMissing, QuestionError, QuireError
from engine.results import Results
from engine.section import Section
from engine.storage.generations import Generations
from engine.storage.whoosh_store import WhooshStore
from engine.vocabulary.lexicon_file import LexiconParts
from engine.vocabulary.synonyms import parse_synonyms
from tests.clock import Clock
from tests.engine.questions.test_question import HOSTILE
from tests.engine.small_index import publish, section


def _tea(number: int) -> list[Section]:
    """Three files that all say which generation they belong to."""
    return [
        section(f"{doc}-{number}", f"The samovar of generation {number} boils tea.", doc=f"{doc}.md")
        for doc in ("a", "b", "c")
    ]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    publish(tmp_path / "index", _tea(1))
    return tmp_path / "index"


def test_a_question_is_answered_with_sections_of_the_published_generation(index: Path) -> None:
    results = engine.open(index).ask("samovar")
    assert {hit.id for hit in results.hits} == {"a-1", "b-1", "c-1"}
    assert (results.estimated_total_hits, results.limit, results.offset) == (3, 10, 0)
    assert results.index_version == "00000001"
    assert results.query == "samovar"


def test_hits_carry_text_matches_and_marked_html(index: Path) -> None:
    hit = engine.open(index).ask("samovar boiling").hits[0]
    assert [hit.text[match.start : match.start + match.length] for match in hit.matches] == [
        "samovar",
        "boils",
    ]
    assert "<mark>samovar</mark>" in hit.formatted.snippet


def test_limit_and_offset_page_through_the_same_order(index: Path) -> None:
    opened = engine.open(index)
    everything = [hit.id for hit in opened.ask("samovar").hits]
    pages = [opened.ask("samovar", limit=1, offset=offset).hits for offset in range(4)]
    assert [hit.id for page in pages for hit in page] == everything


def _count_answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that are worked out from now on."""
    worked_out: list[str] = []

    def count(store: WhooshStore, text: str, **wanted: Any) -> Results:
        worked_out.append(text)
        return answer_question(store, text, **wanted)

    monkeypatch.setattr(engine_module, "answer_question", count)
    return worked_out


def test_a_question_that_comes_again_is_not_worked_out_again(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, worked_out = engine.open(index), _count_answers(monkeypatch)
    first, again = opened.ask("samovar"), opened.ask("samovar")
    assert worked_out == ["samovar"]
    assert replace(again, processing_time_ms=0) == replace(first, processing_time_ms=0)
    assert again.processing_time_ms < first.processing_time_ms
    for wanted in ({"limit": 2}, {"offset": 1}, {"explain": True}, {"correct": False}):
        opened.ask("samovar", **wanted)
    assert len(worked_out) == 5


def test_what_was_answered_from_one_generation_is_forgotten_with_it(index: Path) -> None:
    opened = engine.open(index)
    assert {hit.id for hit in opened.ask("samovar").hits} == {"a-1", "b-1", "c-1"}
    publish(index, _tea(2))
    assert {hit.id for hit in opened.ask("samovar").hits} == {"a-2", "b-2", "c-2"}


def test_results_that_are_too_large_are_answered_and_not_kept(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_KEPT_BYTES", 1_000)
    opened, worked_out = engine.open(index), _count_answers(monkeypatch)
    assert [len(opened.ask("samovar").hits) for _ in range(2)] == [3, 3]
    assert worked_out == ["samovar"] * 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("limit", 0),
        ("limit", -1),
        ("limit", MAX_LIMIT + 1),
        ("offset", -1),
        ("offset", MAX_OFFSET + 1),
        ("limit", 1 << 70),
    ],
)
def test_a_limit_or_offset_out_of_range_is_an_error_of_its_field(index: Path, field: str, value: int) -> None:
    with pytest.raises(QuestionError, match=str(value)) as caught:
        engine.open(index).ask("samovar", **{field: value})  # type: ignore[arg-type]  # either is an int
    assert caught.value.field == field


@pytest.mark.parametrize("question", HOSTILE)
def test_hostile_questions_are_answered(index: Path, question: str) -> None:
    assert engine.open(index).ask(question, explain=True).to_json()


def test_words_that_no_section_holds_give_no_hits(index: Path) -> None:
    results = engine.open(index).ask("zyzzyva quokka")
    assert (results.hits, results.answer, results.estimated_total_hits) == ((), None, 0)


def test_an_unknown_word_does_not_spoil_a_good_question(index: Path) -> None:
    assert len(engine.open(index).ask("zyzzyva samovar").hits) == 3


def test_there_is_no_index_to_open(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="run quire build"):
        engine.open(tmp_path / "missing")


@pytest.mark.parametrize("lost", ["manifest.json", "whoosh", "arrays", ""])
def test_a_half_deleted_index_is_damage_with_a_remedy(index: Path, tmp_path: Path, lost: str) -> None:
    (index / "generations/00000001" / lost).rename(tmp_path / "lost")
    with pytest.raises(IndexDamaged, match="run quire build"):
        engine.open(index)


def test_sections_and_documents_are_found(index: Path) -> None:
    opened = engine.open(index)
    found = opened.section("a-1")
    assert found == _tea(1)[0]
    assert opened.document("a.md") == (found,)
    for absent in ("", "nothing", "\ud800", "x" * 100_000):
        assert opened.section(absent) is None
        assert opened.document(absent) == ()


def test_a_document_of_many_sections_comes_in_order(index: Path) -> None:
    sections = [
        section(
            f"s{number}", "One two three four.", doc="long.md", position=number, passages=[(0, 7), (8, 19)]
        )
        for number in range(30)
    ]
    publish(index, list(reversed(sections)))
    assert engine.open(index).document("long.md") == tuple(sections)


def test_matches_mark_any_text(index: Path) -> None:
    opened = engine.open(index)
    assert [(match.start, match.length) for match in opened.matches("boiling?", "It boils.")] == [(3, 5)]
    assert opened.matches("  ", "It boils.") == ()


def test_matches_mark_what_the_documents_say_for_a_word(index: Path) -> None:
    rules = parse_synonyms(b"urn, water boiler, samovar").rules
    publish(index, [section("a", "A water boiler.", doc="a.md")], lexicon=LexiconParts(rules))
    marked = engine.open(index).matches("urns", "An urn: a samovar, boiler of water, water boiler.")
    assert [match.start for match in marked] == [3, 10, 36, 42]


def test_status_and_corpus_say_what_is_served(index: Path) -> None:
    opened = engine.open(index)
    status = opened.status()
    assert (status.index_version, status.documents, status.sections) == ("00000001", 3, 3)
    assert opened.corpus() == Path("corpus")


def test_a_new_generation_is_taken_up_and_a_rollback_too(index: Path) -> None:
    opened = engine.open(index)
    publish(index, _tea(2))
    assert {hit.id for hit in opened.ask("samovar").hits} == {"a-2", "b-2", "c-2"}
    Generations(index).roll_back()
    assert {hit.id for hit in opened.ask("samovar").hits} == {"a-1", "b-1", "c-1"}


def test_a_broken_new_generation_is_passed_over_until_a_sound_one_comes(index: Path) -> None:
    opened = engine.open(index)
    number = publish(index, _tea(2))
    next((index / f"generations/{number:08d}/arrays").iterdir()).write_bytes(b"broken")
    for _ in range(2):
        assert opened.ask("samovar").index_version == "00000001"
    with pytest.raises(QuireError):
        Engine(index)
    publish(index, _tea(3), anew=True)
    assert opened.ask("samovar").index_version == "00000003"


@pytest.mark.parametrize("content", ["", "nonsense", "00000099"])
def test_a_broken_pointer_does_not_stop_an_open_engine(index: Path, content: str) -> None:
    opened = engine.open(index)
    (index / "CURRENT").write_text(content)
    assert opened.ask("samovar").index_version == "00000001"


def test_a_deleted_index_does_not_stop_an_open_engine(index: Path, tmp_path: Path) -> None:
    opened = engine.open(index)
    index.rename(tmp_path / "elsewhere")
    assert opened.ask("samovar").index_version == "00000001"


def test_asking_during_many_publications_never_fails_and_never_mixes_generations(index: Path) -> None:
    opened, done = engine.open(index), threading.Event()
    wrong: list[object] = []
    versions: set[str] = set()

    def ask_on() -> None:
        while not done.is_set():
            try:
                results = opened.ask("samovar tea", explain=True)
                versions.add(results.index_version)
                expected = {f"{doc}-{int(results.index_version)}" for doc in "abc"}
                if {hit.id for hit in results.hits} != expected:
                    wrong.append(results)
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask_on) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(2, 11):
        publish(index, _tea(number))
    done.set()
    for thread in threads:
        thread.join(30)
    assert not wrong
    assert len(versions) > 3
    assert opened.ask("samovar").index_version == "00000010"


class Refusals:
    """Stands in for the store: while ``error`` is set, opening fails; ``tries`` counts the openings."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: Exception | None = None
        self.tries = 0
        monkeypatch.setattr(engine_module, "WhooshStore", self._open)

    def _open(self, *arguments: Any) -> WhooshStore:
        self.tries += 1
        if self.error:
            raise self.error
        return WhooshStore(*arguments)


@pytest.mark.parametrize(
    "error",
    [
        IndexDamaged("seems broken"),
        OSError(errno.EMFILE, os.strerror(errno.EMFILE)),
        OSError(errno.EIO, os.strerror(errno.EIO), "index"),
        PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/elsewhere"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_generation_that_could_not_be_opened_is_tried_again_after_a_while(
    index: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    clock, store = Clock(), Refusals(monkeypatch)
    opened = Engine(index, clock)
    publish(index, _tea(2))
    store.error, store.tries = error, 0
    for tries in (1, 2):
        for _ in range(5):
            assert opened.ask("samovar").index_version == "00000001"
        assert store.tries == tries
        clock.now += RETRY_SECONDS
    store.error = None
    assert opened.ask("samovar").index_version == "00000002"
    assert opened.ask("samovar").index_version == "00000002"
    assert store.tries == 3


def test_a_newer_publication_is_not_made_to_wait_for_one_that_failed(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Refusals(monkeypatch)
    opened = Engine(index, Clock())
    publish(index, _tea(2))
    store.error = IndexDamaged("broken")
    assert opened.ask("samovar").index_version == "00000001"
    store.error = None
    publish(index, _tea(3))
    assert opened.ask("samovar").index_version == "00000003"


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO, errno.EACCES])
def test_a_pointer_that_cannot_be_read_for_a_moment_is_read_by_the_next_call(
    index: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    opened = engine.open(index)
    publish(index, _tea(2))

    def refuse(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        assert opened.ask("samovar").index_version == "00000001"
    assert opened.ask("samovar").index_version == "00000002"


def test_an_error_of_the_file_system_at_the_first_opening_is_one_line(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Refusals(monkeypatch).error = OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    with pytest.raises(QuireError, match="Too many open files; allow this process more"):
        Engine(index)


def test_an_index_built_anew_in_the_same_place_is_taken_up_though_its_number_is_the_same(index: Path) -> None:
    opened = engine.open(index)
    shutil.rmtree(index)
    assert opened.ask("samovar").index_version == "00000001"
    publish(index, [section("new", "Another samovar.", doc="new.md")])
    results = opened.ask("samovar")
    assert (results.index_version, [hit.id for hit in results.hits]) == ("00000001", ["new"])


def test_questions_do_not_wait_while_a_generation_is_opened(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = engine.open(index)
    publish(index, _tea(2))
    opening, go_on = threading.Event(), threading.Event()
    openings: list[Path] = []

    def open_slowly(*arguments: Any) -> WhooshStore:
        openings.append(arguments[0])
        opening.set()
        assert go_on.wait(30)
        return WhooshStore(*arguments)

    monkeypatch.setattr(engine_module, "WhooshStore", open_slowly)
    first: list[str] = []
    thread = threading.Thread(target=lambda: first.append(opened.ask("samovar").index_version))
    thread.start()
    assert opening.wait(30)
    assert opened.ask("samovar").index_version == "00000001"
    go_on.set()
    thread.join(30)
    assert first == ["00000002"]
    assert opened.ask("samovar").index_version == "00000002"
    assert len(openings) == 1


@contextmanager
def _before_answering(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> Iterator[None]:
    """Do something when a question has its generation and has not read anything of it."""

    def act_first(*arguments: Any, **options: Any) -> Any:
        action()
        return answer_question(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(engine_module, "answer_question", act_first)
        yield


def _mapped(index: Path) -> set[str]:
    """The generations of which this process maps files into its memory."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    prefix = f"{index}/generations/"
    return {line.split(prefix)[1][:8] for line in lines if prefix in line}


def _open_files(index: Path) -> int:
    links = (link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
    return sum(link.is_relative_to(index) for link in links)


needs_proc = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="the system has no /proc")


@needs_proc
def test_a_question_under_way_keeps_its_generation_and_closes_it_when_it_ends(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = engine.open(index)

    def publish_many() -> None:
        for number in range(2, 7):
            publish(index, _tea(number), anew=True)
            assert opened.status().index_version == f"{number:08d}"

    with _before_answering(monkeypatch, publish_many):
        results = opened.ask("samovar")
        assert not (index / "generations/00000001").exists()
    assert {hit.id for hit in results.hits} == {"a-1", "b-1", "c-1"}
    # Whoosh's writer leaves exceptions that hold the frames they passed through.
    gc.collect()
    assert _mapped(index) == {"00000006"}


@needs_proc
def test_open_files_do_not_grow_with_the_number_of_publications(index: Path) -> None:
    opened = engine.open(index)
    counts = []
    gc.disable()
    try:
        for number in range(2, 26):
            publish(index, [section(f"s{number}", "A samovar.", doc=f"{number % 8}.md")])
            assert opened.ask("samovar").index_version == f"{number:08d}"
            counts.append(_open_files(index))
    finally:
        gc.enable()
    assert max(counts[16:]) <= max(counts[:16])
    assert len(_mapped(index)) <= 8
