"""Who acts and who is acted on: choosing an act's actor and target among its dependents."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.place_words import place_words
from kg.extract.spans import content_noun, is_aged_person, is_time_noun
from kg.extract.tree import Tree

_ACTOR_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOBODY = frozenset({"it", "this", "that", "there", "what", "which", "these", "those", "itself"})

_SET_PHRASES = frozenset(
    {"once", "least", "first", "last", "total", "disposal", "expense", "behest", "odds", "pace",
     "large", "length", "ground", "scene", "standby", "way", "basis", "fruition", "nothing",
     "standstill"}
)  # fmt: skip
_LAND = frozenset({"island", "border", "front"})
_FORCES = frozenset(
    {"emergency", "security", "intelligence", "secret", "rescue", "fire", "ambulance", "police",
     "armed", "border", "probation", "immigration", "civil", "prison", "coast"}
)  # fmt: skip
_GROUPS = frozenset({"ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "EVENT", "PRODUCT"})

_PEOPLE_ONLY = frozenset({"for", "by", "over", "of", "with", "alongside", "about", "at", "through"})
"""Prepositions that bear a target only where they lead to somebody (*closed with a song*)."""

TARGET_CASES = (
    "against", "on", "upon", "at", "from", "with", "alongside", "to", "into", "toward", "towards",
    "of", "for", "over", "about", "through", "by",
    "behind",
)  # fmt: skip
"""Prepositions that can bear the target when there is no object, the likeliest first."""

_LIKELIHOOD = {case: number for number, case in enumerate(TARGET_CASES)}

_TARGET_CASES_BESIDE_OBJECT = frozenset(
    {"from", "to", "against", "at", "into", "on", "upon", "toward", "towards", "with"}
)


def is_actor_like(tree: Tree, i: int) -> bool:
    """Whether token `i` names somebody or a body of people that can act or be acted upon."""
    i = content_noun(tree, i)
    if tree.ent[i] in _ACTOR_ENTITIES or _is_each_other(tree, i):
        return True
    if tree.pos[i] == "PRON":
        return tree.lower[i] not in _NOBODY
    if tree.pos[i] == "PROPN":
        return tree.ent[i] not in {"DATE", "TIME", "MONEY", "EVENT"} and not is_time_noun(tree, i)
    lemma = tree.lemma[i]
    if lemma in nouns("person") or lemma in nouns("group") or is_aged_person(tree, i):
        return True
    if lemma == "service":
        return _is_force(tree, i)
    if "appos" not in tree.labels[i]:
        return False
    return any(tree.ent[k] == "PERSON" for k in tree.all(i, "appos"))  # *the dean, Ann Lee*


def _is_force(tree: Tree, i: int) -> bool:
    """Whether a service is people (*the emergency services*), not what they do (*bus service*)."""
    return any(tree.lower[k] in _FORCES for k in tree.all(i, "compound", "amod"))


def _is_each_other(tree: Tree, i: int) -> bool:
    """Whether token `i` opens *one another* or *each other*."""
    return tree.lower[i] in {"one", "each"} and tree.says(i, ("another", "other"), "fixed")


def is_human(tree: Tree, i: int) -> bool:
    """Whether token `i` names one or more persons, as *who* does; organizations do not count."""
    i = content_noun(tree, i)
    if tree.ent[i] == "PERSON" or tree.lemma[i] in nouns("person"):
        return True
    if tree.pos[i] == "PRON":
        return tree.lower[i] not in _NOBODY
    if is_aged_person(tree, i):
        return True
    if tree.tag[i] == "NNPS":
        return tree.ent[i] not in _GROUPS
    return tree.ent[i] == "NORP" or (tree.pos[i] == "PROPN" and tree.ent[i] not in _GROUPS)


def _is_thing(tree: Tree, i: int) -> bool:
    """Whether a complement names something, and is no set phrase or value (*at once*, *to 7 %*)."""
    if is_amount(tree, i):
        return False
    i = content_noun(tree, i)
    if _is_each_other(tree, i) or is_aged_person(tree, i):
        return True
    if is_bare_phrase(tree, i):
        return False
    return tree.pos[i] in {"NOUN", "PROPN", "PRON"} and tree.lemma[i] not in _SET_PHRASES


def is_bare_phrase(tree: Tree, i: int) -> bool:
    """Whether a bare noun tells how or in what state (*came into force*, *arrived on foot*)."""
    bare = tree.tag[i] != "NNS" and not tree.kids[i][1:]
    return bare and tree.lemma[i] in nouns("bare_phrase")


def is_amount(tree: Tree, i: int) -> bool:
    """Whether token `i` heads a sum or measure rather than a thing (*gave $3 million*, *9 points*).

    A share of something (*half of the troops*) is not an amount but what it is a share of.
    """
    inner = content_noun(tree, i)
    if inner != i:
        return tree.tag[inner] == "$" or tree.lemma[inner] in nouns("unit")
    if tree.tag[i] == "$" or tree.ent[i] in {"MONEY", "PERCENT", "QUANTITY"}:
        return True
    if tree.pos[i] == "NUM":
        return tree.dep[i] != "obj" and tree.first(i, "fixed") is None  # *at one another*
    return tree.lemma[i] in nouns("unit") and tree.first(i, "nummod") is not None


def is_extent(tree: Tree, i: int) -> bool:
    """Whether an amount tells how far something goes rather than what is had (*fell nine points*).

    Sums, votes and weights are made, raised or won.
    """
    inner = content_noun(tree, i)
    if tree.tag[inner] == "$" or tree.ent[inner] == "MONEY":
        return False
    if tree.lemma[inner] in {"percent", "percentage", "%"}:
        verb = tree.lemma[tree.head[i]]
        return verb in nouns("changing") or verb in nouns("pricing")  # *grew two percent*
    return tree.lemma[inner] not in nouns("unit") or tree.lemma[inner] in nouns("extent")


def is_means(tree: Tree, i: int) -> bool:
    """Whether a noun behind *by* tells how and not by whom (*reached by phone*, *by his name*)."""
    if tree.lemma[i] == "name":
        return True
    described = tree.first(i, "det", "nmod:poss", "amod", "nummod") is not None
    return tree.tag[i] == "NN" and tree.lemma[i] in nouns("means") and not described


def is_moved(tree: Tree, i: int) -> bool:
    """Whether token `i` names what an act moves or uses rather than whom it meets."""
    return tree.lemma[i] in nouns("moved") and tree.pos[i] == "NOUN"


def is_headcount(tree: Tree, i: int) -> bool:
    """Whether a bare count stands for people (*killed* **dozens** *at a market*)."""
    if tree.lemma[tree.head[i]] not in nouns("harming") or content_noun(tree, i) != i:
        return False
    return tree.pos[i] == "NUM" or tree.lemma[i] in nouns("amount")


def is_channel(tree: Tree, case: str, i: int) -> bool:
    """Whether something is said there rather than done to it (*mocked her on Twitter*)."""
    if case == "through":
        return tree.lemma[i] in nouns("mouthpiece")  # *declined through a lawyer*
    if case != "on":
        return False
    if tree.lemma[tree.head[i]] in nouns("airing"):
        return True  # *the film airs on a local station*
    if tree.lower[i] not in nouns("channel"):
        return False
    verb = tree.lemma[tree.head[i]]
    return verb not in nouns("limiting") and verb not in nouns("bearing_down")


def _is_setting(tree: Tree, case: str, i: int) -> bool:
    """Whether *on* leads to a place named by a common noun, where the object is."""
    if case not in {"on", "upon"}:
        return False
    if tree.pos[i] != "NOUN":
        return tree.ent[i] == "LOC"  # *attended a funeral on Lolland*
    lemma = tree.lemma[i]
    body = lemma in nouns("group") and lemma not in _LAND
    return lemma in place_words().nouns and not body


def _is_where(tree: Tree, case: str, i: int) -> bool:
    """Whether *on* only tells where somebody talks, stays or works (*spoke on a base*)."""
    if not _is_setting(tree, case, i):
        return False
    verb = tree.lemma[tree.head[i]]
    return verb in nouns("lasting") or verb in nouns("discussing")


def filling(tree: Tree, i: int) -> int:
    """Look through a stretch of time to what fills it (*called for three days of* **protests**)."""
    if not is_time_noun(tree, i):
        return i
    return next((k for k in tree.all(i, "nmod") if k > i and tree.case(k) == "of"), i)


def bearing_oblique(
    tree: Tree,
    obliques: list[tuple[str, int]],
    *,
    beside_object: bool,
    things: bool = False,
    borne: frozenset[str] = frozenset(),
) -> int | None:
    """Choose the prepositional complement that bears the target, or None.

    Beside an object only a complement that names somebody counts; without one, any complement
    behind a target-bearing preposition may, those that name somebody first.  `things` lets a
    complement beside an object be a thing (*fired rockets at the base*); `borne` names
    prepositions behind which the verb takes things as well (*laughed at the idea*).  What *at*
    leads to with other verbs is where they act, unless it is somebody (*studied at the academy*).
    """
    if not obliques:
        return None
    near = [(c, filling(tree, i) if c in borne else i) for c, i in obliques]
    allowed = [
        (c, i)
        for c, i in near
        if (c != "behind" or c in borne)
        and not is_time_noun(tree, i)
        and _is_thing(tree, i)
        and not _is_where(tree, c, i)
        and not is_channel(tree, c, i)
        and (c != "at" or "at" in borne or is_human(tree, i))
    ]
    people = [(c, i) for c, i in allowed if is_actor_like(tree, i)]
    if beside_object:
        for pool in (people, allowed if things else []):
            for case, i in pool:
                if not things and _is_setting(tree, case, i):
                    continue  # *commands a garrison on the island*
                if case in _TARGET_CASES_BESIDE_OBJECT and (pool is people or case != "with"):
                    return i
        return None
    things_too = [(c, i) for c, i in allowed if c not in _PEOPLE_ONLY or c in borne]
    if any(c == "with" for c, _ in people):  # *voted with the king* **against it**
        people = [(c, i) for c, i in things_too if c == "against"] or people
    for pool in (people, things_too):
        likely = [(c, i) for c, i in pool if c in _LIKELIHOOD]
        if likely:
            return min(likely, key=lambda oblique: _LIKELIHOOD[oblique[0]])[1]
    return None
