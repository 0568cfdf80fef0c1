"""Idioms: verbs that mean something only with the phrase behind them (*came to fruition*)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.coding import idioms, noun_at
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_BARE = frozenset({"obj", "xcomp", "advmod", "obl", "obl:unmarked", "compound:prt"})
_BEHIND = frozenset({"obl", "obl:unmarked", "nmod", "advmod", "obj"})
_BORNE = frozenset({"REQUEST", "ACCUSE", "COERCE", "SANCTION", "ASSAULT", "THREATEN"})
_LEADING = {"come": "under", "lock": "in", "embroil": "in", "mire": "in", "entangle": "in"}
_AIMED = frozenset({"of", "on", "at", "to", "with", "into", "for"})
_JOINED = frozenset({"with"})


def is_idle(tree: Tree, i: int) -> bool:
    """Whether the verb makes an idiom that tells of no act (*nothing is set in stone*)."""
    return _phrase(tree, i, _by_verb("idle")) is not None or _leads_into(tree, i)


@cache
def idle_verbs() -> frozenset[str]:
    """Give the verbs that make idioms which tell of no act."""
    return frozenset({*_by_verb("idle"), *_LEADING})


def _leads_into(tree: Tree, i: int) -> bool:
    """Whether the noun behind tells it all (*came under criticism*, *is locked in a battle*)."""
    wanted = _LEADING.get(tree.lemma[i])
    if wanted is None or (wanted == "in" and tree.tag[i] != "VBN"):
        return False
    for k in tree.all(i, "obl"):
        act = noun_at(tree, k) if tree.case(k) == wanted else None
        if act is not None and act.code in _BORNE and tree.pos[k] == "NOUN":
            return True
    return False


def bind_idiom(tree: Tree, found: Candidate) -> None:
    """Name a verb with the phrase that makes its meaning; the noun in it is no target."""
    i = found.trigger
    if found.light is not None or tree.lemma[i] not in _binding():
        return
    if _phrase(tree, i, _binding()) is None:
        return
    lemma, _, particle = found.verb.partition(" ")
    owned = _phrase(tree, i, _by_verb("owned"))
    undergone = _phrase(tree, i, _by_verb("undergone"))
    phrase = owned or undergone or _phrase(tree, i, _by_verb("bound"))
    if phrase is None:
        return
    noun, preposition = phrase
    if particle and preposition.split()[:1] != [particle]:
        return
    own = noun_at(tree, noun)
    if own is not None and own.code != "OTHER" and owned is None and undergone is None:
        return  # *came to blows*: the noun tells the act itself
    words = [lemma, preposition, tree.lemma[noun]]  # *went* **out of** *control*
    found.verb = " ".join(word for word in words if word)
    behind = [k for k in tree.all(noun, "case") if k > i] + [noun]
    found.words += [k for k in behind if k not in found.words]
    found.rule += "/idiom"
    found.targets = [t for t in found.targets if t not in tree.conjuncts(noun)]
    if undergone is not None:
        found.actors, found.targets = _sources(tree, found, noun), found.actors
    elif owned is not None:
        found.targets = _owners(tree, noun)
    elif not found.targets:
        found.targets = _behind(tree, found, noun)


def _owners(tree: Tree, noun: int) -> list[int]:
    """Give whose defence, way or nerves they are (*came to* **her** *aid*, *the aid* **of** …)."""
    owners = tree.all(noun, "nmod:poss") or [
        k for k in tree.all(noun, "nmod") if tree.case(k) == "of"
    ]
    return tree.conjuncts(owners[0]) if owners else []


def _sources(tree: Tree, found: Candidate, noun: int) -> list[int]:
    """Give who does what the subject undergoes (*drew fire* **from the unions**)."""
    behind = tree.all(noun, "nmod:poss")  # *drew* **the unions'** *ire*
    behind += [k for k in tree.all(noun, "nmod") if tree.case(k) in ("from", "of")]
    behind += [k for case, k in found.obliques if case == "from"]
    return next((tree.conjuncts(k) for k in behind if is_actor_like(tree, k)), [])


def _behind(tree: Tree, found: Candidate, noun: int) -> list[int]:
    """Give what an idiom aims at (*took advantage* **of the poor**, *kept pace* **with it**)."""
    aimed = _AIMED if tree.dep[noun] == "obj" else _JOINED
    near = [(tree.case(k), k) for k in tree.all(noun, "nmod") if k > noun] + found.obliques
    near = [(c, k) for c, k in near if c in aimed and k > noun and not is_time_noun(tree, k)]
    return tree.conjuncts(near[0][1]) if near else []


def _phrase(
    tree: Tree, i: int, known: Mapping[str, frozenset[tuple[str, str]]]
) -> tuple[int, str] | None:
    """Give the noun of the idiom that the verb at `i` makes, and its preposition (or ``""``)."""
    wanted = known.get(tree.lemma[i])
    if wanted is None:
        return None
    for k in tree.kids[i]:
        if k < i:
            continue
        if tree.dep[k] == "advcl":  # goes without saying
            if (tree.marks[k], tree.lower[k]) in wanted:
                return k, tree.marks[k]
            continue
        case = tree.cases[k]
        deps = _BEHIND if case else _BARE
        if tree.dep[k] in deps and (case, tree.lemma[k]) in wanted:
            return k, case
    return None


@cache
def _binding() -> Mapping[str, frozenset[tuple[str, str]]]:
    """Give all the phrases that bind verbs, by verb."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for kind in ("owned", "undergone", "bound"):
        for verb, phrases in _by_verb(kind).items():
            found[verb] = found.get(verb, frozenset()) | phrases
    return found


@cache
def _by_verb(kind: str) -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for words in idioms(kind):
        verb, *preposition, noun = words
        found.setdefault(verb, set()).add((" ".join(preposition), noun))
    return {verb: frozenset(phrases) for verb, phrases in found.items()}
