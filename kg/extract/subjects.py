"""Finding the subject of a predicate that may not have one of its own.

Control and raising (*wants to stay*, *urged the army to free him*), coordination, participles,
relative clauses and infinitives under nouns all leave the subject elsewhere in the sentence.
"""

from __future__ import annotations

from kg.extract.governors import governor
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "swear", "offer", "guarantee"}
)
_CAUSING = frozenset({"send", "leave", "set", "keep", "catch", "see", "hear", "watch", "find"})
_CALLS = frozenset(
    {
        "shout",
        "yell",
        "scream",
        "signal",
        "motion",
        "gesture",
        "wave",
        "call",
        "appeal",
        "wait",
        "press",
        "plead",
        "depend",
        "rely",
        "count",
    }
)
_EXPLETIVES = frozenset({"it", "there"})
_DEPTH = 12


def passive(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` stands in the passive, with or without an auxiliary."""
    deps = {tree.dep[k] for k in tree.kids[i]}
    if "aux:pass" in deps or "nsubj:pass" in deps or "obl:agent" in deps:
        return True
    if tree.sent[i] in tree.headlines and _headline_passive(tree, i, deps):
        return True
    if tree.tag[i] != "VBN" or "aux" in deps:
        return False
    if tree.dep[i] in {"acl", "amod"}:
        return True
    if tree.dep[i] == "conj" and "nsubj" not in deps and tree.tag[tree.head[i]] == "VBN":
        return passive(tree, tree.head[i])
    if "obj" in deps:
        return False
    return tree.dep[i] in {"advcl", "xcomp", "acl:relcl", "root", "parataxis", "ccomp"}


def _headline_passive(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a headline leaves the auxiliary out (*Two ministers detained*)."""
    if tree.tag[i] not in {"VBD", "VBN"} or deps & {"obj", "aux", "ccomp", "xcomp", "iobj"}:
        return False
    return tree.lemma[i] in nouns("object_bound")


def surface_subject(tree: Tree, i: int, depth: int = 0) -> tuple[int | None, str]:
    """Give the token that fills the grammatical subject of `i`, and the name of the way there.

    Relative pronouns are replaced by their antecedent.
    """
    if depth > _DEPTH:
        return None, "none"
    own = _own_subject(tree, i)
    if own is not None and not tree.dep[own].startswith("csubj"):
        return _antecedent(tree, own, i), "own-subject"
    dep = tree.dep[i]
    if dep == "conj":
        return _from(tree, tree.head[i], depth, "shared-subject")
    if dep == "xcomp":
        return _controlled(tree, i, depth)
    if dep in {"advcl", "advcl:relcl"}:
        return _adverbial(tree, i, depth)
    if dep in {"acl", "acl:relcl", "amod"}:
        return _adnominal(tree, i, depth)
    if dep in {"ccomp", "parataxis"} and tree.tag[i] == "VBG":
        return _controlled(tree, i, depth)
    return None, "none"


def _own_subject(tree: Tree, i: int) -> int | None:
    """Give the subject of `i` itself: the nearest before it, outer ones only for want of others."""
    for deps in (("nsubj", "nsubj:pass"), ("csubj", "csubj:pass"), ("nsubj:outer",)):
        found = tree.all(i, *deps)
        if found:
            before = [k for k in found if k < i]
            return before[-1] if before else found[0]
    return None


def _from(tree: Tree, i: int, depth: int, rule: str) -> tuple[int | None, str]:
    found, _ = surface_subject(tree, i, depth + 1)
    return found, rule if found is not None else "none"


def _antecedent(tree: Tree, subject: int, verb: int) -> int | None:
    """Replace a relative pronoun by the noun its clause modifies."""
    if tree.lower[subject] not in RELATIVE_PRONOUNS or tree.tag[subject] not in {"WP", "WDT", "IN"}:
        return subject if tree.dep[subject] != "expl" else None
    node = verb
    for _ in range(_DEPTH):
        if tree.dep[node] in {"acl:relcl", "acl"}:
            return (
                _person(tree, tree.head[node]) if tree.lower[subject] == "who" else tree.head[node]
            )
        if tree.dep[node] not in {"conj", "xcomp", "ccomp", "cop", "advcl"}:
            break
        node = tree.head[node]
    return None if tree.tag[subject] in {"WP", "WDT"} else subject


def _person(tree: Tree, noun: int) -> int:
    """Give whom *who* means: the noun, or somebody in its complements if the noun is a thing."""
    if is_actor_like(tree, noun):
        return noun
    people = [k for k in tree.all(noun, "nmod") if k > noun and tree.ent[k] == "PERSON"]
    return people[-1] if people else noun


def _controlled(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the controller of an infinitive or participle complement."""
    governor = tree.head[i]
    controller = tree.first(governor, "iobj") or tree.first(governor, "obj")
    if (
        controller is not None
        and controller < i
        and tree.lemma[governor] not in _SUBJECT_CONTROL
        and tree.pos[governor] == "VERB"
    ):
        return _antecedent(tree, controller, governor), "object-control"
    if tree.lemma[governor] in _CALLS and (called := _called(tree, governor, i)) is not None:
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
    if tree.tag[i] in {"VBD", "VBZ", "VBP"} and mark not in {"to", "in order to"}:
        return None, "none"
    if tree.lemma[governor] in _CALLS and (called := _called(tree, governor, i)) is not None:
        return called, "called-upon"
    obj = tree.first(governor, "iobj", "obj")
    if obj is not None and obj < i and mark in {"of", "from", "into"}:
        return obj, "object-control"
    causing = tree.lemma[governor] in _CAUSING and mark == ""
    if obj is not None and obj < i and tree.tag[i] == "VBG" and causing:
        return obj, "object-control"
    if tree.is_nominal(governor) and tree.first(governor, "cop", *_SUBJECTS) is None:
        return governor, "participle"
    return _from(tree, governor, depth, "understood-subject")


def _adnominal(tree: Tree, i: int, depth: int) -> tuple[int | None, str]:
    """Give the understood subject of a clause that modifies a noun."""
    noun = tree.head[i]
    if tree.dep[i] == "acl:relcl":
        gap = tree.first(i, "obj", "obl", "advmod")
        if gap is not None and tree.lower[gap] in RELATIVE_PRONOUNS:
            return None, "none"
        return (noun, "relative-clause") if tree.tag[i] == "VBN" else (None, "none")
    if tree.dep[i] == "amod":
        return (noun, "participle") if tree.tag[i] in {"VBN", "VBG"} else (None, "none")
    if tree.tag[i] in {"VBN", "VBG"} and tree.mark(i) == "":
        return noun, "participle"
    if tree.mark(i) in {"of", "from"} and (is_actor_like(tree, noun) or _is_charged(tree, noun)):
        return noun, "object-control"
    if tree.dep[noun] == "root" and tree.sent[noun] in tree.headlines:
        return noun, "headline"
    owner = tree.first(noun, "nmod:poss")
    if owner is not None:
        return owner, "possessor"
    governor = tree.head[noun]
    if tree.dep[noun] == "nmod" and tree.mark(i) == "to":
        return _from_purpose(tree, noun, depth)
    if tree.pos[governor] == "VERB" and tree.dep[noun] in {"obj", "nsubj:pass", "obl"}:
        receiver = tree.first(governor, "iobj")
        if receiver is not None:
            return receiver, "object-control"
        if tree.dep[noun] != "nsubj:pass":
            return _from(tree, governor, depth, "understood-subject")
    if tree.first(noun, "cop") is not None or tree.dep[noun] in {"nmod", "conj"}:
        inner = tree.first(noun, "nsubj")
        if inner is not None and tree.lower[inner] not in {"it", "this", "that", "there", "what"}:
            return inner, "understood-subject"
    by = next((k for k in tree.all(noun, "nmod") if tree.case(k) in {"by", "of"}), None)
    return (by, "possessor") if by is not None else (None, "none")


def _from_purpose(tree: Tree, noun: int, depth: int) -> tuple[int | None, str]:
    """Take the subject of the clause for an infinitive deep in its complements.

    *defeated a rival for a contract to supply the army* is about who supplies: the winner.
    """
    for above in tree.ancestors(noun):
        if tree.pos[above] == "VERB":
            if passive(tree, above):
                return None, "none"
            return _from(tree, above, depth, "understood-subject")
        if tree.dep[above] not in {"nmod", "obj", "obl", "conj"}:
            break
    return None, "none"


def _is_charged(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a verb that charges or keeps it (*accused the banker of*)."""
    effect = governor(tree.lemma[tree.head[noun]], "VERB")
    return tree.dep[noun] == "obj" and effect is not None and effect.name in {"allege", "prevent"}


def antecedent_of_object(tree: Tree, i: int, *, through: bool = False) -> int | None:
    """Give the noun that an object relative clause leaves out (*the city they took*)."""
    if tree.dep[i] == "xcomp" and tree.first(i, "obj") is None:
        # The gap lies in the complement (*the aircraft they intend to launch*).
        governor = tree.head[i]
        if tree.first(governor, "obj", "iobj") is None and tree.first(i, "obl") is None:
            return antecedent_of_object(tree, governor, through=True)
        return None
    if tree.dep[i] != "acl:relcl":
        return None
    pronoun = tree.first(i, "obj", "obl:unmarked")
    if pronoun is not None and tree.lower[pronoun] in RELATIVE_PRONOUNS:
        return tree.head[i]
    if tree.first(i, "obj") is not None:
        return None
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS or passive(tree, i):
        return None
    if any(tree.lower[k] in {"where", "when", "why", "whom"} for k in tree.kids[i]):
        return None
    complement = tree.first(i, "ccomp", "xcomp")
    return None if complement is not None and not through else tree.head[i]


def is_expletive(tree: Tree, i: int) -> bool:
    """Whether a subject is empty (*it is likely that*, *there were*)."""
    return tree.dep[i] == "expl" or (
        tree.lower[i] in _EXPLETIVES and tree.first(tree.head[i], "ccomp", "csubj") is not None
    )
