"""Finding the stretches of text that may refer: names, nominals and pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import EntityType, MentionKind, Slot
from kg.resolve import _features, _lexicon, _name_features, _syntax, gazetteer
from kg.resolve._spans import INNER, name_spans
from kg.resolve._words import Word, Words
from kg.resolve.actors import NOTHING, ActorCode, code_phrase, only_country
from kg.resolve.gazetteer import GazetteerEntry

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(slots=True)
class Markable:
    """One referring expression with what its words alone tell.

    `head` is a token index, `first` and `last` bound its tokens (end-exclusive), `start` and
    `end` its characters.  `number` is `sg`, `pl` or `either`; `gender` `m`, `f`, `n` or None
    (unknown); `person` 1, 2, 3 for personal pronouns, else 0.  `slots` are the offsets of
    extraction slots with this head.  `noun` is the head in the singular, folded.
    """

    index: int
    head: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: MentionKind
    sentence: int
    role: str
    label: str = ""
    name: str = ""
    number: str = "sg"
    gender: str | None = None
    person: int = 0
    type: EntityType = EntityType.THING
    certain_type: bool = False
    entry: GazetteerEntry | None = None
    code: ActorCode = NOTHING
    roles: tuple[str, ...] = ()
    definite: bool = False
    generic: bool = False
    quoted: bool = False
    slots: list[tuple[int, int]] = field(default_factory=list)
    actor: bool = False
    noun: str = ""


def find_markables(doc: Words, slots: Iterable[Slot], near: tuple[str, ...] = ()) -> list[Markable]:
    """Return the markables of a document in order of text, one a head token.

    Every slot becomes (or joins) a markable with the same head.  `near` holds the countries the
    document speaks of, for telling cities of one name apart.
    """
    sentences = _sentence_numbers(doc)
    labels = _party_labels(doc)
    quoted = _syntax.in_quotes(doc)
    found: dict[int, Markable] = {}
    inside: set[int] = set()
    for first, last, label in name_spans(doc):
        inside.update(range(first, last))
        head = doc.root(first, last)
        if head.i not in found and head.i not in labels:
            found[head.i] = _named(doc, head, first, last, label, near)
    inside |= labels
    for token in doc:
        free = token.pos in _HEADS and token.i not in found and token.i not in inside
        if free and _is_head(token):
            found[token.i] = _unnamed(doc, token)
    for slot in slots:
        _attach(doc, found, slot)
    ordered = sorted(found.values(), key=lambda m: (m.first, m.head))
    for index, markable in enumerate(ordered):
        markable.index = index
        markable.sentence = sentences[markable.head]
        markable.quoted = quoted[markable.head]
        markable.noun = _lexicon.singular(doc[markable.head].text)
    return ordered


def _party_labels(doc: Words) -> set[int]:
    """Tokens of the party and place that follow a lawmaker's name: *(R-Utah)*, *D-Va.*."""
    found = set()
    for match in _PARTY_LABEL.finditer(doc.text):
        span = doc.within(*match.span())
        found |= set(range(*span)) if span is not None else set()
    return found


_PARTY_LABEL = re.compile(
    r"\((?:R|D|I|Rep|Dem)\.?(?:[-–,] ?[A-Z][A-Za-z. ]{0,14})?\)|\b[RDI][-–][A-Z][A-Za-z]*\.?(?!\w)"
)


def _sentence_numbers(doc: Words) -> list[int]:
    numbers = []
    current = -1
    for token in doc:
        current += token.begins or token.i == 0
        numbers.append(current)
    return numbers


def _is_head(token: Word) -> bool:
    if token.pos not in _HEADS or token.dep in INNER or token.text.isspace():
        return token.pos == "PRON" and token.dep not in {"expl"}
    if token.lower == "state" and token.head.lower == "secretary":
        return False
    if token.pos == "PRON":
        return token.dep != "expl" and _features.pronoun_class(token) != ""
    return True


def _named(
    doc: Words, head: Word, first: int, last: int, label: str, near: tuple[str, ...]
) -> Markable:
    while first < head.i and (doc[first].pos in {"DET", "PUNCT"} or _is_quote(doc[first])):
        first += 1
    while last - 1 > head.i and doc[last - 1].tag == "POS":
        last -= 1
    span = doc.stretch(first, last)
    entry = gazetteer.lookup(span.text, near)
    if entry is None and label == "PERSON":
        entry = _without_initials(span.text)
    if label == "PERSON" and _name_features.rather_a_place(span):
        label = "GPE"
    titles = _name_features.titles(doc, head, first)
    kind = _name_features.name_type(doc, span, label, entry)
    if not _name_features.entry_fits(entry, kind, label, span.text):
        entry = None
    markable = Markable(
        index=-1,
        head=head.i,
        first=first,
        last=last,
        start=doc[first].idx,
        end=doc[last - 1].end,
        text=span.text,
        kind=MentionKind.NAME,
        sentence=0,
        role=_syntax.role_of(head),
        label=label,
        name=span.text,
        number=_name_features.name_number(head, kind),
        type=kind,
        certain_type=bool(label) or entry is not None,
        entry=entry,
        roles=titles,
        definite=True,
    )
    markable.gender = _name_features.name_gender(markable.type, span.text, titles, entry)
    markable.code = _name_code(markable, titles, doc)
    if _one_of_a_group(markable, head):
        markable.kind, markable.name, markable.entry = MentionKind.NOMINAL, "", None
        markable.type, markable.number, markable.definite = EntityType.PERSON, "sg", False
    return markable


def _without_initials(name: str) -> GazetteerEntry | None:
    """A leader named with a middle initial that the gazetteer leaves out (*Richard M. Nixon*)."""
    words = name.split()
    plain = [w for w in words[1:-1] if len(w.strip(".")) > 1]
    if len(plain) == len(words) - 2:
        return None
    entry = gazetteer.lookup(" ".join([words[0], *plain, words[-1]]))
    return entry if entry is not None and entry.type is EntityType.PERSON else None


def is_adjective(markable: Markable) -> bool:
    """Tell whether a group's name only modifies a noun (*Republican voters*)."""
    return markable.label == "NORP" and markable.role == "modifier"


def _one_of_a_group(markable: Markable, head: Word) -> bool:
    """*a Democrat*, *one Muslim*: an unnamed person, not the group's name."""
    single = _features.number(head) == "sg" and markable.role != "modifier"
    counted = any(c.dep in {"det", "nummod"} and c.lower != "the" for c in head.children)
    return markable.label == "NORP" and head.pos in {"NOUN", "PROPN"} and single and counted


def _is_quote(token: Word) -> bool:
    return not any(c.isalnum() for c in token.text)


def _name_code(markable: Markable, titles: tuple[str, ...], doc: Words) -> ActorCode:
    """What a name and its titles tell of country and sector."""
    if markable.type is EntityType.PERSON:
        if titles:
            code = code_phrase(titles[0])
            if code.sectors or code.country:
                return code
        return NOTHING
    nation = _name_features.demonym_code(markable.text)
    return nation or code_phrase(markable.text)


def _unnamed(doc: Words, token: Word) -> Markable:
    first, last = _syntax.tight_span(token)
    pronoun = token.pos == "PRON"
    if pronoun:
        first, last = token.i, token.i + 1
    words = _syntax.phrase(token)
    code = NOTHING if pronoun else code_phrase(words)
    if not pronoun and not _features.heads(token, code):
        code = only_country(code.country)
    markable = Markable(
        index=-1,
        head=token.i,
        first=first,
        last=last,
        start=doc[first].idx,
        end=doc[last - 1].end,
        text=doc.between(first, last),
        kind=MentionKind.PRONOUN if pronoun else MentionKind.NOMINAL,
        sentence=0,
        role=_syntax.role_of(token),
        code=code,
    )
    if pronoun:
        _features.describe_pronoun(markable, token)
    else:
        _features.describe_nominal(markable, token, code)
    return markable


def _attach(doc: Words, found: dict[int, Markable], slot: Slot) -> None:
    """Tie a slot to the markable with its head; make one where there is none."""
    span = doc.within(slot.head_start, slot.head_end)
    token = doc.root(*span) if span is not None else doc[0]
    markable = found.get(token.i)
    if markable is None:
        inside = [
            m for m in found.values() if m.kind is MentionKind.NAME and m.first <= token.i < m.last
        ]
        markable = inside[0] if inside else _unnamed(doc, token)
        found.setdefault(markable.head, markable)
    if (slot.start, slot.end) not in markable.slots:
        markable.slots.append((slot.start, slot.end))
