"""What outlets, archives and data sets call the parts of an article."""

from __future__ import annotations

import re

_NAMES = {
    "text": "text fulltext articletext articlebody bodytext contenttext maintext plaintext body"
    " content contents article story newstext maincontent contentencoded",
    "summary": "description summary abstract lead snippet standfirst sentence",
    "title": "title headline heading head articletitle newstitle webtitle",
    "date": "date published publishedat publisheddate publicationdate publicationdatetime"
    " datepublished datepublish publishdate publishtime publishedon pubdate pubdatetime datetime"
    " dateline issued webpublicationdate created createdat timestamp time day",
    "url": "url link weburl articleurl newsurl permalink canonical canonicalurl href sourceurl",
    "source": "source outlet publisher sourcename publication newspaper site sitename provider"
    " agency medium newsoutlet domain sourcedomain",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_RANKS = {name: rank for rank, name in enumerate(_ROLES)}
_NOT_LETTERS = re.compile(r"[\W_]+")


def role_of(name: str) -> str | None:
    """The part that a field's name stands for: `text`, `summary`, `title`, `date`, `url`, `source`.

    Upper case, spaces, hyphens and underscores in the name make no difference.
    """
    return _ROLES.get(_plain(name))


def rank_of(name: str) -> int:
    """How clearly a name says its part: of two columns for one part, the lower rank is it."""
    return _RANKS[_plain(name)]


def _plain(name: str) -> str:
    return _NOT_LETTERS.sub("", name.casefold())
