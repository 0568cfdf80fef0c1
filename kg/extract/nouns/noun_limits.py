"""What keeps a noun from telling an event of its own: things, set phrases, second mentions.

A noun that can tell of an event often names what came of it or what stands for it (*returns* on
paper, *votes* in a box), frames its verb (*in response to*), or points back at an act the
sentence has told already (*attacked the base; the attack …*).
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.coding import EventNoun, noun_at, telling_words, twofold
from kg.extract.nouns.noun_fields import is_market, is_newcomer, is_program, is_subject_taught
from kg.extract.nouns.noun_things import is_thing
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_HELPING = frozenset({"aid", "assist", "help"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
_FRAMED = frozenset({"to", "for", "with", "of", "on", "by", "from", "against"})
_LIGHT_KIDS = frozenset({"det", "case", "punct", "cc", "fixed"})
_WITHOUT_CONTENT = frozenset({"cc", "conj", "punct", "case"})
_CONTENT = frozenset({"acl", "ccomp", "xcomp", "advcl"})
_DEFINING = frozenset({"mean", "denote", "constitute"})
_QUANTIFIED = frozenset({"any", "all", "much", "more", "no", "some", "this", "that"})


def tells_nothing(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun at `i` tells of no event here, or of one the sentence has told before."""
    lemma, labels = tree.lemma[i], tree.labels[i]
    return (
        _names_a_thing(tree, i)
        or (lemma in _ODD and _ODD[lemma](tree, i))
        or (entry.lemma in _ODD_ENTRIES and _ODD_ENTRIES[entry.lemma](tree, i))
        or (entry.lemma in twofold() and _names_who_or_where(tree, i, entry))
        or (tree.cases[i] == "in" and _frames(tree, i))
        or ("det" in labels and labels <= _LIGHT_KIDS and _is_repeated(tree, i, entry))
        or (tree.dep[i] == "obj" and _is_generic(tree, i))
        or (lemma in telling_words("audiences") and _is_audience(tree, i))
        or (tree.lemma[tree.head[i]] in _DEFINING and _is_defined(tree, i))
        or (lemma in telling_words("spells") and _opens_act(tree, i))
        or (lemma in telling_words("runs") and _is_run(tree, i))
        or (tree.cases[i] == "with" and entry.verb in _HELPING and _is_means(tree, i))
        or is_thing(tree, i, entry)
        or is_subject_taught(tree, i)
    )


def _is_share(tree: Tree, i: int) -> bool:
    """Whether votes are what is divided (*nine percent of the vote*)."""
    whole = tree.head[i]
    if tree.dep[i] != "nmod" or tree.cases[i] != "of":
        return False
    return tree.lemma[whole] in telling_words("shares") or tree.pos[whole] in {"NUM", "SYM"}


def _is_means(tree: Tree, i: int) -> bool:
    """Whether help is that of a tool (*opened it with the help of a drill*)."""
    if "nmod:poss" in tree.labels[i]:
        return False
    by = [k for k in tree.all(i, "nmod") if tree.cases[k] == "of"]
    return bool(by) and tree.pos[by[0]] == "NOUN" and not is_actor_like(tree, by[0])


def _is_sequence(tree: Tree, i: int) -> bool:
    """Whether an order is how things follow (*second in the order*, *fell down the order*)."""
    if "nmod:poss" in tree.labels[i]:
        return False
    moved = tree.lower[i - 2 : i] in (["down", "the"], ["up", "the"])
    ranked = (moved or tree.case(i) == "in") and tree.tag[i] == "NN"
    return ranked and tree.labels[i].isdisjoint({"acl", "acl:relcl", "amod", "compound"})


def _is_case_of(tree: Tree, i: int) -> bool:
    """Whether *in the event* says no more than *if* (*in the event of rain*)."""
    return tree.cases[i] == "in" and tree.has(i, "acl", "acl:relcl", "ccomp", "nmod", "advcl")


def _opens_act(tree: Tree, i: int) -> bool:
    """Whether the noun is a stretch of an act told by *of* (*the launch of an offensive*)."""
    acts = [k for k in tree.all(i, "nmod") if k > i and tree.case(k) == "of"]
    told = [(tree.lemma[k], noun_at(tree, k)) for k in acts]
    return any(
        act is not None and act.code != "OTHER" and act.lemma.endswith(word) for word, act in told
    )


def _is_run(tree: Tree, i: int) -> bool:
    """Whether the noun is a run of rises or falls told by *of* (*two sessions of losses*)."""
    ups = telling_words("ups_and_downs")
    acts = [noun_at(tree, k) for k in tree.all(i, "nmod") if tree.cases[k] == "of"]
    return any(act is not None and act.verb in ups for act in acts)


def _is_defined(tree: Tree, i: int) -> bool:
    """Whether the sentence says what such an act is (*a strike, here, means one or more*)."""
    any_such, verb = tree.says(i, ("a", "an"), "det"), tree.head[i]
    if tree.lemma[verb] == "constitute":  # *this does not constitute an offer*
        return any_such and tree.dep[i] == "obj"
    return any_such and tree.dep[i] == "nsubj" and tree.tag[verb] == "VBZ"


def _names_a_thing(tree: Tree, i: int) -> bool:
    """Whether the word with its modifier, or its plural, names a thing (*tax returns*, *votes*)."""
    lemma, labels = tree.lemma[i], tree.labels[i]
    if "compound" in labels or "amod" in labels:
        things = [f"{tree.lemma[k]} {lemma}" for k in tree.all(i, "compound", "amod")]
        if not telling_words("things").isdisjoint(things):
            return True
    names: list[str] = []
    if "nmod" in labels:
        behind = [k for k in tree.all(i, "nmod") if k > i]
        names = [f"{lemma} {tree.cases[k]} {tree.lemma[k]}" for k in behind]
    if tree.cases[i] == "of":
        names.append(f"{tree.lemma[tree.head[i]]} of {lemma}")
    if names and not telling_words("set_phrases").isdisjoint(names):
        return True
    if lemma == "amendment" and any(tree.ent[k] == "ORDINAL" for k in tree.all(i, "amod")):
        return True  # *the 13th amendment* is a law
    if tree.lower[i - 1] == "-" and _is_part_of_word(tree, i):
        return True
    return tree.tag[i] == "NNS" and lemma in telling_words("plural_things")


def _names_who_or_where(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun names people or a place, where nothing about it shows the act.

    *Their patrol was ambushed*, *a settlement in the hills*; but *killed on patrol*.
    """
    shown = twofold()[entry.lemma]
    case, dep, verb = tree.case(i), tree.dep[i], tree.lemma[tree.head[i]]
    if case in shown.cases or any(tree.lemma[k] in shown.before for k in tree.kids[i] if k < i):
        return False
    if case in shown.bare and not tree.has(i, "det", "nmod:poss"):
        return False
    if any(tree.case(k) in shown.behind for k in tree.all(i, "nmod") if k > i):
        return False
    if shown.once and tree.tag[i] == "NNS":
        return True
    if dep in {"obj", "nsubj:pass"}:
        return verb not in shown.objects
    return dep != "nsubj" or verb not in shown.subjects


def _is_part_of_word(tree: Tree, i: int) -> bool:
    """Whether the hyphen before it ties the noun into a longer word (*get-out-the-vote*)."""
    return i > 0 and not tree.doc[i - 1].whitespace_


def _is_season(tree: Tree, i: int) -> bool:
    """Whether *fall* is a time of year (*the fall of 2010*)."""
    if tree.dep[i].endswith(":unmarked") or _is_bare_autumn(tree, i):
        return True
    return any(is_time_noun(tree, k) or tree.pos[k] == "NUM" for k in tree.all(i, "nmod"))


def _is_bare_autumn(tree: Tree, i: int) -> bool:
    """Whether nothing says what fell (*in the fall*, *voters this fall*)."""
    kids = [tree.lower[k] for k in tree.kids[i]]
    dated = any(word in {"this", "last", "next", "each", "every"} for word in kids)
    bare = set(kids) <= {"this", "last", "next", "each", "every", "the", "in", "during", "by"}
    return bare and (dated or tree.case(i) in {"in", "during", "by"})


def _frames(tree: Tree, i: int) -> bool:
    """Whether the noun only joins its clause to another (*in response to the strike*)."""
    if tree.tag[i] != "NN" or not tree.dep[i].startswith(("obl", "advcl")):
        return False
    kids = [k for k in tree.kids[i] if tree.dep[k] not in _WITHOUT_CONTENT]
    behind = [k for k in kids if k > i and tree.dep[k] == "nmod" and tree.case(k) in _FRAMED]
    return bool(behind) and len(behind) == len(kids)


def _is_repeated(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether a bare noun with an article takes up an act told before in its sentence."""
    if not tree.says(i, _POINTING, "det"):
        return False
    first = next((j for j in range(i, 0, -1) if tree.sent[j - 1] != tree.sent[i]), 0)
    for j in range(first, i):
        if tree.pos[j] == "VERB" and tree.lemma[j] in {entry.verb, tree.lemma[i]}:
            return True
        if tree.pos[j] == "NOUN" and tree.lemma[j] == tree.lemma[i]:
            return True
    return False


def _is_mere_talk(tree: Tree, i: int) -> bool:
    """Whether *talk* is rumour, not an exchange (*any talk that she will leave*)."""
    if tree.tag[i] != "NN":
        return False
    told = tree.first(i, *_CONTENT) is not None or tree.first(i, "nmod") is not None
    if any(tree.case(k) in {"with", "between"} for k in tree.all(i, "nmod")):
        return False
    bare = tree.first(i, "det", "nmod:poss") is None
    return bare or told or tree.says(i, _QUANTIFIED, "det", "amod")


def _is_abstract_threat(tree: Tree, i: int) -> bool:
    """Whether a threat is a danger rather than something somebody utters (*faced no threat*)."""
    if tree.has(i, *_CONTENT, "nmod:poss"):
        return False
    behind = [tree.case(k) for k in tree.all(i, "nmod")]
    return not any(case in {"by", "against", "of"} for case in behind)


def _is_generic(tree: Tree, i: int) -> bool:
    """Whether a bare noun names a kind of event that one shuns (*fled war*, *fear violence*)."""
    parent = tree.head[i]
    if tree.lemma[parent] not in telling_words("shunning"):
        return False
    return all(tree.dep[k] in _WITHOUT_CONTENT for k in tree.kids[i]) and tree.tag[i] == "NN"


def _is_audience(tree: Tree, i: int) -> bool:
    """Whether the noun names those who are spoken to (*told a gathering of nurses*)."""
    verb = tree.head[i]
    if tree.dep[i] in {"obj", "iobj"}:
        return tree.lemma[verb] in {"tell", "address", "greet", "urge", "warn", "remind"}
    spoken = tree.lemma[verb] in {"speak", "talk", "say", "announce", "lecture", "preach"}
    return tree.dep[i] == "obl" and tree.case(i) == "to" and spoken


_ODD: dict[str, Callable[[Tree, int], bool]] = {
    "talk": _is_mere_talk,
    "fall": _is_season,
    "event": _is_case_of,
    "vote": _is_share,
    "replacement": is_newcomer,
    "application": is_program,
    "exchange": is_market,
}
"""Nouns that have another sense, and what tells it."""
_ODD_ENTRIES: dict[str, Callable[[Tree, int], bool]] = {
    "threat": _is_abstract_threat,
    "order": _is_sequence,
}
"""The same by what the lexicon calls them."""
