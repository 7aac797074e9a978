from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.path_patterns import PathPatterns


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("*.md", "a/b/c.md", True),
        ("*.md", "c.mdx", False),
        ("drafts/**", "drafts/a/b.md", True),
        ("drafts/**", "x/drafts/a.md", False),
        ("drafts", "x/drafts/a.md", True),
        ("/drafts/", "x/drafts/a.md", False),
        ("./drafts/*.md", "drafts/a.md", True),
        ("**/old/*.md", "old/a.md", True),
        ("**/old/*.md", "x/y/old/a.md", True),
        ("a/**/b.md", "a/b.md", True),
        ("a/*.md", "a/x/b.md", False),
        ("a?.md", "ab.md", True),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("[a-c].md", "b.md", True),
        ("[z-a].md", "-.md", True),
        ("a.md", "axmd", False),
    ],
)
def test_patterns(pattern: str, path: str, matches: bool) -> None:
    assert PathPatterns([pattern]).match(path) is matches


def test_no_patterns_match_nothing() -> None:
    assert not PathPatterns([])
    assert not PathPatterns([]).match("a.md")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_pattern_can_be_taken(pattern: str, path: str) -> None:
    PathPatterns([pattern]).match(path)
