"""Which document of a corpus an address leads to, as a web server and a site generator would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from indexer.discovery import SUFFIXES

_INDEXES = ("index.html", "index.htm", "index.md", "README.md", "index.xhtml", "index.markdown")
# So much of the documents that name an address must agree where the site is.
_ENOUGH_SHARE = 0.5


class SitePaths:
    """The documents of a corpus folder, and the address of the site that they are, where they tell it.

    ``urls`` are the addresses that documents name, by their paths.
    """

    def __init__(self, corpus: Path, documents: Iterable[str], urls: Mapping[str, str]) -> None:
        self._corpus = corpus
        self._documents = frozenset(documents)
        self._by_url = {_plain(url): path for path, url in urls.items()}
        self.base = _base(urls)
        # A site whose pages are called "x.html" has other things than pages below addresses like "x".
        self._bare_pages = any(not PurePosixPath(urlsplit(url).path).suffix for url in urls.values())

    def by_url(self, url: str) -> str | None:
        """The document that names this address as its own."""
        return self._by_url.get(_plain(url))

    def below_base(self, url: str) -> str | None:
        """The path below the site's address, or None where that is not known or the address is not below."""
        if self.base is None or not url.startswith(self.base):
            return None
        return unquote(urlsplit(url[len(self.base) :]).path)

    def document(self, path: str) -> str | None:
        """The document that a path below the corpus folder leads to."""
        return next((name for name in _candidates(path) if name in self._documents), None)

    def is_there(self, path: str) -> bool:
        """Whether there is anything at a path below the corpus folder; the folder itself is."""
        try:
            return path in ("", ".") or (self._corpus / path).exists()
        except (OSError, ValueError):
            return False

    def should_be_document(self, path: str, on_site: bool) -> bool:
        """Whether a path looks like a document's; ``on_site`` if it was written as one of the whole site."""
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in SUFFIXES:
            return True
        return not suffix and (self._bare_pages or not on_site)


def relative_path(document: str, target: str) -> str | None:
    """The path below the corpus folder that ``target`` names in ``document``; None if it leads out of it."""
    path = normpath(urljoin("/" + document, target).lstrip("/") or ".")
    steps = PurePosixPath(document).parent.parts
    climbs = _climb(target) > len(steps)
    return None if climbs or path.startswith("..") else path


def _climb(target: str) -> int:
    """How many folders up a relative path leads at most."""
    depth = lowest = 0
    for part in target.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        lowest = min(lowest, depth)
    return -lowest


def _candidates(path: str) -> Iterable[str]:
    bare = path.rstrip("/")
    yield bare
    stem = str(PurePosixPath(bare).with_suffix("")) if PurePosixPath(bare).suffix in SUFFIXES else bare
    yield from (f"{name}{suffix}" for name in dict.fromkeys((bare, stem)) for suffix in sorted(SUFFIXES))
    yield from (f"{bare}/{name}" if bare not in ("", ".") else name for name in _INDEXES)


def _base(urls: Mapping[str, str]) -> str | None:
    """The address of the corpus folder, if enough of the documents agree about it."""
    bases = Counter(base for path, url in urls.items() if (base := _base_of(path, url)))
    base, count = bases.most_common(1)[0] if bases else ("", 0)
    return base if count > 1 and count >= _ENOUGH_SHARE * len(urls) else None


def _base_of(path: str, url: str) -> str | None:
    """The address of the folder if this document's address ends in its path, as it is or without a suffix."""
    address = unquote(urlsplit(url)._replace(query="", fragment="").geturl()).rstrip("/")
    bare = str(PurePosixPath(path).with_suffix(""))
    folder = str(PurePosixPath(path).parent) if PurePosixPath(path).name in _INDEXES else None
    for ending in (path, bare, *_other_suffixes(bare), folder):
        if ending and ending != "." and address.endswith("/" + ending):
            return address[: -len(ending)]
    return None


def _other_suffixes(bare: str) -> list[str]:
    return [f"{bare}{suffix}" for suffix in sorted(SUFFIXES)]


def _plain(url: str) -> str:
    """An address without query and fragment, and without its last slash."""
    return unquote(urlsplit(url)._replace(query="", fragment="").geturl()).rstrip("/")
