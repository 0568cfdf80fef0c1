"""Finding the subject of a predicate that may not have one of its own.

Control and raising (*wants to stay*, *urged the army to free him*), coordination, participles,
relative clauses and infinitives under nouns all leave the subject elsewhere in the sentence.
"""

from __future__ import annotations

from kg.extract.antecedents import antecedent, described_doing, owner_of
from kg.extract.gaps import fronted
from kg.extract.governors import governor
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_EXPLETIVES = frozenset({"it", "there"})
_EVENTFUL = frozenset({"after", "amid", "over", "following", "since", "despite", "during"})
_DEPTH = 12


def surface_subject(tree: Tree, i: int, depth: int = 0) -> tuple[int | None, str]:
    """Give the token that fills the grammatical subject of `i`, and the name of the way there.

    Relative pronouns are replaced by their antecedent.
    """
    if depth > _DEPTH:
        return None, "none"
    own = _own_subject(tree, i)
    if own is not None and not tree.dep[own].startswith("csubj"):
        return antecedent(tree, own, i), "own-subject"
    dep = tree.dep[i]
    if dep == "conj":
        clause = tree.head[i]
        beyond = tree.head[clause] if _resumes_main_clause(tree, clause, i) else clause
        return _from(tree, beyond, depth, "shared-subject")
    if dep == "xcomp":
        return _controlled(tree, i, depth)
    if dep in {"advcl", "advcl:relcl"}:
        return _adverbial(tree, i, depth)
    if dep in {"acl", "acl:relcl", "amod"}:
        return _adnominal(tree, i, depth)
    if dep in {"ccomp", "parataxis"} and tree.tag[i] == "VBG":
        return _controlled(tree, i, depth)
    return None, "none"


def _resumes_main_clause(tree: Tree, clause: int, i: int) -> bool:
    """Whether a predicate coordinated with an adverbial clause goes on with the main one.

    *She left when the motion was put and did not vote on it*: what is *it* cannot vote.
    """
    subject = tree.first(clause, "nsubj:pass")
    if tree.dep[clause] != "advcl" or subject is None or passive(tree, i):
        return False
    if tree.mark(clause) == "" and tree.first(clause, "advmod") is None:
        return False
    plural = tree.tag[subject] in {"NNS", "NNPS"}
    again = {"them"} if plural else {"it"}
    return any(tree.lower[k] in again for k in tree.all(i, "obj", "obl") if k > i)


def _own_subject(tree: Tree, i: int) -> int | None:
    """Give the subject of `i` itself: the nearest before it, outer ones only for want of others."""
    for deps in (("nsubj", "nsubj:pass"), ("csubj", "csubj:pass"), ("nsubj:outer",)):
        found = tree.all(i, *deps)
        if found:
            before = [k for k in found if k < i]
            if not before and tree.tag[i] == "VBG" and tree.first(i, "aux") is None:
                return None  # *wounding nine, most of them officers*: no subject follows *-ing*
            return before[-1] if before else found[0]
    return fronted(tree, i)


def _from(tree: Tree, i: int, depth: int, rule: str) -> tuple[int | None, str]:
    found, _ = surface_subject(tree, i, depth + 1)
    return found, rule if found is not None else "none"


def _controlled(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the controller of an infinitive or participle complement."""
    governor = tree.head[i]
    if tree.tag[i] == "VBG" and tree.lemma[governor] in nouns("unowned"):
        return None, "generic"
    receivers = tree.all(governor, "iobj", "obj")
    controller = receivers[-1] if receivers and receivers[-1] < i else None
    if controller is not None and tree.pos[governor] == "VERB":
        means = tree.lemma[governor] in nouns("using") and not is_actor_like(tree, controller)
        if tree.lemma[governor] not in nouns("promising") and not means:
            return antecedent(tree, controller, governor), "object-control"
    if tree.lemma[governor] in nouns("caller") and (called := _called(tree, governor, i)):
        return called, "called-upon"
    return _from(tree, governor, depth, "subject-control")


def _called(tree: Tree, governor: int, i: int) -> int | None:
    """Give X in *call on X to*, *appeal to X to*, *wait for X to*."""
    for k in tree.all(governor, "obl"):
        if k < i and tree.case(k) in {"on", "upon", "to", "for", "with", "at"}:
            return k
    return None


def _adverbial(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the understood subject of *to*-, *-ing* and *-ed* clauses."""
    governor = tree.head[i]
    mark = tree.mark(i)
    if _is_finite_form(tree, i, mark) or (mark == "as" and tree.tag[i] in {"VBN", "VBD"}):
        return None, "none"  # *as planned*, *as stated in the report*: the whole clause is
    bare = tree.tag[i] == "VBG" and len(tree.kids[i]) == 1
    if bare and mark in _EVENTFUL and tree.sent[i] in tree.headlines:
        return None, "none"  # *Chad closes border after shooting*: a noun, anybody's act
    if tree.lemma[governor] in nouns("caller") and (called := _called(tree, governor, i)):
        return called, "called-upon"
    beside = _beside(tree, governor, i, mark)
    if beside is not None:
        return beside, "absolute"
    obj = tree.first(governor, "iobj", "obj")
    if obj is not None and obj < i and _is_about_object(tree, governor, obj, i, mark):
        return antecedent(tree, obj, governor), "object-control"
    if tree.is_nominal(governor) and tree.first(governor, "cop", *_SUBJECTS) is None:
        return (None, "none") if is_time_noun(tree, governor) else (governor, "participle")
    if passive(tree, governor) and _is_by_whoever_did(tree, i, governor, mark):
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    return _from(tree, governor, depth, "understood-subject")


def _beside(tree: Tree, governor: int, i: int, mark: str) -> int | None:
    """Give X in *with X leaving*, which the analysis may hang on the verb beside the participle."""
    if tree.tag[i] != "VBG" or mark:
        return None
    for k in tree.all(governor, "obl"):
        if tree.case(k) == "with" and k < i and max(tree.subtree(k)) == i - 1:
            return k
    return None


def is_absolute(tree: Tree, governor: int, noun: int) -> bool:
    """Whether a noun behind *with* is the subject of a participle that follows at once."""
    return any(
        _beside(tree, governor, k, tree.mark(k)) == noun for k in tree.all(governor, "advcl")
    )


def _is_finite_form(tree: Tree, i: int, mark: str) -> bool:
    if mark in {"to", "in order to", "so as to"}:
        return False
    return tree.tag[i] in {"VBZ", "VBP"} or (tree.tag[i] == "VBD" and not passive(tree, i))


def _is_about_object(tree: Tree, governor: int, obj: int, i: int, mark: str) -> bool:
    """Whether the object is who acts: *accused him of*, *praised him for*, *sent him to*."""
    if mark in {"of", "from", "into"}:
        return True
    person = is_actor_like(tree, obj)
    if tree.tag[i] == "VBG" and mark in {"for", "as", "with"}:
        return person
    if tree.tag[i] == "VBG" and mark == "":
        return tree.lemma[governor] in nouns("perceiving")
    if mark not in {"to", "in order to"}:
        return False
    lemma = tree.lemma[governor]
    if lemma in nouns("training"):
        return True
    return person and lemma in nouns("sender") | nouns("preparing")


def _is_by_whoever_did(tree: Tree, i: int, governor: int, mark: str) -> bool:
    """Whether a clause under a passive is about who acts, not whom it is done to.

    *Taxes were raised to pay the army* and *by borrowing* are; those sent to fight do it.
    """
    if mark in {"by", "from"}:
        return mark == "by" or tree.lemma[governor] not in nouns("barring")
    ready = tree.lemma[governor] in nouns("sender") | nouns("preparing")
    return mark in {"to", "in order to", "so as to"} and not ready


def _adnominal(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the understood subject of a clause that modifies a noun."""
    noun = tree.head[i]
    if is_time_noun(tree, noun):
        return None, "none"
    if tree.dep[i] == "acl:relcl":
        gap = tree.first(i, "obj", "obl", "advmod")
        if gap is not None and tree.lower[gap] in RELATIVE_PRONOUNS:
            return None, "none"
        return (noun, "relative-clause") if tree.tag[i] == "VBN" else (None, "none")
    if tree.dep[i] == "amod":
        return (noun, "participle") if tree.tag[i] in {"VBN", "VBG"} else (None, "none")
    if tree.tag[i] in {"VBN", "VBG"} and tree.mark(i) == "":
        return described_doing(tree, noun, i), "participle"
    if tree.mark(i) in {"of", "from"} and (is_actor_like(tree, noun) or _is_charged(tree, noun)):
        return noun, "object-control"
    if tree.dep[noun] == "root" and tree.sent[noun] in tree.headlines:
        return noun, "headline"
    owner = owner_of(tree, noun)
    if owner is not None:
        return owner, "possessor"
    if tree.dep[noun] == "nmod" and tree.mark(i) == "to":
        return _from_purpose(tree, noun, depth)
    governor = tree.head[noun]
    if tree.pos[governor] == "VERB" and tree.dep[noun] in {"obj", "nsubj:pass", "obl"}:
        return _from_governor(tree, noun, governor, depth)
    if tree.first(noun, "cop") is not None or tree.dep[noun] in {"nmod", "conj"}:
        inner = tree.first(noun, "nsubj")
        if inner is not None and tree.lower[inner] not in {"it", "this", "that", "there", "what"}:
            return inner, "understood-subject"
    return None, "none"


def _from_governor(tree: Tree, noun: int, governor: int, depth: int) -> tuple[int | None, str]:
    """Take whom a clause's subject makes the owner of a plan, order or effort.

    What somebody rejects, reports or discusses is another's, and nobody's in the sentence.
    """
    receiver = tree.first(governor, "iobj")
    if receiver is not None:
        return receiver, "object-control"
    if _responds(tree, governor):
        return None, "none"
    if tree.dep[noun] == "obl" and tree.case(noun) not in {"in", "under", "with", "on", "as"}:
        return None, "none"
    if passive(tree, governor):
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    return _from(tree, governor, depth, "understood-subject")


def _from_purpose(tree: Tree, noun: int, depth: int) -> tuple[int | None, str]:
    """Take the subject of the clause for an infinitive deep in its complements.

    *defeated a rival for a contract to supply the army* is about who supplies: the winner.
    """
    for above in tree.ancestors(noun):
        if tree.pos[above] == "VERB":
            if passive(tree, above) or _responds(tree, above):
                return None, "none"
            return _from(tree, above, depth, "understood-subject")
        if tree.dep[above] not in {"nmod", "obj", "obl", "conj"}:
            break
    return None, "none"


def _responds(tree: Tree, verb: int) -> bool:
    """Whether a verb, with its particle, answers what others do (*played down the chances of*)."""
    named = [tree.lemma[verb], *(tree.lower[k] for k in tree.all(verb, "compound:prt"))]
    return tree.lemma[verb] in nouns("responding") or "-".join(named) in nouns("responding")


def _is_charged(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a verb that charges or keeps it (*accused the banker of*)."""
    effect = governor(tree.lemma[tree.head[noun]], "VERB")
    return tree.dep[noun] == "obj" and effect is not None and effect.name in {"allege", "prevent"}


def is_expletive(tree: Tree, i: int) -> bool:
    """Whether a subject is empty (*it is likely that*, *there were*)."""
    return tree.dep[i] == "expl" or (
        tree.lower[i] in _EXPLETIVES and tree.first(tree.head[i], "ccomp", "csubj") is not None
    )
