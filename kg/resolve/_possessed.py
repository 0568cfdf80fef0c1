"""What belongs to somebody: *its army*, *the group's spokesman*."""

from __future__ import annotations

from dataclasses import replace

from kg.model import EntityType, MentionKind
from kg.resolve import _lexicon, _owners, gazetteer
from kg.resolve._setting import Setting
from kg.resolve._unnamed import VOICES, holds_name, join_keyed, key_of
from kg.resolve._words import Word, Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable


def give_possessed_keys(
    clusters: Clusters, doc: Words, place: Setting, heads: dict[int, Markable]
) -> None:
    """Do the same for what a pronoun possesses, once that is resolved (*its army*)."""
    for markable in clusters.markables:
        if markable.kind is not MentionKind.NOMINAL or clusters.key(markable.index) is not None:
            continue
        owners = [c for c in doc[markable.head].children if c.dep == "nmod:poss" and c.i in heads]
        if not owners or holds_name(clusters, markable):
            continue
        key = _possessed_key(clusters, heads[owners[0].i].index, markable, doc, place)
        if key is not None:
            join_keyed(clusters, markable, key)
    for markable in clusters.markables:
        _speak_for(clusters, doc, markable, heads)


def _speak_for(
    clusters: Clusters, doc: Words, markable: Markable, heads: dict[int, Markable]
) -> None:
    """Give a body's own people its country and sectors (*the group's spokesman*)."""
    head = doc[markable.head]
    if markable.kind is not MentionKind.NOMINAL or markable.type is not EntityType.PERSON:
        return
    if _lexicon.singular(head.text) not in _STAFF or clusters.key(markable.index) is not None:
        return
    wholes = [c for c in head.children if c.i in heads and _belongs(c)]
    whole = heads[wholes[0].i] if wholes else None
    if whole is None or clusters.type(whole.index) not in {
        EntityType.ORGANIZATION,
        EntityType.GROUP,
        EntityType.THING,
    }:
        return
    told = [m.entry.sectors if m.entry else m.code.sectors for m in clusters.of(whole.index)]
    sectors = next((s for s in told if s), ())
    if markable.code.sectors[:1] == ("GOV",) or sectors:
        country = clusters.country(whole.index) or markable.code.country
        markable.code = replace(markable.code, sectors=sectors, country=country)


def _belongs(token: Word) -> bool:
    """*the group's* spokesman, a spokesman *for the group*."""
    cases = {c.lower for c in token.children if c.dep == "case"}
    return token.dep == "nmod:poss" or (token.dep == "nmod" and bool(cases & {"of", "for"}))


_STAFF = frozenset({"spokesman", "spokeswoman", "spokesperson", "leader", "member", "official"})


def _possessed_key(
    clusters: Clusters, owner: int, markable: Markable, doc: Words, place: Setting
) -> str | None:
    """The key of what a country, a leader, an armed group or another group of a country owns."""
    country, kind = clusters.country(owner), clusters.type(owner)
    if kind is EntityType.COUNTRY and country:
        return key_of(markable, doc, place, country)
    known = clusters.key(owner) or ""
    if known.startswith("actor/"):
        country = known.split("/")[1]
    if known.startswith("person/") and markable.code.role in {"government", "administration"}:
        return f"actor/{country}/GOV" if country and not markable.code.former else None
    if known.startswith("actor/") and ":" not in known and markable.code.sectors:
        head = markable.noun
        soldiers = markable.code.sectors[0] == "MIL" and markable.number != "sg"
        return f"actor/{country}/MIL" if soldiers else known if head in VOICES else None
    body = gazetteer.by_key(known) if known.startswith("org/") else None
    return known if body and _owners.stands_for(markable, body) else None
