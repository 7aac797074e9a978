"""The title of a page: without the name of the site, and not repeated by the first heading."""

from __future__ import annotations

import re

from indexer.document import Heading, TextBlock
from indexer.html.html_metadata import Metadata
from indexer.splitting.titles import readable_name, same_title

_FIRST = 3
_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•»«:]|::)\s+")


def title_of(blocks: list[Heading | TextBlock], metadata: Metadata, path: str) -> str:
    """The heading that the page's ``title`` names, else the only ``h1``, else what the page names itself.

    An ``h1`` can be the name of the site, and then ``title`` names another of the first headings. Where
    the page says nothing, its first heading is its title, or the file's name.
    """
    headings = [block for block in blocks if isinstance(block, Heading)]
    h1s = [heading.text for heading in headings if heading.level == 1]
    named = _named_heading(headings[:_FIRST], metadata.page_title)
    if not named and len(h1s) == 1 and re.search(r"\w", h1s[0]):
        return h1s[0]
    named = named or metadata.social_title or _without_site(metadata)
    return named or (headings[0].text if headings else readable_name(path))


def split_title(
    blocks: list[Heading | TextBlock], title: str
) -> tuple[str | None, list[Heading | TextBlock]]:
    """The anchor of the first heading that repeats ``title``, and the blocks without it.

    Below the first heading, text may not stand before the one that is left out. A page without headings for
    its title may begin with a paragraph that repeats it.
    """
    has_heading = False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            if same_title(block.text, title):
                return block.anchor, blocks[:number] + blocks[number + 1 :]
            has_heading = True
        elif has_heading:
            break
    for number, block in enumerate(blocks[:_FIRST]):
        if isinstance(block, Heading):
            break
        if block.kind == "paragraph" and same_title(block.text, title):
            return block.anchor, blocks[:number] + blocks[number + 1 :]
    return None, blocks


def _named_heading(headings: list[Heading], page_title: str) -> str | None:
    """The heading that the ``title`` element names, alone or beside the name of the site."""
    parts = [page_title]
    for found in _SEPARATOR.finditer(page_title):
        parts += [page_title[: found.start()], page_title[found.end() :]]
    by_part = ((heading, part) for part in parts for heading in headings)
    return next((heading.text for heading, part in by_part if same_title(heading.text, part)), None)


def _without_site(metadata: Metadata) -> str:
    """The ``title`` element without " | Site", if the site's name or an ``h1`` says which part is which."""
    title = metadata.page_title
    for found in _SEPARATOR.finditer(title):
        parts = title[: found.start()], title[found.end() :]
        for part, other in (parts, parts[::-1]):
            is_site = bool(metadata.site_name) and same_title(other, metadata.site_name)
            if is_site or any(same_title(part, h1) for h1 in metadata.h1s):
                return part
    return title
