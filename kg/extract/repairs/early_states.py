"""What somebody calls a thing before naming it, and what an analysis made of the thing.

In *the court dismissed* **as baseless** *a claim that …* the claim is dismissed, in *called
“reckless” the raid on the farm* the raid is called so.  In *fended off a bid by a rival* the bid is
the rival's, who fended nothing off; in *neither the ships sent by Oman nor the crews* no crew sent
them.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_STATES = frozenset({"JJ", "RB", "VBG", "VBN", "JJR", "JJS"})
_DEGREES = frozenset({"RB", "RBR", "RBS"})
_NAMING = frozenset({"call", "brand", "label", "deem", "declare", "pronounce", "term", "find"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_TIMES = frozenset(
    {"day", "week", "month", "year", "time", "night", "morning", "evening", "decade"}
)
_OPEN, _CLOSED = "``", "''"
_LONGEST = 8
"""Words of a quoted description, and from an article to its noun."""
_PLACES = frozenset({"obj", "obl", "xcomp", "nsubj", "ccomp", "nmod", "obl:unmarked", "appos"})


def restore_early_states(arcs: Arcs) -> None:
    """Give verbs the objects behind what describes them, and agents to their nouns, in place."""
    for i in arcs.words["as"]:
        if i and arcs.tag[i - 1][:2] == "VB":
            _describe(arcs, i - 1, i + 1)
    for i in arcs.lemmas.where(_NAMING):
        if arcs.pos[i] == "VERB":
            _describe(arcs, i, i + 1)
    for i in places(arcs.tag, "RP"):
        _free_particle(arcs, i)
        if arcs.dep[i] == "compound:prt":
            _give_particle_object(arcs, i)
    for i in arcs.words["neither"]:
        _join_second(arcs, i)


def _describe(arcs: Arcs, verb: int, first: int) -> None:
    """Make the noun behind the description from `first` on the object of `verb`."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    state = _state(arcs, first)
    if state is None and arcs.lower[first - 1] == "as" and tag[verb] in _FINITE:
        state = _office(arcs, first)  # *named* **as chairman** *the founder's son*
    if state is None or dep[verb] in {"acl", "amod"}:
        return
    end = state + 2 if tag[state + 1] == _CLOSED else state + 1
    if end + 1 >= len(tag) or tag[end] not in {"DT", "PRP$"} or arcs.lower[end] in {"all", "both"}:
        return
    noun = head[end] if dep[head[end]] != "nmod:poss" else head[head[end]]
    if arcs.ent[noun] in _MEASURES or arcs.lemma[noun] in _TIMES:
        return
    if not end < noun <= end + _LONGEST or tag[noun] not in _NOUNS or dep[noun] not in _PLACES:
        return
    above = head[noun]
    if above not in {verb, state} and not (verb < above < end):
        return
    kids = arcs.kids()
    if any(dep[k] in {"aux:pass", "nsubj:pass"} for k in kids[verb]):
        return
    if any(dep[k] == "obj" and k < first for k in kids[verb]):
        return
    for k in range(verb + 1, end):
        if not first <= head[k] < end or head[k] == k:
            head[k] = state
    bare = first == verb + 1 and arcs.lower[first] != "as"
    head[noun], dep[noun] = verb, "obj"
    head[state], dep[state] = verb, "xcomp" if bare else "obl"
    tag[state], arcs.pos[state] = "JJ", "ADJ"


def _state(arcs: Arcs, first: int) -> int | None:
    """Give the last word of an adjective phrase, quoted or not, that begins at `first`."""
    tag = arcs.tag
    if first + 2 >= len(tag):
        return None
    if tag[first] == "DT" and tag[first + 1] == _OPEN:
        first += 1  # *as a “massacre” the raid*
    if tag[first] == _OPEN:
        near = range(first + 2, min(first + _LONGEST, len(tag) - 1))
        return next((k - 1 for k in near if tag[k] == _CLOSED), None)
    last = first
    while last + 1 < len(tag) and tag[last] in _DEGREES and tag[last + 1] in _STATES:
        last += 1
    return last if tag[last] in _STATES else None


def _free_particle(arcs: Arcs, particle: int) -> None:
    """Hang a particle on its verb where an agent behind would make an active verb a passive."""
    head, dep = arcs.head, arcs.dep
    verb, noun = particle - 1, head[particle]
    if dep[particle] != "case" or verb < 0 or arcs.tag[verb] != "VBD":
        return
    if dep[noun] != "obl" or head[noun] != verb:
        return
    if any(dep[k] == "obl:agent" for k in arcs.kids()[verb]):
        head[particle], dep[particle] = verb, "compound:prt"


def _office(arcs: Arcs, first: int) -> int | None:
    """Give a bare common noun, owned or not, that begins at `first`, if a noun phrase follows."""
    noun = first + 1 if arcs.tag[first] in {"DT", "PRP$"} else first
    near = noun + 1 < len(arcs.tag) and arcs.tag[noun] in {"NN", "NNS"}
    return noun if near else None


def _give_particle_object(arcs: Arcs, particle: int) -> None:
    """Make a bare noun right behind a particle an object (*fended off* **a bid** *by a rival*)."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    verb = head[particle]
    if tag[verb] not in {"VBD", "VBZ", "VBP", "VB", "VBG"} or particle < verb:
        return
    kids = arcs.kids()
    below = {dep[k] for k in kids[verb]}
    if below & {"obj", "aux:pass", "nsubj:pass", "ccomp", "xcomp"}:
        return
    for k in kids[verb]:
        if k <= particle or dep[k] != "obl" or tag[k] not in _NOUNS or arcs.ent[k] in _MEASURES:
            continue
        if any(dep[j] == "case" for j in kids[k]) or min([k, *kids[k]]) != particle + 1:
            return
        dep[k] = "obj"
        for j in [j for j in kids[verb] if j > k and dep[j] == "obl:agent"]:
            head[j], dep[j] = k, "nmod"
        return


def _join_second(arcs: Arcs, opening: int) -> None:
    """Join what stands behind *nor* to what stands behind *neither*, not to a word inside it."""
    head, dep = arcs.head, arcs.dep
    kids = arcs.kids()
    first = head[opening]
    if dep[opening] == "advmod":  # *neither* hung on the verb: the noun it opens stands behind it
        first = next((k for k in kids[first] if k > opening), first)
    if arcs.tag[first] not in _NOUNS or any(dep[k] == "conj" for k in kids[first]):
        return
    for joint in range(first + 1, min(first + 4 * _LONGEST, len(head))):
        second = head[joint]
        if arcs.lower[joint] != "nor" or dep[joint] != "cc":
            continue
        above = head[second]
        while first < above != head[above]:
            above = head[above]
        if dep[second] == "conj" and above == first and arcs.tag[second] in _NOUNS:
            head[second] = first
        return
