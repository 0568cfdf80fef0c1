"""Finding the subject of a predicate that may not have one of its own.

Control and raising (*wants to stay*, *urged the army to free him*), coordination, participles,
relative clauses and infinitives under nouns all leave the subject elsewhere in the sentence.
"""

from __future__ import annotations

from kg.extract.antecedents import antecedent, described_doing, owner_of, uncrossed
from kg.extract.control import (
    beside,
    called_upon,
    finite_above,
    first_of,
    goes_on,
    is_about_object,
    is_accusing,
    is_by_whoever_did,
    is_charged,
    is_finite_form,
    is_means,
    responds,
    resumes_main_clause,
)
from kg.extract.elsewhere import (
    is_told_to,
    resumed,
    ruling,
    seen_doing,
    sensed,
    strayed_subject,
    told_of,
    wished_of,
)
from kg.extract.gaps import antecedent_of_object, fronted, undergoing
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.understood import (
    accused_of,
    beside_relative,
    credited,
    is_aim,
    is_aside,
    is_filmed,
    is_finite_complement,
    is_foremost,
    is_nobodys,
    is_spent,
    named_along,
    needed_for,
    takes_no_infinitive,
    tried_by,
)
from kg.extract.voice import is_inverted_telling, passive

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_EXPLETIVES = frozenset({"it", "there"})
_SENSED = frozenset({"see", "hear", "watch", "feel"})
_BARE = frozenset({"VB", "VBG", "VBP"})
_COMPANY = frozenset({"along with", "together with"})
_EVENTFUL = frozenset({"after", "amid", "over", "following", "since", "despite", "during"})
_DEPTH = 12


def surface_subject(tree: Tree, i: int, depth: int = 0) -> tuple[int | None, str]:
    """Give the token that fills the grammatical subject of `i`, and the name of the way there.

    Relative pronouns are replaced by their antecedent.
    """
    if depth > _DEPTH:
        return None, "none"
    own = _own_subject(tree, i)
    aim = own is not None and is_aim(tree, own, i)
    if own is not None and aim and (tree.lemma[own] == "mission" or not is_actor_like(tree, own)):
        return owner_of(tree, own), "aim"  # *the envoy's aim is to end the war*
    if own is not None and not tree.dep[own].startswith("csubj"):
        return antecedent(tree, own, i), "own-subject"
    inserted = told_of(tree, i)
    if inserted is not None:
        return inserted, "told-of"
    dep = tree.dep[i]
    if dep == "conj":
        clause = tree.head[i]
        beside = beside_relative(tree, i, clause)
        if beside is not None:
            return _from(tree, beside, depth, "shared-subject")
        named = named_along(tree, i, clause)
        if named is not None:
            return named, "object-control"
        beyond = tree.head[clause] if resumes_main_clause(tree, clause, i) else clause
        beyond = finite_above(tree, i, beyond)
        found, rule = _from(tree, beyond, depth, "shared-subject")
        order = found is not None and is_told_to(tree, i, found)
        return (None, "imperative") if order else (found, rule)
    if dep == "xcomp":
        return _controlled(tree, i, depth)
    if dep in {"advcl", "advcl:relcl"}:
        return _adverbial(tree, i, depth)
    if dep in {"acl", "acl:relcl", "amod"}:
        return _adnominal(tree, i, depth)
    if dep == "ccomp" and tree.dep[tree.head[i]] == "advmod" and tree.mark(i) == "to":
        return _adverbial(tree, i, depth)
    if dep in {"ccomp", "parataxis"} and tree.tag[i] == "VBG":
        return _controlled(tree, i, depth)
    if dep == "ccomp" and i > tree.head[i] and tree.mark(i) == "to":
        return _controlled(tree, i, depth)
    again = resumed(tree, i)
    if again is not None:
        return _from(tree, again, depth, "resumed")
    if dep == "parataxis" and goes_on(tree, i):
        return _from(tree, tree.head[i], depth, "shared-subject")
    return None, "none"


def _own_subject(tree: Tree, i: int) -> int | None:
    """Give the subject of `i` itself: the nearest before it, outer ones only for want of others."""
    for deps in (("nsubj", "nsubj:pass"), ("csubj", "csubj:pass"), ("nsubj:outer",)):
        found = [k for k in tree.all(i, *deps) if tree.case(k) not in _COMPANY]
        if found:
            before = [k for k in found if k < i]
            before = [k for k in before if tree.tag[k] != "CD"] or before  # *Lee, now 50, left*
            if before and found[-1] > i and is_inverted_telling(tree, i):
                return found[-1]  # "Somalia," said the senator
            if not before and tree.tag[i] == "VBG" and tree.first(i, "aux") is None:
                return None  # *wounding nine, most of them officers*: no subject follows *-ing*
            return before[-1] if before else found[0]
    strayed = strayed_subject(tree, i)
    return strayed if strayed is not None else fronted(tree, i)


def _from(tree: Tree, i: int, depth: int, rule: str) -> tuple[int | None, str]:
    found, _ = surface_subject(tree, i, depth + 1)
    return found, rule if found is not None else "none"


def _controlled(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the controller of an infinitive or participle complement."""
    governor = tree.head[i]
    if tree.tag[i] == "VBG" and tree.lemma[governor] in nouns("unowned"):
        accused = accused_of(tree, governor)
        return accused, "generic" if accused is None else "object-control"
    if undergoing(tree, i) is not None:
        return None, "generic"
    if is_finite_complement(tree, i):
        return None, "none"
    receivers = tree.all(governor, "iobj", "obj")
    controller = receivers[-1] if receivers and receivers[-1] < i else None
    if controller is not None and tree.lower[controller] in RELATIVE_PRONOUNS:
        # *the bill, which they refuse to sign*: what is left out below is no object here
        controller = controller if antecedent_of_object(tree, i) is None else None
    if controller is not None and tree.pos[governor] == "VERB":
        means = tree.lemma[governor] in nouns("using") and not is_actor_like(tree, controller)
        if tree.lemma[governor] not in nouns("promising") and not means:
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


def _adverbial(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the understood subject of *to*-, *-ing* and *-ed* clauses."""
    governor = tree.head[i]
    if tree.dep[governor] == "advmod":
        governor = tree.head[governor]  # *work hard to keep it*
    mark = tree.mark(i)
    if undergoing(tree, i) is not None:
        return None, "generic"
    if is_finite_form(tree, i, mark) or (mark == "as" and tree.tag[i] in {"VBN", "VBD"}):
        return None, "none"  # *as planned*, *as stated in the report*: the whole clause is
    bare = tree.tag[i] == "VBG" and len(tree.kids[i]) == 1
    if bare and mark in _EVENTFUL and tree.sent[i] in tree.headlines:
        return None, "none"  # *Chad closes border after shooting*: a noun, anybody's act
    if is_nobodys(tree, i, governor, mark):
        return None, "generic"
    other = credited(tree, i, governor) or needed_for(tree, i, governor)
    other = other or named_along(tree, i, governor)
    if other is not None:
        return other, "object-control"
    if tree.lemma[governor] in nouns("caller") and (called := called_upon(tree, governor, i)):
        return called, "called-upon"
    absolute = beside(tree, governor, i, mark)
    if absolute is not None:
        return absolute, "absolute"
    obj = tree.first(governor, "iobj", "obj")
    if obj is not None and obj < i and is_about_object(tree, governor, obj, i, mark):
        return antecedent(tree, obj, governor), "object-control"
    if tree.is_nominal(governor) and tree.first(governor, "cop", *_SUBJECTS) is None:
        return (None, "none") if is_time_noun(tree, governor) else (governor, "participle")
    doing = seen_doing(tree, i, governor)
    if doing is not None:
        return _from(tree, doing, depth, "understood-subject")
    norm = ruling(tree, i, governor)
    if norm is not None:
        return norm, "ruling"
    if passive(tree, governor) and mark == "to" and tree.lemma[governor] in nouns("brought"):
        return _from(tree, governor, depth, "patient-control")
    if passive(tree, governor) and is_by_whoever_did(tree, i, governor, mark):
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    return _from(tree, governor, depth, "understood-subject")


def _adnominal(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the understood subject of a clause that modifies a noun."""
    noun = uncrossed(tree, tree.head[i], i) if tree.dep[i] == "acl" else tree.head[i]
    if tree.tag[i] == "VBG" and (is_spent(tree, noun) or is_aside(tree, noun, i)):
        return _from(tree, tree.head[noun], depth, "understood-subject")
    if tree.tag[i] == "VBG" and is_filmed(tree, noun):
        return _from(tree, tree.head[noun], depth, "patient-control")
    if is_time_noun(tree, noun):
        return None, "none"
    if tree.dep[i] == "acl:relcl":
        gap = tree.first(i, "obj", "obl", "advmod")
        if gap is not None and tree.lower[gap] in RELATIVE_PRONOUNS:
            return None, "none"
        return (noun, "relative-clause") if tree.tag[i] == "VBN" else (None, "none")
    if tree.dep[i] == "amod":
        apt = tree.tag[i] == "JJ" and i > noun  # *pumps capable of draining the lake*
        return (noun, "participle") if apt or tree.tag[i] in {"VBN", "VBG"} else (None, "none")
    if tree.dep[noun] == "xcomp" and not tree.is_nominal(noun):
        return _from(tree, tree.head[noun], depth, "understood-subject")
    if tree.mark(i) == "against" and tree.lemma[noun] in nouns("norm"):
        return None, "generic"  # *a rule against hiring relatives*
    wished = wished_of(tree, noun, i)
    if wished is not None:
        return wished, "wished-of"
    if is_means(tree, noun, i):
        return _from(tree, tree.head[noun], depth, "means")
    other = tried_by(tree, noun, i) or needed_for(tree, i, tree.head[noun])
    if other is not None:
        return other, "participle"
    if tree.tag[i] in {"VBN", "VBG"} and tree.mark(i) == "":
        return described_doing(tree, noun, i), "participle"
    if tree.mark(i) == "for" and tree.tag[i] == "VBG" and is_actor_like(tree, noun):
        return noun, "object-control"
    if tree.mark(i) in {"of", "from"} and (is_actor_like(tree, noun) or is_charged(tree, noun)):
        return noun, "object-control"
    if tree.dep[noun] == "root" and tree.sent[noun] in tree.headlines:
        return noun, "headline"
    owner = owner_of(tree, noun)
    if owner is None and tree.dep[noun] == "appos":
        owner = owner_of(tree, tree.head[noun])  # *the spirit of the town, its will to win*
    if owner is not None:
        return owner, "possessor"
    if tree.mark(i) == "to" and is_foremost(tree, noun):
        return noun, "foremost"
    inside = tree.dep[noun] == "conj" and takes_no_infinitive(tree, noun, i)
    if (tree.dep[noun] == "nmod" or inside) and tree.mark(i) == "to":
        return _from_purpose(tree, noun, depth)
    among = first_of(tree, noun)
    governor = tree.head[among]
    if tree.pos[governor] == "VERB" and tree.dep[among] in {"obj", "nsubj:pass", "obl"}:
        return _from_governor(tree, among, governor, i, depth)
    if tree.first(noun, "cop") is not None or tree.dep[noun] in {"nmod", "conj"}:
        inner = tree.first(noun, "nsubj")
        if inner is not None and is_actor_like(tree, inner):
            return inner, "understood-subject"
    return None, "none"


def _from_governor(
    tree: Tree, noun: int, governor: int, i: int, depth: int
) -> tuple[int | None, str]:
    """Take whom a clause's subject makes the owner of a plan, order or effort.

    What somebody rejects, reports or discusses is another's, and nobody's in the sentence.
    """
    receiver = tree.first(governor, "iobj")
    if receiver is not None:
        return receiver, "object-control"
    if responds(tree, governor):
        return None, "none"
    own = tree.case(noun) in {"in", "under", "with", "on", "as"}
    if tree.dep[noun] == "obl" and not own and not takes_no_infinitive(tree, noun, i):
        return None, "none"
    if passive(tree, governor):
        if is_accusing(tree, governor):
            return _from(tree, governor, depth, "patient-control")
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    return _from(tree, governor, depth, "understood-subject")


def _from_purpose(tree: Tree, noun: int, depth: int) -> tuple[int | None, str]:
    """Take the subject of the clause for an infinitive deep in its complements.

    *defeated a rival for a contract to supply the army* is about who supplies: the winner.
    """
    for above in tree.ancestors(noun):
        if tree.pos[above] == "VERB":
            if passive(tree, above) or responds(tree, above):
                return None, "none"
            return _from(tree, above, depth, "understood-subject")
        if tree.dep[above] not in {"nmod", "obj", "obl", "conj"}:
            break
    return None, "none"


def is_expletive(tree: Tree, i: int) -> bool:
    """Whether a subject is empty (*it is likely that*, *there were*)."""
    return tree.dep[i] == "expl" or (
        tree.lower[i] in _EXPLETIVES and tree.first(tree.head[i], "ccomp", "csubj") is not None
    )
