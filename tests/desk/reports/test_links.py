from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reports.links import links
from engine.errors import CorpusError
from indexer.build import BuildOptions
from quire.progress import NoProgress

SITE = "https://example.org/"


def _page(name: str, body: str) -> str:
    return f'<head><link rel="canonical" href="{SITE}{name}"></head><h1 id="here">{name}</h1><p>{body}</p>'


def _broken(corpus: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    for name, text in files.items():
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(text, encoding="utf-8")
    found = links(BuildOptions(corpus, corpus / "none"), NoProgress())
    return [(group["target"], group["problem"]) for group in found["groups"]]


@pytest.mark.parametrize(
    "target",
    [
        "b.html",
        "b.html#here",
        "#here",
        "#",
        "#top",
        "/b.html",
        "/",
        "sub/c.html",
        "sub/",
        f"{SITE}b.html#here",
        "b.html#:~:text=anything",
        "b.html?q=1",
        "https://elsewhere.example/x.html",
        "mailto:a@example.org",
        "/files/form.pdf",
        "/login",
    ],
)
def test_a_link_that_leads_somewhere_or_away_is_not_broken(tmp_path: Path, target: str) -> None:
    files = {name: _page(name, "x") for name in ("b.html", "sub/c.html")}
    assert _broken(tmp_path, files | {"a.html": _page("a.html", f'<a href="{target}">x</a>')}) == []


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("gone.html", "no document"),
        ("/gone.html#here", "no document"),
        (f"{SITE}gone.html", "no document"),
        ("b.html#nowhere", "no place"),
        ("#nowhere", "no place"),
        ("sub/b.html", "no document"),
        ("http://[", "no address"),
    ],
)
def test_a_link_that_leads_nowhere_is_broken(tmp_path: Path, target: str, problem: str) -> None:
    files = {"b.html": _page("b.html", "x"), "a.html": _page("a.html", f'<a href="{target}">x</a>')}
    assert _broken(tmp_path, files) == [(target, problem)]


def test_without_a_known_site_paths_of_the_site_are_not_looked_for(tmp_path: Path) -> None:
    assert _broken(tmp_path, {"a.md": "# A\n\n[x](/gone.md) [y](gone.md)\n"}) == [("gone.md", "no document")]


def test_what_lies_above_the_folder_is_not_looked_for(tmp_path: Path) -> None:
    assert _broken(tmp_path, {"a.md": "# A\n\n[x](../outside.md)\n"}) == []


def test_markdown_headings_can_be_linked_to(tmp_path: Path) -> None:
    text = "# Tea leaves\n\n[x](#tea-leaves) [y](#coffee) [z](b)\n"
    assert _broken(tmp_path, {"a.md": text, "b.md": "# B\n"}) == [("#coffee", "no place")]


def test_uses_of_one_link_stand_together_most_used_first(tmp_path: Path) -> None:
    for name in ("a", "b", "sub/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        up = "../" if "/" in name else ""
        (tmp_path / f"{name}.md").write_text(f"# X\n\n[x](#own)\n\n[y]({up}gone.md)\n")
    found = links(BuildOptions(tmp_path, tmp_path / "none"), NoProgress())
    assert (found["groups"][0]["count"], found["groups"][0]["problem"]) == (3, "no document")
    assert [place["line"] for place in found["groups"][0]["places"]] == [5, 5, 5]
    assert (found["broken"], found["found"], found["files"]) == (6, 4, 3)


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        links(BuildOptions(tmp_path / "none", tmp_path), NoProgress())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("links")


@given(target=st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40))
def test_no_address_is_too_strange(folder: Path, target: str) -> None:
    quoted = target.replace("&", "&amp;").replace('"', "&quot;")
    files = {"b.html": _page("b.html", "x"), "a.html": _page("a.html", f'<a href="{quoted}">x</a>')}
    assert len(_broken(folder, files)) <= 1
