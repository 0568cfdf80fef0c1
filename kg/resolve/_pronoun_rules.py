"""Pronouns and possessives: the antecedent that agrees and is most salient."""

from __future__ import annotations

from kg.model import Attribution, EntityType, MentionKind, RelationMention
from kg.resolve import _antecedents, _syntax
from kg.resolve._words import Word, Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable


def join_relatives(doc: Words, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Tie relative pronouns to the noun their clause describes."""
    for markable in clusters.markables:
        if markable.label != "rel":
            continue
        noun = _syntax.relative_antecedent(doc[markable.head])
        antecedent = by_head.get(noun.i) if noun is not None else None
        antecedent = _person_before(doc, clusters, markable, by_head) or antecedent
        if antecedent is not None and antecedent.index != markable.index:
            clusters.join(antecedent.index, markable.index, "relative pronoun")


def _person_before(
    doc: Words, clusters: Clusters, relative: Markable, by_head: dict[int, Markable]
) -> Markable | None:
    """The person named right before *who* as part of what is no person: *a blow to Haley, who*."""
    before = relative.head - 1
    while before > 0 and doc[before].is_punct:
        before -= 1
    while doc[before].dep == "flat" and before > 0:
        before = doc[before].head.i
    named, holder = by_head.get(before), by_head.get(doc[before].head.i)
    if doc[relative.head].lower != "who" or named is None or doc[before].dep != "nmod":
        return None
    abstract = holder is not None and clusters.type(holder.index) in _LIFELESS
    person = bool(named.name) and clusters.type(named.index) is EntityType.PERSON
    return named if person and abstract else None


_LIFELESS = frozenset({EntityType.THING, EntityType.EVENT})


def join_reflexives(doc: Words, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Tie *himself* to the noun it stresses, else to the subject of its clause (principle A)."""
    for markable in clusters.markables:
        token = doc[markable.head]
        if token.lower not in _antecedents.REFLEXIVE:
            continue
        noun = _stressed(token) or _own_subject(token)
        antecedent = by_head.get(noun.i) if noun is not None else None
        if antecedent is not None and clusters.compatible(antecedent.index, markable.index):
            clusters.join(antecedent.index, markable.index, "reflexive")


def _stressed(token: Word) -> Word | None:
    """The noun beside *himself*: *Diallo himself*, *Diallo, himself a farmer*."""
    noun = token.head
    if noun.pos not in {"NOUN", "PROPN"} or token.dep in {"conj", "nmod"}:
        return None
    return noun.head if noun.dep == "appos" else noun


def _own_subject(token: Word) -> Word | None:
    verb = _syntax.subject_verb(_syntax.governor(token))
    found = [c for c in verb.children if c.dep in _syntax.SUBJECTS]
    if not found and verb.dep == "acl":
        return verb.head
    if not found and verb.dep == "advcl":
        found = [c for c in verb.head.children if c.dep in _syntax.SUBJECTS]
    return found[0] if found else None


def join_speakers(
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
    relations: tuple[RelationMention, ...] = (),
    day: str | None = None,
) -> None:
    """Tie *I* in quotes to whoever speaks, *we* to the body or country that one speaks for."""
    bodies = _represented(clusters, relations)
    for markable in clusters.markables:
        if markable.person != 1:
            continue
        speaker = _speaker_of(markable, attributions, speakers)
        if speaker is None or speaker.index == markable.index:
            continue
        if markable.label == "1sg":
            clusters.join(speaker.index, markable.index, "first person in a quotation")
        else:
            markable.number = "either"
            whole = _speaks_for(clusters, speaker, bodies, day)
            clusters.join(whole, markable.index, "first person plural in a quotation")


def _represented(clusters: Clusters, relations: tuple[RelationMention, ...]) -> dict[int, int]:
    """Person (cluster) → the body in which the text gives that person a role."""
    slots = {slot: m for m in clusters.markables for slot in m.slots}
    found: dict[int, int] = {}
    for relation in relations:
        if relation.kind != "role" or relation.object is None:
            continue
        person = slots.get((relation.subject.start, relation.subject.end))
        body = slots.get((relation.object.start, relation.object.end))
        if person is None or body is None:
            continue
        if clusters.type(body.index) is EntityType.ORGANIZATION and clusters.named(body.index):
            found.setdefault(clusters.root(person.index), body.index)
    return found


def _speaks_for(
    clusters: Clusters, speaker: Markable, bodies: dict[int, int], day: str | None
) -> int:
    """The body or country for which a speaker says *we*; the speaker where none is told."""
    root = clusters.root(speaker.index)
    if clusters.type(root) is not EntityType.PERSON:
        return speaker.index
    if root in bodies:
        return bodies[root]
    country = clusters.country(root)
    if country is None or not any(_in_office(m, day) for m in clusters.of(root)):
        return speaker.index
    land = clusters.bearer(f"country/{country}")
    return speaker.index if land is None else land


def _in_office(markable: Markable, day: str | None) -> bool:
    """Whether a mention tells of somebody who speaks for a state: a minister, a spokeswoman."""
    code = markable.code
    if code.role and code.country and code.sectors[:1] == ("GOV",) and not code.former:
        return True
    entry = markable.entry
    return entry is not None and any(
        o.sector == "GOV" and o.country and o.known_by_surname and day and o.held_on(day)
        for o in entry.offices
    )


def _speaker_of(
    markable: Markable,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> Markable | None:
    """The speaker of the innermost attribution whose content holds the markable."""
    best: tuple[int, Markable] | None = None
    for attribution in attributions:
        slot = attribution.speaker.slot
        if slot is None or (slot.start, slot.end) not in speakers:
            continue
        for start, end in attribution.content:
            if start <= markable.start and markable.end <= end:
                width = end - start
                if best is None or width < best[0]:
                    best = (width, speakers[slot.start, slot.end])
    return best[1] if best else None


def join_third_person(
    doc: Words,
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> None:
    """Tie *he, she, it, they* and their forms to the best antecedent, left to right."""
    for markable in clusters.markables:
        if markable.person != 3 or markable.kind is not MentionKind.PRONOUN:
            continue
        reflexive = doc[markable.head].lower in _antecedents.REFLEXIVE
        if reflexive and len(clusters.of(markable.index)) > 1:
            continue
        speaker = _speaker_of(markable, attributions, speakers) if markable.quoted else None
        barred = clusters.root(speaker.index) if speaker is not None else None
        found = _antecedents.candidates(doc, clusters, markable, barred)
        best = _antecedents.choose(doc, clusters, markable, found)
        if best is None:
            best = _announced(doc, clusters, markable)
        if best is not None:
            clusters.join(best.index, markable.index, "pronoun")


def _announced(doc: Words, clusters: Clusters, pronoun: Markable) -> Markable | None:
    """The subject that a clause before it speaks of in advance (*Before he left, Diallo …*)."""
    clause = doc[pronoun.head]
    while clause.dep not in {"advcl", "ROOT"} and clause.head.i != clause.i:
        clause = clause.head
    matrix = clause.head
    if clause.dep != "advcl" or matrix.i < clause.i:
        return None
    subjects = {c.i for c in matrix.children if c.dep in _syntax.SUBJECTS and c.i > clause.i}
    for markable in clusters.markables:
        if markable.head in subjects and markable.kind is MentionKind.NAME:
            numbers = {markable.number, pronoun.number}
            agree = len(numbers) == 1 or "either" in numbers
            return (
                markable if agree and clusters.compatible(markable.index, pronoun.index) else None
            )
    return None
