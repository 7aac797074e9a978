"""HTML text to a tree of elements, with end tags put in where authors may leave them out.

Pages that are written as most are take a short way (``indexer/html/html_markup.py``). BeautifulSoup reads the
rest (``indexer/html/html_soup.py``). Both ways give the same tree.
"""

from __future__ import annotations

from indexer.html.html_markup import quick_tree
from indexer.html.html_node import Element


def parse_html(html: str) -> Element:
    """The tree of a page or of a fragment.

    Raises UnreadableFile if elements nest deeper than any page that people write.
    """
    # What follows the last ">" holds no whole tag, and html.parser searches on from each "<" in it.
    end = html.rfind(">") + 1
    html = html[:end] + html[end:].replace("<", "&lt;")
    return quick_tree(html) or _thorough_tree(html)


def _thorough_tree(html: str) -> Element:
    # Few builds of few files need it, and it takes a tenth of the time of one to import.
    from indexer.html.html_soup import thorough_tree

    return thorough_tree(html)
