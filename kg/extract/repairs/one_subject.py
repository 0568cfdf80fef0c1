"""One subject for every finite verb, where an analysis gave it none or two.

A verb with a tense has one subject, and that stands before it: in *after a bomb Friday killed a
clerk* the bomb is no time but what killed; of two phrases before one verb (*rebels, soldiers and
farmers fled*, *the map which the guards used*, *he told the farmers their land was sold*) one is
joined to the other, or is left out of the clause, or belongs to the verb before.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.repairs.arcs import Arcs, places, where

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TENSED = _FINITE | {"MD"}
_VERBAL = _FINITE | {"VB", "VBG", "VBN"}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_PLAIN = ("nsubj", "nsubj:pass")
_OWN = frozenset(_PLAIN)
_CLAUSES = frozenset({"root", "ccomp", "parataxis", "advcl", "acl"})
_JOINED = frozenset({"conj"})
_AUX = frozenset({"aux", "aux:pass", "cop"})
_COMPLEMENTS = frozenset({"obj", "xcomp", "ccomp", "iobj"})
_STRAYED = frozenset({"obl", "obj", "iobj", "obl:unmarked"})
_SHARES = frozenset({"obl:unmarked"})
_CLAUSAL = frozenset({"csubj", "ccomp", "xcomp", "advcl", "acl"})
_WHEN = frozenset({"after", "before", "since", "until"})
_LEFT_OUT = frozenset({"which", "who", "whom", "that"})
_ALL = frozenset({"both", "all", "each", "themselves", "itself", "himself", "herself", "yourself"})
_ADDRESSING = frozenset({"warn", "tell", "inform", "assure", "convince", "persuade", "remind"})
_INTENDING = frozenset(
    {"intend", "want", "hope", "plan", "refuse", "agree", "decide", "expect", "aim", "seek", "try",
     "decline", "vow", "promise", "pledge", "threaten", "offer", "prefer", "wish", "manage"}
)  # fmt: skip
_PARTS = frozenset({"nmod", "acl", "acl:relcl", "conj", "appos", "obl"})
_OPENERS = frozenset({"DT", "PRP$", "CD", "WDT", "WP", "WP$"})


def give_one_subject(arcs: Arcs) -> None:
    """Find the subject of finite verbs that have none or several, in place."""
    dep, tag = arcs.dep, arcs.tag
    kids = arcs.kids()
    verbs = where(tag, _VERBAL)
    for labels in (_CLAUSES, _JOINED):
        for i in verbs:
            if dep[i] in labels and _SUBJECTS.isdisjoint([dep[k] for k in kids[i]]):
                _take_before(arcs, kids, i)
    for k in list(places(dep, "expl")):
        _let_it_act(arcs, kids, k)
    kids = arcs.kids()
    subjects = Counter([arcs.head[k] for label in _PLAIN for k in places(dep, label)])
    for verb in [verb for verb, several in subjects.items() if several > 1]:
        before = [k for k in kids[verb] if k < verb and dep[k] in _OWN]
        if len(before) > 1:
            _part(arcs, kids, verb, before[-2], before[-1])


def _take_before(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make the phrase before a finite verb its subject where it hangs there as something else."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    auxes = [k for k in kids[i] if k < i and dep[k] in _AUX]
    if tag[auxes[0] if auxes else i] not in (_TENSED if auxes else _FINITE):
        return
    if not auxes and tag[i] == "VBD" and not any(dep[k] in _COMPLEMENTS and k > i for k in kids[i]):
        return
    if dep[i] == "acl" and head[i] < i and _open_clause(arcs, kids, i):
        return
    own = [k for k in kids[i] if k < (auxes[0] if auxes else i)]
    start = min([i, *own])
    beside = [k for k in kids[head[i]] if k < start and _right(kids, k) == start - 1]
    for k in [*reversed(own), *beside]:
        if tag[k] not in _NOUNS or arcs.ent[k] in {"DATE", "TIME"}:
            continue
        cases = [c for c in kids[k] if dep[c] == "case" and tag[c] != "POS"]
        when = len(cases) == 1 and lower[cases[0]] in _WHEN and dep[k] in {"obl", "nmod"}
        when = when and dep[i] != "conj"
        bare = not cases and k in own and dep[k] in (_SHARES if dep[i] == "conj" else _STRAYED)
        named = not cases and k in beside and dep[k] == "ccomp" and dep[i] == "ccomp"
        behind = k if when else _right(kids, k)
        if not (when or bare or named) or any(lower[j] == "," for j in range(behind + 1, i)):
            continue
        if when:
            dep[i] = dep[i] if dep[i] == "root" else "advcl"
            told = [j for j in kids[head[i]] if head[i] < j < k and dep[j] == "ccomp" != dep[i]]
            head[i] = told[-1] if told else head[i]  # *said he fled days after a bomb killed her*
        head[k], dep[k] = i, "nsubj"
        _open_with(arcs, kids, k)
        return


def _open_clause(arcs: Arcs, kids: list[list[int]], i: int) -> bool:
    """Let *after* and a noun open the clause hung on the noun (*after a firm sought to sell*)."""
    head, dep = arcs.head, arcs.dep
    noun = head[i]
    if min([i, *kids[i]]) != noun + 1 or any(dep[k] == "mark" for k in kids[i]):
        return False
    while dep[noun] in {"nmod", "conj"} and head[noun] < noun and arcs.tag[head[noun]] in _NOUNS:
        if any(arcs.lower[k] in _WHEN for k in kids[noun]):
            break
        noun = head[noun]
    cases = [k for k in kids[noun] if dep[k] == "case" and arcs.tag[k] != "POS"]
    when = len(cases) == 1 and arcs.lower[cases[0]] in _WHEN and dep[noun] in {"obl", "nmod"}
    if not when or arcs.tag[noun] not in _NOUNS or arcs.ent[noun] in {"DATE", "TIME"}:
        return False
    head[i], dep[i], head[cases[0]], dep[cases[0]] = head[noun], "advcl", i, "mark"
    head[noun], dep[noun] = i, "nsubj"
    return True


def _open_with(arcs: Arcs, kids: list[list[int]], k: int) -> None:
    """Let *after* open the clause, not its subject (*a year* **after** *a strike cut it*)."""
    head, dep = arcs.head, arcs.dep
    case = next((c for c in kids[k] if dep[c] == "case" and arcs.lower[c] in _WHEN), None)
    if case is None or not case < k < head[k]:
        return
    head[case], dep[case] = head[k], "mark"
    for date in kids[k]:
        if date < case and dep[date] in {"nmod:unmarked", "obl:unmarked", "nmod"}:
            head[date], dep[date] = head[k], "obl:unmarked"


def _let_it_act(arcs: Arcs, kids: list[list[int]], k: int) -> None:
    """Let *it* act where no clause stands for it (*the agency said* **it** *took a photo*)."""
    verb = arcs.head[k]
    if arcs.lower[k] != "it" or k > verb or arcs.tag[verb][:2] != "VB" or arcs.head[verb] == verb:
        return
    labels = {arcs.dep[j] for j in kids[verb]}
    if "xcomp" in labels and arcs.lemma[verb] in _INTENDING:
        arcs.dep[k] = "nsubj"  # *said* **it** *intended to sell*
    if "obj" not in labels or labels & (_CLAUSAL | {"cop", "aux:pass", "nsubj"}):
        return
    if "TO" not in arcs.tag[verb : _right(kids, verb) + 1]:  # *it takes a year to build one*
        arcs.dep[k] = "nsubj"


def _part(arcs: Arcs, kids: list[list[int]], verb: int, first: int, last: int) -> None:
    """Find another place for the first of two subjects, or join the second to it."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    if lower[first] == "whose":
        head[first], dep[first] = last, "nmod:poss"
        return
    if lower[first] in _LEFT_OUT:
        labels = {dep[k] for k in kids[verb]}
        if lower[last] not in _ALL and not labels & {"obj", "aux:pass", "cop", "xcomp", "ccomp"}:
            dep[first] = "obj"
        return
    if lower[last] == "what" and _join_questions(arcs, kids, verb, (first, last)):
        return
    told = head[verb]
    if told != verb and first < told < last and tag[told][:2] == "VB":
        if not any(dep[k] in _SUBJECTS for k in kids[told]):
            head[first] = told  # *the towns say the state pays*
        return
    end, start = _right(kids, first), _left(kids, last)
    if told < first and arcs.lemma[told] in _ADDRESSING and end == start - 1:
        if dep[verb] == "ccomp" and not any(dep[k] in {"obj", "iobj"} for k in kids[told]):
            head[first], dep[first] = told, "iobj"  # *told the farmers their land was sold*
        return
    apart = tag[end] not in _NOUNS and tag[end] != "POS"
    if tag[first] not in _NOUNS or tag[last] not in _NOUNS or apart or end >= last:
        return
    if tag[last + 1] != "HYPH" and not any(dep[k] == "case" and k < first for k in kids[first]):
        _join(arcs, kids, verb, (first, end), (start, last))


def _join_questions(
    arcs: Arcs, kids: list[list[int]], verb: int, subjects: tuple[int, int]
) -> bool:
    """Join *the gap between what is earned* **and what is paid** *grew* before the verb."""
    first, last = subjects
    asked = [k for k in kids[first] if arcs.lower[k] == "what"]
    joint = [k for k in (*kids[verb], *kids[last]) if arcs.dep[k] == "cc" and first < k < last]
    if not asked or not joint:
        return False
    arcs.head[last], arcs.dep[last] = asked[0], "conj"
    arcs.head[joint[0]] = last
    return True


def _join(
    arcs: Arcs, kids: list[list[int]], verb: int, before: tuple[int, int], behind: tuple[int, int]
) -> None:
    """Join two phrases that stand next to each other before one verb."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    (first, end), (start, last) = before, behind
    gap = list(range(end + 1, start))
    opening = [j for j in range(start, last) if head[j] == last]
    if any(tag[j][:2] == "VB" and tag[j] not in {"VBN", "VBG"} for j in opening):
        return
    if opening and lower[start] == ",":
        gap, opening = [start], opening[1:]
    words = [lower[j] for j in gap] or [lower[j] for j in opening[:1] if dep[j] == "cc"]
    if words in (["and"], ["or"]):
        second = start if gap else start + 1
        if first == end and tag[last] == "NNS" and second < last and tag[second] not in _OPENERS:
            head[first], dep[first] = last, "compound"  # *coalition and local forces*
            return
        head[last], dep[last] = first, "conj"
        for j in gap:
            head[j], dep[j] = last, "cc"
    elif words == [","]:
        series = any(dep[k] == "conj" for k in kids[last]) and lower[verb - 1] != ","
        stop = max([last, *(k for k in kids[last] if dep[k] == "conj")])
        if series and lower[_right(kids, stop) + 1] != ",":
            head[last], dep[last] = first, "conj"
    elif words in ([], ["-"]) and not (opening and tag[opening[0]] in _OPENERS):
        if tag[end] == "POS":
            head[first], dep[first] = last, "nmod:poss"
        elif any(dep[k] in _PARTS and k > first for k in kids[first]):
            return
        else:
            head[first], dep[first] = last, "nmod:desc" if tag[last] == "NNP" else "compound"


def _right(kids: list[list[int]], i: int) -> int:
    """Give the last token below `i`."""
    while kids[i] and kids[i][-1] > i:
        i = kids[i][-1]
    return i


def _left(kids: list[list[int]], i: int) -> int:
    """Give the first token below `i`."""
    while kids[i] and kids[i][0] < i:
        i = kids[i][0]
    return i
