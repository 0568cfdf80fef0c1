"""Finding the subject of a predicate that may not have one of its own.

Control and raising (*wants to stay*, *urged the army to free him*), coordination, participles,
relative clauses and infinitives under nouns all leave the subject elsewhere in the sentence.
"""

from __future__ import annotations

from kg.extract.adnominal import adnominal
from kg.extract.adverbial import adverbial
from kg.extract.aims import whose_aim
from kg.extract.antecedents import antecedent
from kg.extract.beyond import fighters, is_strife
from kg.extract.control import (
    asks_whether,
    called_upon,
    finite_above,
    goes_on,
    resumes_main_clause,
    said_above,
)
from kg.extract.elsewhere import (
    is_of_anybody,
    is_pleaded,
    is_told_to,
    resumed,
    sensed,
    strayed_subject,
    told_alone,
    told_of,
)
from kg.extract.gaps import antecedent_of_object
from kg.extract.hung_elsewhere import reason_beside
from kg.extract.noun_classes import nouns
from kg.extract.odd_objects import fronted, undergoing
from kg.extract.parallel import parallel
from kg.extract.participants import is_actor_like
from kg.extract.purposes import receivers_of
from kg.extract.raised import left_out_doer
from kg.extract.reports.reporting import is_reporting
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.understood import (
    accused_of,
    beside_relative,
    is_aim,
    is_finite_complement,
    named_along,
)
from kg.extract.voice import is_inverted_telling

_CLAUSES = frozenset({"csubj", "csubj:pass"})
_NEAREST_FIRST = (frozenset({"nsubj", "nsubj:pass"}), _CLAUSES, frozenset({"nsubj:outer"}))
_EXPLETIVES = frozenset({"it", "there"})
_SENSED = frozenset({"see", "hear", "watch", "feel"})
_BARE = frozenset({"VB", "VBG", "VBP"})
_COMPANY = frozenset({"along with", "together with"})
_SUBJECTS = frozenset().union(*_NEAREST_FIRST)
_DEPTH = 12


def surface_subject(tree: Tree, i: int, depth: int = 0) -> tuple[int | None, str]:
    """Give the token that fills the grammatical subject of `i`, and the name of the way there.

    Relative pronouns are replaced by their antecedent.
    """
    if depth > _DEPTH:
        return None, "none"
    own, dep, labels = _own_subject(tree, i), tree.dep[i], tree.labels[i]
    named = "cop" in labels or "nsubj:outer" in labels
    aim = own is not None and named and is_aim(tree, own, i)
    if own is not None and aim and (tree.lemma[own] == "mission" or not is_actor_like(tree, own)):
        return whose_aim(tree, own), "aim"  # *the envoy's aim is to end the war*
    if own is not None and tree.dep[own] not in _CLAUSES:
        relative = tree.lower[own] in RELATIVE_PRONOUNS
        return antecedent(tree, own, i) if relative else own, "own-subject"
    if dep == "ccomp" and (inserted := told_of(tree, i)) is not None:
        return inserted, "told-of"
    if "obl" in labels and is_strife(tree, i) and (between := fighters(tree, i)) is not None:
        return between, "fighters"
    if dep == "conj":
        clause = tree.head[i]
        beside = beside_relative(tree, i, clause)
        if beside is not None:
            return _from(tree, beside, depth, "shared-subject")
        along = named_along(tree, i, clause)
        along = reason_beside(tree, i, clause) if along is None else along
        if along is not None:
            return along, "object-control"
        beyond = tree.head[clause] if resumes_main_clause(tree, clause, i) else clause
        beyond = said_above(tree, i, finite_above(tree, i, beyond))
        beyond = parallel(tree, i, beyond) if beyond == clause else beyond
        if beyond != clause and tree.is_nominal(beyond) and tree.pos[tree.head[beyond]] == "VERB":
            beyond = tree.head[beyond]
        found, rule = _from(tree, beyond, depth, "shared-subject")
        order = found is not None and is_told_to(tree, i, found)
        return (None, "imperative") if order else (found, rule)
    if dep == "xcomp":
        return _controlled(tree, i, depth)
    if dep in {"advcl", "advcl:relcl"}:
        return adverbial(tree, i, depth, _from)
    if dep in {"acl", "acl:relcl", "amod"}:
        return adnominal(tree, i, depth, _from)
    if dep == "ccomp" and tree.dep[tree.head[i]] == "advmod" and tree.mark(i) == "to":
        return adverbial(tree, i, depth, _from)
    if dep == "ccomp" and is_pleaded(tree, i):
        return _controlled(tree, i, depth)
    if dep in {"ccomp", "parataxis"} and tree.tag[i] == "VBG":
        return _controlled(tree, i, depth)
    if (
        dep == "ccomp"
        and i > tree.head[i]
        and (tree.marks[i] == "to" or asks_whether(tree.marks[i]))
    ):
        return _controlled(tree, i, depth)
    if dep == "parataxis" and (again := resumed(tree, i)) is not None:
        return _from(tree, again, depth, "resumed")
    if dep == "parataxis" and goes_on(tree, i):
        return _from(tree, tree.head[i], depth, "shared-subject")
    return None, "none"


def _own_subject(tree: Tree, i: int) -> int | None:
    """Give the subject of `i` itself: the nearest before it, outer ones only for want of others."""
    dep, cases = tree.dep, tree.cases
    for deps in _NEAREST_FIRST if not tree.labels[i].isdisjoint(_SUBJECTS) else ():
        found = [k for k in tree.kids[i] if dep[k] in deps and cases[k] not in _COMPANY]
        if len(found) == 1 and found[0] < i:
            return found[0]
        if found:
            before = [k for k in found if k < i]
            before = [k for k in before if tree.tag[k] != "CD"] or before  # *Lee, now 50, left*
            if before and found[-1] > i and is_inverted_telling(tree, i):
                return found[-1]  # "Somalia," said the senator
            if not before and tree.tag[i] == "VBG" and tree.first(i, "aux") is None:
                return None  # *wounding nine, most of them officers*: no subject follows *-ing*
            if not before and tree.tag[i] == "VB" and tree.mark(i).endswith("to"):
                return None  # *to end the day at 90, a new high*: nor an infinitive
            return before[-1] if before else found[0]
    strayed = strayed_subject(tree, i) if dep[i] == "ccomp" else None
    return strayed if strayed is not None else fronted(tree, i)


def _from(tree: Tree, i: int, depth: int, rule: str) -> tuple[int | None, str]:
    found, _ = surface_subject(tree, i, depth + 1)
    return found, rule if found is not None else "none"


def _controlled(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the controller of an infinitive or participle complement."""
    governor = tree.head[i]
    if tree.tag[i] == "VBG" and tree.lemma[governor] in nouns("unowned"):
        kept = tree.first(governor, "obj")
        if kept is not None and governor < kept < i and tree.mark(i) == "from":
            return antecedent(tree, kept, governor), "object-control"  # *prevent guards from*
        accused = accused_of(tree, governor)
        return accused, "generic" if accused is None else "object-control"
    if undergoing(tree, i) is not None:
        return None, "generic"
    if is_finite_complement(tree, i):
        return None, "none"
    if tree.tag[i] == "VBG" and tree.mark(i) == "that" and not tree.has(i, "aux"):
        return None, "generic"  # *ruled that renting rooms is a trade*
    if is_of_anybody(tree, i, governor):
        return None, "generic"
    only = told_alone(tree, i, governor)
    if only is not None:
        return only, "participle"
    expected = left_out_doer(tree, governor, i)
    if expected is not None:
        return expected, "object-control"
    receivers = receivers_of(tree, governor, i)
    controller = receivers[-1] if receivers and receivers[-1] < i else None
    if controller is not None and tree.lower[controller] in RELATIVE_PRONOUNS:
        # *the bill, which they refuse to sign*: what is left out below is no object here
        controller = controller if antecedent_of_object(tree, i) is None else None
    caused = tree.tag[i] == "VBN" or (tree.lemma[governor] == "have" and tree.tag[i] == "VB")
    caused = caused and tree.dep[i] == "xcomp" and tree.mark(i) == ""
    if controller is not None and (tree.pos[governor] == "VERB" or caused):
        means = tree.lemma[governor] in nouns("using") and not is_actor_like(tree, controller)
        # *had a pupil sing*, *had the roof mended*: the pupil, the roof, whatever is had to an end
        if tree.lemma[governor] not in nouns("promising") and (caused or not means):
            return antecedent(tree, controller, governor), "object-control"
    if tree.lemma[governor] in nouns("caller") and (called := called_upon(tree, governor, i)):
        return called, "called-upon"
    if tree.lemma[governor] in _SENSED and tree.dep[i] == "xcomp" and tree.tag[i] in _BARE:
        left_out = sensed(tree, governor)
        if left_out is not None:
            return left_out, "object-control"
    if tree.lemma[governor] in _SENSED and tree.tag[i] == "VB" and tree.mark(i) == "":
        return None, "generic"  # *what we saw happen*
    return _from(tree, governor, depth, "subject-control")


def is_expletive(tree: Tree, i: int) -> bool:
    """Whether a subject is empty (*it is likely that*, *there were*)."""
    if tree.dep[i] != "expl" and tree.lower[i] not in _EXPLETIVES:
        return False
    if tree.lower[i] == "it" and tree.lemma[tree.head[i]] in nouns("weather"):
        return tree.dep[i] == "nsubj"  # *it was raining*
    if tree.dep[i] == "expl":
        return True
    told = tree.head[i]
    if not tree.has(told, "ccomp", "csubj"):
        return False
    return tree.lower[i] == "there" or not _acts_itself(tree, told)


def _acts_itself(tree: Tree, verb: int) -> bool:
    """Whether *it* is something that acts (*it agrees that*), not empty (*it hurt me that*)."""
    if not tree.is_verbal(verb) or tree.has(verb, "csubj", "cop", "aux:pass", "nsubj:pass"):
        return False
    if tree.lemma[verb] in nouns("seeming"):
        return False
    if not tree.has(verb, "obj", "iobj") or is_reporting(tree.lemma[verb]):
        return True
    content = tree.first(verb, "ccomp")
    return content is not None and tree.tag[content] == "VB" and not tree.mark(content)
