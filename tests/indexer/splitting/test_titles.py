from __future__ import annotations

import pytest

from indexer.splitting.titles import readable_name, same_title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("guides/co-pay_basics.txt", "Co pay basics"),
        ("billing/index.html", "Billing"),
        ("README.txt", "README"),
        ("a.b.c.md", "A b c"),
        ("---.md", "---.md"),
        ("ICD-10.md", "ICD 10"),
    ],
)
def test_a_file_name_is_made_readable(path: str, title: str) -> None:
    assert readable_name(path) == title


def test_titles_are_the_same_but_for_case_and_space() -> None:
    assert same_title("The  Title", "the title")
    assert not same_title("The title", "The titles")
