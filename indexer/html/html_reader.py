"""Reads HTML: the article of a page, without the page's furniture, as a ``Document``."""

from __future__ import annotations

from indexer.document import Document
from indexer.html.html_article import find_article
from indexer.html.html_blocks import blocks_of
from indexer.html.html_faq import faq_items, mark_questions, unseen_answers
from indexer.html.html_json_ld import json_ld
from indexer.html.html_metadata import read_metadata
from indexer.html.html_node import Element, dismantle
from indexer.html.html_title import split_title, title_of
from indexer.html.html_tree import parse_html


def read_html(path: str, html: str) -> Document:
    """The document in ``html``, on any site: what stands in its article, in order.

    Raises UnreadableFile if its elements nest too deep.
    """
    soup = parse_html(html)
    tags = soup.elements
    try:
        return _document(path, soup, tags)
    finally:
        dismantle([soup, *tags])


def _document(path: str, soup: Element, tags: list[Element]) -> Document:
    nodes = json_ld(tags)
    metadata = read_metadata(tags, nodes)
    questions = faq_items(tags, nodes)
    article = find_article(soup, tags)
    mark_questions(article, questions)
    blocks = [block for element in article for block in blocks_of(element)]
    blocks += unseen_answers(blocks, questions)
    title = title_of(blocks, metadata, path)
    anchor, blocks = split_title(blocks, title)
    return Document(
        path,
        title,
        tuple(blocks),
        url=metadata.url,
        description=metadata.description,
        published=metadata.published,
        modified=metadata.modified,
        anchor=anchor,
    )
