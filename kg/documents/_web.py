"""Web pages → the article in them, without navigation, and with captions known as captions."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.documents._articles import Article, Origin, Piece, Skipped
from kg.documents._dates import parse_date
from kg.documents._decoding import clean, decode
from kg.model import BlockKind

_LARGEST = 32 * 1024 * 1024  # bytes

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|a|strong|em|b|i|span|img|figure)\b[^<>]*>", re.I)

# The extractor throws captions away; as paragraphs that begin with this they pass through it.
_CAPTION_MARK = "kgcaptionzq"
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])captions?(?:$|[\s_-]|text)", re.I)

_BLOCK_TAGS = """
    p div head h1 h2 h3 h4 h5 h6 list ul ol item li dl dt dd quote blockquote table row tr cell td
    th section article main header figure figcaption pre lb br hr body
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN_TAGS = "script style noscript template svg iframe form button select textarea"
_UNSEEN = frozenset(_UNSEEN_TAGS.split())

# With navigation go the posts of others that a page embeds: their text would seem its own.
_NAVIGATION = (
    "//nav | //footer[not(.//article)] | //aside[not(.//article)] | //*[@role='navigation']"
    " | //blockquote[contains(@class, 'twitter-tweet') or contains(@class, '-media')]"
)
_FEWEST_WORDS = 4  # in one block, or the page has no text but labels

# The date must come from the page's own metadata and never depend on the day of the run.
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2200-01-01"}


def read_html(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a web page as one article."""
    data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        yield Skipped(origin.path, f"is a page of more than {_LARGEST >> 20} MB; save its text")
        return
    yield page(data, origin)


def page(data: bytes, origin: Origin) -> Article:
    """Find the article in a page.

    Raises:
        DocumentError: the bytes are no text.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    declared = _CHARSET.search(data[:4096])
    charset = declared[1].decode("ascii", "replace") if declared else origin.charset
    text, notes = decode(data, charset)
    tree = _tree(text)
    if tree is None:
        return Article(origin.path, (), url=origin.url, notes=notes)
    _mark_captions(tree)
    _remove_navigation(tree)
    found: Any = trafilatura.bare_extraction(
        tree,
        url=origin.url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=_DATE_SEARCH,
    )
    pieces = _pieces(found.body) if found is not None and found.body is not None else []
    if not any(len(text.split()) >= _FEWEST_WORDS for _, text in pieces):
        return Article(origin.path, (), url=origin.url, notes=notes)
    return Article(
        path=origin.path,
        pieces=tuple(pieces),
        title=_without_outlet(found.title, found.sitename),
        published=parse_date(found.date),
        source=found.sitename,
        url=found.url or origin.url,
        notes=notes,
    )


def pieces_of_html(fragment: str) -> list[Piece]:
    """Divide a piece of HTML, such as a feed's entry, into blocks; all of its text is kept."""
    tree = _tree(clean(fragment))
    if tree is None:
        return []
    _mark_captions(tree)
    return _pieces(tree)


def looks_like_html(text: str) -> bool:
    """Whether a text that should be plain is marked up all the same."""
    return len(_TAG.findall(text[:20_000])) >= 2


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Cut the outlet's name off the end of a title (*Army leaves Gao | AP News*)."""
    if not title or not outlet:
        return title
    name = re.escape(outlet.strip())
    return re.sub(rf"\s+[|–—·•-]\s+{name}\s*$", "", title, flags=re.I) or title


def _tree(text: str) -> Any:
    from lxml import etree, html

    text = _XML_DECLARATION.sub("", text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # not one element in it
        return None


def _mark_captions(tree: Any) -> None:
    """Turn every caption into a marked paragraph, in the place of its figure."""
    from lxml import html

    for element in [element for element in tree.iter() if _is_caption(element)]:
        text = " ".join(element.text_content().split())
        place = next(element.iterancestors("figure"), element)
        parent = place.getparent()
        if parent is None:
            continue
        for ancestor in place.iterancestors("div", "span"):
            if _CAPTION_CLASS.search(ancestor.get("class", "")):  # the extractor would throw it out
                ancestor.attrib.clear()
        paragraph = html.Element("p")
        paragraph.text = f"{_CAPTION_MARK} {text}"
        if place is element:
            paragraph.tail = element.tail
            parent.replace(element, paragraph)
        else:  # one figure may have several captions
            place.addprevious(paragraph)
            element.drop_tree()


def _remove_navigation(tree: Any) -> None:
    """Remove what is never the article, and what the extractor takes when there is none."""
    for element in tree.xpath(_NAVIGATION):
        element.drop_tree()
    for element in list(tree.iter("p", "li")):
        if _is_only_link(element):
            element.drop_tree()


def _is_only_link(element: Any) -> bool:
    """Whether a paragraph is all link: a pointer to another article, set between those of this."""
    linked = "".join(link.text_content() for link in element.iter("a"))
    return linked.strip() != "" and linked.split() == element.text_content().split()


def _is_caption(element: Any) -> bool:
    if not isinstance(element.tag, str) or not element.text_content().strip():
        return False
    if element.tag == "figcaption":
        return True
    if element.tag not in ("p", "div", "span", "small", "dd"):
        return False
    if not _CAPTION_CLASS.search(element.get("class", "")):
        return False
    inside = element.iterdescendants("figcaption", "p", "div", "img", "figure")
    return next(inside, None) is None and next(element.iterancestors("figcaption"), None) is None


def _pieces(body: Any) -> list[Piece]:
    pieces: list[Piece] = []
    for line in "".join(_text(body)).split("\n"):
        text = " ".join(line.split())
        kind = BlockKind.PARAGRAPH
        if text.startswith(_CAPTION_MARK):
            kind, text = BlockKind.CAPTION, text.removeprefix(_CAPTION_MARK).strip()
        if text and not (kind is BlockKind.CAPTION and (kind, text) in pieces):
            pieces.append((kind, text))
    return pieces


def _text(element: Any) -> Iterator[str]:
    """The text of an element in order, a line end at each edge of a block."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    yield edge
    yield _flat(element.text)
    for child in element:
        yield from _text(child)
        yield _flat(child.tail)
    yield edge


def _flat(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""
