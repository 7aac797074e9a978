"""What class names and ids say about an element being the page's furniture."""

from __future__ import annotations

import re

from indexer.html.html_elements import attribute
from indexer.html.html_node import Element

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words that may stand beside a word of furniture in one name: "cookie-banner", but not "cookie-recipes".
_BESIDE = frozenset(
    "area article articles bar block box bottom btn button buttons center container content desktop div"
    " document drawer element fixed floating global group header heading icon icons id inline inner item"
    " items js left link links list local main middle mobile module narrow outer overlay page panel post"
    " posts primary region right root row secondary section site small sticky tertiary this title"
    " tools top ui uk view wide widget with wrap wrapper g gov govuk mw md theme doc docs".split()
)
# Those that no other word beside them can make something else, as long as it does not negate them.
_ALONE = frozenset("addtoany adsbygoogle breadcrumb breadcrumbs disqus sharedaddy sharethis".split())
_STATES = frozenset("has have no not without with is show hide".split())
_ALWAYS = frozenset(
    "addthis addtoany adsbygoogle advert advertisement advertisements adverts ads banners breadcrumb"
    " breadcrumbs catlinks comments consent crumbs disqus gdpr navbox newsletter pager pagination"
    " printfooter share sharebar sharedaddy sharethis sharing skiplink skiplinks subscribe subscription"
    " editsection navheader navfooter".split()
)
_WITH = {
    "cookie": frozenset("banner bar consent notice popup message overlay modal warning law policy".split()),
    "cookies": frozenset("banner bar consent notice popup message overlay modal warning law policy".split()),
    "comment": frozenset("list form respond area section thread".split()),
    "skip": frozenset("link links nav to".split()),
    "edit": frozenset("page link this section github".split()),
    "related": frozenset("posts post articles article links pages content stories topics reading".split()),
    "ad": frozenset("banner slot unit container wrapper box block".split()),
}
_OUTSIDE_ARTICLE = frozenset(
    "sidebar footer copyright colophon logo logobar masthead sitemap slogan sphinxsidebar tagline titlearea"
    " bottombar".split()
)
_MENUS = frozenset(
    "bottomnav footer header jump localtoc masthead menu nav navbar navigation navlist navlinks navpath navi"
    " next prev previous quick quicklinks sidebar sidenav social subnav subnavbar toolbar topbar"
    " topnav".split()
)
# Lists of links too, but a page may consist of nothing else: the contents of a manual, a category of a blog.
_LISTS_OF_LINKS = frozenset(
    "categories category contents hlist links local promo recommended related sections"
    " sitemap tag tags toc tree".split()
)
_IF_LINKS = _MENUS | _LISTS_OF_LINKS | _OUTSIDE_ARTICLE


def named_always(tag: Element, has_heading: bool) -> bool:
    """Furniture wherever it stands: breadcrumbs, share bars, cookie banners, comments."""
    return any(_is_always(words) for words in _names(tag, has_heading))


def named_outside_article(tag: Element, has_heading: bool) -> bool:
    """Furniture if it stands outside of ``main`` and ``article``: side bars, footers."""
    return any(_all_of(words, _OUTSIDE_ARTICLE) for words in _names(tag, has_heading))


def named_if_links(tag: Element, has_heading: bool) -> bool:
    """Furniture if it is made of links: menus, related articles, tags."""
    return any(_all_of(words, _IF_LINKS) for words in _names(tag, has_heading))


def named_menu(tag: Element, has_heading: bool) -> bool:
    """Furniture if it is made of links, even if it is most of the page."""
    return any(_all_of(words, _IF_LINKS) and words & _MENUS for words in _names(tag, has_heading))


def _is_always(words: frozenset[str]) -> bool:
    if not words.isdisjoint(_ALONE) and words.isdisjoint(_STATES):
        return True
    if any(key in words and not partners.isdisjoint(words) for key, partners in _WITH.items()):
        return words <= _BESIDE | _ALWAYS | _WITH.keys() | frozenset().union(*_WITH.values())
    return _all_of(words, _ALWAYS)


def _all_of(words: frozenset[str], furniture: frozenset[str]) -> bool:
    return not words.isdisjoint(furniture) and words <= furniture | _BESIDE


def _names(tag: Element, has_heading: bool) -> list[frozenset[str]]:
    """The words of each class name and of the id; not the id of a section that repeats its heading."""
    names = attribute(tag, "class").split()
    is_section = tag.name == "section" or "section" in names
    if not (is_section and has_heading):
        names += attribute(tag, "id").split()
    return [frozenset(word.lower() for word in _WORD.findall(name)) for name in names[:20]]
