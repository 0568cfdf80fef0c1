"""What is listed, scheduled, struggled for or laid down as a rule: told, though not as done.

*The charges include bribing a judge* is as sure as the charges are; *had trouble reaching the
village* leaves open whether it was reached; *once the door is opened* speaks of any time.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_anybody, is_present, subordinator
from kg.extract.governors import Effect, governor, prospect_words
from kg.extract.negation import auxiliaries
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_AHEAD = Effect(modality="intended", tense="future")
_FACED = Effect(modality="hypothetical", certainty="possible", tense="future")
_WHENEVER = frozenset({"when", "whenever", "once"})
_EVERYBODY = frozenset({"we", "you", "one", "people", "everyone", "everybody"})
_UP_TO = frozenset({"leading up to", "ahead of", "going into", "heading into"})
_SEVERAL = frozenset(
    {"police", "people", "majority", "number", "rest", "lot", "half", "percent", "%", "couple",
     "staff", "team", "family", "series", "range", "handful", "dozen", "most", "part", "third"}
)  # fmt: skip
"""What one word may name many with."""
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
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
    return any(tree.lemma[k] in hardships for k in tree.all(verb, "obj", "nsubj") if k < node)


def is_some_way_off(tree: Tree, node: int, mark: str) -> bool:
    """Whether it is still some way to a deed (*two points* **away from** *winning*)."""
    above = tree.head[node]
    return mark == "from" and tree.tag[node] == "VBG" and tree.lower[above] == "away"


def is_rule(tree: Tree, node: int, main: int) -> bool:
    """Whether a clause says at what times something holds (*once the door is opened*)."""
    return (
        subordinator(tree, node) in _WHENEVER
        and _is_timeless(tree, node)
        and _is_timeless(tree, main)
    )


def states_rule(tree: Tree, i: int) -> bool:
    """Whether a main clause says what anybody does at such times (*when it rains, we leave*)."""
    if "advcl" not in tree.labels[i]:
        return False
    subject = tree.first(i, "nsubj", "nsubj:pass")
    if subject is None or not _is_timeless(tree, i):
        return False
    anybody = tree.lower[subject] in _EVERYBODY or is_anybody(tree, subject)
    return anybody and any(is_rule(tree, k, i) for k in tree.all(i, "advcl"))


def states_duty(tree: Tree, i: int) -> bool:
    """Whether a clause says what somebody ought to do (*needs to tell the truth*): no fact."""
    if tree.lemma[i] not in prospect_words("duties", "words") or "xcomp" not in tree.labels[i]:
        return False
    return _is_timeless(tree, i) and any(tree.mark(k) == "to" for k in tree.all(i, "xcomp"))


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
    return is_present(tree, i) and not ongoing


def is_occasion(tree: Tree, noun: int) -> bool:
    """Whether a noun names what is set beforehand (*summit*, *election*)."""
    return tree.lemma[noun] in prospect_words("occasions", "words")


def begins_at(tree: Tree, noun: int, above: int) -> int | None:
    """Give the verb by which an occasion is *likely to begin* or *set to take place*."""
    if not _is_described(tree, noun, above):
        return None
    below = tree.first(above, "xcomp")
    opens = below is not None and tree.lemma[below] in prospect_words("occasions", "openings")
    return below if opens else None


def is_due(tree: Tree, noun: int, above: int) -> bool:
    """*The election is due in May*."""
    return tree.lower[above] == "due" and _is_described(tree, noun, above)


def _is_described(tree: Tree, noun: int, above: int) -> bool:
    return tree.dep[noun] == "nsubj" and tree.pos[above] == "ADJ" and is_occasion(tree, noun)


def is_looked_ahead_to(tree: Tree, noun: int) -> bool:
    """*ahead of the election*, *the run-up to the vote*: written before it was held."""
    case = tree.first(noun, "case")
    if case is None or not is_occasion(tree, noun):
        return False
    words, above = tree.case(noun), tree.head[noun]
    if words == "ahead of" or (tree.lower[case] == "of" and tree.lower[case - 1] == "ahead"):
        return True
    if words == "until":
        return _is_now(tree, above) or (tree.dep[noun] == "nmod" and is_time_noun(tree, above))
    if words == "before":
        return _is_now(tree, above)
    if words == "to" and tree.lower[above] == "leading":
        return _is_now(tree, tree.head[tree.head[above]])
    return words in _UP_TO and tree.dep[noun] == "obl" and _is_now(tree, above)


def _is_now(tree: Tree, i: int) -> bool:
    """Whether a clause stands in the present or the perfect, and no subordinate one."""
    finite = tree.pos[i] in {"VERB", "AUX"} or tree.first(i, "cop") is not None
    return finite and tree.dep[i] in _MAIN and is_present(tree, i)


def is_ahead(tree: Tree, noun: int, verb: int) -> bool:
    """Whether an event noun names the scene of what its verb tells (*speak at the summit*)."""
    occasion = is_occasion(tree, noun)
    place = tree.dep[noun] in {"obl", "obj"} and tree.case(noun) in prospect_words(
        "occasions", "cases"
    )
    return occasion and place and tree.pos[verb] == "VERB"


def faced_effect(tree: Tree, node: int, verb: int) -> Effect | None:
    """*faces deportation*, *awaits sentencing*: it has not come about."""
    facing = prospect_words("consequences", "facing")
    if tree.dep[node] != "obj" or tree.lemma[verb] not in facing:
        return None
    return _FACED if tree.lemma[node] in prospect_words("consequences", "words") else None


def detached_effect(tree: Tree, node: int, verb: int) -> Effect | None:
    """Give what a noun does across its verb (*there were calls on Monday for a ban*)."""
    case = tree.case(node)
    if case not in _DETACHED or tree.first(verb, "obj", "aux:pass") is not None:
        return None
    subject = tree.first(verb, "nsubj")
    if subject is None or subject > node or tree.pos[subject] != "NOUN":
        return None
    effect = governor(f"{tree.lemma[subject]}_{case}", "NOUN", events=True)
    return effect or governor(tree.lemma[subject], "NOUN", events=True)
