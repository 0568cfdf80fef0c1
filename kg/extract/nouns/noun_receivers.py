"""Who gets, wins or answers what an event noun tells: *faced charges*, *won the race*.

Contests are won by those who take part in them; support *from* somebody is had by its target;
charges are denied by whom they were brought against.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, kind_of_verb, telling_words
from kg.extract.nouns.noun_around import left_out
from kg.extract.nouns.noun_targets import bears
from kg.extract.participants import is_actor_like
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_FROM_OTHERS = frozenset(
    {"seek", "want", "wish", "desire", "discuss", "consider", "prefer", "need"}
)
_APPROVED = frozenset({"require", "need", "await", "win", "get", "receive", "gain", "lack"})
_SOURCES = frozenset({"from", "by"})
_GIVEN = frozenset({"SUPPORT", "AID"})
_HAVING = frozenset({"have", "get", "take", "lose", "lack"})
_UNDERGONE = frozenset({"try", "investigate"})
_DECLARING = frozenset({"declare", "avoid", "avert", "risk", "fear", "near"})
_FENDED = frozenset({"ASSAULT", "ACCUSE", "COUP"})
_AWAITED = frozenset({"ACCUSE", "SANCTION", "COERCE"})


def receiver(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the subject of a verb of receiving as target (*faced charges*, *suffered attacks*)."""
    i = found.trigger
    clause = left_out(tree, i) if "acl:relcl" in tree.labels[i] else None
    if clause is not None and _had(tree, entry, clause, found):
        return
    verb = tree.head[i]
    if tree.dep[i] != "obj" or tree.pos[verb] != "VERB" or passive(tree, verb):
        return
    given = any(case in _SOURCES | {"of"} for case, k in found.obliques if k in found.actors)
    if entry.verb == "approve" and tree.lemma[verb] in _APPROVED:
        bears(tree, verb, found, "/receiver", things=True)  # *the bill needs approval*
        return
    cleared = entry.mode == "allege" and tree.lemma[verb] in telling_words("clearing_oneself")
    if cleared and not any(case == "of" for case, _ in found.obliques):
        bears(tree, verb, found, "/receiver")
        return
    if _is_won(tree, verb, entry):
        subject_acts(tree, verb, found, anew=True)
        return
    had = given and tree.lemma[verb] in _HAVING and entry.code in _GIVEN | {"ACCUSE"}
    if not had and not is_received(tree, verb, entry):
        return
    alone = entry.code == "OTHER" and entry.of == "actor"
    alone = alone and entry.verb in telling_words("befalling_oneself")
    if alone or (entry.of == "none" and entry.code != "ACCUSE"):
        if not found.actors:
            subject_acts(tree, verb, found)
    else:
        bears(tree, verb, found, "/receiver", things=_reaches_things(entry))


def _had(tree: Tree, entry: EventNoun, verb: int, found: Candidate) -> bool:
    """Take who got it from a clause about it (*the criticism she received from unions*)."""
    behind = tree.all(verb, "obl")
    if entry.of == "none" or any(tree.cases[k] in entry.target_preps for k in behind):
        return False
    had = entry.code in _GIVEN and tree.lemma[verb] in _HAVING | {"enjoy"}
    if not had and not is_received(tree, verb, entry):
        return False
    bears(tree, verb, found, "/receiver", things=_reaches_things(entry))
    givers = [k for k in behind if tree.cases[k] in {"from", "among"} and is_actor_like(tree, k)]
    if givers and found.targets and not found.actors:
        found.actors = tree.conjuncts(givers[0])
        found.rule += "/source"
    return True


def _is_won(tree: Tree, verb: int, entry: EventNoun) -> bool:
    """Whether a state or occasion is its winner's (*gained independence*, *won the race*)."""
    if entry.code != "OTHER" or tree.lemma[verb] not in {"win", "gain", "achieve", "earn"}:
        return False
    return entry.mode == "state" or entry.of == "none" or entry.verb in telling_words("hosted")


def is_received(tree: Tree, verb: int, entry: EventNoun) -> bool:
    """Whether the subject of `verb` gets the act from others (*awaits charges*, *seeks aid*)."""
    lemma = tree.lemma[verb]
    if entry.mode == "allege" and lemma in telling_words("own_case"):
        return False  # *won a lawsuit against a rival*
    if lemma in _DECLARING and entry.verb in telling_words("befalling_oneself"):
        return True  # *declared bankruptcy*
    if lemma in kind_of_verb("receiving") or (lemma == "await" and entry.code in _AWAITED):
        return True
    if entry.code in _FENDED and lemma in telling_words("fending"):
        beaten = tree.says(verb, ("off", "back", "down"), "compound:prt", "advmod")
        return beaten or lemma in telling_words("fending_alone")  # *fought off the raid*
    return entry.code in _GIVEN and lemma in _FROM_OTHERS


def _reaches_things(entry: EventNoun) -> bool:
    """Whether things receive the act as people do (*the plan drew criticism*)."""
    judged = entry.code == "ACCUSE" and entry.mode in {"disapprove", "investigate"}
    sued = entry.verb == "sue"  # *the plan survived the legal challenge*
    return entry.code == "SUPPORT" or sued or (judged and entry.verb not in _UNDERGONE)


def subject_acts(tree: Tree, verb: int, found: Candidate, *, anew: bool = False) -> None:
    """Take the subject of `verb` as actor, beside or instead of those found."""
    subject, _ = surface_subject(tree, verb)
    if subject is None or not is_actor_like(tree, subject) or subject in found.targets:
        return
    found.actors = tree.conjuncts(subject) if anew or not found.actors else found.actors
    found.rule += "/governor-subject"
