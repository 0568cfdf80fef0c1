"""Verbs that tell of no act of their own: attitudes, states, and phases of another act.

*Began to withdraw* tells of one act, the withdrawal; *wants peace* of none; *remains closed* of a
state.  Such verbs are events all the same, for who wants what or when something began can be
asked; their code is OTHER with the mode `phase`, `attitude` or `state`, which keeps them off the
edges of the graph (`kg.plover.is_background`).
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import Coding, event_noun, kind_of_verb, kinds_of, phase
from kg.extract.governors import governor
from kg.extract.measured import MEASURED
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.tree import Tree
from kg.extract.whereabouts import WHEREABOUTS

_CARRYING = frozenset({"come", "go", "have", "get", "stand"})
"""Verbs that only carry another clause in some phrases of theirs."""
_BACKGROUND = frozenset({"attitude", "state", "phase"})
_STAKES = frozenset(
    {"gain", "lose", "win", "benefit", "inherit", "earn", "profit", "receive", "suffer"}
)
_BY_EFFECT = {
    "happen": "phase",
    "attempt": "phase",
    "fail": "phase",
    "allow": "phase",
    "intend": "attitude",
    "expect": "attitude",
    "believe": "attitude",
    "doubt": "attitude",
}


def recoded(tree: Tree, found: Candidate, coding: Coding) -> Coding:
    """Give the coding of a verb: an attitude, state or phase where it tells of no own act."""
    if found.nominal:
        return coding
    if found.rule in {MEASURED, WHEREABOUTS}:
        return Coding("OTHER", "state", f"state/{found.verb}")
    leading = _leads_on(tree, found, coding)
    mode = leading if leading is not None else _standing_mode(tree, found, coding)
    if mode is None:
        return coding
    return Coding("OTHER", None if mode == "act" else mode, f"{mode}/{found.verb}")


def _standing_mode(tree: Tree, found: Candidate, coding: Coding) -> str | None:
    if coding.code != "OTHER":
        return None
    if found.light is not None:
        entry = event_noun(found.light)
        return entry.mode if entry is not None and entry.code == "OTHER" else None
    kinds = kinds_of(found.verb)
    if "attitude" in kinds:
        return "attitude"
    if "state" in kinds and not is_conduct(tree, found):
        return "state"
    return "phase" if "phase" in kinds and not found.targets else None


def is_raising(tree: Tree, found: Candidate) -> bool:
    """Whether the verb only carries the clause below it (*seems to have left*, *has to go*)."""
    verb = found.verb
    if verb not in _CARRYING and (found.passive or "raising" not in kinds_of(verb)):
        return False
    below = tree.first(found.trigger, "xcomp", "ccomp")
    if verb == "come" and _is_topic(tree, found.trigger):
        return True
    if verb == "go" and _is_future(tree, found.trigger, below):
        return True
    if verb == "have" and any(tree.tag[k] == "TO" for k in tree.kids[found.trigger]):
        return True  # they do it because they have to
    if verb == "stand":  # stands to lose its seat, stands to be the largest
        stake = tree.first(found.trigger, "xcomp", "advcl")
        return stake is not None and tree.mark(stake) == "to" and _is_stake(tree, stake)
    if verb in {"have", "get"} and below is not None and tree.dep[below] == "xcomp":
        if verb == "have" and tree.tag[below] == "VBN" and found.obj is not None:
            return found.obj < below  # *had the case heard*: it is heard, and had by nobody
        return found.obj is None and tree.mark(below) == "to"
    if found.passive or "raising" not in kinds_of(verb):
        return False
    return below is not None or found.verb in kind_of_verb("raising") & nouns("linking")


def _is_stake(tree: Tree, i: int) -> bool:
    return tree.lemma[i] in _STAKES or "cop" in tree.labels[i]


def _is_future(tree: Tree, i: int, below: int | None) -> bool:
    """*is going to leave*, *is going to be mayor*: the future of what follows, and no going."""
    if tree.lower[i] != "going" or below is None or tree.dep[below] != "xcomp":
        return False
    return any(tree.tag[k] == "TO" and k == i + 1 for k in tree.kids[below])


def _is_topic(tree: Tree, i: int) -> bool:
    """*when it comes to taxes*: what the sentence is about, and no coming."""
    subject = tree.first(i, "nsubj", "expl")
    topical = subject is not None and tree.lower[subject] == "it" and tree.tag[i] == "VBZ"
    return topical and tree.says(i, ("when", "if"), "advmod", "mark")


def is_conduct(tree: Tree, found: Candidate) -> bool:
    """Whether a lasting state is somebody's doing (*the troops stayed*)."""
    lasting = tree.lemma[found.trigger] in nouns("lasting")
    return lasting and any(is_actor_like(tree, a) for a in found.actors)


def is_infinitive(tree: Tree, found: Candidate) -> bool:
    """Whether the complement is a clause without a subject of its own (*claims to own*)."""
    below = found.xcomp
    return below is not None and tree.dep[below] == "xcomp" and tree.pos[below] == "VERB"


def is_background_verb(found: Candidate) -> bool:
    """Whether the verb is listed as one of attitude, state or phase."""
    return not _BACKGROUND.isdisjoint(kinds_of(found.verb))


def _leads_on(tree: Tree, found: Candidate, coding: Coding) -> str | None:
    """Say how the verb leads on to the act in its complement (*began to*, *plans to*), if so.

    `act` is for decisions, which are taken (*voted to leave*).
    """
    if not is_infinitive(tree, found):
        return None
    progress = phase(found.verb)
    if coding.code == "AID" and coding.rule == f"sense/{found.verb}" and found.targets:
        return None  # helped them rebuild
    if progress is not None:
        planned = "attitude" if "attitude" in kinds_of(found.verb) else "act"
        return planned if progress == "plan" else "phase"
    effect = governor(tree.lemma[found.trigger], "VERB")
    if effect is None or coding.code != "OTHER":
        return None
    return _BY_EFFECT.get(effect.name)
