"""Unnamed groups, offices and institutions of a country: which node a role phrase stands for."""

from __future__ import annotations

from kg.model import EntityType, MentionKind
from kg.resolve import _owners, gazetteer
from kg.resolve._office_titles import bridging, host_of, office_of, out_of_office
from kg.resolve._setting import Setting
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable
from kg.resolve.names import ascii_slug, fold

VOICES = frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "diplomat", "aide"})
"""One unnamed person in these roles speaks for the group."""
_MAYBE_JUNTA = frozenset(
    {"military leader", "military authority", "military leadership", "military council"}
    | {
        "military government",
        "military regime",
        "military ruler",
        "general",
        "ruling council",
        "ruler",
    }
)


def give_keys(clusters: Clusters, doc: Words, place: Setting) -> None:
    """Give unnamed groups, offices and institutions of a country their shared key."""
    for markable in clusters.markables:
        if markable.name and clusters.key(markable.index) is None:
            _give_institution(clusters, markable, place)
        if clusters.key(markable.index) is None and not holds_name(clusters, markable):
            key = key_of(markable, doc, place, None)
            if key is not None:
                join_keyed(clusters, markable, key)


_PARTIES = frozenset({"org/democratic-party-us", "org/republican-party"})
"""Parties whose members' plural names them wherever no other country is spoken of more."""


def _give_institution(clusters: Clusters, markable: Markable, place: Setting) -> None:
    """*Congress* in a text about one country is that country's."""
    common = fold(markable.name).casefold() in bridging("terms")
    about = tuple(c for c in (place.main, place.leading) if c) if common else ()
    known = gazetteer.institution(markable.name, about or place.countries)
    if known is None and place.main in {None, "USA"}:
        american = gazetteer.institution(markable.name, ("USA",))
        known = american if american in _PARTIES else None
    person = clusters.type(markable.index) is EntityType.PERSON and known not in _PARTIES
    if known is None or markable.entry or person:
        return
    if known in _PARTIES:
        markable.type, markable.gender = EntityType.ORGANIZATION, "n"
        clusters.forget(clusters.root(markable.index))
    if known.startswith("country/"):
        markable.type = EntityType.COUNTRY
        clusters.forget(clusters.root(markable.index))
    join_keyed(clusters, markable, known)


def holds_name(clusters: Clusters, markable: Markable) -> bool:
    """Tell whether another name stands in the cluster: then it is no unnamed group."""
    return any(
        m.kind is MentionKind.NAME and m.index != markable.index
        for m in clusters.of(markable.index)
    )


def join_keyed(clusters: Clusters, markable: Markable, key: str) -> None:
    """Give a markable a key, and unite it with what bears that key already."""
    same = clusters.bearer(key)
    clusters.set_key(markable.index, key)
    clusters.reasons[markable.index] = clusters.reasons[markable.index] or "country and role"
    if same is not None:
        clusters.join(same, markable.index, "country and role")


def key_of(markable: Markable, doc: Words, place: Setting, owner: str | None) -> str | None:
    """Return the key that an unnamed group, office or institution shares, or None.

    `owner` is the country (alpha-3) of whoever possesses it, where that is known.
    """
    code = markable.code
    if markable.kind is MentionKind.PRONOUN or (
        markable.name and markable.type is EntityType.PERSON
    ):
        return None
    governed = _owners.governed(markable, doc, place.day)
    country = owner or governed or code.country or bridged(markable, doc, place)
    if country is None and code.region and code.kind and code.sectors and markable.number == "pl":
        return f"actor/{code.region.replace('/', ':')}/{code.sectors[0]}"
    if _owners.is_no_group(doc, markable):
        return None
    if country is None:
        whose = _owners.owner(markable) if markable.kind is MentionKind.NOMINAL else None
        return _owned_key(markable, whose) if whose is not None else None
    if markable.kind is MentionKind.NOMINAL and _owners.is_capitalised_body(doc, markable):
        return _named_key(markable, doc, country)
    whose = None if owner or governed else _owners.owner(markable)
    if whose is not None and markable.kind is MentionKind.NOMINAL:
        return _owned_key(markable, whose)
    if markable.kind is MentionKind.NAME:
        return _named_key(markable, doc, country)
    if code.role is None:
        return _people_key(markable, doc, country)
    role = markable.roles[0].lower() if markable.roles else code.role
    if code.role in {"embassy", "consulate"} and markable.number != "pl":
        host = host_of(markable, doc, place, country)
        return f"role/{country}/{code.role}-in-{host.lower()}" if host else None
    if code.role in bridging("bodies") and markable.number != "pl":
        return f"role/{country}/{ascii_slug(_body(role, code.role))}"
    if markable.type is EntityType.PERSON:
        return _person_key(markable, doc, country, place)
    if not code.sectors or code.kind is None:
        return None
    return f"actor/{country}/{_sector(markable, country, place)}"


def _owned_key(markable: Markable, whose: tuple[str, str]) -> str | None:
    """The key of a group of a place or body, rather than of a country."""
    kind, key = whose
    grouped = markable.code.kind == "group" or markable.number == "pl"
    if kind == "whole":
        return key
    known = kind == "part" and markable.code.role and markable.code.sectors and grouped
    return f"actor/{key}/{markable.code.sectors[0]}" if known else None


def _person_key(markable: Markable, doc: Words, country: str, place: Setting) -> str | None:
    """An office that one person holds, or one unnamed person who speaks for a group."""
    code = markable.code
    if code.former or out_of_office(doc, markable):
        return None
    title = office_of(markable, doc, place, country)
    if markable.definite and title:
        return f"role/{country}/{ascii_slug(title)}"
    head = markable.noun
    if head in VOICES and code.sectors and not markable.definite:
        return f"actor/{country}/{code.sectors[0]}"
    return None


def _sector(markable: Markable, country: str, place: Setting) -> str:
    role = markable.code.role or ""
    first = markable.code.sectors[0]
    if role in _MAYBE_JUNTA:
        ruling = place.junta == country and (role != "general" or markable.definite)
        return "JUNTA" if ruling else "MIL" if role in {"general", "military leader"} else first
    return first


def bridged(markable: Markable, doc: Words, place: Setting) -> str | None:
    """Return the text's country for what every country has one of (*the junta*), or None."""
    role = markable.code.role
    if role is None or not (markable.definite or markable.start < place.title_end):
        return None
    token = doc[markable.head]
    if any(c.dep == "nmod:poss" for c in token.children):
        return None
    if any(c.dep == "nmod" and c.lemma not in {"power", "office"} for c in token.children):
        return None
    if "JUNTA" in markable.code.sectors or role in {"general", "ruler"}:
        plural = "JUNTA" in markable.code.sectors or markable.number == "pl"
        return place.junta if plural else None
    return place.main if role in bridging("terms") else None


def _body(role: str, term: str) -> str:
    words = [w for w in role.split() if w not in {"own", "new", "powerful", "official"}]
    text = " ".join(words[-3:]).replace("defense", "defence")
    return text if text.endswith(term.split()[-1]) else term


def _named_key(markable: Markable, doc: Words, country: str) -> str | None:
    """*Niger's Foreign Ministry*, *the French Senate*: a body known by country and kind."""
    if markable.type not in {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.THING}:
        return None
    role = markable.code.role
    if role is None:
        return None
    if role in bridging("bodies"):
        words = [w for w in markable.name.split() if gazetteer.demonym(w) is None]
        return f"role/{country}/{ascii_slug(_ministry(' '.join(words)))}"
    if doc[markable.head].lower in {"administration", "government"}:
        return f"actor/{country}/GOV"
    if role in bridging("named") and markable.code.sectors:
        return f"actor/{country}/{markable.code.sectors[0]}"
    return None


def _ministry(name: str) -> str:
    low = name.lower().replace("defense", "defence").replace("'s", "").replace("the ", "")
    for prefix in ("ministry of ", "ministry for ", "department of "):
        if low.startswith(prefix):
            low = f"{low.removeprefix(prefix).removesuffix(' affairs')} {prefix.split()[0]}"
    return low


def _people_key(markable: Markable, doc: Words, country: str) -> str | None:
    text = doc[markable.head].text
    people = gazetteer.people_noun(text) or gazetteer.demonym(text)
    return f"actor/{country}/PEOPLE" if people else None
