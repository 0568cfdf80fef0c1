"""Nouns and relative clauses next to their verb or noun, which an analysis hung on another.

In *proposed jointly owned drones* drones are proposed; in *a letter accusing Ann Lee of lying* she
is accused; in *calls the firm “a shame”* the firm is called so; in *in a deal signed by Chad* the
deal is signed; in *a vow to free Ann Lee, who …* the clause tells of her.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.repairs.arcs import Arcs, places, where

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_OPENING_QUOTE = "``"
_STRAYING = frozenset({"xcomp", "acl", "acl:relcl", "conj", "advmod"})
"""Labels of all that may be hung elsewhere here, opening quotation marks aside."""
_OWNERS = frozenset({"compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked"})
_NAMING = frozenset({"call", "brand", "label", "dub", "deem", "declare", "proclaim", "nickname"})
_MUCH = frozenset({"much", "more", "most", "little", "enough", "less"})
_INSIDE = frozenset({"obj", "obl", "nmod", "conj", "appos"})
_NEAR = 3
_MAX_STEPS = 6


def restore_nouns(arcs: Arcs) -> None:
    """Hang objects of verbs and relative clauses of persons where they belong, in place."""
    head, dep, tag, lemma, ent = arcs.head, arcs.dep, arcs.tag, arcs.lemma, arcs.ent
    kids = arcs.kids()
    labels = list(dep)
    for k in sorted({*where(dep, _STRAYING), *places(tag, _OPENING_QUOTE)}):
        label = labels[k]
        if label == "xcomp" and tag[k] == "VBN":
            _describe_object(head, dep, tag, kids, k)
        elif label == "acl" and tag[k] == "VBG":
            _give_object(head, dep, tag, kids, k)
        elif label == "acl" and tag[k] == "VBN":
            _give_described(head, dep, tag, kids, k)
        elif tag[k] == _OPENING_QUOTE and k:
            _part_named(head, dep, tag, lemma, kids, k)
        elif label == "acl:relcl" and tag[head[k]] in {"NN", "NNS"}:
            _tell_of_person(head, tag, ent, kids, k)
        elif label == "conj" and tag[k] in _NOUNS and any(lemma[i] == ";" for i in kids[k]):
            _leave_clause(head, dep, tag, k)
        elif label == "advmod" and lemma[k] in _MUCH and 0 < k - head[k] <= _NEAR:
            _count_object(head, dep, lemma, kids, k)


def _describe_object(
    head: list[int],
    dep: list[str],
    tag: Sequence[str],
    kids: Sequence[list[int]],
    k: int,
) -> None:
    """Let a participle right before a noun describe it (*proposed* **jointly owned** *drones*)."""
    verb, noun = head[k], k + 1
    if noun >= len(dep) or head[noun] != k or dep[noun] != "obj" or tag[noun] not in _NOUNS:
        return
    own = {dep[i] for i in kids[k]}
    taken = any(dep[i] in {"obj", "nsubj:pass"} for i in kids[verb])
    if taken or verb > k or own - {"obj", "advmod", "conj", "cc", "punct"}:
        return
    head[noun], dep[noun], head[k], dep[k] = verb, "obj", noun, "amod"
    for i in kids[k]:
        if i > noun:
            head[i] = noun


def _give_object(
    head: list[int],
    dep: list[str],
    tag: Sequence[str],
    kids: Sequence[list[int]],
    k: int,
) -> None:
    """Give a participle the bare noun behind it (*a gala* **featuring** *the singer*)."""
    if any(dep[i] in {"obj", "ccomp", "xcomp", "obl:agent"} for i in kids[k]):
        return
    for j in (i for i in kids[head[k]] if i > k and dep[i] == "nmod" and tag[i] in _NOUNS):
        if min([j, *kids[j]]) == k + 1 and not any(dep[i] == "case" for i in kids[j]):
            head[j], dep[j] = k, "obj"
        return
    for clause in (i for i in kids[k] if i > k and dep[i] == "advcl"):
        _take_back(head, dep, kids, k, clause)


def _take_back(
    head: list[int], dep: list[str], kids: Sequence[list[int]], k: int, clause: int
) -> None:
    """Take the object before a gerund's preposition (*accusing* **her** *of lying*)."""
    marks = [i for i in kids[clause] if dep[i] == "mark"]
    for j in kids[clause]:
        if marks and dep[j] == "obj" and k < j < marks[0]:
            head[j] = k
            return


def _give_described(
    head: list[int],
    dep: list[str],
    tag: Sequence[str],
    kids: Sequence[list[int]],
    k: int,
) -> None:
    """Let a participle describe the phrase right before it (*in a deal* **signed** *by Chad*)."""
    noun, above = k - 1, head[k]
    if noun <= above or head[noun] != k or dep[noun] != "obl" or tag[noun] not in _NOUNS:
        return
    if not any(dep[i] == "case" and i > above for i in kids[noun]):
        return
    verb = head[above]
    outer = dep[above] in {"obj", "obl"} and verb < above and tag[verb][:2] == "VB"
    head[noun], dep[noun] = (verb, "obl") if outer else (above, "nmod")
    head[k] = noun


def _part_named(
    head: list[int],
    dep: list[str],
    tag: Sequence[str],
    lemma: Sequence[str],
    kids: Sequence[list[int]],
    quote: int,
) -> None:
    """Part whom a verb names from the quoted name (*called the firm* **“a shame”**)."""
    named, name = quote - 1, head[quote]
    if dep[named] == "flat":
        named = head[named]
    verb = head[name]
    if head[named] != name or dep[named] not in _OWNERS or tag[named] not in _NOUNS or name < quote:
        return
    if verb >= named or lemma[verb] not in _NAMING or dep[name] not in {"obj", "xcomp"}:
        return
    if any(dep[i] in {"case", "mark"} for i in kids[named]):
        return
    head[named], dep[named], dep[name] = verb, "obj", "xcomp"
    for i in kids[name]:
        if i < named:
            head[i] = named


def _tell_of_person(
    head: list[int],
    tag: Sequence[str],
    ent: Sequence[str],
    kids: Sequence[list[int]],
    k: int,
) -> None:
    """Let *, who …* tell of the person named right before it."""
    noun = head[k]
    who = next((i for i in kids[k] if tag[i] == "WP" and noun < i < k), None)
    if who is None or tag[who - 1] != ",":
        return
    person = who - 2
    if person <= noun or ent[person] != "PERSON" or ent[noun] == "PERSON":
        return
    while ent[head[person]] == "PERSON" and head[person] < person:
        person = head[person]
    above = person
    for _ in range(_MAX_STEPS):  # the person stands below the noun, in a phrase or clause
        above = head[above]
        if above in {k, noun, head[above]}:
            return
        if tag[above][:2] == "VB":
            head[k] = person if _is_free(head, person, k) else noun
            return


def _leave_clause(head: list[int], dep: Sequence[str], tag: Sequence[str], k: int) -> None:
    """Take what stands behind a semicolon out of a relative clause (*X, which sells Y; Z*)."""
    above = head[k]
    for _ in range(_MAX_STEPS):
        if dep[above] not in _INSIDE or head[above] > above:
            break
        above = head[above]
    noun = head[above]
    if dep[above] == "acl:relcl" and noun < above < k and tag[noun] in _NOUNS:
        head[k] = noun


def _count_object(
    head: Sequence[int], dep: list[str], lemma: Sequence[str], kids: Sequence[list[int]], k: int
) -> None:
    """Let *much of it* be an object, if the verb has none (*went through so* **much of this**)."""
    whole = [i for i in kids[k] if i > k and dep[i] in {"obl", "nmod"}]
    if not whole or any(dep[i] in {"obj", "ccomp", "xcomp"} for i in kids[head[k]]):
        return
    if any(lemma[i] == "of" and dep[i] == "case" for i in kids[whole[0]]):
        dep[k] = "obj"


def _is_free(head: Sequence[int], i: int, k: int) -> bool:
    """Whether `i` does not stand below `k`."""
    while head[i] != i:
        i = head[i]
        if i == k:
            return False
    return True
