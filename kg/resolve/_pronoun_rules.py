"""Pronouns and possessives: the antecedent that agrees and is most salient."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.model import Attribution, EntityType, MentionKind
from kg.resolve import _syntax
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

_WINDOW = 4
"""How many sentences back an antecedent may stand."""
_ROLE_WEIGHT = {
    "subject": 1.0,
    "object": 0.55,
    "possessive": 0.45,
    "oblique": 0.3,
    "modifier": 0.1,
    "other": 0.3,
}
_ANIMATE = {EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.COUNTRY}
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])


def join_relatives(doc: Doc, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Tie relative pronouns to the noun their clause describes."""
    for markable in clusters.markables:
        if markable.label != "rel":
            continue
        noun = _syntax.relative_antecedent(doc[markable.head])
        antecedent = by_head.get(noun.i) if noun is not None else None
        if antecedent is not None and antecedent.index != markable.index:
            clusters.join(antecedent.index, markable.index, "relative pronoun")


def join_speakers(
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> None:
    """Tie *I*, *we* in quotes to whoever speaks."""
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
            clusters.join(speaker.index, markable.index, "first person plural in a quotation")


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
    doc: Doc,
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> None:
    """Tie *he, she, it, they* and their forms to the best antecedent, left to right."""
    for markable in clusters.markables:
        if markable.person != 3 or markable.kind is not MentionKind.PRONOUN:
            continue
        speaker = _speaker_of(markable, attributions, speakers) if markable.quoted else None
        best = _best(doc, clusters, markable, speaker)
        if best is not None:
            clusters.join(best.index, markable.index, "pronoun")


def _best(
    doc: Doc, clusters: Clusters, pronoun: Markable, speaker: Markable | None
) -> Markable | None:
    scored: list[tuple[float, int]] = []
    for root in clusters.roots():
        last = clusters.last_before(pronoun.index, clusters.members[root])
        if last is None or pronoun.sentence - last.sentence > _WINDOW:
            continue
        if not _admissible(doc, clusters, pronoun, last, speaker):
            continue
        scored.append((_score(doc, clusters, pronoun, last), last.index))
    if not scored:
        return None
    return clusters.markables[max(scored)[1]]


def _admissible(
    doc: Doc, clusters: Clusters, pronoun: Markable, last: Markable, speaker: Markable | None
) -> bool:
    if not clusters.compatible(last.index, pronoun.index) or last.label in {"rel0", "ind", "dem"}:
        return False
    if last.person in {1, 2}:
        return False
    kind, gender = clusters.type(last.index), clusters.gender(last.index)
    if not _agrees(pronoun, clusters.number(last.index), kind, gender):
        return False
    if speaker is not None and clusters.root(speaker.index) == clusters.root(last.index):
        return False
    return _unbound(doc, clusters, pronoun, last)


def _agrees(pronoun: Markable, number: str, kind: EntityType, gender: str | None) -> bool:
    if pronoun.label in {"3m", "3f"}:
        return kind in {EntityType.PERSON, EntityType.THING} and gender != "n" and number != "pl"
    if pronoun.label == "3n":
        return kind is not EntityType.PERSON and gender in {None, "n"} and number != "pl"
    return number in {"pl", "either"} or (kind is EntityType.PERSON and gender is None)


def _unbound(doc: Doc, clusters: Clusters, pronoun: Markable, last: Markable) -> bool:
    """Principle B: a plain pronoun's antecedent is no fellow argument; nor does it hold the pronoun."""
    token = doc[pronoun.head]
    for mention in clusters.of(last.index):
        other = doc[mention.head]
        if _syntax.dominates(other, token) and _holds(other, token):
            return False
        if token.lower_ in _REFLEXIVE or token.dep_ == "nmod:poss":
            continue
        same = _syntax.governor(other).i == _syntax.governor(token).i
        if same and mention.role in {"subject", "object", "oblique"}:
            return False
    return True


def _holds(noun: Token, token: Token) -> bool:
    """Tell whether the pronoun stands inside the noun phrase (not in a clause about it)."""
    while token.head.i != token.i and token.i != noun.i:
        if token.dep_ in {"acl:relcl", "acl", "conj", "appos", "parataxis"}:
            return False
        token = token.head
    return token.i == noun.i and noun.pos_ != "VERB"


def _score(doc: Doc, clusters: Clusters, pronoun: Markable, last: Markable) -> float:
    distance = pronoun.sentence - last.sentence
    members = [m for m in clusters.of(last.index) if m.index < pronoun.index]
    recent = [m for m in members if pronoun.sentence - m.sentence <= 1]
    score = -1.1 * distance
    score += max(
        (_ROLE_WEIGHT[m.role] - 0.8 * (pronoun.sentence - m.sentence) for m in recent), default=0.0
    )
    score += 0.25 * min(len(members), 6)
    score += 0.3 * (last.role == pronoun.role) + 0.25 * (
        pronoun.role == "possessive" and distance == 0
    )
    score += 0.3 * clusters.named(last.index)
    kind = clusters.type(last.index)
    if pronoun.label in {"3m", "3f"}:
        score += 0.8 * (kind is EntityType.PERSON) + 0.4 * (
            clusters.gender(last.index) == pronoun.gender
        )
    elif pronoun.label == "3pl":
        score += 0.6 * (clusters.number(last.index) == "pl") + 0.3 * (kind in _ANIMATE)
    score -= 0.01 * (pronoun.head - last.head)
    return score
