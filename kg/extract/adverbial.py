"""Who acts in *to*-, *-ing* and *-ed* clauses that modify another clause.

`kg.extract.subjects` asks here and gives the way to follow further up (`follow`).
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.antecedents import antecedent
from kg.extract.beyond import agent_before, behind_inner, is_victims, nearer_clause, telling
from kg.extract.charged import charged
from kg.extract.control import (
    beside,
    called_upon,
    is_about_object,
    is_accusing,
    is_behind_retained,
    is_by_whoever_did,
    is_finite_form,
    is_reposted,
)
from kg.extract.elsewhere import (
    ruling,
    seen_doing,
)
from kg.extract.hung_elsewhere import (
    accused_before,
    closed_off,
    harm_above,
    inverted_with,
    needed_thing,
    needs_a_mind,
    planned_before,
    sums_up_both,
)
from kg.extract.loose_clauses import (
    argued_above,
    caused_to,
    filled_beside,
    is_either_s,
    is_mere_matter,
    met_doing,
)
from kg.extract.noun_classes import nouns
from kg.extract.odd_objects import undergoing
from kg.extract.participants import is_actor_like
from kg.extract.purposes import is_crossed, set_to_act
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree
from kg.extract.understood import (
    credited,
    is_nobodys,
    named_along,
    needed_for,
)
from kg.extract.voice import passive

Follow = Callable[[Tree, int, int, str], tuple[int | None, str]]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_CONTRASTING = frozenset({"although", "though", "but", "albeit"})
_EVENTFUL = frozenset({"after", "amid", "over", "following", "since", "despite", "during"})


def adverbial(tree: Tree, i: int, depth: int, follow: Follow) -> tuple[int | None, str]:
    """Give the understood subject of *to*-, *-ing* and *-ed* clauses."""
    governor = tree.head[i]
    if tree.dep[governor] == "advmod":
        governor = tree.head[governor]  # *work hard to keep it*
    mark = tree.mark(i)
    if undergoing(tree, i) is not None:
        return None, "generic"
    if mark in _CONTRASTING and is_finite_form(tree, i, mark):
        return follow(tree, governor, depth, "understood-subject")  # *although later recovered*
    if is_finite_form(tree, i, mark) or (mark == "as" and tree.tag[i] in {"VBN", "VBD"}):
        return None, "none"  # *as planned*, *as stated in the report*: the whole clause is
    bare = tree.tag[i] == "VBG" and len(tree.kids[i]) == 1
    if bare and mark in _EVENTFUL and tree.sent[i] in tree.headlines:
        return None, "none"  # *Chad closes border after shooting*: a noun, anybody's act
    teller = telling(tree, i, governor, mark)
    teller = argued_above(tree, i, governor, mark) if teller is None else teller
    if teller is not None:
        return follow(tree, teller, depth, "telling")
    higher = harm_above(tree, i, governor)
    higher = closed_off(tree, i, governor) if higher is None else higher
    if higher is not None:
        return follow(tree, higher, depth, "understood-subject")
    blamed = charged(tree, i, governor)
    if blamed is not None:
        return blamed, "charged"
    accused = accused_before(tree, i, governor)
    if accused is not None:
        return accused, "participle"
    behind = inverted_with(tree, i, governor)
    if behind is not None:
        return behind, "inverted"
    if needs_a_mind(tree, i, governor):
        agent = tree.first(governor, "obl:agent")
        return (None, "generic") if agent is None else (agent, "agent-control")
    if sums_up_both(tree, i, governor) or is_victims(tree, i, governor):
        return None, "generic"  # *nine people died in rioting*
    within = nearer_clause(tree, i, governor) or behind_inner(tree, i, governor)
    if within is not None:
        return follow(tree, within, depth, "understood-subject")
    if (
        needed_thing(tree, i, governor)
        or is_nobodys(tree, i, governor, mark)
        or is_crossed(tree, i, governor)
    ):
        return None, "generic"
    if is_either_s(tree, i, governor, mark) or is_mere_matter(tree, i, governor, mark):
        return None, "generic"
    other = credited(tree, i, governor) or needed_for(tree, i, governor)
    other = other or named_along(tree, i, governor) or agent_before(tree, i, governor)
    other = other or filled_beside(tree, i, governor, mark)
    other = other or met_doing(tree, i, governor, mark) or caused_to(tree, i, governor, mark)
    if other is not None:
        return other, "object-control"
    planner = planned_before(tree, i, governor)
    if planner is not None:
        return planner, "possessor"
    if tree.lemma[governor] in nouns("caller") and (called := called_upon(tree, governor, i)):
        return called, "called-upon"
    if mark == "by" and tree.dep[governor] == "xcomp" and tree.pos[governor] == "ADJ":
        governor = tree.head[governor]  # *kept the town safe by closing the gates*
    absolute = beside(tree, governor, i, mark)
    if absolute is not None:
        return absolute, "absolute"
    if tree.lemma[governor] == "ask" and mark == "to":
        sums = [k for k in tree.all(governor, "obl") if tree.case(k) == "for" and k < i]
        if sums and tree.lemma[sums[-1]] in nouns("leave"):
            return follow(tree, governor, depth, "understood-subject")  # *asked for leave to sell*
        if sums and not is_actor_like(tree, sums[-1]) and tree.has(governor, "iobj", "obj"):
            return sums[-1], "asked-for"  # *asked the council for funds to repair it*
    if tree.lemma[governor] in {"available", "necessary"} and tree.dep[governor] == "amod":
        user = tree.head[tree.head[governor]]
        if tree.pos[user] == "VERB" and governor > tree.head[governor]:
            return follow(tree, user, depth, "understood-subject")
    acting = set_to_act(tree, i, governor)
    if acting is not None:
        return antecedent(tree, acting, governor), "object-control"
    obj = tree.first(governor, "iobj", "obj")
    if obj is not None and obj < i and is_about_object(tree, governor, obj, i, mark):
        if mark == "for" and passive(tree, governor) and not is_actor_like(tree, obj):
            # *was fined a record sum for cheating*: whoever was
            return follow(tree, governor, depth, "patient-control")
        return antecedent(tree, obj, governor), "object-control"
    aside = tree.tag[i] == "VBG" and mark == "" and tree.lower[i - 1] == ","
    if aside and tree.is_nominal(governor) and not is_actor_like(tree, governor):
        above = tree.head[governor]
        if tree.pos[above] == "VERB" and tree.dep[governor] in {"obl", "obj", "obl:unmarked"}:
            return follow(tree, above, depth, "understood-subject")
    if tree.is_nominal(governor) and tree.first(governor, "cop", *_SUBJECTS) is None:
        return (None, "none") if is_time_noun(tree, governor) else (governor, "participle")
    doing = seen_doing(tree, i, governor)
    if doing is not None:
        return follow(tree, doing, depth, "understood-subject")
    norm = ruling(tree, i, governor)
    if norm is not None:
        return norm, "ruling"
    if passive(tree, governor) and mark == "to" and tree.lemma[governor] in nouns("brought"):
        return follow(tree, governor, depth, "patient-control")
    if mark == "to" and (is_reposted(tree, governor) or is_behind_retained(tree, i, governor)):
        return follow(tree, governor, depth, "patient-control")
    if passive(tree, governor) and mark == "to" and tree.lemma[i] in nouns("holding"):
        return follow(tree, governor, depth, "patient-control")
    if passive(tree, governor) and is_by_whoever_did(tree, i, governor, mark):
        if mark == "by" and is_accusing(tree, governor) and not tree.has(governor, "obl:agent"):
            return follow(
                tree, governor, depth, "patient-control"
            )  # *charged with fraud by selling*
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    return follow(tree, governor, depth, "understood-subject")
