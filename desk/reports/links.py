"""Links within the corpus that lead nowhere: files that are not there, and places that no document has.

The files are read as they are now, not the index. A link is broken only where that is certain: what lies on
other sites, above the corpus folder, or is no document (images, downloads) is not looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import unquote, urljoin, urlsplit

from desk.reports.site_paths import SitePaths, relative_path
from indexer.build import BuildOptions, Progress
from indexer.discovery import discover
from indexer.errors import UnreadableFile
from indexer.links import Link, PageLinks, read_links
from indexer.reading import load

MOST_SHOWN = 500
_MOST_PLACES = 20
# A browser takes these to the top of the page.
_TOP = frozenset({"", "top"})

Problem = Literal["no document", "no place", "no address"]


@dataclass(frozen=True, slots=True)
class _Broken:
    doc: str
    link: Link
    problem: Problem


def links(options: BuildOptions, progress: Progress) -> dict[str, Any]:
    """Broken links, as plain JSON values: those on most pages first.

    ``problem`` of a link says whether it leads to no document, to no place in its document, or is no address;
    ``places`` are where the first of its ``count`` uses stand, with file, line (or None) and heading.
    ``checked`` of ``links`` could be looked up. Raises CorpusError where there is no corpus folder.
    """
    progress.stage("reading the files")
    files = discover(options.corpus, options.include, options.exclude).files
    progress.start(len(files))
    pages: dict[str, PageLinks] = {}
    for path in files:
        try:
            pages[path] = read_links(path, load(options.corpus, path, options.max_bytes))
        except UnreadableFile:
            pages[path] = PageLinks((), frozenset())
        progress.step()
    checker = _Checker(options, pages)
    for path, page in pages.items():
        for link in page.links:
            checker.check(path, page, link)
    return checker.to_json(len(files))


class _Checker:
    """Looks up the links of all pages."""

    def __init__(self, options: BuildOptions, pages: Mapping[str, PageLinks]) -> None:
        self._pages = pages
        urls = {path: page.url for path, page in pages.items() if page.url}
        self._site = SitePaths(options.corpus, pages, urls)
        self._broken: list[_Broken] = []
        self._checked = self._links = 0

    def check(self, doc: str, page: PageLinks, link: Link) -> None:
        self._links += 1
        problem = self._problem(doc, page, link.target)
        if problem is None:
            return
        self._checked += 1
        if problem != "fine":
            self._broken.append(_Broken(doc, link, problem))

    def _problem(self, doc: str, page: PageLinks, target: str) -> Problem | Literal["fine"] | None:
        """What is wrong with a link; None where it is not for us to say."""
        try:
            parts = urlsplit(target if page.base is None else urljoin(page.base, target))
        except ValueError:
            return "no address"
        if parts.scheme not in ("", "http", "https"):
            return None
        fragment = unquote(parts.fragment.partition(":~:")[0])
        if not (parts.scheme or parts.netloc or parts.path):
            return self._in_document(doc, fragment)
        found = self._look_up(doc, page, parts._replace(fragment="").geturl())
        return self._in_document(found, fragment) if isinstance(found, str) else _verdict(found)

    def _look_up(self, doc: str, page: PageLinks, address: str) -> str | bool | None:
        """The document that an address leads to; False where there is none, True where something else is
        there, None where it is not for us to say."""
        parts = urlsplit(address)
        own = page.url or (urljoin(self._site.base, doc) if self._site.base else None)
        full = urljoin(own, address) if own else address
        on_site = bool(parts.netloc) or parts.path.startswith("/")
        document = self._site.by_url(full)
        if document is not None:
            return document
        paths = [self._site.below_base(full)]
        if not on_site:
            paths.append(relative_path(doc, unquote(parts.path)))
        known = [path for path in paths if path is not None]
        return self._at(known, on_site) if known else None

    def _at(self, paths: list[str], on_site: bool) -> str | bool | None:
        for path in paths:
            document = self._site.document(path)
            if document is not None:
                return document
        if any(map(self._site.is_there, paths)):
            return True
        return False if self._site.should_be_document(paths[-1], on_site) else None

    def _in_document(self, doc: str, fragment: str) -> Problem | Literal["fine"]:
        page = self._pages[doc]
        if fragment.lower() in _TOP or fragment in page.anchors:
            return "fine"
        # Nobody can tell where a plain text is linked to.
        return "fine" if PurePosixPath(doc).suffix.lower() == ".txt" else "no place"

    def to_json(self, files: int) -> dict[str, Any]:
        groups: dict[tuple[str, str], list[_Broken]] = defaultdict(list)
        for broken in self._broken:
            groups[_key(broken), broken.problem].append(broken)
        found = sorted(
            groups.values(), key=lambda group: (-len(group), group[0].doc, group[0].link.line or 0)
        )
        return {
            "site": self._site.base,
            "files": files,
            "links": self._links,
            "checked": self._checked,
            "broken": len(self._broken),
            "found": len(found),
            "groups": [_group_json(group) for group in found[:MOST_SHOWN]],
        }


def _verdict(there: bool | None) -> Problem | Literal["fine"] | None:
    if there is None:
        return None
    return "fine" if there else "no document"


def _key(broken: _Broken) -> str:
    """Uses of one link belong together; a relative one leads elsewhere from each folder."""
    target = broken.link.target
    if target.startswith("#"):
        return f"{broken.doc}{target}"
    if target.startswith("/") or "://" in target:
        return target
    return urljoin(f"/{broken.doc}", target)


def _group_json(group: list[_Broken]) -> dict[str, Any]:
    return {
        "target": group[0].link.target,
        "problem": group[0].problem,
        "count": len(group),
        "places": [
            {
                "doc": broken.doc,
                "line": broken.link.line,
                "heading": broken.link.heading,
                "text": broken.link.text,
            }
            for broken in group[:_MOST_PLACES]
        ],
    }
