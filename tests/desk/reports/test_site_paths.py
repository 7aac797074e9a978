from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reports.site_paths import SitePaths, relative_path

SITE = "https://example.org/"


@pytest.mark.parametrize(
    ("urls", "base"),
    [
        ({"a.html": f"{SITE}a.html", "b/c.html": f"{SITE}b/c.html"}, SITE),
        ({"a.md": f"{SITE}guide/a/", "b.md": f"{SITE}guide/b/"}, f"{SITE}guide/"),
        ({"a.md": f"{SITE}a.html", "b.md": f"{SITE}b.html"}, SITE),
        ({"a/index.md": f"{SITE}a/", "b/index.md": f"{SITE}b/"}, SITE),
        ({"a.html": f"{SITE}a.html"}, None),
        ({"a.html": f"{SITE}x", "b.html": f"{SITE}y"}, None),
        ({}, None),
    ],
)
def test_documents_tell_where_the_site_is(urls: dict[str, str], base: str | None) -> None:
    assert SitePaths(Path(), urls, urls).base == base


@pytest.mark.parametrize(
    ("path", "document"),
    [
        ("a.html", "a.html"),
        ("a", "a.html"),
        ("a.md", "a.html"),
        ("b", "b/index.md"),
        ("b/", "b/index.md"),
        ("b.html", None),
        ("c", None),
        ("", None),
    ],
)
def test_a_path_leads_to_a_document(path: str, document: str | None) -> None:
    assert SitePaths(Path(), ["a.html", "b/index.md"], {}).document(path) == document


@pytest.mark.parametrize(
    ("document", "target", "path"),
    [
        ("a/b.md", "c.md", "a/c.md"),
        ("a/b.md", "../c.md", "c.md"),
        ("a/b.md", "./c/../d.md", "a/d.md"),
        ("a/b.md", "../../c.md", None),
        ("b.md", "../c.md", None),
        ("b.md", ".", "."),
    ],
)
def test_relative_paths_stay_in_the_folder(document: str, target: str, path: str | None) -> None:
    assert relative_path(document, target) == path


@given(st.text(), st.text())
def test_no_address_is_too_strange(path: str, target: str) -> None:
    site = SitePaths(Path("/nowhere"), ["a.md"], {})
    site.document(path)
    site.is_there(path)
    site.should_be_document(path, on_site=True)
    with suppress(ValueError):
        relative_path("a/b.md", target)
