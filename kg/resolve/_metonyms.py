"""Capitals and seats that stand for who acts from them, and cities told from their namesakes."""

from __future__ import annotations

from kg.model import EntityType, MentionKind
from kg.resolve import _syntax, gazetteer
from kg.resolve._words import Word, Words
from kg.resolve.actors import ActorCode
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

_PLACE_CASES = frozenset(
    [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "across",
        "throughout",
        "into",
        "through",
        "over",
        "from",
        "within",
        "to",
        "toward",
        "towards",
        "outside",
        "onto",
        "off",
    ]
)
_PLACE_VERBS = frozenset(
    [
        "visit",
        "leave",
        "reach",
        "enter",
        "capture",
        "seize",
        "bomb",
        "shell",
        "storm",
        "flee",
        "lie",
        "sit",
        "see",
        "witness",
        "host",
        "have",
        "remain",
        "be",
        "become",
        "experience",
        "occupy",
        "bombard",
        "besiege",
        "surround",
        "evacuate",
        "liberate",
        "retake",
        "hit",
        "strike",
        "rock",
        "grow",
        "control",
        "hold",
        "take",
        "attack",
        "target",
        "defend",
        "blockade",
        "encircle",
        "pound",
        "rule",
    ]
)
_PARTNER_CASES = frozenset(["with", "between", "against", "by", "for"])
_SENT = frozenset(
    [
        "ambassador",
        "envoy",
        "diplomat",
        "troop",
        "soldier",
        "force",
        "decision",
        "government",
        "refusal",
        "pressure",
        "ally",
        "influence",
        "policy",
        "support",
        "stance",
        "position",
        "proposal",
        "demand",
        "response",
        "role",
        "relationship",
        "tie",
        "minister",
        "official",
    ]
)


def acts_for_country(token: Word) -> bool:
    """Tell whether a capital's name stands for its country here rather than for the place.

    It does as the subject of a verb that a town cannot carry out, as the object of such a verb,
    as a partner (*ties with Paris*) and as the owner of what only states have.
    """
    first = _syntax.conjunction_head(token)
    case = _syntax.case_of(token)
    if first.dep == "nmod:poss":
        return first.head.lemma.lower() in _SENT
    if case:
        return case in _PARTNER_CASES and first.dep != "obl:unmarked"
    verb = first.head
    if first.dep in {"nsubj", "nsubj:pass", "obj", "iobj"}:
        bare = any(c.dep == "cop" for c in verb.children)
        return verb.pos in {"VERB", "AUX"} and verb.lemma.lower() not in _PLACE_VERBS and not bare
    return False


def _dateline(token: Word) -> bool:
    """A place in capitals that opens a sentence is where the story was filed."""
    return token.text.isupper() and len(token.text) > 3 and token.begins


def resolve_metonyms(doc: Words, clusters: Clusters, acting: frozenset[int]) -> None:
    """Make capitals that act stand for their countries; seats used as places stay places."""
    for markable in clusters.markables:
        if markable.kind is not MentionKind.NAME or markable.type is EntityType.PERSON:
            continue
        code = gazetteer.capital_country(markable.text)
        if code is None or markable.type not in {EntityType.PLACE, EntityType.ORGANIZATION}:
            continue
        token = doc[markable.head]
        located = _syntax.case_of(token) in _PLACE_CASES or _dateline(token)
        if not located and (markable.head in acting or acts_for_country(token)):
            markable.entry = gazetteer.by_key(f"country/{code}")
            markable.type = EntityType.COUNTRY
            markable.gender = "n"


def settle_seats(doc: Words, markables: list[Markable], acting: frozenset[int]) -> None:
    """Make a seat of power in which something happens the building (*met at the White House*)."""
    for markable in markables:
        entry = markable.entry
        if entry is None or markable.head in acting or not entry.key.startswith("actor/"):
            continue
        if _syntax.case_of(doc[markable.head]) in _WITHIN and "LEG" not in entry.sectors:
            markable.type, markable.gender, markable.entry = EntityType.FACILITY, "n", None
            markable.code, markable.number = ActorCode(country=entry.country), "sg"


_WITHIN = frozenset({"at", "inside", "outside", "near", "around", "into", "within"})


def settle_cities(markables: list[Markable]) -> None:
    """Take, of cities of one name, the one in a country that the text speaks of."""
    near = {
        m.entry.country if m.entry else m.code.country
        for m in markables
        if not (m.entry and m.entry.key.startswith("place/"))
    }
    told = tuple(sorted(c for c in near if c))
    for markable in markables:
        entry = markable.entry
        if entry is not None and gazetteer.capital_country(entry.label) == entry.country:
            continue  # Paris is not that of Texas, whatever else the text speaks of
        if told and entry and entry.key.startswith("place/") and entry.country not in told:
            markable.entry = gazetteer.city(markable.text, told) or entry
