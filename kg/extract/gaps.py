"""Objects that stand elsewhere: relative clauses leave them out, coordinated verbs share them."""

from __future__ import annotations

from kg.extract.free_relatives import what_is_called, what_is_meant, what_is_named
from kg.extract.gapless import is_gapless, lacks_subject_behind, means_clause
from kg.extract.noun_classes import nouns
from kg.extract.odd_objects import bare_count, bare_sum, fronted, is_no_object, judged, undergoing
from kg.extract.raised import left_out_doer
from kg.extract.reaching import told_apart
from kg.extract.shared_objects import is_of_the_next, shared_object
from kg.extract.spans import is_time_noun
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import COMPARING, passive

_DEPTH = 5
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_LINKED = _COMPLEMENTS | {"acl", "acl:relcl", "advcl"}
"""Labels of what may stand in the complements of a relative clause, or be one."""
_NEAR = 4
"""Tokens within which a coordinated verb follows whose object both share."""


def direct_object(tree: Tree, i: int) -> int | None:
    """Give the direct object of `i`: own, left out by a relative clause, or shared."""
    if tree.lemma[i] in nouns("objectless"):
        return None
    labels = tree.labels[i]
    own = tree.first(i, "obj") if "obj" in labels else None
    if own is not None:
        word = tree.lower[own]
        if (own < i and own == fronted(tree, i)) or tree.cases[own] in COMPARING:
            own = None  # *sold like cattle*: compared with it, not done to it
        elif is_no_object(tree, i, own) or is_of_the_next(tree, i, own):
            return None
        elif "nsubj" in tree.labels[own] and tree.lemma[i] in nouns("naming"):
            return judged(tree, i, own)
        elif word not in RELATIVE_PRONOUNS or not _is_relative(tree, i, own):
            return what_is_called(tree, own) if word == "what" else own
    left_out = antecedent_of_object(tree, i) if tree.dep[i] in _LINKED else None
    if left_out is not None:
        return what_is_meant(tree, what_is_named(tree, left_out))
    hard = undergoing(tree, i)
    if hard is not None:
        return hard
    if own is not None:
        return own if _lowest(tree, i) == i else None
    named = _nominal_complement(tree, i) if "xcomp" in labels else None
    if named is not None:
        return named
    bare = bare_sum(tree, i) if "obl" in labels else None
    if bare is None and tree.lemma[i] in nouns("harming"):
        bare = bare_count(tree, i)
    if bare is not None or not (tree.dep[i] == "conj" or "conj" in labels):
        return bare
    shared = shared_object(tree, i)
    return shared if shared is not None else _shared_gap(tree, i)


def _is_relative(tree: Tree, i: int, k: int) -> bool:
    """Whether an object is a relative pronoun; behind its verb *that* points (*think that*)."""
    return tree.lower[k] in RELATIVE_PRONOUNS and not (k > i and tree.tag[k] == "DT")


def _nominal_complement(tree: Tree, i: int) -> int | None:
    """Give an object that the analysis took for a predicate (*the plan hit a snag*).

    Only verbs that link or name take a noun phrase as predicate.
    """
    found = tree.first(i, "xcomp")
    if found is None or found < i or tree.pos[found] not in {"NOUN", "PROPN", "ADJ"}:
        return None
    if tree.pos[found] == "ADJ" and not tree.has(found, "det"):
        return None  # *reached* **a new high** is reaching something
    if tree.case(found):
        return None
    if tree.ent[found] == "PERSON" and tree.lemma[i] not in nouns("linking"):
        return found  # *phoned Ann Lee*
    if tree.lemma[i] == "call" and not passive(tree, i) and relative_top(tree, i) is None:
        # *called a ceasefire*: who calls somebody something has an object besides
        return found if tree.first(i, "obj") is None and tree.first(found, "det") else None
    if tree.lemma[i] in nouns("linking") or tree.lemma[i] in nouns("naming"):
        return None
    has_cop = tree.first(found, "cop", "mark", "nsubj") is not None
    return None if has_cop or tree.first(found, "det", "nmod:poss") is None else found


def _shared_gap(tree: Tree, i: int) -> int | None:
    """Give what two coordinated verbs of a relative clause leave out (*land they seized and sold*).

    The second follows at once and has no complement of its own.
    """
    head = tree.head[i]
    if tree.dep[i] != "conj" or i - head > _NEAR or tree.tag[i] != tree.tag[head]:
        return None
    if tree.first(head, "obj") is not None or passive(tree, head):
        return None
    if tree.first(i, "nsubj", "nsubj:pass", "obl", "xcomp", "ccomp", "iobj") is not None:
        return None
    return antecedent_of_object(tree, head)


def antecedent_of_object(tree: Tree, i: int) -> int | None:
    """Give the noun that an object relative clause leaves out (*the city they took*).

    The gap may lie deep in its complements (*the aircraft they say they intend to launch*); then
    the lowest verb without an object has it.
    """
    top = relative_top(tree, i) if tree.dep[i] in _LINKED else None
    if (
        top is None
        or passive(tree, i)
        or (i != top and tree.first(i, "iobj") is not None)
        or _lowest(tree, top) != i
        or is_gapless(tree, top)
        or lacks_subject_behind(tree, i)
        or means_clause(tree, i)
    ):
        return None
    own = tree.first(i, "obj")
    if own is not None and _is_relative(tree, i, own):
        return told_apart(tree, tree.head[top], top)
    if own is not None and i != top:
        return None
    bare = tree.all(top, "obj", "obl:unmarked")  # *the lead she has held all month*
    pronoun = next((k for k in bare if k == own or not is_time_noun(tree, k)), None)
    if pronoun is not None:
        return tree.head[top] if tree.lower[pronoun] in RELATIVE_PRONOUNS else None
    subject = tree.first(top, "nsubj", "nsubj:pass")
    if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS:
        return None
    partly = tree.subtree(subject)  # *some of whom remain*
    if any(tree.lower[k] in {"whom", "whose"} for n in (tree.kids[top], partly) for k in n):
        return None
    if any(tree.lower[k] in RELATIVE_PRONOUNS for n in (top, i) for k in tree.all(n, "obl")):
        return None
    if stranded(tree, i) is not None or is_time_noun(tree, tree.head[top]):
        return None
    return tree.head[top]


def relative_top(tree: Tree, i: int) -> int | None:
    """Give the verb of the relative clause in whose complements `i` stands."""
    for _ in range(_DEPTH):
        if tree.dep[i] == "acl:relcl" or (tree.dep[i] == "acl" and _is_finite(tree, i)):
            return i if tree.is_nominal(tree.head[i]) else None
        strives = _striven_for(tree, i)
        if strives is not None:
            i = strives
            continue
        if tree.dep[i] not in _COMPLEMENTS or tree.mark(i) not in {"", "to"}:
            return None
        if any(tree.tag[k] in {"WP", "WDT", "WRB"} and k > tree.head[i] for k in tree.kids[i]):
            return None
        i = tree.head[i]
    return None


def _striven_for(tree: Tree, i: int) -> int | None:
    """Give the verb of effort whose end a clause tells (*work hard to keep*), or None."""
    if tree.dep[i] not in {"advcl", "ccomp"} or tree.mark(i) != "to":
        return None
    verb = tree.head[i]
    verb = tree.head[verb] if tree.dep[verb] == "advmod" else verb
    return verb if tree.lemma[verb] in nouns("striving") else None


def _end_of(tree: Tree, i: int) -> int | None:
    """Give the clause that tells the end of a verb of effort, or None."""
    if tree.lemma[i] not in nouns("striving"):
        return None
    near = [c for k in tree.all(i, "advmod") for c in tree.all(k, "advcl", "ccomp")]
    ends = [c for c in [*tree.all(i, "advcl"), *near] if _striven_for(tree, c) == i]
    return ends[0] if ends else None


def _is_finite(tree: Tree, i: int) -> bool:
    """Whether a bare clause under a noun has a subject of its own (*the terms he can serve*)."""
    doing = tree.tag[i] == "VBG" and not tree.has(i, "aux")  # *signs of a town choking on smoke*
    return not doing and tree.has(i, "nsubj") and not tree.has(i, "mark")


def _lowest(tree: Tree, top: int) -> int:
    """Give the lowest verb in the chain of complements of `top` that lacks an object."""
    i = top
    for _ in range(_DEPTH):
        inner = tree.first(i, "xcomp", "ccomp")
        inner = _end_of(tree, i) if inner is None else inner
        if inner is None or tree.pos[inner] != "VERB" or passive(tree, inner):
            return i
        own = tree.first(inner, "obj")
        if own is not None and tree.lower[own] in RELATIVE_PRONOUNS:
            return inner
        if tree.dep[inner] == "xcomp" and (_is_asked_to(tree, i) or _is_sensed(tree, i, inner)):
            return i
        if left_out_doer(tree, i, inner) is not None:
            return i
        if own is not None or tree.mark(inner) not in {"", "to"}:
            return i
        bare = tree.dep[inner] == "ccomp" and tree.first(inner, "nsubj", "mark") is None
        if bare or any(tree.tag[k] in {"WP", "WDT", "WRB"} and k > i for k in tree.kids[inner]):
            return i
        i = inner
    return i


def _is_sensed(tree: Tree, i: int, inner: int) -> bool:
    """Whether what is left out is seen or heard to act (*the prices they saw rising*)."""
    return tree.lemma[i] in {"see", "hear", "watch"} and not tree.mark(inner)


def _is_asked_to(tree: Tree, i: int) -> bool:
    """Whether the verb wants somebody who is to act (*the man she urged to leave*)."""
    lemma = tree.lemma[i]
    if lemma not in nouns("preparing") and lemma not in {"persuade", "convince"}:
        return False
    if passive(tree, i):
        return False
    either = lemma in {"ask", "choose", "prepare", "elect", "need"}
    return not either or tree.says(i, ("whom", "who"), "obj")


def stranded(tree: Tree, i: int) -> int | None:
    """Give the preposition a relative clause leaves behind (*the man they talked* **to**)."""
    for k in tree.kids[i]:
        alone = tree.pos[k] == "ADP" and not tree.kids[k] and k > i
        if alone and tree.dep[k] in {"obl", "advmod", "case", "obl:unmarked"}:
            return k
    return None
