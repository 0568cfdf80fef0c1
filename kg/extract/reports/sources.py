"""Who says it: the source of a reporting verb, found through control, relatives and passives."""

from __future__ import annotations

from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_RELATIVE = frozenset({"who", "which", "that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SKIPPED = frozenset({"ADV", "AUX", "PART"})
_NOMINAL = frozenset({"PROPN", "PRON", "NOUN"})
_INSIDE_NAME = frozenset({"compound", "flat", "nmod:poss", "nmod:desc", "amod", "nummod"})
_MARKS = frozenset({",", "”", "''", '"', "’"})
_CAUSATIVE = frozenset(
    [
        "force",
        "lead",
        "urge",
        "ask",
        "get",
        "cause",
        "compel",
        "push",
        "tell",
        "order",
        "prompt",
        "allow",
        "enable",
        "press",
        "persuade",
    ]
)
_WHERE = frozenset({"at", "in", "near", "inside", "outside", "from"})
_NEAR = 6
_MAX_STEPS = 6


def passive(tree: Tree, i: int) -> bool:
    """Whether verb `i` is a passive: what is said has a subject, who says it may be missing."""
    if tree.has(i, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    reduced = tree.tag[i] == "VBN" and tree.dep[i] in {"acl", "advcl"}
    return reduced and tree.first(i, "aux", "nsubj") is None


def subject_of(tree: Tree, i: int) -> int | None:
    """Give the subject of verb `i`; of several (an uncertain analysis) the one nearest to it."""
    subjects = [k for k in tree.kids[i] if tree.dep[k] in _SUBJECTS]
    if len(subjects) > 1:  # a spokeswoman Monday said
        subjects = [k for k in subjects if not is_time_noun(tree, k)] or subjects
    return min(subjects, key=lambda k: abs(k - i)) if subjects else None


def source_of(tree: Tree, verb: int) -> int | None:
    """Give the head of the source of reporting verb `verb`, or None where the text names none."""
    if passive(tree, verb):
        return _agent(tree, verb)
    i = verb
    for _ in range(_MAX_STEPS):
        subject = subject_of(tree, i)
        if subject is not None:
            return _antecedent(tree, i, _before_place(tree, subject))
        if i == verb and tree.tag[i] in _FINITE and tree.dep[i] != "conj":
            beside = name_beside(tree, verb)
            if beside is not None:
                return beside
        if tree.dep[i] in {"acl", "amod"}:
            noun = tree.head[i]  # a statement saying …; his refusal to say …
            return noun if tree.tag[i] != "VB" else tree.first(noun, "nmod:poss")
        if tree.head[i] == i or tree.dep[i] not in {"conj", "xcomp", "advcl", "parataxis", "ccomp"}:
            return None
        controller = _controller(tree, i)
        if controller is not None:
            return controller
        i = tree.head[i]
    return None


def _agent(tree: Tree, verb: int) -> int | None:
    """Who is named with *by*, also where the analysis hangs it on the verb's complement."""
    agent = tree.first(verb, "obl:agent")
    if agent is not None:
        return agent
    for k in tree.all(verb, "xcomp", "obj", "obl"):
        for n in tree.all(k, "nmod", "obl"):
            if tree.case(n) == "by":
                return n
    return None


def _controller(tree: Tree, i: int) -> int | None:
    """The object that does what the clause at `i` says (*urged him to say*)."""
    governor = tree.head[i]
    patient = tree.first(governor, "obj", "iobj")
    if patient is None or patient > i:
        return None
    if tree.dep[i] == "xcomp":
        return patient if tree.tag[i] in {"VB", "VBG"} else None
    if tree.dep[i] != "advcl":
        return None
    mark = tree.mark(i).split(" ")[0]
    blamed = tree.tag[i] == "VBG" and mark in {"for", "of", "from"}
    made = tree.tag[i] == "VB" and mark == "to" and tree.lemma[governor] in _CAUSATIVE
    return patient if blamed or made else None


def name_beside(tree: Tree, verb: int) -> int | None:
    """Give the noun or pronoun right before `verb`, or right behind it after a comma or quotation.

    It stands in for a subject that the analysis has lost (*…, people close to the talks said*).
    """
    before = verb - 1
    while before >= 0 and tree.pos[before] in _SKIPPED:
        before -= 1
    if before >= 0 and tree.sent[before] == tree.sent[verb] and tree.pos[before] in _NOMINAL:
        return _before_place(tree, _head_of_name(tree, before, verb))
    after = verb + 1
    if tree.lower[verb - 1 : verb] and tree.lower[verb - 1] in _MARKS:
        while after < len(tree) and tree.pos[after] in {"DET", "ADJ"}:
            after += 1
        if after < len(tree) and tree.pos[after] in _NOMINAL:
            return _head_of_name(tree, after, verb)
    return None


def _head_of_name(tree: Tree, i: int, verb: int) -> int:
    while tree.dep[i] in _INSIDE_NAME and tree.head[i] != verb and abs(tree.head[i] - i) < 6:
        i = tree.head[i]
    return i


def _before_place(tree: Tree, i: int) -> int:
    """*residents and a doctor at the hospital said*: who is there speaks, whatever hangs where.

    A subject behind a preposition of place is an error of the analysis.
    """
    case = tree.first(i, "case")
    if case is None or case > i or tree.lower[case] not in _WHERE or not case:
        return i
    who = case - 1
    if tree.sent[who] != tree.sent[i] or tree.pos[who] not in {"NOUN", "PROPN"}:
        return i
    while tree.dep[who] in _INSIDE_NAME | {"conj"} and abs(tree.head[who] - who) < _NEAR:
        who = tree.head[who]
    return who if tree.pos[who] in _NOMINAL else i


def stated_subject(tree: Tree, verb: int, source: int | None) -> int | None:
    """Give the relative pronoun by which `source` stands in the clause of `verb`, if so."""
    subject = subject_of(tree, verb)
    if subject is None or source is None or subject == source:
        return None
    return subject if tree.lower[subject] in _RELATIVE else None


def _antecedent(tree: Tree, clause: int, subject: int) -> int | None:
    """A relative pronoun stands for the noun it follows."""
    if tree.lower[subject] in _RELATIVE and tree.dep[clause] in {"acl:relcl", "acl"}:
        return tree.head[clause]
    return subject
