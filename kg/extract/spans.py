"""How far a participant reaches: the tight span of a noun phrase around its head.

Taking the whole subtree would drag relative clauses, appositions and coordinated siblings into
a participant; taking the head alone would lose *the foreign ministry of Niger*.  A span is the
head with its premodifiers, its flat parts and its short prepositional complements.
"""

from __future__ import annotations

from kg.extract.amounts import is_much
from kg.extract.noun_classes import nouns
from kg.extract.span_edges import PAIRED, VERBAL, balanced, is_blocked, is_emphasis, trim
from kg.extract.tree import Tree, per_token

_LEFT = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat",
     "nmod:unmarked", "advmod", "goeswith", "nmod", "fixed", "obl:unmarked"}
)  # fmt: skip
_RIGHT = frozenset({"flat", "nummod", "compound", "nmod:desc", "goeswith", "nmod", "fixed"})
_MAY_FOLLOW = _RIGHT | {"appos", "obl"}
FREE_RELATIVES = frozenset({"what", "whatever", "whoever"})
_COMPLEMENTS = frozenset(
    {"of", "for", "from", "in", "at", "on", "to", "against", "between", "with"}
)
_CORE = frozenset({"of", "for", "from", "against"})
_COMPLEMENTS_OF_PEOPLE = frozenset({"of", "for", "from", "in"})
_WHOLE_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"})
_AMOUNTED = ("nmod", "obl")  # the parse wavers between them
_PARTING = frozenset({",", ";", "—", "–", "("})
_MAX_RIGHT, _MAX_NAMED = 9, 13  # the second where the core of a complement is a long name
"""Tokens to the right of the head: longer complements are wrong attachments as often as not."""


@per_token
def span_of(tree: Tree, head: int) -> tuple[int, int]:
    """Give the token range (start, end-exclusive) of the noun phrase headed by `head`."""
    word = tree.lower[head]
    if word in FREE_RELATIVES and tree.dep[head][:5] == "nsubj" and is_free_relative(tree, head):
        return head, max(tree.subtree(head)) + 1
    start = end = head
    if tree.dep[head] == "compound" and _is_lone_body(tree, head):
        start = head - 1
    labels = tree.labels[head]
    if labels:
        start = start if labels.isdisjoint(_LEFT) else _before(tree, start, head)
        end = end if labels.isdisjoint(_MAY_FOLLOW) else _behind(tree, head)
    if tree.name[head] >= 0 and tree.ent[head] in _WHOLE_NAMES:
        first, last = tree.names[tree.name[head]]
        if VERBAL.isdisjoint(tree.pos[first:last]):
            start, end = min(start, first), max(end, last - 1)
    if start == end and word not in PAIRED:
        return head, head + 1
    start, end = trim(tree, start, end + 1, head)
    if not PAIRED.isdisjoint(tree.lower[start:end]):
        start, end = balanced(tree, start, end, head)
    return (start, end) if start <= head < end else (head, head + 1)


def _before(tree: Tree, start: int, head: int) -> int:
    """Give where the phrase begins, by what stands before its head."""
    dep = tree.dep
    for k in reversed(tree.kids[head]):
        if k > head or dep[k] not in _LEFT or is_emphasis(tree, k):
            continue
        left = left_edge(tree, k) if tree.kids[k] else k
        if left < start:
            if is_blocked(tree, left, start, head):
                break
            start = left
    return start


def _behind(tree: Tree, head: int) -> int:
    """Give the last token of the phrase, by what stands behind its head."""
    end = head
    for k in tree.kids[head]:
        if k < head or tree.dep[k] not in _MAY_FOLLOW:
            continue
        dep = tree.dep[k]
        called = dep == "appos" or (dep == "nmod" and tree.ent[k] == "PERSON")
        named = called and _names(tree, end, k)
        if dep not in _RIGHT and not named and not (dep == "obl" and content_noun(tree, head) == k):
            continue
        if dep == "nmod" and not named and not _is_complement(tree, head, k):
            break
        right, content = _right_edge(tree, k), content_noun(tree, head)
        from_here = content if head < content <= right else head
        longest = _MAX_RIGHT
        if _is_cut(tree, k, right):
            right = _own_edge(tree, k)
        elif right - from_here > _MAX_RIGHT:
            core = _core_edge(tree, k, end)
            right, longest = (right, _MAX_RIGHT) if core is None else (core, _MAX_NAMED)
        if right - from_here > longest or (dep != "flat" and _comma_between(tree, end, k)):
            break
        end = max(end, right - 1)
    return end


def is_free_relative(tree: Tree, i: int) -> bool:
    """Whether a word stands for a thing told by the clause behind it (*what he proposed*)."""
    if tree.lower[i] not in FREE_RELATIVES:
        return False
    return any(k > i for k in tree.all(i, "acl:relcl"))


def _is_lone_body(tree: Tree, head: int) -> bool:
    """Whether a people's adjective before a body in a compound is its own (*French army raids*)."""
    before = head - 1
    if before < 0 or tree.pos[head] != "NOUN":
        return False
    same = tree.dep[before] == "amod" and tree.head[before] == tree.head[head]
    people = tree.ent[before] in {"NORP", "GPE"}
    body = tree.lemma[head] in nouns("group") or tree.lemma[head] in nouns("person")
    return same and people and body


def _core_edge(tree: Tree, k: int, end: int) -> int | None:
    """Give where a long complement ends without its own (*members of the crew* of a ship …)."""
    named = tree.ent[tree.head[k]] == "PERSON"  # *cleared Ann Lee of any wrongdoing*
    if named or tree.pos[k] not in {"NOUN", "PROPN"} or tree.case(k) not in _CORE:
        return None
    between = range(end + 1, left_edge(tree, k) + 1)
    apart = any(tree.tag[j] in {":", ","} or is_time_noun(tree, j) for j in between)
    return None if apart or tree.has(k, "conj") else _own_edge(tree, content_noun(tree, k))


def _own_edge(tree: Tree, k: int) -> int:
    return tree.names[tree.name[k]][1] if tree.name[k] >= 0 else k + 1


def _is_cut(tree: Tree, k: int, right: int) -> bool:
    """Whether a complement that says where or when is cut short inside (*on a plane for …*)."""
    if tree.dep[k] != "nmod" or tree.case(k) in _CORE:
        return False
    return any(d >= right for c in tree.all(k, "nmod") for d in tree.all(c, "nmod"))


def _right_edge(tree: Tree, k: int) -> int:
    """Give where a complement ends, with what is closely coordinated in it (*of Chad and Mali*)."""
    _, right = span_of(tree, k)
    if tree.dep[k] != "nmod":
        return right
    for other in tree.all(k, "conj"):
        bare = tree.first(other, "det", "nmod:poss", "case") is None
        if tree.case(k) != "between" and not (bare and other - right <= 2):
            break
        right = span_of(tree, other)[1]
    return right


def _is_counted(tree: Tree, i: int) -> bool:
    """Whether a unit stands behind its number (*nine* **tons**, *thousands of* **tons**)."""
    return tree.first(i, "nummod") is not None or tree.lemma[tree.head[i]] in nouns("amount")


def _is_amount_of(tree: Tree, i: int) -> bool:
    """Whether `i` tells how much of what may follow there is."""
    lemma = tree.lemma[i]
    if tree.pos[i] in {"NUM", "DET"} and tree.lower[i] not in _SINGLE:
        return True
    if lemma in nouns("amount") or tree.ent[i] == "PERCENT":
        return True
    if lemma in nouns("unit") and _is_counted(tree, i):
        return True
    return tree.lower[i] == "deal" and is_much(tree, i)


@per_token
def content_noun(tree: Tree, i: int) -> int:
    """Look through an amount to what it is an amount of (*dozens of* **protesters**)."""
    if tree.labels[i].isdisjoint(_AMOUNTED):
        return i
    for _ in range(3):
        if not _is_amount_of(tree, i):
            return i
        below = tree.all(i, *_AMOUNTED)
        inner = next((k for k in below if k > i and tree.cases[k] == "of"), None)
        if inner is None:
            return i
        i = inner
    return i


def _names(tree: Tree, end: int, k: int) -> bool:
    """Whether an apposition is the name that follows at once (*the preacher John Doe*).

    Behind a title the analysis may take a name for a complement (*Secretary of State Ann Lee*).
    """
    if tree.dep[k] == "appos":
        left = min(j for j in tree.subtree(k) if tree.dep[j] != "cc")
        named = tree.pos[k] == "PROPN" and left == end + 1  # not *three towns: Ba and La*
        return named and tree.lower[left] != ":"
    return tree.dep[k] == "nmod" and tree.ent[k] == "PERSON" and k == end + 1


@per_token
def left_edge(tree: Tree, i: int) -> int:
    """Give the first token of everything under `i`."""
    return min(tree.subtree(i)) if tree.kids[i] else i


def _is_complement(tree: Tree, head: int, k: int) -> bool:
    left = left_edge(tree, k)
    case = tree.case(k) or (tree.lower[left - 1] if tree.pos[left - 1] == "ADP" else "")
    if case == "in" and tree.ent[head] == "PERSON" and tree.pos[head] == "PROPN":
        return False  # *met Ann Lee in Rome*: where they met
    if case == "in" and tree.lemma[k] in nouns("statement"):
        return False  # *called for talks in a statement*
    people = tree.ent[head] in {"PERSON", "GPE"} or tree.lemma[head] in nouns("person")
    moved = tree.lemma[head] in nouns("moved")
    allowed = _COMPLEMENTS_OF_PEOPLE if people or moved else _COMPLEMENTS
    if is_time_noun(tree, k):
        return case == "of" and content_noun(tree, head) == k  # *spent much of the week*
    if case == "from" and any(tree.case(d) == "to" for d in tree.all(k, "nmod")):
        return False  # *fears from Rome to Oslo*
    return case in allowed


def _comma_between(tree: Tree, end: int, k: int) -> bool:
    left = left_edge(tree, k)
    return left > end + 1 and not _PARTING.isdisjoint(tree.lower[end + 1 : left])


_SINGLE = frozenset({"one", "none", "neither", "either", "each", "another"})
_OLD = frozenset({"old", "olds"})
_EDGES = frozenset({"end", "start", "beginning", "middle", "rest", "eve", "course", "close"})


def is_aged_person(tree: Tree, i: int) -> bool:
    """Whether an age with an article stands for whoever is that old (*the 62-year-old*)."""
    if tree.lower[i] not in _OLD:
        return False
    years = any(tree.lemma[k] == "year" for k in tree.kids[i] if k < i)
    return years and tree.first(i, "det", "nmod:poss") is not None


def is_time_noun(tree: Tree, i: int) -> bool:
    """Whether token `i` names a time rather than a thing (*on Thursday*, *last month*)."""
    if tree.lower[i] in _OLD and is_aged_person(tree, i):
        return False
    if tree.lemma[i] in _EDGES:
        return any(is_time_noun(tree, k) for k in tree.all(i, "nmod") if k > i)
    if tree.ent[i] == "PERSON":
        return False  # *June Allyson*
    if tree.lemma[i] in nouns("time_noun") or tree.ent[i] in {"DATE", "TIME"}:
        return tree.lower[i] != "may" or tree.tag[i] == "NNP"
    return tree.pos[i] == "NUM" and len(tree.lower[i]) == 4 and tree.lower[i][:2] in {"19", "20"}
