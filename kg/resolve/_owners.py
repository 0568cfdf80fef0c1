"""Whose a group is: a country's, a place's (*Tulsa police*), a body's (*Hamas fighters*)."""

from __future__ import annotations

from kg.model import EntityType
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve._words import Words
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.mentions import Markable
from kg.resolve.names import person_tokens

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_ARMED = frozenset({"REB", "PRM", "MIL", "UAF", "PRE"})
_VOICES = frozenset({"official", "leader", "leadership", "authority", "spokesman", "spokeswoman"})
_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "regime"})


def owner(markable: Markable) -> tuple[str, str] | None:
    """Return (`whole`, key) or (`part`, key) where a group is not simply its country's.

    `whole` means that the group stands for the body itself (*Taliban fighters*), `part` that it
    is a group of a place; ("none", "") that it is nobody's whom a key could tell.
    """
    via = markable.code.via
    if via is None:
        return None
    if via.key.startswith(("place/", "region/")):
        return "part", via.key.replace("/", ":")
    if via.type is not EntityType.ORGANIZATION:
        return "none", ""
    if via.country and _STATE & set(via.sectors):
        return None
    return ("whole", via.key) if stands_for(markable, via) else ("none", "")


def stands_for(markable: Markable, body: GazetteerEntry) -> bool:
    """Whether members of a body act for it: fighters of an armed group, officials of any."""
    if markable.number == "sg" or markable.code.former:
        return False
    role = _lexicon.singular((markable.code.role or "").split(" ")[-1])
    armed = bool(_ARMED & set(markable.code.sectors[:1])) and bool(_ARMED & set(body.sectors))
    return armed or (role in _VOICES and not (role == "leader" and "IGO" in body.sectors))


def is_capitalised_body(doc: Words, markable: Markable) -> bool:
    """Tell whether a phrase is a name of its own that nobody marked (*Greater Kano Police*)."""
    head = doc[markable.head]
    before = doc[markable.first : markable.head]
    return head.text.istitle() and any(t.text.istitle() and t.pos == "PROPN" for t in before)


def is_no_group(doc: Words, markable: Markable) -> bool:
    """Tell whether a phrase that a role term heads is no group of people or body at all.

    *the swing states*, *Ohio state*, *the sanctions regime*, *a rally*.
    """
    head = doc[markable.head]
    noun = _lexicon.singular(head.text)
    if markable.type is EntityType.EVENT or noun in table("nouns.toml")["types"]["Event"]:
        return True
    described = [c for c in head.lefts if c.dep in {"compound", "amod", "nmod:desc"}]
    own = [c for c in described if not gazetteer.demonym(c.text)]
    if noun == "state":
        return markable.number == "pl" or bool(own)
    return noun == "regime" and any(_thing(c.text, doc) for c in own if c.dep == "compound")


def _thing(word: str, doc: Words) -> bool:
    return not word[:1].isupper() and _lexicon.match([word], 1) is None


def governed(markable: Markable, doc: Words, day: str | None) -> str | None:
    """Return the country of the leader a government is called after (*Biden administration*)."""
    head = doc[markable.head]
    if head.lower not in _GOVERNMENTS:
        return None
    for child in head.lefts:
        if child.dep in {"compound", "nmod:poss", "nmod:desc", "amod"}:
            words = doc.between(child.left_edge.i, child.i + 1)
            entry = gazetteer.lookup(words)
            if entry is None or not entry.offices:
                entry = gazetteer.leader_by_surname(person_tokens(words)[-1], day)
            if entry is not None and entry.offices:
                return entry.country
    return None
