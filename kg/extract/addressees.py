"""To whom or about whom words are, whose words are answered, and whom means are to help."""

from __future__ import annotations

from kg.extract.gaps import direct_object
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_amount, is_bare_phrase, is_channel
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree
from kg.extract.voice import passive

_ABOUT = ("to", "with", "for", "over", "about", "regarding", "concerning", "against", "on", "at",
          "in", "of", "towards", "toward")  # fmt: skip
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})


def addressee(tree: Tree, noun: int, obliques: list[tuple[str, int]]) -> list[int]:
    """Give to whom or about what something is expressed (*concern over Iran*, *a letter to her*).

    Failing a complement, it is whom its content clause is about (*hopes that Rome will act*).
    """
    behind = [(tree.case(k), k) for k in tree.all(noun, "nmod") if k > noun]
    near = [(c, k) for c, k in obliques + behind if not is_time_noun(tree, k)]
    near = [(c, k) for c, k in near if not is_amount(tree, k) and not is_channel(tree, c, k)]
    near = [(c, k) for c, k in near if not is_bare_phrase(tree, k)]  # *an oath of office*
    deep = [(tree.case(d), d) for _, k in behind for d in tree.all(k, "nmod") if d > k]
    near += [(c, k) for c, k in deep if c == "to" and is_actor_like(tree, k)]
    for wanted in _ABOUT:
        for case, k in near:
            if case == wanted and (wanted not in {"in", "of", "at"} or (case, k) in behind):
                return tree.conjuncts(k)
    if tree.lemma[noun] in nouns("moved"):
        return []  # *sends a message that nurses are tired*
    for clause in tree.all(noun, "acl", "ccomp", "acl:relcl"):
        if tree.dep[clause] != "acl:relcl" and (party := clause_party(tree, clause)):
            return party
    return []


def whose_words(tree: Tree, said: int, obliques: list[tuple[str, int]]) -> list[int]:
    """Give whose words are answered (*rejected calls by the union*, *an appeal lodged by him*)."""
    if tree.lemma[said] not in nouns("conveyed") and tree.lemma[said] not in nouns("said"):
        return []
    behind = [k for k in tree.all(said, "nmod") if k > said]
    behind += [d for k in behind for d in tree.all(k, "nmod") if d > k]
    behind += [k for a in tree.all(said, "acl") for k in tree.all(a, "obl:agent", "obl")]
    behind += [k for _, k in obliques if k > said]
    for k in behind:
        case = tree.case(k)
        if case == "by" and not is_time_noun(tree, k) and tree.pos[k] in {"NOUN", "PROPN", "PRON"}:
            return tree.conjuncts(k)
        if case == "from" and is_actor_like(tree, k):
            return tree.conjuncts(k)
    return []


def parties(tree: Tree, obj: int) -> list[int]:
    """Give the parties between whom somebody arranges something (*brokered a truce between*)."""
    for k in tree.all(obj, "nmod"):
        if k > obj and tree.case(k) == "between" and len(tree.conjuncts(k)) > 1:
            return tree.conjuncts(k)
    return []


def helped(tree: Tree, i: int) -> list[int]:
    """Give whom means are to help, when nobody gets them (*set aside money to help Haiti cope*)."""
    nodes = [i, *tree.all(i, "obj")]
    for clause in (k for n in nodes for k in tree.all(n, "advcl", "xcomp", "acl")):
        if tree.lemma[clause] not in {"help", "assist", "aid", "support", "protect"}:
            continue
        who = tree.first(clause, "obj", "iobj")
        if who is not None and clause > i and is_actor_like(tree, who):
            return tree.conjuncts(who)
    return []


def clause_party(tree: Tree, clause: int) -> list[int]:
    """Give whom a content clause is about: its own subject, else what its act is done to."""
    if not tree.is_verbal(clause):
        return []
    subject = tree.first(clause, "nsubj", "nsubj:pass")
    if subject is not None:
        same = tree.lower[subject] in _SELF
        return [] if same or not is_actor_like(tree, subject) else tree.conjuncts(subject)
    if passive(tree, clause):
        return []
    obj = direct_object(tree, clause)
    return tree.conjuncts(obj) if obj is not None and is_actor_like(tree, obj) else []
