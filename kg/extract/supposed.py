"""Clauses that stand for themselves and yet tell of what is only wished, imagined or foreseen.

*If only he had left*, *it is time they left*, *whoever leaves pays*, *in the event that it fails*.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_past, is_present
from kg.extract.governors import governor, prospect_words
from kg.extract.negation import auxiliaries
from kg.extract.rare_words import ANYBODY
from kg.extract.sought import is_wanted_kind
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_ROOTS = frozenset({"root", "ROOT", "parataxis"})
_CLAUSES = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "csubj"})
_BETTER = frozenset({"better", "best", "preferable", "advisable"})
_COMPARED = frozenset({"RBR", "JJR"})
_COMING = frozenset({"next", "first", "last", "each", "every", "any"})
_EACH = frozenset({"each", "every"})
_DAYS = frozenset({"day", "moment", "hour"})
_TALKING = frozenset({"talk", "speak", "write", "lecture", "debate", "ask", "hear", "learn"})
_ON = frozenset({"about", "of", "on"})
CASE = "event"
"""The noun of *in the event that it fails*."""
_NAMING = _DAYS | {"time", CASE, "mean"}
"""Words above a clause that say what kind of thing it tells."""
_STATES = frozenset({"be", "have", "want", "need", "know", "mean", "seem", "own", "believe"})


def is_supposed(tree: Tree, i: int, rare: frozenset[str], *, present: bool) -> bool:
    """Whether the clause at `i`, told in the `present` or not, is wished, due, or anybody's.

    `rare` are the `rare_words` of its sentence.
    """
    joined = tree.dep[i] == "conj"
    if joined and tree.tag[i] == "VBG" and _is_topic_too(tree, i):
        return True
    first = _first(tree, i) if joined else i
    dep, mark = tree.dep[first], tree.marks[first]
    if mark and dep in _ROOTS and mark.split()[0] == "if":
        return True  # if only they had left
    if present and _is_scene(tree, i, first):
        return True
    if mark and first != i and "whether" in mark.split() and not tree.marks[i]:
        return True  # whether it wins and who pays
    if rare and (told := _is_anybodys(tree, i, first)) is not None:
        return told
    if dep == "conj" and tree.tag[first] == "VBG":
        return is_wanted_kind(tree, tree.head[first])  # what we need is a reading and writing club
    if dep not in _CLAUSES:
        return False
    if dep == "csubj":
        return _is_preferred(tree, first)
    when = dep == "advcl" and "advmod" in tree.labels[first]
    if not when and tree.lemma[tree.head[first]] not in _NAMING:
        return False
    return _is_due_time(tree, first) or _is_case(tree, first) or _is_consequence(tree, first)


def _is_anybodys(tree: Tree, i: int, first: int) -> bool | None:
    """Whether somebody, one of two or anybody does it, or None where no word tells."""
    if i and tree.lower[i - 1] == "whoever" and is_present(tree, i):
        return True
    subject = tree.first(i, "nsubj", "nsubj:pass")
    if _is_either(tree, first):
        parties = (i,) if subject is None else (i, subject)
        return i == first or any(tree.lower[k] == "or" for n in parties for k in tree.all(n, "cc"))
    if subject is not None and is_present(tree, i):
        opening = min(tree.subtree(subject)) - 1
        if opening >= 0 and tree.lower[opening] in ANYBODY:
            return True  # whatever they decide
    return None


def _is_topic_too(tree: Tree, i: int) -> bool:
    """*talked about schools and* **raising taxes**: one more matter of talk, read as a deed."""
    verb = tree.head[i]
    if tree.lemma[verb] not in _TALKING or tree.tag[verb] == "VBG" or tree.has(i, "aux", "nsubj"):
        return False
    return any(tree.case(k) in _ON and k < i for k in tree.all(verb, "obl"))


def _is_either(tree: Tree, i: int) -> bool:
    """*either she fled or he hid her*, where the word may hang on the subject."""
    if tree.labels[i].isdisjoint({"conj", "parataxis"}):
        return False
    subject = tree.first(i, "nsubj", "nsubj:pass")
    parties = [i] if subject is None or "conj" in tree.labels[subject] else [i, subject]
    return any(tree.lower[k] == "either" for n in parties for k in tree.all(n, "cc:preconj"))


def _is_scene(tree: Tree, i: int, first: int) -> bool:
    """*picture this: …*, *in theory …*, *under the deal …*, *a win gives …*, *the more …*.

    A plain present, as the verb at `i` is, tells there what would be, by a plan or in a story.
    """
    if tree.tag[i] == "VBG" or is_past(tree, i):
        return False
    start = tree.sentences[tree.sent[i]][0]
    open_how = tree.lower[start] == "however" and tree.tag[start + 1] != ","
    if open_how and tree.head[start] in {i, tree.head[first]}:
        return True  # however it goes
    if tree.lower[start] == "the" and _is_correlative(tree, start, first):
        return True
    above, labels = tree.head[first], tree.labels[first]
    if tree.dep[first] == "parataxis" and above < first:
        return tree.lower[above] in prospect_words("scenes", "imagining") and above == start
    if "obl" in labels and any(_sets_scene(tree, k) for k in tree.all(first, "obl") if k < first):
        return True
    subject = tree.first(first, "nsubj") if "nsubj" in labels else None
    return (
        subject is not None
        and tree.lemma[subject] in prospect_words("scenes", "results")
        and tree.says(subject, ("a", "an"), "det")
    )


def _sets_scene(tree: Tree, k: int) -> bool:
    case, lemma = tree.case(k), tree.lemma[k]
    if case == "in":
        worst = lemma == "case" and tree.has(k, "amod")
        return worst or lemma in prospect_words("scenes", "stories")
    return case == "under" and lemma in prospect_words("scenes", "plans")


def _is_correlative(tree: Tree, start: int, i: int) -> bool:
    """*the sooner they leave, the sooner it ends*."""
    if tree.tag[start + 1 : start + 2] not in (["RBR"], ["JJR"]):
        return False
    end = tree.sentences[tree.sent[i]][1]
    return any(
        tree.lower[k] == "the" and tree.tag[k + 1] in _COMPARED and tree.tag[k - 1] == ","
        for k in range(start + 3, end - 1)
    )


def name_of(tree: Tree, i: int) -> int | None:
    """Give what a clause is called (*the hope is that they leave and he stays*)."""
    first = _first(tree, i)
    return tree.first(first, "nsubj:outer") if "that" in tree.mark(first).split() else None


def _first(tree: Tree, i: int) -> int:
    while tree.dep[i] == "conj" and tree.head[i] < i and tree.pos[tree.head[i]] == "VERB":
        i = tree.head[i]
    return i


def _is_due_time(tree: Tree, i: int) -> bool:
    """*it is high time they left*: they have not."""
    time = tree.head[i]
    if tree.lemma[time] != "time" or "cop" not in tree.labels[time] or not is_past(tree, i):
        return False
    if tree.has(time, "det") or any(tree.lemma[k] == "have" for k in auxiliaries(tree, i)):
        return False  # it was the first time they had left
    it = tree.says(time, ("it",), "nsubj", "expl")
    return it and any(tree.tag[k] == "VBZ" for k in tree.all(time, "cop"))


def _is_preferred(tree: Tree, i: int) -> bool:
    """*it is better that they go*: what should be."""
    word = tree.head[i]
    if tree.mark(i) != "that" or tree.pos[word] != "ADJ" or is_past(tree, i):
        return False
    effect = governor(tree.lemma[word], "ADJ")
    return tree.lower[word] in _BETTER or (effect is not None and effect.name == "request")


def _is_case(tree: Tree, i: int) -> bool:
    """*in the event that it fails*, *the next time it fails*, *saves for the day it fails*."""
    noun = tree.head[i]
    when = tree.first(i, "advmod") if tree.dep[i] == "advcl" else None
    if when and tree.lower[when] == "when" and tree.lemma[when - 1] in _DAYS:
        noun = when - 1  # saves for the day when it fails
    lemma = tree.lemma[noun]
    if not (lemma in _DAYS or lemma in {CASE, "time"}):
        return False
    if not is_present(tree, i) or is_past(tree, i):
        return False
    if lemma in _DAYS:
        return tree.case(noun) == "for"
    if lemma == CASE:
        subject = tree.first(i, "nsubj", "nsubj:pass")
        own = subject is not None and tree.lower[subject] not in RELATIVE_PRONOUNS
        return own and tree.case(noun) == "in" and not tree.has(noun, "amod", "compound")
    if tree.dep[noun] not in {"obl", "obl:unmarked", "advcl"}:
        return False
    ranked = tree.says(noun, _COMING, "amod", "det")
    return ranked or tree.case(noun) == "by"


def case_clause(tree: Tree, i: int) -> int | None:
    """Give the clause of the case in which what is told at `i` holds (*in the event that …*)."""
    for k in tree.all(i, "obl"):
        if tree.lemma[k] == CASE and tree.cases[k] == "in":
            return next((c for c in tree.all(k, "acl:relcl", "acl") if _is_case(tree, c)), None)
    return None


def _is_consequence(tree: Tree, i: int) -> bool:
    """*the ruling means that they go free*: concluded, not seen."""
    above = tree.head[i]
    if tree.dep[i] != "ccomp" or tree.lemma[above] != "mean" or not is_present(tree, above):
        return False
    if tree.lemma[i] in _STATES or "cop" in tree.labels[i] or tree.tag[i] == "VBG":
        return False
    return is_present(tree, i) and not is_past(tree, i) and not auxiliaries(tree, i)


def is_each_time(tree: Tree, i: int) -> bool:
    """*each time it rains, they leave*: told of any time."""
    return any(
        tree.lemma[k] == "time" and tree.says(k, _EACH, "det")
        for k in tree.all(i, "obl:unmarked")
        if k < i
    )


def follows_then(tree: Tree, i: int) -> bool:
    """*may call on allies, who* **then** *send troops*: one more step of the same course."""
    return is_present(tree, i) and tree.says(i, ("then",), "advmod")


def is_by_law(tree: Tree, verb: int, noun: int) -> bool:
    """*under the law, a man who kills is charged*: said of whoever does so."""
    laws = prospect_words("listed", "laws")
    return tree.lemma[noun] not in laws and any(
        tree.case(k) == "under" and tree.lemma[k] in laws for k in tree.all(verb, "obl")
    )
