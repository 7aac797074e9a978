from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.document import Document, Heading, TextBlock
from indexer.errors import UnreadableFile
from indexer.markdown_reader import read_markdown


def told(document: Document) -> list[tuple[str, str]]:
    return [
        (f"h{block.level}", block.text)
        if isinstance(block, Heading)
        else (block.kind, block.marker + block.text)
        for block in document.blocks
    ]


def test_the_title_is_the_front_matters() -> None:
    document = read_markdown("a.md", "---\ntitle: Front\ndate: 2024-05-01\n---\n# Other\n\nText")
    assert (document.title, document.published) == ("Front", "2024-05-01")
    assert told(document) == [("h1", "Other"), ("paragraph", "Text")]


def test_the_title_is_else_the_first_heading_of_level_one() -> None:
    document = read_markdown("a.md", "## Before\n\nText\n\n# Title\n\nText")
    assert document.title == "Title"


def test_the_title_is_else_the_first_heading_or_the_file_name() -> None:
    assert read_markdown("a.md", "## First\n\nText\n\n## Second").title == "First"
    assert read_markdown("the-file.md", "Text").title == "The file"


def test_a_first_heading_equal_to_the_title_is_left_out_and_its_anchor_kept() -> None:
    document = read_markdown("a.md", "---\ntitle: the title\n---\n# The *Title* {#top}\n\nText")
    assert (document.title, document.anchor) == ("the title", "top")
    assert document.blocks == (TextBlock("paragraph", "Text"),)


def test_a_heading_has_the_anchor_that_is_written_behind_it() -> None:
    document = read_markdown("a.md", "# T\n\n## Use `it` {#use .x}\n\n## {not} an id {here}\n\nText")
    assert document.blocks[:2] == (Heading("Use it", 2, "use"), Heading("{not} an id {here}", 2))


def test_all_kinds_of_block() -> None:
    text = """# T

- one
- two
    1. a

| A | B |
|---|---|
| 1 | 2 |

Term
: meaning ~~not~~ this

```python
if x:
    y
```

> quoted

Noted[^1].

[^1]: The note.
"""
    blocks = told(read_markdown("a.md", text))
    assert blocks[:7] == [
        ("item", "- one"),
        ("item", "- two"),
        ("step", "  1. a"),
        ("row", "A: 1 | B: 2"),
        ("term", "Term"),
        ("definition", "meaning not this"),
        ("code", "if x:\n    y"),
    ]
    assert blocks[7] == ("quote", "quoted")
    assert "The note." in blocks[-1][1]


def test_raw_html_is_read_as_html_without_its_scripts() -> None:
    document = read_markdown("a.md", "# T\n\n<div><p>Raw <b>html</b></p><script>alert(1)</script></div>\n")
    assert told(document) == [("paragraph", "Raw html")]


def test_text_deep_in_quotes_is_kept_or_refused_but_never_dropped() -> None:
    assert told(read_markdown("a.md", ">" * 60 + " deep"))[0][1] == "deep"
    with pytest.raises(UnreadableFile, match="too deeply: flatten"):
        read_markdown("a.md", ">" * 5_000 + " deep")
    with pytest.raises(UnreadableFile, match="too deeply: flatten"):
        read_markdown("a.md", "- " * 5_000 + " deep")


@pytest.mark.parametrize(
    "unit", ["[", "*a ", "**a *b ", "`a``", "[a](", "<a ", "![", "a\n: ", "|a", "&", "\\", "~~a"]
)
def test_a_long_hostile_text_ends_soon(unit: str) -> None:
    began = time.process_time()
    read_markdown("a.md", unit * (20_000 // len(unit)))
    assert time.process_time() - began < 10


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["# ", "- ", "> ", "1. ", "\n", "\n\n", "    ", "**", "w ", "| ", ": ", "`"]),
        max_size=40,
    )
)
def test_no_word_is_lost(parts: list[str]) -> None:
    source = "".join(f"x{n}y " if part == "w " else part for n, part in enumerate(parts))
    # What stands behind the marks of a block of code names its language.
    assume("```" not in source)
    document = read_markdown("zz.md", source)
    text = " ".join([document.title, *(text for _, text in told(document))])
    assert [n for n, part in enumerate(parts) if part == "w " and f"x{n}y" not in text] == []
