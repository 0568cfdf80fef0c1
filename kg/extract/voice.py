"""Active or passive: what the grammatical subject of a verb is."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.tree import RELATIVE_PRONOUNS, Tree, per_token

_BARE = frozenset({"advcl", "xcomp", "acl:relcl", "root", "parataxis", "ccomp"})
_PAST = frozenset({"VBD", "VBN", "JJ"})
"""Tags of forms that may be passive without an auxiliary."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OWN = frozenset({"nsubj", "obj", "aux"})
_TELLING = frozenset({"aux:pass", "obl:agent", "nsubj:pass"})
"""Labels that tell a passive."""
COMPARING = frozenset({"like", "unlike"})
"""Prepositions behind which stands what somebody is likened to, whatever its label."""
_COMPLETE = frozenset({"obj", "iobj", "aux", "xcomp", "ccomp", "expl", "cop", "compound:prt"})
_COUNTED = frozenset({"other", "dozen", "score", "hundred", "thousand", "many", "several"})
_WHEN = frozenset({"after", "when", "as", "because", "if", "before", "while", "since", "until"})
_MAIN = frozenset({"root", "parataxis", "ccomp"})
_BOUND_FOR = frozenset(
    {"for", "to", "toward", "towards", "into", "in", "out of", "down", "back to"}
)
_WAYS = frozenset(
    {"home", "back", "north", "south", "east", "west", "out", "up", "down", "there", "upward",
     "upwards", "downward", "downwards", "overseas", "abroad", "off", "nowhere", "where", "here",
     "elsewhere", "inland", "offshore", "straight", "directly", "away", "higher", "lower"}
)  # fmt: skip
"""Where something is headed."""
_FINITE = frozenset({"root", "parataxis", "ccomp", "conj", "acl", "acl:relcl", "advcl"})


def passive(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` stands in the passive, with or without an auxiliary."""
    labels = tree.labels[i]
    if tree.tag[i] not in _PAST and labels.isdisjoint(_TELLING) and tree.lemma[i] != "blame":
        return False
    return _in_headline(tree, i) if tree.sent[i] in tree.headlines else _in_text(tree, i)


@per_token
def _in_headline(tree: Tree, i: int) -> bool:
    return _is_passive(tree, i)


@per_token
def _in_text(tree: Tree, i: int) -> bool:
    return _is_passive(tree, i)


def _is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb that may be a passive by its form or dependents is one."""
    labels = tree.labels[i]
    own = tree.lemma[i] == "strike" and "aux:pass" not in labels
    if own and tree.says(i, nouns("calamity"), *_SUBJECTS):
        return False  # *disaster struck*
    case = [k for k in tree.kids[i] if "case" in tree.labels[k]]
    likened = [k for k in case if tree.case(k) in COMPARING] if case else []
    deps = {tree.dep[k] for k in tree.kids[i] if k not in likened} if likened else labels
    if tree.tag[i] in {"VBN", "VBD"} and _may_be_middle(tree, i) and _is_middle(tree, i, deps):
        return False
    finite = tree.tag[i] == "VBD" and "obj" in deps  # *rated this statement by the mayor*
    if "mark" in labels and not deps.isdisjoint(_SUBJECTS) and _is_accompanying(tree, i, deps):
        return True
    if tree.lemma[i] == "blame" and "cop" in deps and tree.mark(i).endswith("to"):
        return True  # *are to blame*
    stative = "cop" in deps and tree.tag[i] in {"JJ", "VBN"} and "obj" not in deps
    if stative and any(tree.case(k) == "by" for k in tree.all(i, "obl")):
        return True  # *may be undercut by fear*, whatever the tag
    if "aux:pass" in deps or ("obl:agent" in deps and not finite and not {"nsubj", "obj"} <= deps):
        return not _is_contact_perfect(tree, i, deps)
    if "nsubj" in deps and tree.dep[i] == "conj" and _shares_auxiliary(tree, i, deps):
        return True
    if "nsubj:pass" in deps:
        return not _is_mislabelled(tree, i, deps)
    bare = tree.sent[i] in tree.headlines or _is_bare_line(tree, i)
    if bare and _headline_passive(tree, i, deps):
        return True
    if tree.dep[i] == "advcl" and _is_opening_participle(tree, i, deps):
        return True
    first = tree.head[i]
    goes_on = tree.dep[i] == "conj" and deps.isdisjoint(_OWN)
    again = goes_on and tree.tag[i] == "VBN"
    if again and _is_accompanying(tree, first, tree.labels[first]):
        return True  # *with each town given a task and asked to*
    if goes_on and _shares_voice(tree, i):
        return passive(tree, tree.head[i])
    if tree.tag[i] != "VBN" or "aux" in deps or is_inverted_telling(tree, i):
        return False
    if tree.dep[i] == "conj" and not deps & {"nsubj", "obj"}:
        return _shares_copula(tree, i)
    if tree.dep[i] in {"acl", "amod"}:
        return "nsubj" not in deps
    bare = "nsubj" in deps and "cop" not in deps
    if bare and tree.dep[i] == "advcl" and tree.mark(i) in _WHEN:
        return False  # *after a tram overturned*: a past form, whatever its tag
    if bare and tree.dep[i] in _MAIN and _is_mislabelled(tree, i, deps):
        return False  # *the index increased by 48 points*
    if tree.dep[i] == "acl:relcl" and "nsubj" in deps and not _is_own_relative(tree, i):
        return False  # comments the governor made
    return "obj" not in deps and tree.dep[i] in _BARE


def _may_be_middle(tree: Tree, i: int) -> bool:
    """Whether a verb is one of those that tell of their subject, or of a subject that can act."""
    if tree.lemma[i] not in nouns("middle_people"):
        return tree.lemma[i] in nouns("middle")
    own = tree.first(i, *_SUBJECTS)
    own = tree.head[i] if own is None and tree.dep[i] in {"acl", "conj"} else own
    if own is None or not tree.is_nominal(own):
        return own is not None and tree.is_verbal(own)
    return is_actor_like(tree, own) and tree.lemma[own] not in nouns("moved")


def _is_middle(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a participle tells what somebody attends to (*is focused on*, *are opposed to*).

    So does one of where it goes (*is headed for the coast*, *are headed home*).
    """
    if deps & {"obl:agent", "obj"}:
        return False
    if tree.lemma[i] == "head":
        ways = [k for k in tree.all(i, "obl", "advmod", "obl:unmarked", "xcomp") if k > i]
        return any(tree.case(k) in _BOUND_FOR or tree.lower[k] in _WAYS for k in ways)
    behind = (k for k in tree.all(i, "obl") if tree.case(k) in {"on", "to"})
    if any(k > i or tree.lower[k] in RELATIVE_PRONOUNS for k in behind):
        return True  # *the pact to which we are committed*
    clauses = tree.all(i, "advcl", "xcomp")  # *is devoted to feeding the poor*
    return any(tree.marks[k] == "to" and tree.tag[k] == "VBG" for k in clauses)


def _is_accompanying(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether *with* and a subject make a past form a participle (*with two bridges closed*)."""
    if "mark" not in tree.labels[i] or "aux" in deps or tree.tag[i] not in {"VBN", "VBD"}:
        return False
    if tree.mark(i) != "with":
        return False
    opening = next(k for k in tree.kids[i] if tree.dep[k] == "mark")
    apart = (
        opening == 0 or tree.pos[opening - 1] == "PUNCT" or tree.sent[opening - 1] != tree.sent[i]
    )
    return apart and tree.lemma[i] not in nouns("intransitive")


def is_inverted_telling(tree: Tree, i: int) -> bool:
    """Whether a verb behind what was said has its teller behind it (*…, noted the senator*)."""
    after = [k for k in tree.all(i, "nsubj") if k > i]
    closed = tree.lower[i - 1 : i][:1]
    return bool(after and closed) and closed[0] in _CLOSING and not tree.has(i, "aux:pass")


_CLOSING = frozenset({",", "”", "''", '"', "’", "'", "?", "!", "—", "–"})


def _is_own_relative(tree: Tree, i: int) -> bool:
    """Whether the subject of a relative clause is its relative pronoun (*a man who shot*)."""
    return tree.says(i, RELATIVE_PRONOUNS, "nsubj")


def _is_mislabelled(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a subject was taken for that of a passive though nothing else is one.

    Outside headlines a finite passive has an auxiliary (*the group called for reform*).
    """
    if tree.sent[i] in tree.headlines or tree.dep[i] not in _FINITE:
        return False
    if tree.dep[i] == "conj" and passive(tree, tree.head[i]):
        return False
    return "obj" in deps or tree.lemma[i] not in nouns("object_bound")


def _is_contact_perfect(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether *'s* is *has*: a relative clause without a pronoun leaves an object out.

    *the pills he's promoted* are what he has promoted.
    """
    if tree.dep[i] != "acl:relcl" or deps & {"obl:agent", "obj", "mark"}:
        return False
    if any(tree.lower[k] in RELATIVE_PRONOUNS for j in (i, *tree.kids[i]) for k in tree.kids[j]):
        return False
    return any(tree.dep[k] == "aux:pass" and tree.lower[k] in {"'s", "’s"} for k in tree.kids[i])


def _headline_passive(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a headline leaves the auxiliary out (*Two ministers detained*)."""
    if tree.tag[i] not in {"VBD", "VBN"} or deps & {"obj", "aux", "ccomp", "xcomp", "iobj"}:
        return False
    return tree.lemma[i] in nouns("object_bound")


def _is_bare_line(tree: Tree, i: int) -> bool:
    """Whether a line of the text speaks like a headline (*Curfew lifted, but roads still shut*).

    Its subject, all before the verb, has no article; no mark ends it, or the noun is a singular.
    """
    start, end = tree.sentences[tree.sent[i]]
    if i != start + 1 or tree.dep[i] != "root" or tree.dep[start] not in _SUBJECTS:
        return False
    if tree.text[tree.end[end - 1] - 1].isalnum():
        return tree.pos[start] in {"NOUN", "PROPN"}
    return tree.tag[start] == "NN"


def _is_opening_participle(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a past form is a participle after all (*Asked about the raid, he said nothing*)."""
    return (
        tree.tag[i] == "VBD"
        and i < tree.head[i]
        and not deps & {"nsubj", "obj", "mark", "aux", "advmod"}
    )


def _shares_voice(tree: Tree, i: int) -> bool:
    """Whether a coordinated verb can share its head's passive auxiliary (*was held and fined*)."""
    head = tree.head[i]
    if tree.tag[head] != "VBN" and not (tree.dep[head] == "conj" and _shares_voice(tree, head)):
        return False
    if tree.tag[i] in {"VBN", "JJ"}:
        return True
    bound = tree.lemma[i] in nouns("object_bound") or tree.lemma[i] in nouns("transitive")
    return tree.tag[i] == "VBD" and bound


def _shares_auxiliary(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether a second clause leaves out *were* (*nine were killed and* **others hurt**)."""
    if deps & _COMPLETE or tree.lemma[i] not in nouns("object_bound"):
        return False
    subject = next(k for k in tree.kids[i] if tree.dep[k] == "nsubj")
    if subject > i or tree.pos[subject] == "PRON":
        return False
    first = tree.head[i]
    if tree.tag[i] == "VBN":
        return True  # *four blasts and five workers killed*: no perfect without *have*
    counted = tree.has(subject, "nummod") or tree.lemma[subject] in _COUNTED
    return tree.tag[i] == "VBD" and counted and passive(tree, first)


def _shares_copula(tree: Tree, i: int) -> bool:
    """Whether a participle goes on with *be* before an adjective (*was ill and taken home*)."""
    head = tree.head[i]
    if not tree.has(head, "cop"):
        return False
    # *is a suspect and believed to have fled*, *is under construction and scheduled to open*
    expected = tree.lemma[i] in nouns("expecting") and tree.has(i, "xcomp", "ccomp")
    named = expected or (tree.lemma[i] in nouns("deeming") and tree.has(i, "xcomp"))
    return named or tree.tag[head] in {"JJ", "VBN"} or tree.lemma[i] in nouns("object_bound")
