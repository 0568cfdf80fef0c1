"""Datelines: *NIAMEY, Niger (AP) —* before the first sentence of an agency story.

No treebank shows a parser what to do with them, so they become a sentence of their own.
"""

import re

_TOWN = r"[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,3}"
_REGION = r"(?:, [A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){0,3})?"
_DATE = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?)?"
_AGENCY = r"\([A-Z][\w.&’'\-]*(?: [A-Z][\w.&’'\-]*){0,4}\)"
_DATELINE = re.compile(
    rf"(?:{_TOWN}{_REGION}{_DATE}(?: {_AGENCY})?|{_AGENCY}"
    rf"|[A-Z][\w’'\-]+{_REGION}{_DATE} {_AGENCY})"
    r"\s?(?:—|–|--|-)\s(?=[\"“'‘(]?[A-Z0-9])"
)
_LONGEST = 120


def dateline_length(text: str) -> int:
    """Return the length of the dateline that opens a paragraph, closing dash and space included.

    0 where there is none: a capitalised town, with region, date and agency optional, or a town
    with an agency, or an agency alone, always closed by a dash.
    """
    found = _DATELINE.match(text[:_LONGEST])
    return found.end() if found else 0
