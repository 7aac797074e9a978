"""What class names and ids say about an element being the page's furniture."""

from __future__ import annotations

import re

from bs4 import Tag

from indexer.html_elements import attribute

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words that may stand beside a word of furniture in one name: "cookie-banner", but not "cookie-recipes".
_BESIDE = frozenset(
    "area article articles bar block box bottom btn button buttons center container content desktop div"
    " document drawer element fixed floating global group header heading icon icons id inline inner item"
    " items js left link links list local main middle mobile module narrow outer overlay page panel post"
    " posts primary quick region right root row secondary section site small sticky tertiary this title"
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
    "sidebar footer copyright colophon masthead sitemap sphinxsidebar bottombar".split()
)
_IF_LINKS = frozenset(
    "categories category footer header hlist index jump links local localtoc masthead menu nav navbar"
    " navigation navlist navlinks navi next prev previous promo recommended related sections see seealso"
    " sidebar sidenav sitemap social subnav subnavbar tag tags toc toolbar topbar topnav tree bottomnav"
    " contents".split()
)


def named_always(tag: Tag) -> bool:
    """Furniture wherever it stands: breadcrumbs, share bars, cookie banners, comments."""
    return any(_is_always(words) for words in _names(tag))


def named_outside_article(tag: Tag) -> bool:
    """Furniture if it stands outside of ``main`` and ``article``: side bars, footers."""
    return any(_all_of(words, _OUTSIDE_ARTICLE) for words in _names(tag))


def named_if_links(tag: Tag) -> bool:
    """Furniture if it is made of links: menus, related articles, tags."""
    return any(_all_of(words, _IF_LINKS | _OUTSIDE_ARTICLE) for words in _names(tag))


def _is_always(words: frozenset[str]) -> bool:
    if not words.isdisjoint(_ALONE) and words.isdisjoint(_STATES):
        return True
    if any(key in words and not partners.isdisjoint(words) for key, partners in _WITH.items()):
        return words <= _BESIDE | _ALWAYS | _WITH.keys() | frozenset().union(*_WITH.values())
    return _all_of(words, _ALWAYS)


def _all_of(words: frozenset[str], furniture: frozenset[str]) -> bool:
    return not words.isdisjoint(furniture) and words <= furniture | _BESIDE


def _names(tag: Tag) -> list[frozenset[str]]:
    """The words of each class name and of the id; not the id of a section, which repeats its heading."""
    names = attribute(tag, "class").split()
    if tag.name != "section" and "section" not in names:
        names += attribute(tag, "id").split()
    return [frozenset(word.lower() for word in _WORD.findall(name)) for name in names[:20]]
