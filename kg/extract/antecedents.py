"""Whom a relative pronoun, a participle or a noun of action means among the nouns around it."""

from __future__ import annotations

from kg.extract.loose_relatives import right_before
from kg.extract.noun_classes import nouns
from kg.extract.participants import filling, is_actor_like, is_human
from kg.extract.reaching import (
    doing_harm,
    example_named,
    in_purpose,
    last_of_series,
    listed_above,
    named_first,
    person_around,
    told_apart,
)
from kg.extract.restricting import group_meant, is_known, restricted
from kg.extract.spans import content_noun, is_time_noun, left_edge
from kg.extract.summing_which import sums_up, thing_meant
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_NAMES = frozenset({"PROPN", "PRON", "NOUN"})
_OWNERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_SHARES = frozenset({"percentage", "proportion", "share"})
_ALL_OVER = frozenset({"across", "around", "from around", "from across", "all over", "throughout"})
_DEPTH = 12
_AMONG = frozenset({"of", "by", "with", "between", "among"})
_NUMBER = {"was": False, "were": True, "VBZ": False, "VBP": True}
"""Whether a finite form goes with a plural."""


def antecedent(tree: Tree, subject: int, verb: int) -> int | None:
    """Replace a relative pronoun by the noun its clause modifies."""
    if tree.lower[subject] not in RELATIVE_PRONOUNS or tree.tag[subject] not in {"WP", "WDT", "IN"}:
        return subject if tree.dep[subject] != "expl" else None
    if tree.lower[subject] == "who" and tree.text[tree.start[subject] :].startswith("WHO"):
        return subject  # the health body
    node = verb
    for _ in range(_DEPTH):
        if tree.dep[node] == "advcl:relcl":
            return right_before(tree, subject, node, verb)
        if tree.dep[node] in {"acl:relcl", "acl"}:
            noun = uncrossed(tree, tree.head[node], node)
            if not tree.is_nominal(noun) and not (
                tree.has(noun, "det") and tree.pos[noun] == "ADJ"
            ):
                if tree.tag[noun] == "VBG" and tree.lower[subject] == "that":
                    return noun  # *amid fighting that drove them out*
                return None  # *…, which made him angry*: the whole clause did
            while tree.dep[noun] == "conj" and tree.is_ruled_out(noun):
                noun = tree.head[noun]  # *it was Ann, and not Lee, who left*
            noun = told_apart(tree, noun, node)
            noun = named_first(tree, noun, node)
            noun = example_named(tree, noun, node)
            noun = listed_above(tree, in_purpose(tree, noun, node), verb)
            noun = last_of_series(tree, noun, node, plural=_number(tree, verb))
            noun = filling(tree, doing_harm(tree, agreeing(tree, noun, verb), verb))
            if tree.lower[subject] == "which":
                noun = group_meant(tree, noun, node, plural=_number(tree, verb))
                noun = thing_meant(tree, noun, node, verb, plural=_number(tree, verb))
            if _is_whole_clause(tree, subject, noun, verb) or sums_up(tree, subject, noun, verb):
                return None
            if tree.lower[subject] == "who":
                above = tree.head[node]  # *people who think in such terms, who live there*
                noun = above if is_human(tree, above) and not is_actor_like(tree, noun) else noun
                noun = person_meant(tree, noun)
                if tree.lower[subject - 1] == "those":
                    return subject - 1
                if tree.lower[subject - 1] == "," and not is_actor_like(tree, noun):
                    noun = person_around(tree, noun) or noun
            return described(tree, noun)
        if tree.dep[node] not in {"conj", "xcomp", "ccomp", "cop", "advcl"}:
            break
        node = tree.head[node]
    points = tree.lower[subject] == "that" and tree.dep[tree.head[subject]] == "conj"
    if points and tree.dep[subject - 1] == "cc":
        return subject  # *and that enabled them*: what was told before
    return None if tree.tag[subject] in {"WP", "WDT"} else subject


def _is_whole_clause(tree: Tree, which: int, noun: int, verb: int) -> bool:
    """Whether *which* sums up the clause that ends in a place (*left for Rome, which caused*)."""
    near = noun
    if noun < which - 2 and tree.lemma[noun] not in nouns("striking"):
        near = which - 2  # *burned tyres in Nakuru, which caused*
    place = tree.ent[near] in {"GPE", "LOC"} and tree.dep[near] == "obl"
    caused = tree.lower[which] == "which" and tree.lemma[verb] in nouns("bringing_about")
    return place and caused and tree.lower[which - 1] == ","


def uncrossed(tree: Tree, noun: int, clause: int) -> int:
    """Give the noun a clause behind it is about."""
    return restricted(tree, _uncrossed(tree, noun, clause), clause)


def _uncrossed(tree: Tree, noun: int, clause: int) -> int:
    """Give the noun right before a clause where the analysis crosses it to one further left.

    *an attack during a parade celebrating the day*: English clauses do not cross their noun.
    """
    subject = tree.first(noun, "nsubj")
    if subject is not None and subject < clause < noun:
        return subject  # *the crew, made up of cadets, is one of*: hung on what it is
    opening = left_edge(tree, clause)
    if tree.dep[clause] == "acl:relcl" and tree.pos[opening] == "PUNCT":
        return noun  # *the violence in the town, which left*
    before = opening - 1
    if tree.dep[before] == "obl:unmarked" and is_time_noun(tree, before):
        return noun  # *issued a statement Friday calling for talks*
    if tree.tag[clause] == "VBN" and tree.dep[clause] == "acl" and tree.pos[before] == "NOUN":
        # *owners reporting gains held for years*: what is held are the gains
        between = [k for k in tree.all(noun, "acl") if noun < k < before]
        if between and before in (inner := tree.all(between[-1], "obj")):
            return inner[-1]
    doing = tree.tag[clause] == "VBG" and tree.dep[clause] == "acl" and tree.pos[before] == "NOUN"
    doing = doing and tree.pos[opening] != "PUNCT"
    between = [k for k in tree.all(noun, "acl") if noun < k < before] if doing else []
    between = [k for k in between if tree.tag[k] in {"VBG", "VBN"}]
    if any(before in tree.subtree(k) for k in between):
        return before  # *ships using teams of divers working by night*: the divers work
    if before > noun and tree.pos[before] == "PUNCT":
        return noun
    if before <= noun or tree.pos[before] not in {"NOUN", "PROPN"}:
        return noun
    relative = tree.dep[clause] == "acl" or tree.lower[opening] in {"which", "that"}
    if relative and tree.mark(clause) == "" and is_known(tree, before, clause):
        return noun  # *winds to Kent which brought floods*: a name needs no telling apart
    if tree.dep[noun] == "conj" and tree.head[before] == tree.head[noun]:
        return noun  # *farmers and people in the valley driven out*
    while noun < tree.head[before] != before and tree.pos[tree.head[before]] in {"NOUN", "PROPN"}:
        before = tree.head[before]  # a root is its own head
    return noun if noun in tree.ancestors(before) or tree.dep[before] == "conj" else before


def agreeing(tree: Tree, noun: int, verb: int) -> int:
    """Give the noun above that fits the verb in number where the nearest one does not.

    *the system for computers that brings news* is about the system.
    """
    plural = _number(tree, verb)
    if plural is None or tree.has(noun, "conj"):
        return noun
    above = tree.head[noun]
    if tree.dep[noun] == "obl" and tree.dep[above] == "amod" and above < noun:
        above = tree.head[above]  # *rebels loyal to Omar Dah, who have taken towns*
    elif tree.dep[noun] == "obj" and tree.dep[above] == "acl" and tree.mark(above) == "to":
        above = tree.head[above]  # *a bill to help widows, which includes a pension*
    elif tree.dep[noun] != "nmod":
        return noun
    if tree.first(above, "cop") is not None:
        return noun
    wrong, right = ("NN", "NNS") if plural else ("NNS", "NN")
    if tree.tag[noun] != wrong and not (plural and tree.ent[noun] == "PERSON"):
        return noun
    if tree.tag[above] != right or content_noun(tree, above) != above:
        return noun
    if plural and (tree.lemma[noun] in nouns("group") or tree.lemma[noun] in nouns("person")):
        return noun  # *the police who were there*
    return above


def _number(tree: Tree, verb: int) -> bool | None:
    """Tell whether a verb goes with a plural, or nothing where its form does not show it."""
    finite = next((k for k in tree.all(verb, "aux", "aux:pass", "cop")), verb)
    if tree.tag[finite] == "VBZ" and not tree.lower[finite].endswith("s"):
        return None
    return _NUMBER.get(tree.lower[finite], _NUMBER.get(tree.tag[finite]))


def described(tree: Tree, noun: int, *, thing: bool = False) -> int:
    """Give who (or what, if `thing`) a predicate noun tells of (*she is the officer who led it*).

    In a cleft (*it was the officer who …*) it is the noun itself.
    """
    node = noun
    while tree.dep[node] == "conj" and tree.first(node, "cop") is None:
        node = tree.head[node]
    if tree.first(node, "cop") is None:
        return noun
    subject = tree.first(node, "nsubj")
    while subject is None and tree.dep[node] == "conj":
        node = tree.head[node]
        subject = tree.first(node, "nsubj")
    if subject is None or tree.pos[subject] not in _NAMES:
        return noun
    if tree.lower[subject] in {"it", "this", "that", "there", "what", "who", "which"}:
        return noun
    return subject if thing or is_human(tree, subject) else noun


def person_meant(tree: Tree, noun: int) -> int:
    """Give whom *who* means: the noun, or somebody in the phrase it stands in.

    *a friend of the company who left* is about the friend, *the head of the agency, Ann Lee, who
    left* about neither the agency nor any other thing.
    """
    if tree.lemma[noun] in _SHARES:
        return content_noun(tree, noun)
    if is_human(tree, noun) or tree.lower[noun] == "others":
        return noun
    node = noun
    while tree.dep[node] in {"nmod", "appos", "compound", "nmod:poss"}:
        node = tree.head[node]
        if is_human(tree, node):
            return node
    inside = [k for k in tree.all(noun, "nmod", "appos", "conj") if k > noun and is_human(tree, k)]
    if inside:
        return inside[-1]
    away = tree.dep[noun] == "obl" and tree.case(noun) in _ALL_OVER
    if away or (not is_actor_like(tree, noun) and tree.dep[noun] == "obl"):
        # *calls from listeners to a show who said*: the analysis may hang both on the verb
        near = [k for k in tree.all(tree.head[noun], "obj", "obl") if k < noun]
        people = [k for n in near[-1:] for k in (n, *tree.all(n, "conj")) if k < noun]
        if people and is_human(tree, people[-1]):
            return people[-1]
    return node if not is_actor_like(tree, noun) and tree.first(node, "cop") is None else noun


def described_doing(tree: Tree, noun: int, i: int) -> int:
    """Give who does what follows: *images of* **soldiers** *beating*, *2 % of the* **refugees**."""
    if content_noun(tree, noun) != noun:
        return content_noun(tree, noun)
    if tree.tag[i] != "VBG" or is_actor_like(tree, noun):
        return noun
    behind = [k for k in tree.all(noun, "nmod") if k > noun and tree.case(k) in _AMONG]
    last = [k for k in behind if max(tree.subtree(k)) == i - 1 and is_actor_like(tree, k)]
    return last[0] if last else noun


def owner_of(tree: Tree, noun: int) -> int | None:
    """Give whose act or plan a noun tells of (*Iran's bid*, *the bid of Iran*, *a Russian bid*)."""
    owner = tree.first(noun, "nmod:poss")
    if owner is not None and not is_time_noun(tree, owner):
        return owner
    does = tree.first(noun, "acl:relcl") if tree.lower[noun] in {"what", "all"} else None
    if does is not None:
        return tree.first(does, "nsubj")  # *what the army did was wait*
    behind = [k for k in tree.all(noun, "nmod") if k > noun]
    for wanted in ("by", "of"):
        for k in behind:
            if tree.case(k) == wanted and is_actor_like(tree, k):
                return k
    if is_actor_like(tree, noun):
        return None
    before = [k for k in tree.all(noun, "amod", "compound") if tree.ent[k] in _OWNERS]
    if not before and tree.lemma[noun] in nouns("infinitive_taking"):
        # *government efforts to*, *rebel efforts to*
        before = [k for k in tree.all(noun, "compound") if is_actor_like(tree, k)]
    return before[0] if before else None
