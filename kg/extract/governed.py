"""Which complements a verb governs: what it acts on, not where, whence or how it acts."""

from __future__ import annotations

from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.coding import particles
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human, is_moved
from kg.extract.place_words import place_words
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.tree import Tree

_BORNE = {
    "at": "aiming", "with": "complying", "for": "wanting", "about": "discussing", "of": "minding",
    "over": "contesting", "through": "passing_through",
    "by": "holding_by", "behind": "uniting_behind",
}  # fmt: skip
"""For each preposition the verbs that take a thing behind it, as others take an object."""
_SETTING = frozenset({"on", "at", "from", "with", "to", "in", "over", "for"})
_DASHES = frozenset({"-", "--", "—", "–", "―", ";"})
_NEAR = frozenset({"close", "closer", "closest", "next", "nearest", "adjacent"})
_REFLEXIVE = frozenset(
    {"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself", "yourselves"}
)
_COMING_DOWN = frozenset({"fall", "land", "explode", "crash"})
_IN = frozenset({"in"})
_NO_PARTIES = frozenset({"FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_BEHIND_PARTICLES = frozenset({"of", "on", "upon", "to"})
_TO_SOMEBODY = frozenset({"to", "against", "upon"})


def borne(tree: Tree, i: int) -> frozenset[str]:
    """Give the prepositions behind which the verb at `i` takes things as well as people.

    Behind a particle more will do (*came up* **with** *a plan*, *stay out* **of** *the dispute*).
    """
    lemma = tree.lemma[i]
    found = _borne_by(lemma)
    last = next(iter(particles(tree, i)[-1:]), None)
    if last is not None and last + 1 < len(tree) and tree.dep[last + 1] == "case":
        case = tree.lower[last + 1]
        goes_on = case == "with" and lemma in nouns("going_on")
        if goes_on or case in _BEHIND_PARTICLES:
            return found | {case}
    return found


@cache
def _borne_by(lemma: str) -> frozenset[str]:
    found = {case for case, verbs in _BORNE.items() if lemma in nouns(verbs)}
    return frozenset(found | {"of"} if lemma in nouns("shunning") else found)


def near_complements(tree: Tree, found: Candidate) -> list[tuple[str, int]]:
    """Give the complements of a verb without an object that can be what its act is done to."""
    i, lemma = found.trigger, tree.lemma[found.trigger]
    near = [(_governing(tree, i, case), k) for case, k in found.obliques]
    near = [(c, k) for c, k in near if not _is_setting(tree, i, c, k)]
    near += _behind_company(tree, i, near)
    near = [(c, k) for c, k in near if not _is_around(tree, i, c, k)]
    if lemma in nouns("happening"):
        return [(c, k) for c, k in near if c in _TO_SOMEBODY]  # *it happened on a bend*
    if any(c == "from" for c, _ in near) and not _parts_from(tree, i):
        # *came from Chad*, *died from the flu*
        near = [(c, k) for c, k in near if c != "from"]
    if lemma in nouns("rallying"):
        near = [(c, k) for c, k in near if not _is_meeting_place(tree, k)]
    return near


def _is_around(tree: Tree, i: int, case: str, k: int) -> bool:
    """Whether a complement tells where, why, how high or with whom, by the verb it stands with."""
    lemma = tree.lemma[i]
    if case == "upon":
        return lemma in nouns("changing")
    if case == "alongside":  # *fought alongside the French*
        return lemma not in nouns("working_with")
    if case == "for":  # *spoke for the family*
        return lemma in nouns("standing_in")
    if tree.lemma[k] == "behalf":
        return True
    if case == "on":  # *overturned on a bend*, *rose on hopes of a deal*
        return not (_turns_on(tree, i) or _is_party(tree, k) or _rains(tree, i))
    if case == "to":  # *fell to a record low*
        moves = lemma in nouns("changing") or lemma in nouns("pricing")
        return moves and (tree.lemma[content_noun(tree, k)] in nouns("level") or _is_rate(tree, k))
    # *travelled with two aides*
    return case == "with" and lemma in nouns("accompanied") and "with" not in borne(tree, i)


def _is_rate(tree: Tree, k: int) -> bool:
    """Whether *to* leads to what something is counted by (*traded at 110 yen to the dollar*)."""
    to = tree.first(k, "case")
    return bool(to) and to is not None and "NUM" in tree.pos[max(to - 2, 0) : to]


def _behind_company(tree: Tree, i: int, near: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Give the goal that was hung on those with whom one goes (*went with two aides to Oslo*)."""
    cases = {"against", "to"} if tree.lemma[i] in nouns("accompanied") else {"against"}
    company = [k for c, k in near if c == "with" and is_actor_like(tree, k)]
    if not company or tree.lemma[i] in nouns("complying"):
        return []
    behind = [d for k in company for d in tree.all(k, "nmod") if d > k]
    return [(case, d) for d in behind if (case := tree.cases[d]) in cases]


def _turns_on(tree: Tree, i: int) -> bool:
    """Whether a verb governs what stands behind *on* (*relies on it*, *cracks down on it*)."""
    if tree.lemma[i] in nouns("turning_on"):
        return True
    if "on" not in borne(tree, i):
        return False
    return tree.lemma[i] not in nouns("resting") or tree.says(i, _IN, "compound:prt", "advmod")


def _rains(tree: Tree, i: int) -> bool:
    """Whether arms come down on what they hit (*shells fell on a market*)."""
    subject = tree.first(i, "nsubj") if tree.lemma[i] in _COMING_DOWN else None
    return subject is not None and is_moved(tree, subject)


def _is_party(tree: Tree, k: int) -> bool:
    """Whether somebody stands there, and no place or work with a name."""
    return is_actor_like(tree, k) and tree.ent[content_noun(tree, k)] not in _NO_PARTIES


def hit_by_object(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give what an object is used on (*blamed it on the dam*, *rammed a van into a gate*)."""
    lemma = tree.lemma[found.trigger]
    case = "on" if lemma in nouns("blaming") else "into" if lemma in nouns("ramming") else ""
    if not case or (case == "into" and is_human(tree, obj)):
        return []
    behind = [(tree.case(k), k) for k in tree.all(obj, "nmod") if k > obj]
    hit = [k for c, k in found.obliques + behind if c == case and not is_time_noun(tree, k)]
    return tree.conjuncts(hit[0]) if hit else []


def _governing(tree: Tree, i: int, case: str) -> str:
    """Read *out of* as *of* with verbs that shun or lack something (*ran out of flour*)."""
    return "of" if case == "out of" and tree.lemma[i] in nouns("shunning") else case


def _is_setting(tree: Tree, i: int, case: str, k: int) -> bool:
    # *has work to do for himself*, *acted by themselves*: on whose account, not to whom
    if case in {"for", "by"} and tree.lower[k] in _REFLEXIVE:
        return True
    if case in {"by", "behind"} and tree.lemma[i] == "stand" and tree.first(k, "nmod:poss") is None:
        return not is_actor_like(tree, k)  # *stood by the gate*, not *by their ally*
    return _is_nearby(tree, i, case, k) or _sets_scene(tree, i, case, k)


def _is_nearby(tree: Tree, i: int, case: str, k: int) -> bool:
    """Whether a complement tells only near what the act was (*circled close to the coast*)."""
    to = tree.first(k, "case")
    if case != "to" or not to or tree.lower[to - 1] not in _NEAR:
        return False
    return tree.lemma[i] not in nouns("nearing")


def _parts_from(tree: Tree, i: int) -> bool:
    """Whether a verb leaves, suffers or takes from what stands behind *from* (*stepped away*)."""
    lemma = tree.lemma[i]
    away = any(tree.lower[k] in {"away", "back", "off", "out"} for k in tree.kids[i] if k == i + 1)
    if lemma in nouns("arriving_back") and any(tree.lower[k] == "back" for k in tree.kids[i]):
        return False  # *came back from the fair*
    if lemma in {"step", "stand"} and tree.lower[i + 1 : i + 2] == ["down"]:
        return True  # *stepped down from the board*
    return away or lemma in nouns("parting") or lemma in nouns("depriving")


def _sets_scene(tree: Tree, i: int, case: str, k: int) -> bool:
    """Whether a complement stands apart from its verb: before the subject, or behind a dash.

    *On lap two, the car left the road*, *such clubs spread — with rules of their own*.
    """
    if tree.head[k] != i:
        return False
    if k < i:
        subject = tree.first(i, "nsubj", "nsubj:pass")
        asked = any(tree.tag[j] in {"WP", "WDT", "WRB", "WP$"} for j in (k, *tree.kids[k]))
        return case in _SETTING and subject is not None and k < subject and not asked
    dashes = [j for j in range(i + 1, k) if tree.lower[j] in _DASHES and tree.tag[j] != "HYPH"]
    return len(dashes) % 2 == 1


def _is_meeting_place(tree: Tree, k: int) -> bool:
    """Whether a noun is where a crowd meets rather than at whom it protests (*at the border*)."""
    lemma = tree.lemma[k]
    return tree.pos[k] == "NOUN" and lemma in place_words().nouns and lemma not in nouns("seat")
