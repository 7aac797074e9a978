"""Which questions are gaps, what is nearest, and where to write."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import engine
from desk.gaps.gap_texts import suggestion, trouble
from desk.gaps.gaps import Gap, Nearest, find_gaps, is_gap
from desk.log.asked import AskedQuestion
from engine.engine import Engine
from tests.engine.small_index import publish, section

_DAY = datetime(2026, 5, 1, tzinfo=UTC)


def _asked(text: str, asked: int = 1) -> AskedQuestion:
    return AskedQuestion(text, asked, _DAY, _DAY, "passages", None, None)


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    index = tmp_path_factory.mktemp("index")
    publish(
        index,
        [
            section("keep", "Green tea keeps for a year in a closed tin."),
            section("brew", "Brew green tea at 75 degrees. Boiling water makes it bitter."),
            section("tins", "A tin has a lid. Wash the tin by hand."),
            *(section(f"other{number}", f"Cup number {number} is made of clay.") for number in range(8)),
        ],
    )
    return engine.open(index)


def _gaps(tea: Engine, *questions: AskedQuestion) -> tuple[Gap, ...]:
    return find_gaps(questions, tea).found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"outcome": "nothing"}, True),
        ({"outcome": "passages"}, True),
        ({"outcome": "answered", "confidence": 0.59}, True),
        ({"outcome": "answered", "confidence": 0.61}, False),
        ({"outcome": "answered", "confidence": 0.9, "down": 1}, True),
        ({"outcome": "answered", "confidence": 0.9, "up": 1, "down": 1}, False),
        ({"outcome": "answered", "confidence": 0.3, "up": 1}, False),
        ({"outcome": None}, False),
        ({"outcome": None, "down": 1}, True),
    ],
)
def test_a_gap_is_what_was_not_answered_well(changes: dict[str, object], expected: bool) -> None:
    assert is_gap(replace(_asked("tea"), **changes)) is expected  # type: ignore[arg-type]


def test_where_nothing_is_close_a_new_article_is_advised(tea: Engine) -> None:
    (gap,) = _gaps(tea, _asked("Is parking at the shop free?"))
    assert (gap.nearest, gap.advice) == (None, "write")
    assert suggestion(gap) == "Nothing is close: a new article."


def test_where_a_section_holds_half_of_the_words_it_is_named_with_what_it_lacks(tea: Engine) -> None:
    (gap,) = _gaps(tea, _asked("Why wash a tin with vinegar by hand?"))
    assert gap.nearest
    assert gap.nearest.id == "tins"
    assert (gap.nearest.holds, gap.nearest.lacks) == (("wash", "tin", "hand"), ("vinegar",))
    assert gap.advice == "extend"
    assert suggestion(gap).endswith("which holds these words: wash, tin, hand, and lacks: vinegar.")
    assert gap.nearest.heading in suggestion(gap)


@pytest.mark.parametrize(
    ("holds", "lacks", "said"),
    [
        (("tin", "lid"), (), "which holds these words: tin, lid, but gives no clear answer."),
        (("tin",), ("lid",), "which holds these words: tin, and lacks: lid."),
        ((), ("lid",), "which has it in other words."),
    ],
)
def test_advice_to_extend_a_section_says_what_it_has(
    holds: tuple[str, ...], lacks: tuple[str, ...], said: str
) -> None:
    nearest = Nearest("s1", "tea.md", "Tea > Tins", "", holds, lacks, True, None)
    gap = Gap((_asked("tin lid"),), 1, _DAY, nearest, "extend")
    assert suggestion(gap) == f"Add it to “Tea > Tins”, {said}"


def test_where_the_first_section_holds_less_than_half_it_is_not_close(tea: Engine) -> None:
    (gap,) = _gaps(tea, _asked("Does vinegar remove rust from a tin?"))
    assert gap.nearest
    assert (gap.nearest.holds, gap.nearest.is_near, gap.advice) == (("tin",), False, "write")


def test_what_the_index_answers_by_now_is_told(tea: Engine) -> None:
    (gap,) = _gaps(tea, _asked("How long does green tea keep in a tin?"))
    assert gap.advice == "answered"
    assert "answers it now" in suggestion(gap)


def test_what_is_answered_and_voted_down_is_to_be_mended(tea: Engine) -> None:
    (gap,) = _gaps(tea, replace(_asked("How long does green tea keep in a tin?"), down=1, words=("stale",)))
    assert gap.advice == "mend"
    assert suggestion(gap).startswith("Mend “")
    assert trouble(gap.questions[0]) == "no answer; votes: 1 down (“stale”)"


def test_questions_about_the_same_are_one_gap_and_the_most_asked_comes_first(tea: Engine) -> None:
    late = datetime(2026, 6, 1, tzinfo=UTC)
    questions = [
        _asked("free parking?", 2), replace(_asked("Where is parking"), last_at=late), _asked("Parking", 3),
        _asked("vinegar on clay", 5),
    ]  # fmt: skip
    first, second = _gaps(tea, *questions)
    assert [question.text for question in first.questions] == ["Parking", "free parking?", "Where is parking"]
    assert (first.asked, first.typical, first.last_at) == (6, "Parking", late)
    assert second.typical == "vinegar on clay"
    assert _gaps(tea, *reversed(questions)) == (first, second)


def test_only_the_first_groups_are_looked_up(tea: Engine) -> None:
    gaps = find_gaps([_asked("parking", 2), _asked("vinegar", 3), _asked("xyzzy")], tea, limit=2)
    assert ([gap.typical for gap in gaps.found], gaps.total) == (["vinegar", "parking"], 3)


def test_what_stands_for_private_data_is_no_word_of_a_question(tea: Engine) -> None:
    first, second = _gaps(tea, _asked("tin [number] [e-mail]"), _asked("[number] [e-mail]"))
    assert {first.typical, second.typical} == {"tin [number] [e-mail]", "[number] [e-mail]"}
    assert all(gap.nearest is None or gap.nearest.lacks == () for gap in (first, second))


@pytest.mark.parametrize("text", ["???", "=1+1", "\U0001f600", "a" * 2_000, "tea " * 499])
def test_odd_questions_are_gaps_like_others(tea: Engine, text: str) -> None:
    (gap,) = _gaps(tea, _asked(text))
    assert suggestion(gap)


def test_ten_thousand_questions_are_grouped_in_seconds(tea: Engine) -> None:
    words = "tea tin green cup clay lid wash year water hand".split()
    questions = [_asked(f"{words[n % 10]} {words[n % 7]} {words[n % 3]} word{n}") for n in range(10_000)]
    started = time.perf_counter()
    assert find_gaps(questions, tea, limit=0).total > 1_000
    assert time.perf_counter() - started < 20


def test_gaps_of_no_questions_are_none(tea: Engine) -> None:
    assert find_gaps([], tea).found == ()
