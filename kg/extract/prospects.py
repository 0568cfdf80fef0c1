"""What is listed, scheduled, struggled for or laid down as a rule: told, though not as done.

*The charges include bribing a judge* is as sure as the charges are; *had trouble reaching the
village* leaves open whether it was reached; *once the door is opened* speaks of any time.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_anybody, is_past, is_present, subordinator
from kg.extract.governors import Effect, governor, prospect_words
from kg.extract.negation import auxiliaries
from kg.extract.supposed import is_each_time
from kg.extract.tree import Tree

_NEARLY = frozenset({"close", "closer", "near", "nearer"})
_HARD = frozenset(
    {"hard", "harder", "tough", "tougher", "difficult", "rough", "rougher", "awful", "terrible"}
)
_AHEAD = Effect(modality="intended", tense="future")
_FACED = Effect(modality="hypothetical", certainty="possible", tense="future")
_WHENEVER = frozenset({"when", "whenever", "once"})
MEANING = frozenset({"so", "so that"})
RULING = frozenset({"advcl", "obl:unmarked"})
"""Labels of what may say at what times a rule holds."""
_EVERYBODY = frozenset({"we", "you", "one", "people", "everyone", "everybody"})
_SEVERAL = frozenset(
    {"police", "people", "majority", "number", "rest", "lot", "half", "percent", "%", "couple",
     "staff", "team", "family", "series", "range", "handful", "dozen", "most", "part", "third"}
)  # fmt: skip
"""What one word may name many with."""
_SOMEBODY = frozenset({"person", "individual", "someone", "somebody", "one", "anyone", "anybody"})
_DETACHED = frozenset({"for", "of", "about", "over"})


def listed_effect(tree: Tree, node: int, verb: int) -> Effect | None:
    """Give what the subject of *include* does to what it includes (*the charges include …*)."""
    if tree.mark(node) == "including":  # faces issues, including finding a house
        subject = verb if tree.pos[verb] == "NOUN" else tree.first(verb, "obj")
    elif tree.lemma[verb] in prospect_words("listed", "listing") and node > verb:
        subject = tree.first(verb, "nsubj")
    else:
        return None
    if subject is None:
        return None
    if tree.lemma[subject] in prospect_words("listed", "schedules"):
        return None if tree.tag[verb] == "VBD" else _AHEAD
    if tree.lemma[subject] in prospect_words("listed", "concluded") and tree.tag[node] != "VBG":
        return None  # the deal includes orders: they are placed with it
    effect = governor(tree.lemma[subject], "NOUN")
    return effect if effect is not None and effect.polarity is None else None


def is_struggle(tree: Tree, node: int, parent: int) -> bool:
    """Whether a gerund is what somebody *had trouble* with."""
    if tree.tag[node] != "VBG" or tree.mark(node) not in {"", "in", "with"}:
        return False
    verb = parent if tree.pos[parent] == "VERB" else tree.head[parent]
    if tree.lemma[verb] not in prospect_words("struggles", "having"):
        return False
    hardships = prospect_words("struggles", "hardships")
    return any(
        tree.lemma[k] in hardships or (tree.lemma[k] == "time" and tree.says(k, _HARD, "amod"))
        for k in tree.all(verb, "obj", "nsubj")
        if k < node
    )


def is_some_way_off(tree: Tree, node: int, mark: str) -> bool:
    """Whether it is still some way to a deed (**away from**, **close to** *winning*)."""
    if tree.tag[node] != "VBG":
        return False
    if mark == "to":
        first = tree.first(node, "mark")
        return bool(first) and tree.lower[(first or 0) - 1] in _NEARLY
    return mark == "from" and tree.lower[tree.head[node]] == "away"


def is_rule(tree: Tree, node: int, main: int) -> bool:
    """Whether a clause says at what times something holds (*once the door is opened*)."""
    return (
        subordinator(tree, node) in _WHENEVER
        and (_is_timeless(tree, node) or _is_done_with(tree, node))
        and _is_timeless(tree, main)
    )


def _is_done_with(tree: Tree, node: int) -> bool:
    """*once she has spoken*, *she is gone*: a perfect of any time."""
    have = any(tree.lower[k] in {"has", "have", "'ve", "’ve"} for k in auxiliaries(tree, node))
    return have and subordinator(tree, node) != "whenever"


def holds_whenever(tree: Tree, node: int, main: int) -> bool:
    """Whether a participle says at what times something holds (*is banned* **when driving**)."""
    return subordinator(tree, node) in _WHENEVER and _is_timeless(tree, main)


def is_laid_down(tree: Tree, verb: int) -> bool:
    """Whether a law or a rule says what is to be (*the law requires*, *will apply*)."""
    subject = tree.first(verb, "nsubj")
    if subject is None or tree.lemma[subject] not in prospect_words("listed", "laws"):
        return False
    return _is_timeless(tree, verb)


def is_someone_or_other(tree: Tree, noun: int, main: int) -> bool:
    """Whether *a person* is whoever does it (*a person convicted of theft faces a fine*)."""
    anybody = tree.lower[noun] in {"person", "individual", "someone", "somebody"}
    return anybody and tree.dep[noun] in {"nsubj", "nsubj:pass"} and _is_timeless(tree, main)


def states_rule(tree: Tree, i: int) -> bool:
    """Whether a main clause says what anybody does at such times (*when it rains, we leave*)."""
    if tree.dep[i] == "conj" and tree.head[i] < i and "advcl" not in tree.labels[i]:
        return _is_timeless(tree, i) and states_rule(tree, tree.head[i])
    if tree.labels[i].isdisjoint(RULING) or not _is_timeless(tree, i):
        return False
    if is_each_time(tree, i):
        return True
    rules = [k for k in tree.all(i, "advcl") if is_rule(tree, k, i)]
    subjects = [tree.first(k, "nsubj", "nsubj:pass") for k in (i, *rules)]
    if subjects[0] is not None and _is_advised(tree, i, subjects[0]):
        return True
    return bool(rules) and (
        (subjects[0] is not None and _is_everybody(tree, subjects[0]))
        or any(k is not None and _is_somebody(tree, k) for k in subjects[1:])
    )


def _is_advised(tree: Tree, i: int, subject: int) -> bool:
    """*to apply*, *a student* **writes** *an essay*: said to whoever wants it."""
    if not tree.says(subject, ("a", "an"), "det"):
        return False
    return any(k < i and tree.mark(k) == "to" and tree.tag[k] == "VB" for k in tree.all(i, "advcl"))


def _is_everybody(tree: Tree, subject: int) -> bool:
    return tree.lower[subject] in _EVERYBODY or is_anybody(tree, subject)


def _is_somebody(tree: Tree, subject: int) -> bool:
    """*when* **somebody** *dies*, *when* **a bank** *fails*: whoever it may be."""
    if _is_everybody(tree, subject) or tree.lower[subject] in {"someone", "somebody"}:
        return True
    return tree.says(subject, ("a", "an"), "det")


def states_duty(tree: Tree, i: int) -> bool:
    """Whether a verb of duty says what somebody ought to do (*needs to tell the truth*)."""
    if "xcomp" not in tree.labels[i]:  # we need a plan
        ours = tree.says(i, ("we", "you"), "nsubj")
        return ours and tree.lemma[i] == "need" and _is_timeless(tree, i)
    return _is_timeless(tree, i) and any(tree.mark(k) == "to" for k in tree.all(i, "xcomp"))


def is_meant(tree: Tree, i: int) -> bool:
    """*was put off* **so both sides have time**: a present behind a past tells what it is for.

    One of `MEANING` opens the clause at `i`.
    """
    if tree.dep[i] not in {"advcl", "parataxis"}:
        return False
    return _is_timeless(tree, i) and is_past(tree, tree.head[i])


def is_anyones(tree: Tree, noun: int) -> bool:
    """*a person's decision is his own*: said of whoever takes one."""
    owner = tree.first(noun, "nmod:poss")
    if owner is None or tree.lower[owner] not in _SOMEBODY:
        return False
    if any(tree.lower[k] not in {"a", "an"} for k in tree.all(owner, "det")):
        return False
    return _is_timeless(tree, _predicate(tree, noun))


def is_choice(tree: Tree, noun: int) -> bool:
    """*the decision to sell* **or not** *to sell*: it is open which."""
    return any(
        tree.lower[k : k + 2] == ["or", "not"]
        for clause in tree.all(noun, "acl")
        for k in range(clause + 1, clause + 4)
    )


def is_eventual(tree: Tree, noun: int) -> bool:
    """*the eventual ruling could help them*: where nothing past is told, it is to come."""
    eventual = tree.says(noun, ("eventual",), "amod")
    return eventual and not is_past(tree, _predicate(tree, noun))


def _predicate(tree: Tree, noun: int) -> int:
    i = tree.head[noun]
    while tree.head[i] != i and tree.pos[i] != "VERB" and "cop" not in tree.labels[i]:
        i = tree.head[i]
    return i


def is_wish_form(tree: Tree, i: int) -> bool:
    """*on condition that it* **repair** *the road*: a bare form behind *it* is what should be."""
    if tree.tag[i] not in {"VB", "VBP"} or tree.mark(i) != "that" or auxiliaries(tree, i):
        return False
    subject = tree.first(i, "nsubj")
    if subject is None or subject > i or tree.lower[i] != tree.lemma[i]:
        return False
    one = tree.tag[subject] == "NN" and tree.lower[subject] not in _SEVERAL
    return (one and not tree.has(subject, "conj")) or tree.lower[subject] in {"he", "she", "it"}


def _is_timeless(tree: Tree, i: int) -> bool:
    """Whether a clause stands in the simple present."""
    auxes = auxiliaries(tree, i)
    ongoing = tree.tag[i] == "VBG" or any(tree.lemma[k] == "have" for k in auxes)
    return not ongoing and is_present(tree, i)


def faced_effect(tree: Tree, node: int, verb: int) -> Effect | None:
    """*faces deportation*, *awaits sentencing*: it has not come about."""
    facing = prospect_words("consequences", "facing")
    if tree.dep[node] != "obj" or tree.lemma[verb] not in facing:
        return None
    return _FACED if tree.lemma[node] in prospect_words("consequences", "words") else None


def detached_effect(tree: Tree, node: int, verb: int) -> Effect | None:
    """Give what a noun does across its verb (*there were calls on Monday for a ban*)."""
    case = tree.case(node)
    if case not in _DETACHED or tree.first(verb, "obj") is not None:
        return None
    subject = tree.first(verb, "nsubj", "nsubj:pass")
    if subject is None or subject > node or tree.pos[subject] != "NOUN":
        return None
    effect = governor(f"{tree.lemma[subject]}_{case}", "NOUN", events=True)
    if effect is not None or "aux:pass" in tree.labels[verb]:
        return effect  # a warrant was issued for the arrest; talks were cut short of a deal
    return governor(tree.lemma[subject], "NOUN", events=True)


def noun_before(tree: Tree, node: int, verb: int) -> Effect | None:
    """*cut the prospect for growth*: the phrase belongs to the object right before it."""
    if "obj" not in tree.labels[verb]:
        return None
    case, thing = tree.first(node, "case"), tree.first(verb, "obj")
    if case is None or thing is None or thing + 1 != case:
        return None
    effect = governor(tree.lemma[thing], "NOUN", events=True)
    return effect or governor(f"{tree.lemma[thing]}_{tree.case(node)}", "NOUN", events=True)


def noun_opening(tree: Tree, node: int, verb: int, mark: str) -> Effect | None:
    """*awaits trial for killing him*, *under fire for it*: it belongs to the noun right before."""
    opening = tree.first(node, "mark")
    thing = opening - 1 if opening else None
    if thing is None or tree.head[thing] != verb or tree.dep[thing] not in {"obj", "obl"}:
        return None
    return governor(f"{tree.lemma[thing]}_{mark}", "NOUN")
