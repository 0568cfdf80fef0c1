"""Clauses without a subject that nobody in their sentence acts in, or somebody other than expected.

`kg.extract.subjects` asks here before it follows control upwards.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun, left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_EMPTY = frozenset({"it", "this", "that", "there", "nothing", "what"})
_SAME = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us", "it": "it"}
_MODALS = frozenset({"MD", "VBZ", "VBP", "VBD"})
_HITTING = frozenset({"hit", "strike", "rock", "rip", "shake", "ram", "destroy", "wreck", "blast"})
_CAMERAS = frozenset({"camera", "video", "film", "tape", "footage", "cctv", "recording"})
_OUTCOMES = frozenset(
    {("lead", "to"), ("result", "in"), ("amount", "to"), ("come", "from"), ("stem", "from"),
     ("arise", "from"), ("result", "from"), ("derive", "from")}
)  # fmt: skip
_KILLING = frozenset({"kill", "injure", "wound", "maim"})
_FOREMOST = frozenset({"first", "second", "third", "last", "only", "sole", "next", "latest"})


def is_nobodys(tree: Tree, i: int, governor: int, mark: str) -> bool:
    """Whether an adverbial clause tells of an act, but not of who does it.

    What is *used for making steel* does not make it; what is *blown up, leading to protests* did
    not lead there; nothing is *important to saving* them.
    """
    subject = tree.first(governor, "nsubj", "nsubj:pass")
    thing = subject is None or not is_actor_like(tree, subject)
    if tree.tag[i] == "VBG" and thing and (tree.lemma[governor], mark) in _OUTCOMES:
        return True  # *a deal that may lead to opening the road*
    if tree.tag[i] == "VBG" and tree.pos[governor] == "ADJ":
        if mark == "to":
            described = tree.head[governor] if tree.dep[governor] == "amod" else subject
            if described is None:
                return False
            return tree.lower[described] in _EMPTY or not is_actor_like(tree, described)
        if mark == "" and i > governor and subject is not None:
            return tree.lower[subject] in _EMPTY and tree.first(governor, "cop") is not None
    if tree.tag[i] == "VB" and tree.lemma[governor] in nouns("untimely") and subject is not None:
        too = tree.says(governor, ("too",), "advmod")
        return too and tree.lower[subject] == "it"  # *it is too early to tell*
    if tree.tag[i] == "VBG" and passive(tree, governor):
        if mark == "for" and tree.lemma[governor] in {"use", "need", "design", "suit"}:
            return subject is None or not is_actor_like(tree, subject)
        start = left_edge(tree, i)
        comma = "," in (tree.lower[start], tree.lower[start - 1]) and i > governor
        done = tree.lemma[i] in nouns("bringing_about") or _is_blow(tree, i, thing=thing)
        return mark == "" and comma and done
    sums_up = tree.tag[i] == "VBG" and mark == "" and tree.lower[i - 1] == "," and i > governor
    if sums_up and tree.lemma[i] in {"amount", "total"}:
        return True  # *widened the areas, amounting to a swindle*
    if sums_up and not thing and not tree.has(i, "obj", "xcomp"):
        return _has_outcome(tree, i)
    rule = left_edge(tree, i) - 1
    return mark == "against" and rule > governor and tree.lemma[rule] in nouns("norm")


def _has_outcome(tree: Tree, i: int) -> bool:
    """Whether what follows is what came of it (*they ran out of cash, leading to* **a rescue**)."""
    return any((tree.lemma[i], tree.case(k)) in _OUTCOMES for k in tree.all(i, "obl"))


def _is_blow(tree: Tree, i: int, *, thing: bool) -> bool:
    """Whether a verb tells of harm or an end, which what undergoes a passive does not bring."""
    lemma = tree.lemma[i]
    if not tree.has(i, "obj"):
        return False
    return lemma in _KILLING or (thing and (lemma in nouns("claiming_lives") or lemma == "end"))


def is_finite_complement(tree: Tree, i: int) -> bool:
    """Whether what was taken for an open complement has a tense (*and donors will send it*)."""
    auxes = tree.all(i, "aux", "aux:pass") if tree.dep[i] == "xcomp" else []
    return bool(auxes) and auxes[0] < i and tree.tag[auxes[0]] in _MODALS and not tree.mark(i)


def needed_for(tree: Tree, i: int, governor: int) -> int | None:
    """Give the object that is to act upon the subject (*he needs* **voters** *to trust him*)."""
    if tree.marks[i] != "to" or "obj" not in tree.labels[governor]:
        return None
    subject, between = tree.first(governor, "nsubj"), tree.first(governor, "obj")
    below = tree.first(i, "obj", "iobj")
    if subject is None or between is None or below is None:
        return None
    same = _SAME.get(tree.lower[subject]) == tree.lower[below]
    return between if same and governor < between < i and is_actor_like(tree, between) else None


def credited(tree: Tree, i: int, governor: int) -> int | None:
    """Give whom the credit or blame goes to (*gave credit to* **the nurses** *for helping*)."""
    if tree.tag[i] != "VBG" or tree.mark(i) != "for":
        return None
    thanks = tree.first(governor, "obj")
    if thanks is None or tree.lemma[thanks] not in nouns("credit"):
        return None
    behind = [*tree.all(governor, "obl"), *tree.all(thanks, "nmod")]
    return next((k for k in behind if tree.case(k) in {"to", "on"} and k < i), None)


def is_spent(tree: Tree, noun: int) -> bool:
    """Whether a noun is the time or money that somebody spends doing something."""
    verb = tree.head[noun]
    return tree.dep[noun] == "obj" and tree.lemma[verb] in {"spend", "waste"}


def is_struck(tree: Tree, noun: int, i: int) -> bool:
    """Whether a noun is what was hit, before the toll (*hit a convoy killing two*)."""
    if tree.dep[noun] != "obj" or tree.lemma[i] not in nouns("claiming_lives"):
        return False
    return tree.lemma[tree.head[noun]] in _HITTING


def is_filmed(tree: Tree, noun: int) -> bool:
    """Whether a noun is what somebody was seen on (*was caught on video leaving*)."""
    verb = tree.head[noun]
    if tree.dep[noun] != "obl" or tree.lemma[noun] not in _CAMERAS:
        return False
    return tree.lemma[verb] in nouns("perceiving") or tree.lemma[verb] in {"record", "capture"}


def is_aside(tree: Tree, noun: int, i: int) -> bool:
    """Whether an *-ing* clause behind a comma goes with the clause, not with a thing before it.

    *They stayed for two days, searching the house*; *they won three of the cups, beating Oslo*.
    """
    start = left_edge(tree, i)
    if tree.tag[i] != "VBG" or tree.mark(i) or start <= noun or is_actor_like(tree, noun):
        return False
    comma = tree.lower[start] == "," or tree.lower[start - 1] == ","
    verb = tree.head[noun]
    loose = is_time_noun(tree, noun) or tree.pos[noun] == "NUM"
    return comma and loose and tree.dep[noun] in {"obl", "obj", "obl:unmarked"} and verb < noun


def told_beside(tree: Tree, noun: int, i: int) -> int | None:
    """Give what *is* something where *-ing* behind a comma tells more of it.

    *Fishing is the mainstay of the coast, employing most of its people*: fishing employs them.
    """
    start = left_edge(tree, i)
    if tree.tag[i] != "VBG" or "cop" not in tree.labels[noun] or tree.mark(i) or start <= noun:
        return None
    subject = tree.first(noun, "nsubj")
    comma = "," in (tree.lower[start], tree.lower[start - 1])
    if not comma or subject is None or tree.lower[subject] in _EMPTY:
        return None
    return subject if tree.is_nominal(subject) and tree.tag[subject][0] != "W" else None


def tried_by(tree: Tree, noun: int, i: int) -> int | None:
    """Give who tries where a thing cannot (*talks with* **lenders** *trying to delay the sale*)."""
    if tree.tag[i] != "VBG" or tree.lemma[i] not in nouns("trying") or is_actor_like(tree, noun):
        return None
    behind = [k for k in tree.all(noun, "nmod") if k > noun and max(tree.subtree(k)) == i - 1]
    return behind[0] if behind and is_actor_like(tree, behind[0]) else None


def takes_no_infinitive(tree: Tree, noun: int, i: int) -> bool:
    """Whether an infinitive behind a noun tells the end of the whole clause.

    *came back after a delay to win*: unlike plans and efforts, delays are not to do anything.
    """
    if tree.first(noun, "nmod:poss") is not None or is_actor_like(tree, noun):
        return False
    return tree.mark(i) == "to" and tree.lemma[noun] not in nouns("infinitive_taking")


def is_foremost(tree: Tree, noun: int, i: int) -> bool:
    """Whether a noun is who or what does it first or alone (*one of the largest units to leave*).

    A thing does where the verb has another object (*the latest flaw to hit the firm*), or else
    it may be what it is done to (*the first thing to do*).
    """
    told = tree.first(noun, "cop") is not None and tree.first(noun, "nsubj") is not None
    acts = is_actor_like(tree, noun)
    if told and acts:
        return False  # *Lund was the first clerk to leave*: Lund did
    thing = tree.tag[noun] in {"NN", "NNS"} and tree.lemma[noun] not in nouns("infinitive_taking")
    if not acts and not (thing and tree.has(i, "obj")):
        return False
    before = tree.all(noun, "amod", "nummod", "advmod")
    return any(tree.tag[k] == "JJS" or tree.lower[k] in _FOREMOST for k in before)


def is_aim(tree: Tree, own: int, i: int) -> bool:
    """Whether the subject is an aim that the infinitive tells (*the goal had been to visit*).

    *If the law were to pass* tells a condition, no aim.
    """
    if tree.dep[own] == "nsubj:outer":
        return not tree.mark(i).startswith("if ")
    if tree.lemma[own] not in nouns("aims"):
        return False
    return tree.has(i, "cop") and tree.mark(i) in {"to", "that to"}


def accused_of(tree: Tree, governor: int) -> int | None:
    """Give whom a charge is against (*charges against him include stealing*)."""
    charge = tree.first(governor, "nsubj")
    if charge is None or tree.lemma[charge] not in {"charge", "accusation", "allegation"}:
        return None
    return next((k for k in tree.all(charge, "nmod") if tree.case(k) == "against"), None)


def beside_relative(tree: Tree, i: int, noun: int) -> int | None:
    """Give the relative clause that a predicate hung on its noun goes on with.

    *a plan for rules that help towns but are likely to hurt farms*: the rules are.
    """
    if tree.pos[noun] != "NOUN" or tree.first(noun, "cop", "nsubj") is not None:
        return None
    told = tree.first(i, "cop") is not None or tree.tag[i] in {"VBZ", "VBD", "VBP"}
    clauses = [k for k in tree.subtree(noun) if tree.dep[k] == "acl:relcl" and noun < k < i]
    inside = [k for k in clauses if i not in (set(tree.subtree(k)) if told else {i})]
    return max(inside) if inside else None


def named_along(tree: Tree, i: int, governor: int) -> int | None:
    """Give what somebody called made or done (*called* **the claims** *stale and made up*)."""
    if tree.tag[i] != "VBN" or tree.mark(i) or tree.lemma[governor] not in nouns("naming"):
        return None
    if passive(tree, governor) or tree.first(i, "aux", "aux:pass", "nsubj", "nsubj:pass", "obj"):
        return None
    named = tree.first(governor, "obj")
    if named is None or not governor < named < i:
        return None
    between = range(named + 1, i)
    return None if any(tree.lower[k] == "," or tree.tag[k] == "WRB" for k in between) else named
