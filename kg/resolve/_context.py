"""What a document tells of a person besides the name: country, roles, walk of life, company kept.

Two people of one name are told apart by it, and a surname alone is given to the one it fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import EntityType, LocalEntity, Reading
from kg.resolve import gazetteer
from kg.resolve.names import fold, person_tokens

Ref = tuple[str, int]
"""A local entity: document id and index."""

_FAMILIES = {
    "state": "GOV LEG PTY OPP ELI MIL SPY COP JUD IGO PRE",
    "violence": "REB CRM UAF PRM",
    "civil life": "BUS LAB EDU MED HLH JRN REL AGR SOC NGO CVL",
}
_FAMILY = {sector: name for name, sectors in _FAMILIES.items() for sector in sectors.split()}
_COMMON = 0.2
"""Company found in more than this share of the documents says nothing."""
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "dame", "madam", "madame"})
_MALE = frozenset({"mr", "sir", "lord"})


@dataclass(slots=True)
class Context:
    """What one or several documents tell of a person.

    `families` are walks of life, `roles` the nouns of roles, `company` the other things spoken
    of in the same documents (the commonest left out), `days` the days of publication.
    """

    countries: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    company: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)

    def add(self, other: Context) -> None:
        """Take in what another context tells."""
        self.countries |= other.countries
        self.families |= other.families
        self.roles |= other.roles
        self.genders |= other.genders
        self.company.update(other.company)
        self.days |= other.days

    def shared_company(self, other: Context) -> int:
        """Count the things both are spoken of with."""
        small, large = sorted((self.company, other.company), key=len)
        return sum(1 for name in small if name in large)


def contradict(left: Context, right: Context) -> bool:
    """Tell whether two contexts speak of two people: other countries, sexes, walks of life."""
    if left.countries and right.countries and not left.countries & right.countries:
        return True
    if left.genders and right.genders and not left.genders & right.genders:
        return True
    apart = left.families and right.families and not left.families & right.families
    return bool(apart) and not left.shared_company(right) >= 2


def likeness(left: Context, right: Context) -> float:
    """Return how much speaks for one person: country, role, walk of life, company."""
    if contradict(left, right):
        return -1.0
    score = 1.5 if left.countries & right.countries else 0.0
    score += 1.0 if left.roles & right.roles else 0.0
    score += 0.5 if left.families & right.families else 0.0
    return score + 0.5 * min(left.shared_company(right), 4)


def contexts(readings: Iterable[Reading], wanted: Iterable[Ref]) -> dict[Ref, Context]:
    """Return the context of each wanted local entity."""
    by_document: dict[str, list[int]] = {}
    for document, index in wanted:
        by_document.setdefault(document, []).append(index)
    known = list(readings)
    company = {r.document.id: _company(r.entities) for r in known}
    spread = Counter(name for names in company.values() for name in set(names.values()))
    most = max(3.0, _COMMON * len(company))
    found: dict[Ref, Context] = {}
    for reading in known:
        document = reading.document.id
        names = company[document]
        for index in by_document.get(document, ()):
            entity = reading.entities[index]
            own = set(person_tokens(entity.label))
            others = Counter(
                n for i, n in names.items() if i != index and spread[n] <= most and n not in own
            )
            found[document, index] = _context(entity, others, reading)
    return found


def _company(entities: tuple[LocalEntity, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, entity in enumerate(entities):
        if entity.key is not None:
            found[index] = entity.key
        elif entity.names:
            person = entity.type is EntityType.PERSON
            found[index] = person_tokens(entity.label)[-1] if person else fold(entity.label)
    return found


def _context(entity: LocalEntity, company: Counter[str], reading: Reading) -> Context:
    words = [fold(w).casefold().strip(".") for role in entity.roles for w in role.split()]
    roles = {fold(role).casefold().split()[-1].strip(".") for role in entity.roles}
    genders = {"f"} if _FEMALE & set(words) else set()
    genders |= {"m"} if _MALE & set(words) else set()
    published = reading.document.published
    return Context(
        countries={entity.country} if entity.country else set(),
        families={_FAMILY[s] for s in entity.sectors if s in _FAMILY},
        roles={r for r in roles if r and r not in _FEMALE | _MALE},
        genders=genders if len(genders) == 1 else set(),
        company=company,
        days={published.isoformat()} if published else set(),
    )


def gazetteer_context(key: str) -> Context:
    """Return what the gazetteer tells of a person: countries, offices, walk of life."""
    entry = gazetteer.by_key(key)
    if entry is None:
        return Context()
    return Context(
        countries={o.country for o in entry.offices if o.country},
        families={_FAMILY[s] for s in entry.sectors if s in _FAMILY},
        roles={o.title.split()[-1] for o in entry.offices},
        genders={entry.gender} if entry.gender else set(),
    )


def mapped(refs: Iterable[Ref], known: Mapping[Ref, Context]) -> Context:
    """Return the contexts of several local entities as one."""
    whole = Context()
    for ref in refs:
        if ref in known:
            whole.add(known[ref])
    return whole
