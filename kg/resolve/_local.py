"""From a cluster of mentions to the record of one thing in one document."""

from __future__ import annotations

from kg.model import EntityType, LocalEntity, MentionKind
from kg.resolve import gazetteer
from kg.resolve._data import table
from kg.resolve._wordings import label, wording
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable
from kg.resolve.names import fold, person_tokens, strip_title

_INERT = {EntityType.FACILITY, EntityType.PLACE, EntityType.EVENT, EntityType.THING}
"""What neither acts nor belongs to a walk of life: a market is no businessman."""


def local_entity(
    clusters: Clusters, root: int, doc: Words, members: tuple[int, ...]
) -> LocalEntity:
    """Return the record of a cluster; the document's order decides what comes first in it."""
    mentions = clusters.of(root)
    key = clusters.key(root)
    kind = key_type(key) or clusters.type(root)
    if key is None and all(m.kind is MentionKind.PRONOUN for m in mentions):
        kind = EntityType.THING
    names = tuple(dict.fromkeys(_name(m, kind) for m in mentions if m.kind is MentionKind.NAME))
    nominals = [m for m in mentions if m.kind is MentionKind.NOMINAL]
    wordings = tuple(dict.fromkeys(wording(m, doc) for m in nominals))
    return LocalEntity(
        label=_label(key, kind, names)
        or (label(nominals, doc, clusters) if nominals else mentions[0].text),
        type=kind,
        key=key,
        names=names,
        descriptions=wordings,
        roles=_roles(mentions),
        country=_country(clusters, root, key),
        sectors=_sectors(mentions, key, kind),
        members=members,
    )


def keyed_entity(key: str) -> LocalEntity:
    """Return the record of a country's unnamed group that only a coordination speaks of."""
    country, sector = key.split("/")[1:]
    return LocalEntity(
        label=key_label(key) or key,
        type=EntityType.GROUP,
        key=key,
        country=None if ":" in country else country,
        sectors=_SPECIAL_SECTORS.get(sector, (sector,)),
    )


_SPECIAL_SECTORS: dict[str, tuple[str, ...]] = {"JUNTA": ("GOV", "MIL"), "PEOPLE": ()}


def key_type(key: str | None) -> EntityType | None:
    """Return the type of a keyed entity, or None without a key."""
    if key is None:
        return None
    if key.startswith("actor/"):
        return EntityType.GROUP
    if key.startswith("role/"):
        bodies = table("nouns.toml")["bridging"]["offices"]
        word = key.rsplit("/", 1)[1].replace("-", " ")
        held = word in bodies or word.startswith("ambassador to ")
        return EntityType.PERSON if held else EntityType.ORGANIZATION
    entry = gazetteer.by_key(key)
    return entry.type if entry else None


def key_label(key: str) -> str | None:
    """Return the label of a keyed entity (*United States (military)*), or None when unknown."""
    prefix, _, rest = key.partition("/")
    if prefix in {"actor", "role"}:
        country, _, role = rest.partition("/")
        words = table("nouns.toml")["labels"].get(role) or _role_words(role)
        region = gazetteer.by_key(country.replace(":", "/")) if ":" in country else None
        return f"{region.label if region else gazetteer.country_label(country)} ({words})"
    entry = gazetteer.by_key(key)
    return entry.label if entry else None


def _role_words(role: str) -> str:
    """*ambassador-to-ner* → *ambassador to Niger*."""
    office, _, host = role.rpartition("-")
    sent = office.endswith(("-to", "-in")) and len(host) == 3
    country = gazetteer.country_label(host.upper())
    return f"{office} {country}".replace("-", " ") if sent else role.lower().replace("-", " ")


def _name(markable: Markable, kind: EntityType) -> str:
    return strip_title(markable.name) if kind is EntityType.PERSON else markable.name


def _label(
    key: str | None,
    kind: EntityType,
    names: tuple[str, ...],
) -> str | None:
    """The label that the gazetteer or a name gives; None for what is only described."""
    known = key_label(key) if key else None
    if known and key and names and key.startswith("place/"):
        return _own_spelling(known, names)
    if known:
        return known
    if names and kind is EntityType.PERSON:
        return max(names, key=lambda n: (len(person_tokens(n)), -names.index(n)))
    if names:
        return max(names, key=lambda n: (" " in n, -names.index(n)))
    return None


def _own_spelling(official: str, names: tuple[str, ...]) -> str:
    """A place as the text writes it, unless only accents and capitals tell it from the official."""
    plain = {fold(n).casefold() for n in names}
    return official if fold(official).casefold() in plain else names[0]


def _roles(mentions: list[Markable]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for m in mentions for role in m.roles if role))


def _country(clusters: Clusters, root: int, key: str | None) -> str | None:
    if key is not None:
        prefix, _, rest = key.partition("/")
        if prefix in {"actor", "role", "country"}:
            code = rest.split("/")[0]
            place = gazetteer.by_key(code.replace(":", "/")) if ":" in code else None
            return place.country if place else None if ":" in code else code
        entry = gazetteer.by_key(key)
        return entry.country if entry else None
    return clusters.country(root)


def _sectors(mentions: list[Markable], key: str | None, kind: EntityType) -> tuple[str, ...]:
    if key is not None and key.startswith("actor/"):
        sector = key.rsplit("/", 1)[1]
        return _SPECIAL_SECTORS.get(sector, (sector,))
    found: dict[str, None] = {}
    if key is None and kind in _INERT:
        return ()
    for markable in mentions:
        for sector in markable.entry.sectors if markable.entry else markable.code.sectors:
            found.setdefault({"JUNTA": "GOV", "DIP": "GOV", "HLH": "MED"}.get(sector, sector))
    return tuple(found)
