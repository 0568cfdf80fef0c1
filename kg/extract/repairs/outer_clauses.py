"""Phrases behind an insertion or a second preposition, which an analysis hung on the words inside.

*They rounded the yard – where the club had met – while singing*: they sing, for the dash before
*while* closes what the first one opened.  *anger at firms dodging tax – or at the state*: what has
a preposition of its own is no second object, but a second of the phrase with that preposition.
Behind a semicolon *who* is the one named there; in *the signs were a rash that turned to sores,
fever and cramps* the signs are several.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_CLOSING = frozenset({"-", "--", "—", "–", ","})
_DASHES = frozenset({"-", "--", "—", "–"})
_SIGNS = frozenset({"symptom", "sign", "cause", "reason", "effect", "injury", "ingredient", "item"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_BESIDE = frozenset({"advcl", "conj", "ccomp", "parataxis"})
_LISTING = frozenset({";", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHERE = frozenset({"WRB", "WDT"})
_OPENING = frozenset({"nsubj", "nsubj:pass", "expl", "mark", "aux", "cc"})
_INSIDE = frozenset({"nmod", "obl"})
_PARTS = frozenset({"nmod", "appos", "flat", "compound", "nmod:desc"})
_STEPS = 5
_FAR = 40
"""Words from a semicolon within which a clause of its own item begins."""


def rehang_outer(arcs: Arcs) -> None:
    """Hang such phrases on the clause or noun around, in place."""
    for mark in arcs.words["while"]:
        if arcs.lower[mark - 1] in _CLOSING and arcs.dep[mark] == "mark":
            _close(arcs, mark)
    for mark in arcs.words["including"]:
        if arcs.lower[mark - 1] == "," and arcs.dep[mark] == "case":
            _pass_example(arcs, mark)
    for joint in places(arcs.dep, "cc"):
        if arcs.tag[joint + 1 : joint + 2] in (["IN"], ["TO"]):
            _join_alike(arcs, joint)
    for mark in arcs.words.where(_LISTING):
        _keep_with_item(arcs, mark)
    for mark in arcs.words["as"]:
        if arcs.dep[mark] == "case" and arcs.dep[arcs.head[mark]] == "obl":
            _go_on(arcs, mark)
    for sign in arcs.lemmas.where(_SIGNS):
        if arcs.tag[sign] == "NNS" and arcs.dep[sign] == "nsubj":
            _enumerate(arcs, sign)


def _close(arcs: Arcs, mark: int) -> None:
    """Hang a clause behind a closing dash on the verb around the insertion.

    A comma closes so what a comma and *where* or *which* opened.
    """
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    clause = head[mark]
    inner = head[clause]
    if dep[inner] != "acl:relcl" or inner > mark or tag[clause] != "VBG":
        return
    opening = min([inner, *arcs.kids()[inner]])
    opened = arcs.lower[max(opening - 1, 0) : opening + 1]
    if arcs.lower[mark - 1] == ",":
        where_ = _WHERE.intersection(arcs.tag[opening : opening + 2])
        if "," not in opened or not where_ or arcs.ent[head[inner]] == "PERSON":
            return
    elif not _DASHES.intersection(opened):
        return
    outer = head[inner]
    while head[outer] != outer and arcs.pos[outer] != "VERB":
        outer = head[outer]
    if outer < inner:
        head[clause] = outer


def _pass_example(arcs: Arcs, mark: int) -> None:
    """Hang *for* on the verb around an example (*fined, including a fee set in May,* **for …**)."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    outer = head[head[mark]]
    while head[outer] != outer and arcs.pos[outer] != "VERB":
        outer = head[outer]
    for k in range(head[mark] + 1, min(head[mark] + _FAR, len(head) - 1)):
        if lower[k] != "," or lower[k + 1] != "for" or dep[k + 1] != "mark":
            continue
        deed = head[k + 1]
        if dep[deed] == "advcl" and outer < mark < head[deed] < k:
            head[deed] = outer
        return


def _join_alike(arcs: Arcs, joint: int) -> None:
    """Hang *or at the state* on the noun before it that has *at*, not on a bare object."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    noun, case = head[joint], joint + 1
    first = head[noun]
    if dep[noun] != "conj" or head[case] != noun or dep[case] != "case" or dep[first] != "obj":
        return
    kids = arcs.kids()
    if any(dep[k] == "case" for k in kids[first]):
        return
    node = head[first]
    for _ in range(_STEPS):
        if any(dep[k] in {"case", "mark"} and lower[k] == lower[case] for k in kids[node]):
            doer = next((k for k in kids[node] if dep[k] == "nsubj" and k < node), node)
            head[noun] = node if arcs.tag[node] in _NOUNS else doer
            return
        if head[node] == node:
            return
        node = head[node]


def _go_on(arcs: Arcs, mark: int) -> None:
    """Give *as Cole, clad in red,* **crossed** *it* a subject: who *cheered* did not cross."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    noun = head[mark]
    verb = head[noun]
    if verb > mark or tag[verb] not in _FINITE or tag[noun] not in _NOUNS:
        return
    kids = arcs.kids()
    if tag[noun] != "NNP" and not any(lower[k] == "the" for k in kids[noun]):
        return  # *worked as a maid*: what somebody is
    behind = [k for k in kids[verb] if k > noun and dep[k] in _BESIDE]
    behind = [k for k in kids[noun] if k > noun and dep[k] == "acl"] + behind
    if len(behind) != 2 or tag[behind[0]] != "VBN" or tag[behind[1]] not in _FINITE:
        return
    clad, does = behind
    opened = (lower[clad - 1], lower[does - 1]) == (",", ",") and dep[clad] != "conj"
    if opened and not any(dep[k] in _OPENING for k in (*kids[clad], *kids[does])):
        head[noun], dep[noun] = does, "nsubj"
        head[mark], dep[mark] = does, "mark"
        head[clad], dep[clad] = noun, "acl"
        dep[does] = "advcl"


def _keep_with_item(arcs: Arcs, mark: int) -> None:
    """Hang *who* behind a colon or semicolon on its own item (*…; Ann Lee, a nurse* **who**)."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    for verb in range(mark + 1, min(mark + _FAR, len(head))):
        if lower[verb] == ";" or head[verb] == verb:
            return
        if dep[verb] != "acl:relcl" or head[verb] >= mark:
            continue
        who = next((k for k in arcs.kids()[verb] if lower[k] == "who"), None)
        if who is None:
            return
        node = who - 1 - (lower[who - 1] == ",")
        while dep[node] in _PARTS and mark < head[node] < verb:
            node = head[node]
        if mark < node and arcs.tag[node] in _NOUNS and arcs.ent[node] == "PERSON":
            head[verb] = node
        return


def _enumerate(arcs: Arcs, sign: int) -> None:
    """Join a series behind what the first sign did to that sign, not to what it did it to."""
    head, dep = arcs.head, arcs.dep
    first = head[sign]
    kids = arcs.kids()
    if first < sign or arcs.tag[first] not in _NOUNS or not _is_bare(arcs, kids, first):
        return
    node, clause = first, None
    for _ in range(_STEPS):
        clause = next((k for k in kids[node] if dep[k] in _RELATIVE and k > node), None)
        inner = next((k for k in reversed(kids[node]) if dep[k] in _INSIDE and k > node), None)
        if clause is not None or inner is None:
            break
        node = inner
    if clause is None:
        return
    for done in [k for k in kids[clause] if k > clause and dep[k] == "obl"]:
        series = [k for k in kids[done] if dep[k] == "conj"]
        if series and (len(series) > 1 or arcs.lower[done + 1] == ","):
            for k in series:
                head[k] = first
                if arcs.tag[k] == "VBG" and not kids[k][1:]:
                    arcs.tag[k], arcs.pos[k] = "NN", "NOUN"  # *fever and vomiting*
            return


def _is_bare(arcs: Arcs, kids: list[list[int]], first: int) -> bool:
    """Whether a noun says what several things are, and names only one of them."""
    labels = {arcs.dep[k] for k in kids[first]}
    return "cop" in labels and "conj" not in labels
