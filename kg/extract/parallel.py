"""Which clause a coordinated verb goes on with, told by its form: like is joined with like.

*Lund says the tower was badly built and blames the town* goes on with *says*; *They point to the
law, which closed mines but also led to …* goes on with *closed*.
`kg.extract.subjects` asks here before it takes the subject of the verb that the analysis names.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.reports.reporting import is_reporting, lexicon
from kg.extract.spans import left_edge
from kg.extract.tree import RELATIVE_PRONOUNS, Tree, per_token

_PAST_ONLY = frozenset(
    {"took", "went", "gave", "saw", "wrote", "spoke", "began", "broke", "chose", "drove", "fell",
     "flew", "knew", "rose", "threw", "wore", "came", "became", "ran", "swore", "shook", "rode",
     "grew", "drew", "withdrew", "did", "was", "were", "stole", "froze", "tore", "forgot"}
)  # fmt: skip
"""Past forms that are no participles."""
_SINGULAR = frozenset({"is", "was", "has", "does"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_REMAINING = frozenset({"remain", "stay"})
_PERFECT = frozenset({"perfect", "past perfect"})


def parallel(tree: Tree, i: int, clause: int) -> int:
    """Give the clause of the same form that a verb is coordinated with, or the one named."""
    if tree.pos[clause] not in {"VERB", "ADJ"} and "cop" not in tree.labels[clause]:
        return clause
    if tree.dep[clause] == "amod":
        return clause  # *developing and industrialized countries*
    fits = _fits(tree, i, clause)
    others = [v for v in _open_clauses(tree, i) if v != clause and _fits(tree, i, v)]
    if fits:
        left_open = next((v for v in others if _is_left_open(tree, i, v)), None)
        if left_open is not None and clause in tree.ancestors(left_open):
            return left_open
        return _minded(tree, i, clause, others) if others else clause
    if not others:
        return _teller(tree, i, clause)
    near = others[0]
    if near in tree.ancestors(clause):
        if _is_bare(tree, i):
            return near  # *wants the pact to curb firms working there but help towns*
        past = tree.tag[i] == "VBD" and tree.has(i, "obj") and _is_bare(tree, clause)
        if past and tree.tag[clause] != "VBN" and not tree.mark(clause):
            return near  # *wrote a letter asking them to go and sent it*
        return near if _is_apart(tree, i, clause, near) else clause
    both_tell = is_reporting(tree.lemma[i]) and is_reporting(tree.lemma[clause])
    return clause if both_tell else near


def _teller(tree: Tree, i: int, clause: int) -> int:
    """Give the verb of telling that another goes on with in another tense.

    *Oslo says most voters object to the plan and proposed a new one*: Oslo proposed it.
    """
    above = tree.head[clause]
    if tree.dep[clause] != "ccomp" or above > clause or tree.has(i, "aux:pass"):
        return clause
    tell = _is_voiced(tree.lemma[i]) and _is_voiced(tree.lemma[above])
    apart = {_tense(tree, i), _tense(tree, clause)} == {"past", "present"}
    return above if tell and apart else clause


def _is_voiced(lemma: str) -> bool:
    """Whether a verb tells what is said aloud, not what is merely thought or wished."""
    return any(reporter.voice for reporter in lexicon().verbs.get(lemma, ()))


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether a verb is an infinitive or participle without an auxiliary of its own."""
    return tree.tag[i] in {"VB", "VBG", "VBN"} and not tree.has(i, "aux", "aux:pass", "cop")


def _open_clauses(tree: Tree, i: int) -> list[int]:
    """Give the clauses that end right before a coordinated verb, innermost first."""
    start = min((k for k in tree.kids[i] if k < i and tree.dep[k] == "cc"), default=i)
    start = min([start, *(k for k in tree.subtree(i) if k < i)]) - 1
    first = tree.sentences[tree.sent[i]][0]
    while start > first and tree.pos[start] == "PUNCT":
        start -= 1
    if start < first:
        return []
    found = [k for k in (start, *tree.ancestors(start)) if k < i]
    return [k for k in found if tree.pos[k] == "VERB" or "cop" in tree.labels[k]]


def _fits(tree: Tree, i: int, clause: int) -> bool:
    """Whether two verbs are of one form, and the subject of one can be that of the other."""
    own = _tense(tree, i)
    if _is_bare(tree, i):
        if own == "to" or tree.mark(i) == "to":
            return tree.mark(clause) == "to" or _tense(tree, clause) == "to"
        same = tree.tag[i] == tree.tag[clause]
        if tree.tag[i] == "VBN" and _is_state(tree, clause):
            return True  # *is an ally and considered one*, *remains in force and guarded by*
        past = tree.tag[clause] == "JJ" or _tense(tree, clause) == "past"
        return same or (tree.tag[i] == "VBN" and past)
    other = _tense(tree, clause)
    shared = own == "past" and other in _PERFECT and tree.tag[i] == "VBD"
    if shared and tree.lower[i] not in _PAST_ONLY and not tree.has(i, "aux", "cop"):
        return True  # *had closed the mine and dismissed them*
    told = tree.dep[clause] == "conj" or tree.has(clause, "nsubj", "nsubj:pass")
    return told and own == other and _agrees(tree, i, clause)


@per_token
def _tense(tree: Tree, i: int) -> str:
    """Name the form of a clause: its tense, or what else it is."""
    auxes = tree.all(i, "aux", "aux:pass", "cop")
    forms = {tree.lower[k] for k in auxes}
    if any(tree.tag[k] == "MD" for k in auxes):
        return "modal"
    if forms & {"has", "have", "'ve", "’ve"}:
        return "perfect" if "to" not in forms and tree.mark(i) != "to" else "to"
    if "had" in forms:
        return "past perfect"
    if not auxes and tree.tag[i] in {"VB", "VBG", "VBN"}:
        if tree.mark(i) == "to":
            return "to"
        again = tree.dep[i] == "conj" and tree.tag[tree.head[i]] == tree.tag[i]
        return _tense(tree, tree.head[i]) if again else tree.tag[i]
    finite = {tree.tag[k] for k in auxes} or {tree.tag[i]}
    if finite & {"VBD"}:
        return "past"
    if finite & {"VBZ", "VBP"}:
        return "present"
    return "to" if tree.mark(i) == "to" else "none"


def _is_state(tree: Tree, clause: int) -> bool:
    """Whether a clause says what somebody or something is, so that a participle can go on."""
    return "cop" in tree.labels[clause] or tree.lemma[clause] in _REMAINING


def _agrees(tree: Tree, i: int, clause: int) -> bool:
    """Whether the subject of a clause goes with a verb in number, as far as its form shows."""
    subject = tree.first(clause, "nsubj", "nsubj:pass")
    if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS or tree.has(subject, "conj"):
        return True
    finite = next(iter(tree.all(i, "aux", "aux:pass", "cop")), i)
    singular = tree.tag[finite] == "VBZ" or tree.lower[finite] in _SINGULAR
    plural = tree.lower[finite] in _PLURAL
    if singular and (tree.tag[subject] == "NNS" or tree.lower[subject] in {"they", "we"}):
        return False
    return not (plural and tree.lower[subject] in {"he", "she", "it"})


def _is_apart(tree: Tree, i: int, clause: int, above: int) -> bool:
    """Whether a verb leaves the clause before it (*they have fled, but has not said when*).

    A comma stands before the conjunction, or both it and the verb above tell something.
    """
    if tree.has(i, "aux:pass"):
        return False
    if is_reporting(tree.lemma[i]) and is_reporting(tree.lemma[above]):
        return True
    off = any(tree.lower[k - 1] == "," for k in tree.all(i, "cc") if 0 < k < i)
    return off and _tense(tree, clause) != "modal"


def _minded(tree: Tree, i: int, clause: int, others: list[int]) -> int:
    """Give the clause about somebody for what a thing cannot do (*decide*, *hope*, *urge*)."""
    subject = tree.first(clause, "nsubj")
    if subject is not None and _begun_beside(tree, i, clause, subject, others[0]):
        return others[0]
    if tree.lemma[i] not in nouns("deciding") or subject is None:
        return clause
    if is_actor_like(tree, subject) or tree.pos[subject] == "PRON":
        return clause
    for v in others:
        doer = tree.first(v, "nsubj")
        if doer is not None and is_actor_like(tree, doer):
            return v
    return clause


def _begun_beside(tree: Tree, i: int, clause: int, subject: int, near: int) -> bool:
    """Whether a verb goes on with the clause of time right before it, not with the main one.

    *Exports fell when the generals took power and closed the ports*: no exports close ports.
    """
    if tree.dep[near] != "advcl" or tree.head[near] != clause or not tree.has(i, "obj"):
        return False
    doer = tree.first(near, "nsubj")
    if doer is None or not is_actor_like(tree, doer) or is_actor_like(tree, subject):
        return False
    start = min((k for k in tree.kids[i] if tree.dep[k] == "cc"), default=0)
    return tree.pos[subject] == "NOUN" and start > near and tree.lower[start - 1] != ","


def _is_left_open(tree: Tree, i: int, clause: int) -> bool:
    """Whether a verb follows a relative clause that a comma opens and none closes.

    *They dismissed Lund, who sold his shares and moved to Rome*: Lund moved.
    """
    if tree.dep[clause] != "acl:relcl":
        return False
    joint = min((k for k in tree.kids[i] if tree.dep[k] == "cc"), default=0)
    start = left_edge(tree, clause)
    opened = "," in (tree.lower[start], tree.lower[start - 1])
    return opened and joint > clause and tree.lower[joint - 1] != ","
