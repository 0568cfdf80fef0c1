"""Where: the place of an event itself, by what hangs on its trigger.

Candidates are noun phrases behind a locative preposition.  The one that hangs on the trigger wins
over one inside its object, which wins over one of the clause whose place the trigger shares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extract.memo import tree_of
from kg.extract.place_words import place_words
from kg.extract.reports.reporting import is_reporting
from kg.extract.spans import is_time_noun, span_of
from kg.extract.times.time_phrases import time_tokens
from kg.extract.tree import Tree, per_token

_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_NO_PLACE_ENTITIES = frozenset({"PERSON", "NORP", "DATE", "TIME", "EVENT", "MONEY", "QUANTITY"})
_OBLIQUE = ("obl", "nmod", "obl:unmarked")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"obj", "nsubj:pass"})
_HOLDING = _OBJECTS | {"nmod", "obl", "advcl"}
"""Labels of what may have the place inside."""
_INNER = frozenset({"nmod", "acl", "acl:relcl"})
_ACTORS = frozenset({"us", "uk", "eu", "un", "uae"})
_INHERITED = frozenset({"conj", "xcomp"})
_SURROUNDING = frozenset({"in", "near", "outside"})
_MEANWHILE = frozenset({"in", "during"})
_LIES = frozenset({"locate", "situate", "lie", "base", "build", "sit", "stand", "station", "take"})
"""Verbs that say where their subject is (*take* for *take place*)."""
_MAX_STEPS = 4


def place_of(trigger: Token, participants: Sequence[Token], doc: Doc) -> Span | None:
    """Give the place where the event at `trigger` happens, as `place_at` does."""
    found = place_at(tree_of(doc), trigger.i, [token.i for token in participants])
    return None if found is None else Span(doc, *found)


def place_at(
    tree: Tree, trigger: int, participants: Container[int | None]
) -> tuple[int, int] | None:
    """Give the range of tokens that names the place where the event happens, or None.

    `participants` are the heads of its actor and target: they are no places of the event
    themselves, but a place inside the target (*a market in Homs*) is one.
    """
    if "cop" in tree.labels[trigger] and is_somewhere(tree, trigger):
        return _behind_copula(tree, trigger)
    i: int | None = trigger if _has_place(tree, tree.sentences[tree.sent[trigger]][0]) else None
    for step in range(_MAX_STEPS):
        if i is None:
            return None
        for found in _candidates(tree, i) if tree.kids[i] or tree.pos[i] in _NOMINAL else ():
            candidate = _thing_itself(tree, found)
            if candidate not in participants or step or _is_scene(tree, i, candidate):
                return span_of(tree, candidate)
        i = _sharer(tree, i)
    return None


def _behind_copula(tree: Tree, k: int) -> tuple[int, int]:
    """Give the place that is the predicate of a clause (*they were in* **Gao**)."""
    start, end = span_of(tree, _thing_itself(tree, k))
    case = _case_at(tree, k)
    return start if case is None else max(start, case + 1), end


@per_token
def _has_place(tree: Tree, first: int) -> bool:
    """Whether the sentence that starts at `first` names any place at all."""
    last = tree.sentences[tree.sent[first]][1]
    if not _PLACE_ENTITIES.isdisjoint(tree.ent[first:last]):
        return True
    cases, prepositions = tree.roles["case"], place_words().prepositions
    for k in cases[bisect_left(cases, first) : bisect_left(cases, last)]:
        if tree.cases[tree.head[k]] in prepositions and is_place(tree, tree.head[k]):
            return True
    return False


def _is_scene(tree: Tree, i: int, k: int) -> bool:
    """*the attack in Nice*, *strikes were carried out in Homs*: target and scene in one."""
    if tree.head[k] != i or tree.case(k) not in {"in", "near"}:
        return False
    return tree.pos[i] == "NOUN" or tree.ent[k] in _PLACE_ENTITIES


def _candidates(tree: Tree, i: int) -> Iterator[int]:
    """Places on `i`: behind a preposition, before a noun (*Homs strikes*), inside its object."""
    own = _obliques(tree, i)
    nominal = tree.pos[i] in _NOMINAL
    if nominal and not own:
        # right behind the noun though hung on its verb, or on its participle (*talks held in …*)
        own = [k for k in _obliques(tree, tree.head[i]) if k > i and _case_at(tree, k) == i + 1]
        own += [k for a in tree.all(i, "acl") if tree.tag[a] == "VBN" for k in _obliques(tree, a)]
    if "advmod" in tree.labels[i]:
        yield from _where(tree, i)
    yield from sorted(own, key=lambda k: (_rank(tree, k), abs(k - i))) if len(own) > 1 else own
    if nominal:
        before = tree.all(i, "compound", "nmod:desc")
        before += [k for b in before for k in tree.all(b, "compound")]
        yield from (k for k in before if _names_place(tree, k))
    if not _HOLDING.isdisjoint(tree.labels[i]):
        yield from _held(tree, i)


def _held(tree: Tree, i: int) -> Iterator[int]:
    """Places inside what the act is done to, or inside what else happens meanwhile."""
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep not in _HOLDING or (dep != "advcl" and tree.labels[k].isdisjoint(_INNER)):
            continue
        inside = dep in _OBJECTS or (dep == "nmod" and tree.case(k) in {"of", "on"})
        if (inside and k > i) or dep == "nsubj:pass":
            yield from _inside(tree, k)
            yield from _site(tree, k)
        elif dep == "obl" and not is_place(tree, k):
            yield from (c for c in _inside(tree, k) if tree.case(c) in _SURROUNDING)
            if tree.case(k) in _MEANWHILE:  # killed in an attack on a mill near Apopa
                yield from (c for n in tree.all(k, "nmod") for c in _within(tree, n))
        elif dep == "advcl" and tree.tag[k] == "VBG" and tree.mark(k) in _MEANWHILE:
            yield from _obliques(tree, k)  # killed in fighting near Gao


def _where(tree: Tree, i: int) -> list[int]:
    """The place right before a clause that opens with *where*, whatever the clause hangs on."""
    opening = [k for k in tree.all(i, "advmod") if tree.lower[k] == "where"]
    if not opening or not opening[0]:
        return []
    before = opening[0] - 1
    while before > 0 and tree.lower[before] == ",":
        before -= 1
    if tree.ent[before] in _PLACE_ENTITIES and tree.sent[before] == tree.sent[i]:
        inside = {"flat", "compound"}
        return [tree.head[before] if tree.dep[before] in inside else before]
    return []


def is_somewhere(tree: Tree, k: int) -> bool:
    """Whether the phrase at `k` says by itself where somebody is (*at the heart of a scandal*)."""
    named = _thing_itself(tree, k)
    return (
        is_place(tree, k)
        and (named == k or tree.ent[named] in _PLACE_ENTITIES)
        and (tree.lemma[named] not in place_words().parts)
    )


def _thing_itself(tree: Tree, k: int) -> int:
    """*in front of the bank*, *in the heart of Gao*: the bank, Gao."""
    if tree.lemma[k] in place_words().parts:
        return next((n for n in tree.all(k, "nmod") if tree.case(n) == "of"), k)
    return k


def _obliques(tree: Tree, i: int) -> list[int]:
    if tree.labels[i].isdisjoint(_OBLIQUE):
        return []
    return [k for k in tree.kids[i] if tree.dep[k] in _OBLIQUE and is_place(tree, k)]


def _names_place(tree: Tree, k: int) -> bool:
    """A place before a noun; abbreviations (*US plan*) are actors there."""
    return tree.ent[k] in _PLACE_ENTITIES and tree.lower[k].replace(".", "") not in _ACTORS


def _case_at(tree: Tree, k: int) -> int | None:
    return tree.first(k, "case")


def _inside(tree: Tree, i: int) -> Iterator[int]:
    return (k for k in tree.all(i, "nmod") if is_place(tree, k))


def _within(tree: Tree, i: int) -> Iterator[int]:
    """The place in which the thing at `i` lies, which something is done to."""
    yield from (c for c in _inside(tree, i) if tree.case(c) in _SURROUNDING)
    yield from _site(tree, i)


def _site(tree: Tree, i: int) -> Iterator[int]:
    """*a mill located near Apopa*, *a base that lies in Gao*; *the market of Gao*."""
    if not tree.kids[i]:
        return
    for k in tree.all(i, "acl", "acl:relcl"):
        if tree.lemma[k] in _LIES:
            yield from _obliques(tree, k)
    words = place_words()
    if tree.lemma[i] in words.nouns and tree.lemma[i] not in words.foreign:
        yield from (
            k
            for k in tree.all(i, "nmod")
            if tree.case(k) == "of" and tree.ent[k] in _PLACE_ENTITIES
        )


@per_token
def is_place(tree: Tree, k: int) -> bool:
    """Whether the phrase at `k` stands behind a locative preposition and names a place."""
    if "case" not in tree.labels[k]:
        return False
    case, words = tree.case(k), place_words()
    if case not in words.prepositions or is_time_noun(tree, k) or tree.pos[k] in {"NUM", "PRON"}:
        return False
    if k in time_tokens(tree):
        return False
    if tree.ent[k] in _PLACE_ENTITIES:
        return True
    if (
        tree.ent[k] in _NO_PLACE_ENTITIES
        or case == "into"
        or (case, tree.lemma[k]) == ("on", "top")
    ):
        return False
    if tree.lemma[k] in words.nouns:
        return tree.lemma[k] not in words.idioms or bool(tree.kids[k][1:])
    if tree.ent[k] == "ORG":  # a stake in a company, but fighting outside the ministry
        return case not in {"in", "within", "on", "over", "under", "between", "across"}
    owned = tree.first(k, "nmod:poss", "det") is not None
    named = tree.pos[k] == "PROPN" and not owned and case != "on"
    return named and (case in words.strong or tree.ent[k] == "")


def _rank(tree: Tree, k: int) -> int:
    """A name is a better place than a noun, *in* a better preposition than *on*."""
    return (tree.ent[k] not in _PLACE_ENTITIES) + (tree.case(k) not in place_words().strong)


def _sharer(tree: Tree, i: int) -> int | None:
    """The governor whose place `i` shares: a coordinated verb, a light verb, a bare participle."""
    dep, head = tree.dep[i], tree.head[i]
    if dep in _INHERITED and not is_reporting(tree.lemma[head]):
        return head
    if dep == "advcl" and tree.tag[i] == "VBG" and tree.first(i, "nsubj") is None and i > head:
        return head
    if dep in {"nsubj", "nsubj:pass", "obj"} and tree.pos[i] in {"NOUN", "PROPN"}:
        return head if not is_reporting(tree.lemma[head]) else None
    return None
