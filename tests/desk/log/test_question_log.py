"""What the question log keeps, and what it tells."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.log.asked import Asked, AskedQuestion, FirstHit, Vote
from desk.log.log_retention import DAY_SECONDS
from desk.log.question_log import QuestionLog, QuestionLogUnreadable
from tests.clock import Clock
from tests.desk.asking import answered, nothing

MINUTE = 60


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.now = 1_700_000_000.0
    return clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index & more" / "questions.sqlite"


@pytest.fixture
def log(path: Path, clock: Clock) -> QuestionLog:
    path.parent.mkdir()
    return QuestionLog(path, 30, clock)


def _asked(log: QuestionLog, clock: Clock, *questions: Asked | Vote) -> None:
    """Each a minute after the one before; repeats in this process are not the matter here."""
    for question in questions:
        clock.now += MINUTE
        fresh = QuestionLog(log.path, 30, clock)
        fresh.vote(question) if isinstance(question, Vote) else fresh.record(question)
        assert fresh.flush()
        assert fresh.dropped == 0


def _only(log: QuestionLog) -> AskedQuestion:
    (question,) = log.asked_questions()
    return question


def test_a_question_is_kept_with_what_came_of_it(log: QuestionLog, clock: Clock) -> None:
    first = FirstHit("s1", "tea.md", "Tea > Storing")
    _asked(log, clock, Asked("How long does tea keep?", "7", "answered", 0.9, 12, first, "s2"))
    with closing(sqlite3.connect(log.path)) as connection:
        (row,) = connection.execute("SELECT * FROM askings").fetchall()
    assert row[2:] == (1_700_000_060, "7", "answered", 0.9, 12, "s1", "tea.md", "Tea > Storing", "s2")
    moment = datetime.fromtimestamp(1_700_000_060, UTC)
    expected = AskedQuestion("How long does tea keep?", 1, moment, moment, "answered", 0.9, "s2")
    assert _only(log) == expected


def test_spellings_that_differ_in_case_and_punctuation_are_one_question(
    log: QuestionLog, clock: Clock
) -> None:
    _asked(log, clock, answered("How long does it take?"), answered("how long  does it take"))
    assert (_only(log).text, _only(log).asked) == ("how long does it take", 2)


def test_what_came_of_the_last_asking_counts(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("tea", 0.9), nothing("tea"))
    found = _only(log)
    assert (found.outcome, found.confidence, found.section) == ("nothing", None, None)
    assert (found.first_at, found.last_at) == tuple(
        datetime.fromtimestamp(1_700_000_000 + minutes * MINUTE, UTC) for minutes in (1, 2)
    )


def test_a_question_asked_again_at_once_counts_once_in_whatever_process(
    log: QuestionLog, clock: Clock
) -> None:
    other = QuestionLog(log.path, 30, clock)
    for recording in (log, log, other, other):
        recording.record(answered("tea"))
        assert recording.flush()
    assert _only(log).asked == 1


def test_a_question_that_got_the_same_again_is_one_more_asking(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("tea", 0.9), nothing("milk"))
    clock.now += MINUTE
    log.record_again("tea", "7")
    log.record_again("milk", "8")
    log.record_again("cream", "7")
    assert log.flush()
    assert [(q.text, q.asked, q.confidence) for q in log.asked_questions()] == [
        ("tea", 2, 0.9), ("milk", 1, None),
    ]  # fmt: skip


def test_questions_before_a_time_are_left_out(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("tea"), answered("milk"), answered("tea"))
    since = datetime.fromtimestamp(1_700_000_000 + 2 * MINUTE, UTC)
    assert [(q.text, q.asked) for q in log.asked_questions(since)] == [("milk", 1), ("tea", 1)]
    assert log.asked_questions(since)[1].first_at.timestamp() == 1_700_000_060


def test_votes_stand_with_their_question_latest_word_first(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("Tea?"), Vote("tea", "down", "s1", "old"), Vote("tea", "up", "s1"))
    _asked(log, clock, Vote("TEA", "down", "s2", " wrong\nyear "))
    found = _only(log)
    assert (found.up, found.down, found.words) == (1, 2, ("wrong year", "old"))


def test_a_vote_on_what_was_never_asked_is_told_too(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, Vote("tea", "down"))
    assert (_only(log).asked, _only(log).outcome, _only(log).down) == (0, None, 1)


def test_of_votes_for_one_section_at_once_the_last_one_counts(log: QuestionLog) -> None:
    for vote in (Vote("tea", "up", "s1"), Vote("tea", "down", "s1"), Vote("tea", "down", "s1", "stale")):
        log.vote(vote)
    log.vote(Vote("tea", "up", "s2"))
    log.vote(Vote("tea", "up"))
    assert log.flush()
    assert (_only(log).up, _only(log).down, _only(log).words) == (2, 1, ("stale",))


def test_no_address_and_no_long_number_reaches_the_file(log: QuestionLog, clock: Clock) -> None:
    private = "is ann@example.org 123-45-6789 covered"
    _asked(log, clock, nothing(private), Vote(private, "down", None, "call 555-123-4567"))
    assert _only(log).text == "is [e-mail] [number] covered"
    assert _only(log).words == ("call [number]",)
    content = b"".join(part.read_bytes() for part in log.path.parent.iterdir())
    assert not [secret for secret in (b"ann", b"6789", b"4567") if secret in content]


def test_long_questions_and_words_are_cut(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, nothing("tea " * 1_000), Vote("milk", "up", None, "w" * 1_000))
    texts = {q.text: q for q in log.asked_questions()}
    assert sorted(map(len, texts)) == [4, 1_999]
    assert texts["milk"].words == ("w" * 200,)


def test_only_its_owner_may_read_the_file(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, nothing("tea"))
    assert {part.stat().st_mode & 0o777 for part in log.path.parent.iterdir()} == {0o600}


def test_what_is_older_than_retention_is_deleted(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("tea"), Vote("tea", "up"), answered("milk"))
    clock.now += 29 * DAY_SECONDS
    _asked(log, clock, answered("milk"))
    clock.now += 2 * DAY_SECONDS
    _asked(log, clock, answered("cream"))
    assert [(q.text, q.asked, q.up) for q in log.asked_questions()] == [("cream", 1, 0), ("milk", 1, 0)]
    assert log.most_asked(9) == ("cream", "milk")
    content = b"".join(part.read_bytes() for part in log.path.parent.iterdir())
    assert (b"milk" in content, b"tea" in content.replace(b"tea.md", b"")) == (True, False)


def test_of_too_many_rows_the_oldest_go(
    log: QuestionLog, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.log.log_retention.MAX_ROWS", 2)
    _asked(log, clock, *map(nothing, ("tea", "milk", "cream")))
    assert log.most_asked(9) == ("cream", "milk")


def test_of_too_many_rows_the_oldest_go_before_the_hour_is_over(
    log: QuestionLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.log.log_retention.MAX_ROWS", 10)
    monkeypatch.setattr("desk.log.log_file.CLEAR_ENTRIES", 20)
    for number in range(100):
        log.vote(Vote(f"tea {number}", "up"))
        assert log.flush()
    with closing(sqlite3.connect(log.path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM votes").fetchone()[0] <= 30
        assert connection.execute("SELECT COUNT(*) FROM questions").fetchone()[0] <= 30


def test_switched_off_nothing_is_kept_and_no_file_is_made(path: Path) -> None:
    path.parent.mkdir()
    off = QuestionLog(path, 0)
    off.record(answered("tea"))
    off.record_again("tea", "7")
    off.vote(Vote("tea", "up"))
    assert off.flush()
    assert not off.keeps
    assert list(path.parent.iterdir()) == []
    assert (off.asked_questions(), off.most_asked(5), off.good_questions("t", 5)) == ((), (), ())


def test_switched_off_what_is_there_can_be_read_and_removed(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, answered("tea"))
    log.path.with_name("questions.sqlite.damaged-1").touch()
    off = QuestionLog(log.path, 0)
    assert off.most_asked(5) == ("tea",)
    off.remove()
    assert list(log.path.parent.iterdir()) == []


def test_questions_are_good_for_others_once_they_come_again_on_another_day(
    log: QuestionLog, clock: Clock
) -> None:
    _asked(log, clock, answered("How long is a leaf?"), *9 * [answered("How pushy?")])
    _asked(log, clock, Vote("How pushy?", "up"))
    for _ in range(2):
        clock.now += DAY_SECONDS
        _asked(log, clock, answered("How long does tea keep?"), *2 * [answered("Show how tea grows")])
        _asked(log, clock, answered("How sure?", 0.4), nothing("How come?"))
        _asked(log, clock, answered("How hot?"), Vote("how hot", "up"))
        _asked(log, clock, answered("How bad?"), *2 * [Vote("how bad", "down")])
        _asked(log, clock, answered("How do I reach ann@example.org?"))
    assert log.good_questions("how", 9) == (
        "How hot?", "How long does tea keep?", "Show how tea grows",
    )  # fmt: skip
    assert log.good_questions("HOW L", 9) == ("How long does tea keep?",)
    assert log.good_questions("how", 1) == ("How hot?",)
    assert log.good_questions("How do", 9) == ()
    assert log.good_questions("ow", 9) == log.good_questions("%", 9) == log.good_questions("\\", 9) == ()


def test_the_questions_asked_most_come_first(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, nothing("b"), *2 * [nothing("c")], nothing("a"), Vote("v", "up"))
    assert log.most_asked(9) == ("c", "a", "b")
    assert log.most_asked(1) == ("c",)


def test_counts_of_weeks_begin_with_the_week_up_to_now(log: QuestionLog, clock: Clock) -> None:
    _asked(log, clock, *3 * [nothing("tea")])
    clock.now += 8 * DAY_SECONDS
    _asked(log, clock, nothing("tea"), nothing("milk"))
    assert log.weekly_counts(3) == {"tea": (1, 3, 0), "milk": (1, 0, 0)}
    clock.now += 14 * DAY_SECONDS
    assert log.weekly_counts(2) == {}


def test_a_log_that_cannot_be_read_is_said_but_suggests_nothing(log: QuestionLog) -> None:
    log.path.write_bytes(b"no database " * 1_000)
    with pytest.raises(QuestionLogUnreadable, match=r"questions\.sqlite"):
        log.asked_questions()
    assert log.good_questions("tea", 5) == ()


def test_results_become_what_is_kept_of_them() -> None:
    from tests.webapp.fake_engine import FakeEngine, tea_answer, tea_sections

    fake = FakeEngine(tea_sections(), tea_answer())
    results = fake.ask("steep")
    first = FirstHit("a2", "tea.md", "Tea > Making tea > Steeping")
    assert Asked.of(results) == Asked("steep", "7", "answered", 0.9, 1, first, "a2")
    passages = Asked.of(replace(results, answer=None))
    assert (passages.outcome, passages.confidence, passages.answer_section) == ("passages", None, None)
    assert Asked.of(fake.ask("coffee")) == Asked("coffee", "7", "nothing")
