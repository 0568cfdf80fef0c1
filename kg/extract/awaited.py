"""Occasions of which a document tells as ahead and nowhere as held.

Whoever names them then names what is to come: *the moderator of the debate*, *is boycotting the
election*, where the document says elsewhere that the candidates will meet in that debate.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.clause_kinds import is_past, is_present, is_simple_past
from kg.extract.governors import governor, modal, prospect_words
from kg.extract.memo import kept
from kg.extract.negation import auxiliaries
from kg.extract.outcomes import is_open_ended
from kg.extract.sought import predicate_above
from kg.extract.stance import Factuality
from kg.extract.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_YEAR = 4
_PREPARING = frozenset({"prepare", "gear", "brace", "train", "practise", "practice", "rehearse"})
_TO_COME = frozenset({"loom", "near", "approach", "set", "schedule", "slate", "fix", "due", "call"})

Judge = Callable[[Tree, int], Factuality]
"""Gives the factuality of the event noun at a token, by its own sentence."""


def is_awaited(tree: Tree, i: int, judge: Judge) -> bool:
    """Whether the occasion named at `i` lies ahead by what the document tells of it elsewhere."""
    if tree.lemma[i] in prospect_words("occasions", "called"):
        named = _called(tree, i)
        return named is not None and not _is_held(tree, i) and _is_awaited(tree, named, judge)
    return _is_awaited(tree, i, judge)


def _is_awaited(tree: Tree, i: int, judge: Judge) -> bool:
    lemma = tree.lemma[i]
    if lemma not in prospect_words("occasions", "once") or _is_another(tree, i):
        return False
    known = kept(tree.doc, "awaited occasions", dict[tuple[str, str], bool])
    which = (lemma, _rank(tree, i))
    if which not in known:
        known[which] = _is_ahead(tree, *which, judge)
    return known[which]


def _called(tree: Tree, i: int) -> int | None:
    """Give the occasion that *the event* or *this showdown* takes up: the last one named."""
    if not tree.says(i, ("the", "this", "that"), "det"):
        return None
    first = tree.sentences[max(tree.sent[i] - 2, 0)][0]
    words = prospect_words("occasions", "words") - prospect_words("occasions", "called")
    last = (k for k in range(i - 1, first - 1, -1) if tree.lemma[k] in words)
    return next((k for k in last if tree.dep[k] != "compound"), None)


def _is_ahead(tree: Tree, lemma: str, rank: str, judge: Judge) -> bool:
    """Whether an occasion is told of as ahead, and nowhere as held.

    Of several in a row (*the second debate*) those of another rank may have been held.
    """
    named = [
        k for k in tree.lemmas[lemma] if tree.dep[k] != "compound" and not _is_another(tree, k)
    ]
    ranks = {k: _rank(tree, k) for k in named}
    alike = [k for k in named if ranks[k] == rank]
    held = {k for k in named if _is_held(tree, k)}
    if rank and held.isdisjoint(alike) and _is_told_ahead(tree, alike, judge):
        return True
    if any(ranks[k] == rank or not (rank and ranks[k]) for k in held):
        return False
    return _is_told_ahead(tree, named, judge)


def _is_told_ahead(tree: Tree, named: list[int], judge: Judge) -> bool:
    return any(_is_to_come(tree, k, judge(tree, k)) for k in named)


def _rank(tree: Tree, i: int) -> str:
    """Give the number of an occasion in a row of them (*second*, *final*), or ``""``."""
    ranks = prospect_words("occasions", "ranks")
    return next((tree.lower[k] for k in tree.all(i, "amod") if tree.lower[k] in ranks), "")


def _is_to_come(tree: Tree, i: int, found: Factuality) -> bool:
    """*the next debate*, *will meet in the debate*; not *the debate could hurt him*."""
    above = tree.head[i]
    if tree.lemma[above] in _PREPARING and tree.case(i) == "for":
        return is_present(tree, above)
    planned = found.modality in {"intended", "requested"} and found.tense is None
    if not planned and (found.tense != "future" or found.modality == "hypothetical"):
        return False
    if any(
        tree.lower[k - 1] == "next" for k in tree.all(i, "nmod:poss") if tree.lemma[k] == "year"
    ):
        return False  # next year's festival: there is one each year
    would = any(tree.lower[k] == "would" for k in auxiliaries(tree, above))
    return not would and not is_open_ended(tree, above)


def _is_another(tree: Tree, i: int) -> bool:
    """*the last election*, *the 2012 election*: one gone by, whatever is still to come."""
    return any(
        tree.lower[k] in prospect_words("occasions", "past")
        or (tree.lower[k].isdigit() and len(tree.lower[k]) == _YEAR)
        for k in tree.all(i, "amod", "nummod", "compound", "nmod", "nmod:unmarked")
    )


def _is_held(tree: Tree, i: int) -> bool:
    """*the debate was heated*, *lost the vote*, *said at the summit*, *after the debate*."""
    above, dep, case = tree.head[i], tree.dep[i], tree.case(i)
    if case in {"after", "since", "following"}:
        return not _will(tree, above)
    if any(_is_told_past(tree, k) and not _is_planning(tree, k) for k in tree.all(i, "acl:relcl")):
        return True  # the debate in which they clashed
    if dep == "nmod" and case in {"at", "during", "from", "in"}:
        return _is_told_past(tree, predicate_above(tree, i))  # her answers at the debate won praise
    if dep == "obl" and case in prospect_words("occasions", "after"):
        while tree.tag[above] == "VBG" and not tree.has(above, "aux") and tree.head[above] != above:
            if _is_planning(tree, above):
                return False
            above = tree.head[above]  # speaking at the debate, he denied it
        return _is_told_past(tree, above)
    if not _is_told_past(tree, above):
        return False
    if dep in _SUBJECTS:  # a vote still ahead has angered them
        return is_simple_past(tree, above) and not _is_planning(tree, above)
    return dep == "obj" and tree.lemma[above] in prospect_words("occasions", "held")


def _is_told_past(tree: Tree, verb: int) -> bool:
    """Whether a clause is told as past, and does not say when (*was set for May*)."""
    if not (tree.pos[verb] == "VERB" or "cop" in tree.labels[verb]) or not is_past(tree, verb):
        return False
    if any(modal(tree.lower[k], tree.tag[k]) is not None for k in auxiliaries(tree, verb)):
        return False
    return tree.lemma[verb] not in _TO_COME


def _will(tree: Tree, i: int) -> bool:
    return any(tree.lower[k] in {"will", "'ll", "’ll"} for k in auxiliaries(tree, i))


def _is_planning(tree: Tree, verb: int) -> bool:
    effect = governor(tree.lemma[verb], tree.pos[verb])
    return effect is not None and (effect.modality is not None or effect.tense == "future")
