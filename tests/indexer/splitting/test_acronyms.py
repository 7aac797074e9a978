from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.section import Block, BlockKind, Section
from indexer.splitting.acronyms import find_acronyms
from tests.engine.small_index import section


def _sections(*blocks: tuple[BlockKind, str]) -> list[Section]:
    made: list[Block] = []
    text = ""
    for kind, words in blocks:
        made.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return [section("s", text, blocks=tuple(made))]


def _found(text: str, kind: BlockKind = "paragraph") -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in find_acronyms(_sections((kind, text)))]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("She is a Certified Professional Coder (CPC) now.", "CPC", "Certified Professional Coder"),
        ("A CPC (Certified Professional Coder) codes.", "CPC", "Certified Professional Coder"),
        ("The CPC (Certified Professional Coder, by AAPC) codes.", "CPC", "Certified Professional Coder"),
        ("electronic health records (EHRs)", "EHR", "electronic health records"),
        ("an explanation of benefits (also called EOB) comes", "EOB", "explanation of benefits"),
        ("the EOB (or explanation of benefits) comes", "EOB", "explanation of benefits"),
        ("Evaluation and management (E/M) codes", "E/M", "Evaluation and management"),
        ("computer-assisted coding (CAC)", "CAC", "computer-assisted coding"),
        ("the “National Provider Identifier” (NPI)", "NPI", "National Provider Identifier"),
        ("an electroencephalogram (EEG; a recording)", "EEG", "electroencephalogram"),
        ("an EEG (electroencephalogram)", "EEG", "electroencephalogram"),
        ("It ends. Accounts receivable (A/R) grow.", "A/R", "Accounts receivable"),
        ("Centers for Medicare & Medicaid Services (CMS)", "CMS", "Centers for Medicare & Medicaid Services"),
        ("The World Health Organization (WHO) says so.", "WHO", "World Health Organization"),
    ],
)
def test_a_definition_in_parentheses_is_found(text: str, short: str, long: str) -> None:
    assert _found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "The exam is hard (CPC).",
        "Certified coders are professional (CPC) people.",
        "He is certified. Professional coders (CPC) are not.",
        "A year (2024) and a code (E11.9) and a note (see page 3).",
        "All of tier 2 (T2) comes later.",
        "A word in small letters, very ordinary thing (vot).",
        "Fluorescence in situ hybridization (FISH) finds it.",
        "The gene PARK7 (PARK7) is known.",
        "Give it through an IV (into your vein).",
        "(CPC) (Certified Professional Coder)",
        "",
    ],
)
def test_what_does_not_spell_the_acronym_or_is_a_word_is_not_taken(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("definition", "long"),
    [
        ("Certified Professional Coder, AAPC's credential.", "Certified Professional Coder"),
        ("The Certified Professional Coder: a credential.", "Certified Professional Coder"),
        ("Certified Professional Coder is a credential.", "Certified Professional Coder"),
        ("Certified Professional Coder", "Certified Professional Coder"),
        ("A credential for coders.", None),
        ("Certified people are professionals.", None),
    ],
)
def test_a_term_and_its_definition_are_taken_if_the_initials_agree(definition: str, long: str | None) -> None:
    found = find_acronyms(_sections(("term", "CPC"), ("definition", definition)))
    assert [(one.short, one.long) for one in found] == ([("CPC", long)] if long else [])


def test_a_definition_that_agrees_in_letters_alone_is_not_taken() -> None:
    assert find_acronyms(_sections(("term", "EEG"), ("definition", "Electroencephalogram."))) == ()


def test_only_the_first_definition_after_a_term_is_its_own() -> None:
    blocks = _sections(("term", "CPC"), ("paragraph", "-"), ("definition", "Certified Professional Coder"))
    assert find_acronyms(blocks) == ()


@pytest.mark.parametrize(
    "row",
    [
        "Acronym: CPC | Meaning: Certified Professional Coder | Cost: $399",
        "Meaning: Certified Professional Coder | Acronym: CPC",
        "CPC | Certified Professional Coder",
    ],
)
def test_neighbouring_cells_are_taken_if_the_initials_agree(row: str) -> None:
    assert _found(row, "row") == [("CPC", "Certified Professional Coder")]


def test_cells_that_are_not_made_of_the_acronym_are_not_taken() -> None:
    assert _found("Exam: CPC | Body: AAPC | Place: Chicago | Note: Call", "row") == []
    assert _found("Modifier: LT | Meaning: Left side of the body", "row") == []


def test_an_item_that_explains_an_acronym_is_taken() -> None:
    assert _found("EOB: explanation of benefits, a letter", "item") == [("EOB", "explanation of benefits")]


def test_headings_and_titles_define_too_and_code_does_not() -> None:
    made = section(
        "s",
        "value (V) = a_long_variable (ALV)",
        title="The Certified Coding Specialist (CCS)",
        breadcrumb=("The CPC (Certified Professional Coder)",),
        blocks=(Block("code", 0, 33),),
    )
    assert [one.short for one in find_acronyms([made])] == ["CCS", "CPC"]


def test_a_definition_is_told_once_and_several_meanings_all() -> None:
    text = "mass spectrometry (MS), multiple sclerosis (MS), mass spectrometry (MS)"
    assert _found(text) == [("MS", "mass spectrometry"), ("MS", "multiple sclerosis")]


_PIECES = st.sampled_from(
    [
        "(",
        ")",
        "CPC",
        "Certified ",
        "Professional ",
        "coder ",
        ": ",
        " | ",
        "\n",
        "E/M",
        " and ",
        "10",
        "“",
        "é",
        "ﬁ",
    ]
)
_KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(
    ["paragraph", "item", "term", "definition", "row", "code", "caption"]
)


@given(
    st.lists(
        st.tuples(_KINDS, st.lists(_PIECES | st.characters(), max_size=15).map("".join)),
        min_size=1,
        max_size=5,
    )
)
def test_any_text_gives_acronyms_that_stand_in_it(blocks: list[tuple[BlockKind, str]]) -> None:
    sections = _sections(*blocks)
    folded = " ".join(sections[0].text.split())
    for found in find_acronyms(sections):
        assert found.short in folded
        assert found.long in folded
        assert sum(letter.isupper() for letter in found.short) >= 2
        assert found.long[0].lower() == found.short[0].lower()


def test_a_hostile_text_is_done_with_in_no_time() -> None:
    for piece in ("a (AB", "(((", "aa aa aa (AAAAAAAA) ", "A&B-", "the ", "also ", "x | AA "):
        _found(piece * 2_000)
        _found(piece * 2_000, "row")
