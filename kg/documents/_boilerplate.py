"""Lines that stand in an article but are not of it: links to others, credits, legal notes.

These are page furniture, set in fixed formulas, so patterns on a whole line serve; nothing here
looks inside a sentence.  A line is furniture only if the formula fills it or opens it with a
colon, so that *Read the letter aloud, the judge said.* stays.
"""

from __future__ import annotations

import re

from kg.documents._articles import Piece
from kg.model import BlockKind

_COLON = r"\s*(?:[:|»›>→]|[-–—](?=\s)|\.{3}|…)"

_FURNITURE = re.compile(
    rf"""(?xi) ^ [\W_]* (?:
        (?: (?:also\ )? (?:read|see|watch|listen)(?:\ (?:also|more|next|now|this))?
          | (?:more|related|recommended|trending|most\ (?:read|popular)|editors?['’]?s?\ picks?)
            (?:\ (?:on|from|in|about)\b [^.:]{{0,40}} |\ (?:stor(?:y|ies)|articles?|news|topics?
            |links?|coverage|reading|content|posts?|videos?))?
          | you\ (?:may|might)\ (?:also|like)\b [^.:]{{0,30}} | don['’]t\ miss | up\ next
          | share | tags? | topics? | filed\ under | categories | keywords | follow\ us
          | (?:photo|image|picture)\ (?:credits?|by|courtesy) | source\ image
        ) {_COLON} .{{0,250}}
      | (?:read|see|watch|listen)\ (?:also|more|next) [^.!?]{{0,20}}
      | (?:related|recommended|trending|top|more|latest)\ (?:stories|articles|news|coverage|posts)
      | (?:most\ (?:read|popular|viewed)|advertise?ments?|sponsored(?:\ content)?|comments?|tags)
      | (?:share|print|email|tweet|save|copy\ link)
        (?:\ (?:this|the))? (?:\ (?:article|story|page|post))? (?:\ (?:on|via|with)\ .{{1,40}})?
        (?:\s*[|:,·•/]\s*.{{0,80}})?
      | (?:facebook|twitter|x|whatsapp|linkedin|email|e-mail|print|telegram|reddit|copy\ link)
        (?:[\s|,·•/]+ (?:facebook|twitter|x|whatsapp|linkedin|email|e-mail|print|telegram|reddit
        |copy\ link|and|or|share))+
      | (?:follow|like|join|find)\ us\ (?:on|at)\b .{{0,120}}
      | (?:sign\ up|subscribe|register)\ (?:for|to|now|here|today)\b .{{0,160}}
      | (?:click|tap)\ here\b .{{0,120}}
      | (?:this\ (?:article|story|content))\ (?:was|is)\ (?:originally\ |first\ )?
        (?:published|produced|provided)\b .{{0,200}}
      | our\ standards:\ .{{0,80}}
      | (?:reporting|writing|editing|additional\ reporting)\ by\ .{{2,300}}
      | \(\s*(?:reporting|writing|editing|additional\ reporting)\ by\ .{{2,300}}\)
      | (?:copyright|©|\(c\)) \s* (?:copyright|©|\(c\))? .{{0,200}}
      | .{{0,80}} all\ rights\ reserved .{{0,200}}
      | (?:privacy\ policy|terms\ (?:of\ (?:use|service)|and\ conditions)|cookie\ policy) .{{0,80}}
    ) [\W_]* $"""
)
_COPYRIGHT_SIGN = re.compile(r"^\s*(?:©|\(c\)\s*\d{4}\b|copyright\b\s*(?:©|\(c\)|\d{4}))", re.I)

_BYLINE = re.compile(r"^(?:By|BY|by)\s+(?=[A-Z])(?:[\w.'’,&-]+\s*){1,12}$")

_CAPTION_LABEL = re.compile(
    r"^\W*(?:(?:file\s+)?(?:photo|image|picture)(?:\s+caption)?|caption|in this photo)\s*:\s*"
    r"|^\W*FILE\s*[-–—]\s*",
    re.I,
)
_BRACKETED_CREDIT = re.compile(
    r"""(?xi) \s* [(\[] \s* (?: (?:file\s)?(?:photo|image|picture|credit|courtesy|handout|pool)\b
        | (?:ap|afp|reuters|epa|getty|anadolu|xinhua|upi)\b [^)\]]* / | [^)\]]* / \s* (?:ap|afp
        |reuters|epa|getty\ images|anadolu|xinhua|upi)\b | [^)\]]* \b (?:via|handout|file) \b
        | (?:ap|afp|reuters|epa)\ (?:photo|file)) [^)\]]{0,120} [)\]] \s* \.? \s* $"""
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s)")
_CREDIT_MARK = re.compile(
    r"(?i)/|©|\b(?:photo(?:graph)?s?|images?|picture|handout|courtesy|credit|getty|via|pool"
    r"|afp|reuters|epa|shutterstock|file)\b"
)
_NAME_WORDS = re.compile(r"^(?:by|for|of|via|the|and|courtesy|handout|photo|file|from|[^a-z]\S*)$")


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Drop furniture, and tell captions from paragraphs, their credits removed."""
    kept: list[Piece] = []
    for kind, text in pieces:
        if kind is not BlockKind.TITLE and is_furniture(text):
            continue
        if kind is BlockKind.PARAGRAPH and (label := _CAPTION_LABEL.match(text)):
            kind, text = BlockKind.CAPTION, text[label.end() :]
        elif kind is BlockKind.PARAGRAPH and _BRACKETED_CREDIT.search(text):
            kind = BlockKind.CAPTION
        if kind is BlockKind.CAPTION:
            text = without_credit(text)
        if text:
            kept.append((kind, text))
    return kept


def is_furniture(line: str) -> bool:
    """Whether a whole line is a link, a button, a byline or a notice rather than news."""
    if len(line) > 400:
        return False
    return bool(_FURNITURE.match(line) or _COPYRIGHT_SIGN.match(line) or _BYLINE.match(line))


def without_credit(caption: str) -> str:
    """Remove the photographer's and agency's names from a caption; empty if nothing else is left.

    A credit is bracketed, or stands after the last sentence without a verb: names and agencies,
    all of them capitalised, with a sign such as a slash or the word *handout*.
    """
    if label := _CAPTION_LABEL.match(caption):
        caption = caption[label.end() :]
    caption = _BRACKETED_CREDIT.sub("", caption)
    for match in _SENTENCE_END.finditer(caption):
        if _is_credit(caption[match.end() :]):
            caption = caption[: match.end()]
            break
    return "" if _is_credit(caption) else caption.strip()


def _is_credit(text: str) -> bool:
    words = text.replace("/", " ").replace("|", " ").split()
    return (
        0 < len(words) <= 10
        and bool(_CREDIT_MARK.search(text))
        and all(_NAME_WORDS.match(word) for word in words)
    )
