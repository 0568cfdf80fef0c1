"""Lines that stand in an article but are not of it: links to others, credits, legal notes.

These are page furniture, set in fixed formulas, so patterns on a whole line serve; nothing here
looks inside a sentence.  A line is furniture only if the formula fills it or opens it with a
colon, so that *Read the letter aloud, the judge said.* stays.
"""

from __future__ import annotations

import re

from kg.documents._articles import Piece
from kg.model import BlockKind

_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|print|telegram|reddit|copy\ link"
    r"|tumblr|pinterest|instagram|google\+?|digg|messenger|stumble(?:upon)?|newsvine)"
)

_FURNITURE = re.compile(
    rf"""(?xi) ^ [\W_]* (?:
        (?: (?:also\ )?(?:read|see|watch|listen) (?:\ (?:also|more|next|now))?
            (?:\ (?:at|on|here|about)\b [^.:]{{0,40}})?
          | (?:more|related|recommended|trending|most\ (?:read|popular))
            (?:\ (?:on|from|about)\b [^.:]{{0,40}}
            | \ (?:stor(?:y|ies)|articles?|news|coverage|topics?|links?|reading|videos?))?
          | editor['’]?s['’]?\ picks? | don['’]t\ miss | up\ next | must\ read
          | you\ (?:may|might)\ also\ like | share | tags? | topics? | filed\ under | keywords
          | (?:photo|image|picture)\ credits? | follow\ us
        ) \s* [:|»›>→] .{{0,250}}
      | (?:also\ read|(?:read|see|watch)\ (?:also|more|next))
        (?:\s* [-–—…] .{{0,250}}|[^.!?]{{0,20}})
      | (?:related|recommended|trending|top|more|latest)\ (?:stories|articles|news|coverage|posts)
      | most\ (?:read|popular|viewed) | advertise?ments? | sponsored(?:\ content)?
      | comments? | tags
      | (?:share|print|email|tweet|save) (?:\ (?:this|the)\ (?:article|story|page|post))?
        (?:\ (?:on|via|with)\ {_NETWORKS})? (?:\s* [:|•·/] .{{0,80}})?
      | (?:(?:share|send)\ )?{_NETWORKS} (?:[\s|,·•/]+ (?:{_NETWORKS}|and|or|share))+
      | (?:follow|like|join|find)\ us\ (?:on|at)\b .{{0,120}}
      | follow\ [^.]{{1,60}}\ (?:coverage|live|updates)\b .{{0,200}}
      | (?:sign\ up|subscribe|register)\ (?:for|to|now|here|today)\b .{{0,160}}
      | get\ [^.]{{1,60}}\ (?:to|in)\ your\ inbox\b .{{0,60}}
      | thank\ you\ for\ subscribing | could\ not\ subscribe\b .{{0,60}} | skip\ ad\b .{{0,40}}
      | (?:buy|view)\ photos? | watch\ (?:the\ )?video (?:\ [\d:]+)?
      | follow\ (?:him|her|them|me|@\w+)\ on\ {_NETWORKS}\b .{{0,60}}
      | (?:click|tap)\ here\b .{{0,120}}
      | this\ (?:article|story|content)\ (?:was|is)\ (?:originally\ |first\ )?
        (?:published|produced|provided)\b .{{0,200}}
      | our\ standards: .{{0,80}}
      | .{{0,80}} \b all\ rights\ reserved (?:\W .{{0,200}})?
      | (?:privacy\ policy|terms\ (?:of\ (?:use|service)|and\ conditions)|cookie\ policy)
        [^.]{{0,80}}
    ) [\W_]* $"""
)
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)\s*\d{4}\b|copyright\b\s*(?:©|\(c\)|\d{4}))", re.I)
_SIGNATURE = re.compile(
    r"^\W*(?:by|(?:with )?(?:additional )?(?:reporting|writing|editing) by)\s+(\S.*?)\W*$", re.I
)
_DESK_LINE = re.compile(
    r"(?i)^\W*(?:additional\ )?(?:reporting|writing)\ by\ [^.!?]{2,160}"
    r"[;,]\ *(?:(?:writing|editing|additional\ reporting)\ by\ [^.!?;]{2,120}[;,]?\ *)+\W*$"
)

_CAPTION_LABEL = re.compile(
    r"^\W*(?:(?:file\s+)?(?:photo|image|picture)(?:\s+caption)?|caption|in this photo)\s*:\s*"
    r"|^\W*FILE\s*[-–—]\s*",
    re.I,
)
_SAYS = re.compile(r"[^\W_]")  # a letter or a figure: a line of stars or dashes says nothing
_LONGEST_CAPTION = 600  # characters; a longer paragraph with a credit at its end is still news
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]\s*\.?\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)")
_PICTURE_MARK = re.compile(
    r"(?i)/|©|\b(?:photo(?:graph)?s?|images?|picture|handout|courtesy|credit|getty|shutterstock)\b"
)
_AGENCY_MARK = re.compile(r"(?i)\b(?:via|pool|afp|ap|reuters|epa|anadolu|xinhua|file)\b")
_NAME_WORD = re.compile(
    r"^(?:by|for|of|via|the|and|in|at|from|de|al|el|d['’][A-Z]\S*|courtesy|handout|photo|file"
    r"|additional|reporting|writing|editing|[^a-z]\S*)$"
)


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Drop furniture, and tell captions from paragraphs, their credits removed."""
    kept: list[Piece] = []
    for kind, text in pieces:
        if kind is not BlockKind.TITLE and (is_furniture(text) or not _SAYS.search(text)):
            continue
        if kind is BlockKind.PARAGRAPH and _is_caption(text):
            kind = BlockKind.CAPTION
        if kind is BlockKind.CAPTION:
            text = without_credit(text)
        if text:
            kept.append((kind, text))
    return kept


def is_furniture(line: str) -> bool:
    """Whether a whole line is a link, a button, a byline, a credit or a notice rather than news."""
    if len(line) > 400:
        return False
    if _FURNITURE.match(line) or _COPYRIGHT.match(line) or _DESK_LINE.match(line):
        return True
    if _is_credit(line, _PICTURE_MARK):
        return True
    signature = _SIGNATURE.match(line)
    return signature is not None and _are_names(signature[1], at_most=30)


def without_credit(caption: str) -> str:
    """Remove the photographer's and agency's names from a caption; empty if nothing else is left.

    A credit is bracketed, or stands after the last sentence without a verb: names and agencies,
    all of them capitalised, with a sign such as a slash or the word *handout*.
    """
    if label := _CAPTION_LABEL.match(caption):
        caption = caption[label.end() :]
    if (bracketed := _BRACKETS.search(caption)) and _is_any_credit(bracketed[1]):
        caption = caption[: bracketed.start()]
    for end in _SENTENCE_END.finditer(caption):
        if _is_any_credit(caption[end.end() :]):
            caption = caption[: end.end()]
            break
    return "" if _is_any_credit(caption) else caption.strip()


def _is_caption(paragraph: str) -> bool:
    """Whether a paragraph of plain text is a caption: by its label or by a picture credit."""
    if _CAPTION_LABEL.match(paragraph):
        return True
    bracketed = _BRACKETS.search(paragraph)
    return (
        bracketed is not None
        and len(paragraph) <= _LONGEST_CAPTION
        and _is_credit(bracketed[1], _PICTURE_MARK)
    )


def _is_any_credit(text: str) -> bool:
    return _is_credit(text, _PICTURE_MARK) or _is_credit(text, _AGENCY_MARK)


def _is_credit(text: str, mark: re.Pattern[str]) -> bool:
    return mark.search(text) is not None and _are_names(text)


def _are_names(text: str, at_most: int = 10) -> bool:
    """Whether all words are those of names: capitalised, or little words that stand among them."""
    words = re.split(r"[\s/|,;]+", text.strip())
    return 0 < len(words) <= at_most and all(_NAME_WORD.match(word) for word in words if word)
