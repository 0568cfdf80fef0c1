"""Who acts or is acted on before an event noun: *Niger's withdrawal*, *the Paris attack*.

A possessive acts or undergoes; a name before the noun acts if it can: a town before an attack is
what was struck, before a protest where it took place; a person before a killing is the victim.
Where an owner is named, what stands between it and the noun is no second actor.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.nouns.noun_owners import undergoes
from kg.extract.nouns.things_before import is_helped
from kg.extract.participants import is_actor_like
from kg.extract.place_words import place_words
from kg.extract.spans import is_time_noun
from kg.extract.states import is_country
from kg.extract.tree import Tree

_NAMED_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CHOOSING = frozenset({"elect", "nominate", "reelect", "inaugurate"})
_MARKETS = frozenset({"trading"})
_OCCASIONS = frozenset({"compete", "perform", "show", "celebrate", "play"})
_BARGAINS = frozenset({"deal", "contract", "takeover deal", "merger deal"})
_TRIED = frozenset({"try", "indict", "prosecute", "impeach", "arraign", "extradite"})
_OF_TOPICS = frozenset({"ASSAULT", "ACCUSE", "COERCE", "AGREE", "PROTEST"})
_HELD = frozenset({"happen", "hold", "meet"})
_LONGEST_INITIALS = 5
_AT_A_PLACE = frozenset({"explosives", "suicide-attack", "firearms"})
_FIGHTERS = frozenset({"militant", "rebel", "insurgent", "guerrilla", "jihadist", "extremist"})
_FOES = frozenset({"with", "against"})
_INNER_STRIFE = frozenset(
    {"civil war", "insurgency", "conflict", "bloodshed", "violence", "crime", "unrest"}
)


def premodifiers(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Add to `found` who acts and who is acted on before the noun."""
    i = found.trigger
    before = [k for k in tree.kids[i] if k < i and not is_time_noun(tree, k)]
    owned = any(tree.dep[k] == "nmod:poss" for k in before)
    for k in before:
        dep = tree.dep[k]
        if dep == "nmod:poss":
            _possessor(tree, entry, found, k)
        elif dep == "amod":
            if not owned and (_is_fighters(tree, k, entry) or _is_bodys(tree, k, entry)):
                found.actors.append(k)
                found.rule += "/modifier"
            elif (
                not owned and _is_demonym(tree, k, entry) and not _is_of_body(tree, k, entry, found)
            ):
                found.actors.append(k)
                found.rule += "/demonym"
        elif dep == "compound":
            _modifier(tree, entry, found, k, owned=owned)


def _possessor(tree: Tree, entry: EventNoun, found: Candidate, k: int) -> None:
    if entry.verb in _OCCASIONS and not _is_held_by(tree, k):
        return
    if _is_where(tree, k, entry, found) or _is_told_already(tree, k, found):
        return
    borne = undergoes(tree, k, entry, found)
    if borne and tree.lower[k] == "its" and tree.dep[found.trigger] == "compound":
        return  # *its release order*: the order is its
    side = found.targets if borne else found.actors
    side.extend(tree.conjuncts(k))
    found.rule += "/possessor"


def _is_told_already(tree: Tree, k: int, found: Candidate) -> bool:
    """Whether `k` is another word of a name that is a party already (*Ban Ki-moon's visit*)."""
    return tree.name[k] >= 0 and any(
        tree.name[p] == tree.name[k] for p in (*found.actors, *found.targets)
    )


def _is_where(tree: Tree, k: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether a possessive names where people fight or protest (*Chad's protests*)."""
    if tree.ent[k] not in {"GPE", "LOC"} and tree.lemma[k] not in place_words().nouns | {"world"}:
        return False
    if entry.code == "PROTEST":
        return True
    if entry.lemma in _INNER_STRIFE and not any(c in _FOES for c, _ in found.obliques):
        return True
    return entry.code == "ASSAULT" and entry.reciprocal and not is_country(tree, k)


def _is_demonym(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether an adjective names the people that act, not a creed (*Islamic terrorism*)."""
    if tree.ent[k] not in {"NORP", "GPE"} or entry.verb in _CHOOSING:
        return False
    if tree.lower[k].startswith(("anti-", "pro-")):
        return False  # *anti-Greek riots*: against them, not by them
    if entry.lemma in _MARKETS:
        return False  # *Asian trading* is when the markets there are open
    return entry.of != "none" and tree.lower[k] not in telling_words("creeds")


def _is_fighters(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether an adjective says what fighters attack (*a militant assault*)."""
    own_word = tree.lemma[k] in entry.lemma.split(" ")
    return entry.code == "ASSAULT" and tree.lower[k] in _FIGHTERS and not own_word


def _is_bodys(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether an adjective names a body that acts (*congressional objections*)."""
    if entry.code in {"OTHER", "APPOINT"} or entry.of == "none":
        return False
    return tree.lower[k] in telling_words("adjectives_of_bodies")


def _is_of_body(tree: Tree, k: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether an adjective tells whose body acts that stands behind it (*Israeli army raids*)."""
    body = k + 1
    if tree.dep[body] != "compound" or tree.head[body] != found.trigger:
        return False
    if tree.pos[body] != "NOUN" or not is_actor_like(tree, body):
        return False
    if not _acts_before(tree, body, entry, found) and tree.lemma[body] in nouns("group"):
        found.actors.append(body)  # *Iraqi police arrests*
    return True


def _modifier(tree: Tree, entry: EventNoun, found: Candidate, k: int, *, owned: bool) -> None:
    if not owned and _acts_before(tree, k, entry, found):
        found.actors.append(k)
        found.rule += "/modifier"
    elif _is_struck(tree, k, entry) and not _is_told_already(tree, k, found):
        found.targets.append(k)
        found.rule += "/struck"
    elif tree.pos[k] == "NOUN" and entry.of == "target":
        found.obj = k


def _is_struck(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether a name before the noun is what is struck (*the Paris attack*)."""
    if _is_building_struck(tree, k, entry):
        return True
    if entry.code != "ASSAULT" or entry.reciprocal:
        tried = entry.verb in _TRIED or (entry.code == "COERCE" and entry.mode == "arrest")
        return tried and tree.ent[k] == "PERSON"  # *the Saddam trial*
    if tree.ent[k] == "GPE":
        return not (is_country(tree, k) or _is_initials(tree, k))
    return tree.ent[k] == "FAC" or (tree.ent[k] == "PERSON" and entry.of == "target")


def _is_building_struck(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether a noun names a building that is attacked or robbed (*a bank robbery*)."""
    harmed = entry.code == "ASSAULT" and not entry.reciprocal
    if not harmed and entry.mode != "seize":
        return False
    return tree.pos[k] == "NOUN" and tree.lemma[k] in nouns("seat") and not tree.ent[k]


def _is_held_by(tree: Tree, k: int) -> bool:
    """Whether whose occasion it is names somebody, not a class (*the women's tournament*)."""
    return tree.pos[k] == "PRON" or tree.ent[k] in {"PERSON", "ORG", "GPE"}


def _acts_before(tree: Tree, k: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether a noun before the event noun names who acts (*ECOWAS sanctions*, *police raid*)."""
    if entry.of == "none" or entry.mode in {"attitude", "state"}:
        return False
    if entry.verb in _CHOOSING or entry.verb in _OCCASIONS or not is_actor_like(tree, k):
        return False
    if tree.lemma[k] in entry.lemma.split(" ") or is_helped(tree, k, entry):
        return False  # *terrorist attack* is one word for it
    if tree.lower[k] == "firm" and not tree.kids[k]:
        return False  # *firm orders* are binding, those of a company have an article before it
    if _is_counted(tree, k) or _is_building_struck(tree, k, entry):
        return False
    if tree.pos[k] == "PROPN":
        return _named_acts(tree, k, entry)
    if entry.code == "AGREE" and tree.dep[k + 1] == "compound":
        return False  # *the carmaker bailout deal* is about what comes after
    if tree.ent[k] in {"FAC", "LOC"}:
        return False
    if entry.of != "target":
        return not entry.stative and (entry.code != "OTHER" or tree.lemma[k] in nouns("group"))
    if entry.code == "OTHER":
        return False
    done = any(case == "of" for case, _ in found.obliques)
    if done:
        return tree.lemma[k] in nouns("group")
    return entry.code == "ASSAULT" and tree.lemma[k] in nouns("armed")


def _is_counted(tree: Tree, k: int) -> bool:
    """Whether a number makes the noun a measure of the act (*a two-front war*)."""
    return tree.first(k, "nummod") is not None


def _named_acts(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether a name before the noun acts; a town, a victim and a topic do not."""
    kind = tree.ent[k]
    if kind not in _NAMED_ACTORS:
        return False
    if kind == "GPE":
        acts = is_country(tree, k) or _is_initials(tree, k)
        return acts and entry.code != "PROTEST" and entry.mode not in _AT_A_PLACE
    if entry.code == "AGREE":
        company = kind == "ORG" and entry.lemma in _BARGAINS and not _is_initials(tree, k)
        return kind == "NORP" or company  # *the Air Canada deal*
    return kind != "PERSON" or (entry.code not in _OF_TOPICS and entry.verb not in _HELD)


def _is_initials(tree: Tree, k: int) -> bool:
    """Whether a name is spelt in initials, as bodies of states are (*E.U. operations*)."""
    return tree.doc[k].is_upper and len(tree.lower[k].replace(".", "")) <= _LONGEST_INITIALS
