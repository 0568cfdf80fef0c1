"""Names of one thing within a document: gazetteer keys, short forms, abbreviations."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from kg.model import EntityType, MentionKind
from kg.resolve import gazetteer
from kg.resolve.actors import code_phrase
from kg.resolve.bodies import same_form
from kg.resolve.clusters import Clusters, types_agree
from kg.resolve.mentions import Markable, is_adjective
from kg.resolve.names import (
    abbreviates,
    fold,
    nicknamed,
    person_extends,
    person_tokens,
    similar_people,
)
from kg.resolve.variants import shortens

_Tokens = tuple[str, ...]


def join_names(clusters: Clusters, day: str | None) -> None:
    """Unite names of one thing: by the gazetteer, by equal spelling, then short forms."""
    names = [m for m in clusters.markables if m.kind is MentionKind.NAME]
    _settle_types(names)
    _introduce(names, clusters.markables)
    _key_names(clusters, names, day)
    _join_equal(clusters, names)
    _join_people(clusters, names)
    _join_bodies(clusters, names)
    _key_surnames(clusters, names, day)


def _settle_types(names: list[Markable]) -> None:
    """Give one spelling one type in a text: what the recogniser saw most often, then first."""
    told: dict[str, list[Markable]] = {}
    for markable in names:
        if markable.entry is None and markable.label in _UNSURE:
            told.setdefault(fold(markable.name).casefold(), []).append(markable)
    for same in told.values():
        counts = Counter(m.type for m in same)
        best = max(counts, key=lambda kind: (counts[kind], -_first(same, kind)))
        for markable in same:
            if markable.type is not best:
                markable.type, markable.gender = best, None
                markable.number = "sg" if best is EntityType.PERSON else "either"


_UNSURE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def _first(names: list[Markable], kind: EntityType) -> int:
    return next(m.index for m in names if m.type is kind)


def _introduce(names: list[Markable], everything: list[Markable]) -> None:
    """Let an abbreviation mean what this text introduces it for, whatever it means elsewhere."""
    meant: dict[str, Markable] = {}
    for full, short in pairwise(names):
        near = short.first - full.last <= 1 and short.sentence == full.sentence
        if near and " " in full.name and abbreviates(short.name, full.name):
            meant[short.name] = full
    for full in names:
        for short in _capitals_after(full, names):
            meant.setdefault(short.name, full)
    for markable in names:
        full_name = meant.get(markable.name)
        if full_name is not None:
            markable.entry, markable.type = full_name.entry, full_name.type
            markable.gender, markable.number = full_name.gender, full_name.number
    for markable in everything if meant else ():
        _spell_out(markable, meant)


def _spell_out(markable: Markable, meant: dict[str, Markable]) -> None:
    """Read a phrase with an abbreviation of this text as if that were written out."""
    title = markable.name and markable.type is EntityType.PERSON and markable.roles
    words = (markable.roles[0] if title else markable.text).split()
    if meant.keys() & set(words) and (title or markable.kind is MentionKind.NOMINAL):
        code = code_phrase(" ".join(meant[w].name if w in meant else w for w in words))
        if code.role == markable.code.role:
            markable.code = code


def _capitals_after(full: Markable, names: list[Markable]) -> list[Markable]:
    """Later names in capitals that a body's full name has for initials, brackets or no.

    Not those that the gazetteer ties to a name that this text gives in full as well.
    """
    if full.type is not EntityType.ORGANIZATION or " " not in full.name:
        return []
    spelt_out = {m.entry.key for m in names if m.entry is not None and " " in m.name}
    return [
        short
        for short in names
        if short.index > full.index
        and len(short.name) > 2
        and short.name.isupper()
        and (short.entry is None or short.entry.key not in spelt_out)
        and abbreviates(short.name, full.name)
    ]


def _key_names(clusters: Clusters, names: list[Markable], day: str | None) -> None:
    first: dict[str, int] = {}
    for markable in names:
        key = _certain_key(markable)
        if key is None:
            continue
        clusters.set_key(markable.index, key)
        clusters.join(first.setdefault(key, markable.index), markable.index, "gazetteer")
        clusters.reasons[markable.index] = clusters.reasons[markable.index] or "gazetteer"


def _certain_key(markable: Markable) -> str | None:
    if markable.entry is not None:
        own, theirs = markable.code.country, markable.entry.country
        homonym = markable.type is EntityType.PERSON and own and theirs and own != theirs
        if homonym:
            markable.entry = None
            return None
        return markable.entry.key
    if markable.type is EntityType.GROUP and gazetteer.people_noun(markable.text):
        return f"actor/{markable.code.country}/PEOPLE"
    if markable.type is EntityType.COUNTRY and markable.code.country:
        return f"country/{markable.code.country}"
    return None


def _join_equal(clusters: Clusters, names: list[Markable]) -> None:
    first: dict[str, int] = {}
    for markable in names:
        folded = fold(markable.name)
        known = first.setdefault(folded, markable.index)
        if known != markable.index:
            clusters.join(known, markable.index, "same name")


def _join_people(clusters: Clusters, names: list[Markable]) -> None:
    """Tie short forms of people's names to the nearest full name, before it if possible."""
    people = [m for m in names if m.type in {EntityType.PERSON, EntityType.THING}]
    people += _mislabelled(names, people)
    people.sort(key=lambda m: m.index)
    tokens = {m.index: person_tokens(m.name) for m in people}
    spelt = set(tokens.values())
    longer = {own: {n for n in spelt if _is_fuller(n, own)} for own in spelt}
    for markable in people:
        fuller = longer[tokens[markable.index]]
        full = [
            other
            for other in (people if fuller else ())
            if other.type is EntityType.PERSON and tokens[other.index] in fuller
        ]
        before = [o for o in full if o.index < markable.index]
        for other in [*reversed(before), *(o for o in full if o.index > markable.index)]:
            if clusters.join(other.index, markable.index, "short form of the name"):
                break
    _join_same_surname(clusters, people, tokens)
    alike = _spelt_alike(spelt)
    for markable in people:
        others = alike[tokens[markable.index]]
        for other in people if others else ():
            if other.index >= markable.index:
                break
            if tokens[other.index] in others:
                clusters.join(other.index, markable.index, "similar spelling")


def _is_fuller(name: _Tokens, short: _Tokens) -> bool:
    return len(name) > len(short) and person_extends(short, name)


def _spelt_alike(names: set[_Tokens]) -> dict[_Tokens, set[_Tokens]]:
    """Full name → the names that may be other spellings of it, itself among them."""
    return {
        right: {n for n in names if similar_people(n, right) or nicknamed(n, right)}
        for right in names
    }


def _mislabelled(names: list[Markable], people: list[Markable]) -> list[Markable]:
    """Names of one word taken for a body or place that are a surname of this text."""
    full = {person_tokens(m.name)[-1] for m in people if len(person_tokens(m.name)) > 1}
    found = [
        m
        for m in names
        if m.entry is None
        and m.type in {EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GROUP}
        and len(m.name.split()) == 1
        and person_tokens(m.name)[-1] in full
    ]
    for markable in found:
        markable.type, markable.gender, markable.number = EntityType.PERSON, None, "sg"
    return found


def _join_same_surname(
    clusters: Clusters, people: list[Markable], tokens: dict[int, tuple[str, ...]]
) -> None:
    first: dict[tuple[str, ...], int] = {}
    for markable in people:
        known = first.setdefault(tokens[markable.index], markable.index)
        if known != markable.index:
            clusters.join(known, markable.index, "same name")


def _join_bodies(clusters: Clusters, names: list[Markable]) -> None:
    """Tie abbreviations and shortened names of organisations and places to the full names."""
    bodies = [m for m in names if m.type is not EntityType.PERSON and not is_adjective(m)]
    for markable in bodies:
        for other in bodies:
            if len(other.name) < len(markable.name) or not types_agree(markable.type, other.type):
                continue
            if abbreviates(markable.name, other.name):
                clusters.join(other.index, markable.index, "abbreviation of the name")
            form = _form(markable, other)
            if form is not None:
                clusters.join(other.index, markable.index, form)
        before = [o for o in bodies if o.index < markable.index] if not markable.entry else []
        for other in reversed(before):
            if len(other.name) <= len(markable.name) or not types_agree(markable.type, other.type):
                continue
            if shortens(markable.name, other.name, other.type) and clusters.join(
                other.index, markable.index, "short form of the name"
            ):
                break


def _form(short: Markable, full: Markable) -> str | None:
    """Why two names of bodies or places, of which one at most is known, are forms of one."""
    if short.name == full.name or (short.entry is not None and full.entry is not None):
        return None
    return same_form(short.name, full.name, full.type)


def _spoken_of(country: str | None, clusters: Clusters, markable: Markable) -> bool:
    """Whether the text speaks of a leader's country, or gives the name a title."""
    return (
        country is None
        or bool(markable.roles)
        or markable.role == "modifier"
        or any(
            (m.entry.country if m.entry else m.code.country) == country for m in clusters.markables
        )
    )


def _key_surnames(clusters: Clusters, names: list[Markable], day: str | None) -> None:
    """Recognise holders of office that are named by surname only (*Macron*)."""
    if day is None:
        return
    for markable in names:
        if clusters.key(markable.index) or markable.entry or markable.type is EntityType.COUNTRY:
            continue
        tokens = person_tokens(markable.name)
        if any(len(person_tokens(m.name)) > 1 for m in clusters.of(markable.index) if m.name):
            continue
        entry = gazetteer.leader_by_surname(tokens[-1], day) if len(tokens) == 1 else None
        if entry is not None and _spoken_of(entry.country, clusters, markable):
            clusters.set_key(markable.index, entry.key)
            markable.entry, markable.type = entry, EntityType.PERSON
            markable.gender, markable.number = entry.gender, "sg"
            clusters.forget(clusters.root(markable.index))
            clusters.reasons[markable.index] = "gazetteer: in office at the time"
