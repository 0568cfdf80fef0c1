"""Whose act an *-ing* clause or an infinitive tells that may belong to more than one clause.

A clause behind a comma can go on with any clause before it, one behind *about* or *of* can be a
mere subject of talk: where nothing tells whose act it is, it is nobody's.
`kg.extract.adverbial` and `kg.extract.adnominal` ask here before they follow the analysis upwards.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_ARGUING = frozenset(
    {"cite", "quote", "add", "note", "say", "stress", "insist", "warn", "argue", "claim", "call"}
)
_MAKING = nouns("bringing_about") | {"make", "leave", "render"}
_WRECKING = nouns("claiming_lives") | {"destroy", "damage", "cover", "hurt", "flood", "block"}
_FLEEING = frozenset({"flee", "run", "escape", "scramble", "scatter", "scream", "watch", "wait"})
_HOLDING = frozenset({"carry", "contain", "bear", "store", "house"})
_CAUSING = frozenset({"cause", "force", "prompt", "enable"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MEANWHILE = frozenset({"as", "while", "even as"})
_KNOWING = frozenset({"know", "learn", "read", "hear", "teach"})
_AMONG = frozenset({"among", "amongst"})
_OF_THEM = frozenset({"them", "these", "those", "which"})
_ALL = frozenset({"lot", "all", "much", "everything", "something", "nothing", "little", "plenty"})
_PAST = frozenset({"history", "record", "habit", "reputation", "tradition"})
_FEELING = frozenset({"about", "at", "over"})
_OWNING = frozenset({"of", "for", "about", "at", "over"})


def argued_above(tree: Tree, i: int, governor: int, mark: str) -> int | None:
    """Give the verb with a tense whose reason is given behind an infinitive or *-ing* form.

    *The judge barred the firm from selling it, citing a fraud*: the judge cites it.
    """
    if tree.lemma[i] not in _ARGUING or tree.tag[i] != "VBG" or mark or i < governor:
        return None
    if tree.tag[governor] not in {"VB", "VBG"} or not _behind_comma(tree, i):
        return None
    if tree.has(governor, "nsubj", "nsubj:pass", "aux"):
        return None
    for above in tree.ancestors(governor):
        if above > governor:
            return None
        if tree.tag[above] in _FINITE or tree.has(above, "nsubj", "nsubj:pass"):
            own = tree.first(above, "nsubj")
            tells = own is not None and tree.pos[above] == "VERB" and not passive(tree, above)
            return above if tells else None
    return None


def is_either_s(tree: Tree, i: int, governor: int, mark: str) -> bool:
    """Whether a clause of outcome follows a clause about a thing that the main one only frames.

    *The clerks met as the footage spread, making the fire the talk of the town*: no clerk did.
    """
    harm = tree.lemma[i] in _WRECKING and tree.lemma[governor] in _FLEEING
    if tree.tag[i] != "VBG" or mark or i < governor or not (harm or tree.lemma[i] in _MAKING):
        return False
    if not _behind_comma(tree, i):
        return False
    main = tree.first(governor, "nsubj", "nsubj:pass")
    if main is None or not is_actor_like(tree, main):
        return False
    start = left_edge(tree, i)
    last = start - 1 - (tree.lower[start - 1] == ",")
    for k in (last, *tree.ancestors(last)):
        if k <= governor:
            return False
        if tree.dep[k] == "advcl" and (harm or tree.mark(k) in _MEANWHILE):
            inner = tree.first(k, "nsubj")
            return inner is not None and not is_actor_like(tree, inner)
    return False


def met_doing(tree: Tree, i: int, governor: int, mark: str) -> int | None:
    """Give the thing right before an *-ing* clause that another thing meets or shows.

    *The road passes* **chimneys** *belching smoke*: the road does not belch.
    """
    if tree.tag[i] != "VBG" or mark:
        return None
    own, obj = tree.first(governor, "nsubj"), tree.first(governor, "obj")
    if obj is None or not governor < obj < i:
        return None
    before = left_edge(tree, i) - 1
    if tree.lemma[i] in _HOLDING and tree.lemma[governor] not in nouns("travelling"):
        # *stopped a bus carrying fans*; who *leaves the house carrying a bag* carries it
        return obj if obj == before and not is_actor_like(tree, obj) else None
    if tree.lemma[governor] not in nouns("encountering"):
        return None
    if own is not None and is_actor_like(tree, own):
        return None
    last = tree.conjuncts(obj)[-1]
    return last if max(tree.subtree(obj)) == before and tree.tag[last] == "NNS" else None


def caused_to(tree: Tree, i: int, governor: int, mark: str) -> int | None:
    """Give what is caused to do something (*caused* **the roof** *to fall in*)."""
    if mark != "to" or tree.lemma[governor] not in _CAUSING or passive(tree, governor):
        return None
    obj = tree.first(governor, "obj")
    if obj is None or not governor < obj < i:
        return None
    return obj if max(tree.subtree(obj)) == left_edge(tree, i) - 1 else None


def filled_with(tree: Tree, noun: int, i: int) -> int | None:
    """Give whose past or feeling it is, told with *with* behind somebody.

    *hired* **aides** *with a record of winning*, *filled* **them** *with anger about losing*.
    """
    if tree.tag[i] != "VBG" or tree.mark(i) not in _OWNING or tree.has(noun, "nmod:poss"):
        return None
    told = noun
    while tree.dep[noun] == "conj":
        noun = tree.head[noun]
    verb = tree.head[noun]
    if tree.dep[noun] != "obl" or tree.case(noun) != "with" or tree.pos[verb] != "VERB":
        return None
    obj = tree.first(verb, "obj")
    if obj is None or not verb < obj < noun:
        return None
    if tree.lemma[told] not in _PAST and not is_actor_like(tree, obj):
        return None
    return obj if max(tree.subtree(obj)) == left_edge(tree, noun) - 1 else None


def filled_beside(tree: Tree, i: int, governor: int, mark: str) -> int | None:
    """Give who is filled with it where the clause was hung on the verb (*with anger at losing*)."""
    if tree.tag[i] != "VBG" or mark not in _FEELING or i < governor:
        return None
    obj = tree.first(governor, "obj")
    if obj is None or not governor < obj or not is_actor_like(tree, obj):
        return None
    last = left_edge(tree, i) - 1
    feeling = [k for k in tree.all(governor, "obl") if obj < k < i and tree.case(k) == "with"]
    return obj if feeling and max(tree.subtree(feeling[-1])) == last else None


def is_mere_matter(tree: Tree, i: int, governor: int, mark: str) -> bool:
    """Whether *-ing* only names what is known or listed, not what anybody did.

    *She knows about raising cattle*; *new ideas, chief among them closing the mine*.
    """
    if tree.tag[i] != "VBG":
        return False
    if mark == "about":
        if tree.dep[governor] == "obj" and tree.lemma[governor] in _ALL:
            governor = tree.head[governor]  # *knows a lot about*
        return tree.lemma[governor] in _KNOWING and not tree.has(i, "aux")
    listed = mark == "" and i > 1 and tree.lower[i - 1] in _OF_THEM
    return listed and tree.lower[i - 2] in _AMONG


def _behind_comma(tree: Tree, i: int) -> bool:
    start = left_edge(tree, i)
    return tree.lower[start] == "," or tree.lower[start - 1] == ","
