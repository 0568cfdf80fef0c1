"""Which time phrase dates an event: syntax decides, nearest governor first."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.clause_kinds import subordinator
from kg.extract.clause_tense import PROSPECTIVE, clause_tense, is_clause_head
from kg.extract.coding import noun_at
from kg.extract.reports.reporting import is_reporting
from kg.extract.tree import Tree
from kg.model import Tense

PREMODIFIERS = frozenset({"nmod:poss", "compound", "amod", "nummod", "nmod:desc"})
"""Labels by which a time phrase belongs to a noun alone (*Monday's attack*)."""
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
_OTHER_TIME = frozenset(
    {"after", "before", "since", "until", "when", "while", "if", "once", "unless"}
)
_SOME_TIME = frozenset(
    {
        "recently", "previously", "formerly", "historically", "traditionally", "originally",
        "ago", "long", "often", "always", "usually", "sometimes", "frequently", "routinely",
        "eventually", "initially",
    }
)  # fmt: skip
_LONG = frozenset(
    {
        "week", "month", "year", "decade", "century", "generation", "era", "season", "summer",
        "winter", "spring", "autumn", "eve", "anniversary", "past",
    }
)  # fmt: skip
"""Stretches of time that no event of one day fills."""
_MEANWHILE = frozenset({"when", "while", "as"})
_MAX_STEPS = 5


def dated_by(tree: Tree, trigger: int, dates: Mapping[int, int]) -> int | None:
    """Give the root of the time phrase that dates `trigger`.

    `dates` maps the root token of each phrase in the sentence to the phrase's first token.
    """
    if not dates:
        return None
    hosts = {root: _hosts(tree, root, start) for root, start in dates.items()}
    i: int | None = trigger
    for _ in range(_MAX_STEPS):
        if i is None:
            break
        found = _on(tree, i, hosts) if i == trigger or not _clash(tree, trigger, i) else None
        if found is not None:
            return found
        i = _time_sharer(tree, i)
    for k in tree.all(trigger, "advcl"):
        found = _on(tree, k, hosts) if _goes_with(tree, k) else None
        if found is not None:  # destroyed it when it captured the town in 2019
            return found
    return _of_subject(tree, trigger, hosts)


def hangs_on_dated(tree: Tree, i: int, dates: Mapping[int, int]) -> bool:
    """Whether a clause plays before or after another that has a date of its own.

    *He resigned in March after troops had surrounded the palace*: not today, whenever it was.
    """
    if not dates:
        return False
    head = tree.head[i]
    aside = tree.dep[i] == "advcl" and head != i and _is_past(tree, i) and _is_past(tree, head)
    return aside and dated_by(tree, head, dates) is not None


def _is_past(tree: Tree, i: int) -> bool:
    return clause_tense(tree, i) is Tense.PAST


def _goes_with(tree: Tree, k: int) -> bool:
    """*when it took the town*, *as they fled*: at the time of the main clause, both past."""
    if tree.dep[k] != "advcl" or subordinator(tree, k) not in _MEANWHILE:
        return False
    return _is_past(tree, k) and _is_past(tree, tree.head[k])


def _of_subject(tree: Tree, trigger: int, hosts: Mapping[int, list[int]]) -> int | None:
    """*Monday's attack killed nine*: what an event does is done when it happens."""
    if is_reporting(tree.lemma[trigger]) or clause_tense(tree, trigger) is Tense.FUTURE:
        return None
    for k in tree.all(trigger, "nsubj"):
        dated = [root for root in hosts if tree.head[root] == k and tree.dep[root] in PREMODIFIERS]
        if dated and noun_at(tree, k) is not None:
            return min(dated)
    return None


def _on(tree: Tree, i: int, hosts: Mapping[int, list[int]]) -> int | None:
    """The phrase that hangs on `i`: directly, else by way of one of its noun phrases."""
    fits = [(hosts[root].index(i), abs(root - i), root) for root in hosts if i in hosts[root]]
    if fits:
        return min(fits)[2]
    opening = [k for k in tree.kids[i] if k < i and _is_bare_participle(tree, k)]
    spoken = [root for root in hosts if hosts[root] and hosts[root][-1] in opening]
    if spoken:  # Speaking on Friday, he condemned …
        return min(spoken)
    later = [k for k in tree.kids[i] if tree.dep[k] == "conj" and tree.pos[k] == tree.pos[i]]
    trailing = [
        root
        for k in later
        for root in hosts
        if hosts[root][:1] == [k] and root > k and not tree.mark(k)
    ]
    same = [
        root for root in trailing if clause_tense(tree, i) == clause_tense(tree, hosts[root][0])
    ]
    return min(same) if same and tree.pos[i] == "VERB" else None


def _hosts(tree: Tree, root: int, start: int) -> list[int]:
    """What a phrase may date, nearest first: its governor, and on to the head of the clause.

    A phrase before a noun (*Monday's attack*, *the 2013 coup*) dates that noun alone; one right
    behind a finite verb (*…, he said Friday*) dates that verb, whatever the analysis says.
    """
    found: list[int] = []
    before = start - 2 if start and tree.dep[start - 1] == "case" else start - 1
    if before >= 0 and tree.tag[before] == "VBD" and tree.sent[before] == tree.sent[root]:
        return [before]
    i = root
    while tree.head[i] != i:
        dep, i = tree.dep[i], tree.head[i]
        found.append(i)
        if dep in PREMODIFIERS or is_clause_head(tree, i):
            break
    return found


def _time_sharer(tree: Tree, i: int) -> int | None:
    """The governor whose time `i` shares, or None where it has a time of its own."""
    dep, head = tree.dep[i], tree.head[i]
    if dep == "conj":
        return head if not tree.mark(i) else None
    if dep == "xcomp":
        return head if tree.lemma[head] not in PROSPECTIVE else None
    if _goes_with(tree, i):
        return head
    if dep == "advcl":
        own = tree.has(i, "nsubj", "nsubj:pass")
        return (
            head if not own and tree.mark(i) not in _OTHER_TIME and tree.tag[i] == "VBG" else None
        )
    if dep in _ARGUMENTS and tree.pos[i] in {"NOUN", "PROPN"}:
        after = tree.case(i) in _OTHER_TIME or tree.case(i) == "following"
        return head if not after and not is_reporting(tree.lemma[head]) else None
    return None


def _is_bare_participle(tree: Tree, i: int) -> bool:
    """*killing two people*, *speaking in Berlin*: at the time of the clause it belongs to."""
    if tree.dep[i] != "advcl" or tree.tag[i] != "VBG" or tree.mark(i) in _OTHER_TIME:
        return False
    return not tree.has(i, "nsubj", "nsubj:pass")


def _clash(tree: Tree, trigger: int, governor: int) -> bool:
    """Whether the trigger lies ahead and its governor behind (or the reverse)."""
    own, other = clause_tense(tree, trigger), clause_tense(tree, governor)
    if tree.pos[trigger] not in {"VERB", "AUX"} or own is None or other is None:
        return False
    return (own is Tense.FUTURE) != (other is Tense.FUTURE)


def is_otherwise_dated(tree: Tree, i: int) -> bool:
    """Whether a clause says when, but not so that a calendar could tell (*in recent years*)."""
    for k in tree.kids[i]:
        if tree.dep[k] == "advmod" and tree.lower[k] in _SOME_TIME:
            return True
        adjunct = tree.dep[k] in {"obl", "obl:unmarked", "nmod:unmarked"}
        if "nmod:unmarked" in tree.labels[k] and tree.case(k) in {"after", "before"}:
            return True  # two months after the coup
        if adjunct and tree.lemma[k] in _LONG and tree.case(k) not in {"by", "with"}:
            return True
    return False
