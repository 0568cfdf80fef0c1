"""Whether a predicate decides if its subject happens at all, or tells how it came out."""

from __future__ import annotations

from kg.extract.governors import Effect, governor
from kg.extract.negation import auxiliaries
from kg.extract.tree import Tree

_OCCURRING = frozenset(
    {"begin", "start", "happen", "occur", "take", "come", "continue", "resume", "last", "follow"}
    | {"proceed", "materialize", "materialise", "ensue"}
)
_COMING_ABOUT = frozenset({"begin", "start", "happen", "occur", "take", "resume"})
_OBLIQUE = ("obl", "obl:unmarked", "xcomp", "obj")
_WHEN = frozenset({"before", "after", "by", "ahead of", "during", "until", "within"})
_TIMES = frozenset({"DATE", "TIME"})
_OUTCOMES = frozenset({"finish", "close", "end", "reach", "hit", "settle", "become", "total"})
_CHANGES = frozenset(
    {
        "rise", "fall", "drop", "climb", "gain", "lose", "recover", "go", "jump", "slip", "slide",
        "surge", "plunge", "increase", "decrease", "decline", "rally", "close", "grow", "shrink",
        "tumble", "rebound", "soar", "sink", "edge", "dip", "advance", "swell",
    }
)  # fmt: skip

_LEADING_TO = (
    (_CHANGES, _OUTCOMES),
    (_CHANGES | {"evolve", "develop", "emerge", "mature", "blossom", "progress"}, {"become"}),
    ({"wake", "awake", "awaken", "arrive", "return"}, {"find", "discover", "learn", "realize"}),
    ({"live", "survive"}, {"see", "tell", "regret", "witness", "hear"}),
    ({"merge", "unite", "combine", "split", "join", "fuse", "band"}, {"form", "create", "become"}),
)
"""Verbs, and what behind them is no purpose but what came of it."""
_WINNING = frozenset({"win", "beat", "defeat", "draw", "clinch", "claim", "secure", "take"})
_STRIVING = frozenset({"fight", "come", "hold", "battle", "rally", "bounce", "storm", "hang"})
_THROUGH = frozenset({"back", "on", "through", "behind"})


def is_at_issue(tree: Tree, verb: int, known: bool) -> bool:
    """Whether a predicate decides if its subject happens at all.

    What a known event could do is open, the event is not (*the loss could swell*); *begin* and
    its like, and *would*, leave the event itself open.
    """
    would = any(tree.lower[k] == "would" for k in auxiliaries(tree, verb))
    ahead = tree.lemma[verb] == "go" and tree.lower[verb + 1 : verb + 2] == ["ahead"]
    return not known or would or ahead or tree.lemma[verb] in _OCCURRING


def is_coming_about(tree: Tree, verb: int) -> bool:
    """Whether a verb says no more than that its subject comes about (*begin*, *take place*)."""
    if tree.lemma[verb] == "come":  # comes on Friday, comes before the deadline; not under fire
        return all(
            tree.case(k) in _WHEN or tree.ent[k] in _TIMES for k in tree.all(verb, *_OBLIQUE)
        )
    return tree.lemma[verb] in _COMING_ABOUT


def is_classed(tree: Tree, predicate: int) -> bool:
    """*is a crime*: a present copula with an indefinite noun speaks of all acts of a kind."""
    copula = tree.first(predicate, "cop")
    return (
        copula is not None
        and tree.tag[copula] in {"VBZ", "VBP"}
        and tree.pos[predicate] == "NOUN"
        and not tree.case(predicate)
        and tree.says(predicate, ("a", "an"), "det")
    )


def is_result(tree: Tree, node: int, parent: int) -> bool:
    """*rose to close at 40*, *woke to find it gone*, *only to return*: an outcome, no purpose."""
    verb, before = tree.lemma[node], tree.lemma[parent]
    if any(verb in after and before in firsts for firsts, after in _LEADING_TO):
        return True
    opening = tree.first(node, "mark")
    if opening and tree.lower[opening - 1] == "only" and opening > parent:
        return True
    return verb in _WINNING and before in _STRIVING and _is_carried_through(tree, parent)


def _is_carried_through(tree: Tree, verb: int) -> bool:
    """*fought* **back**, *held* **on**, *came* **from behind**."""
    ways = tree.all(verb, "advmod", "compound:prt", "obl", "advcl", "ccomp")
    return any(tree.lower[k] in _THROUGH and k > verb for k in ways)


def is_open_ended(tree: Tree, verb: int) -> bool:
    """Whether a predicate tells what its subject may bring about (*could strain relations*)."""
    return any(tree.lower[k] in {"could", "may", "might", "can"} for k in auxiliaries(tree, verb))


def is_open_way(tree: Tree, verb: int) -> bool:
    """*has a way to win: by using the courts*: the ways that are open need not be taken."""
    thing = tree.first(verb, "obj")
    if thing is None or tree.lemma[verb] not in {"have", "be", "offer", "give", "see"}:
        return False
    effect = governor(tree.lemma[thing], "NOUN")
    return effect is not None and effect.modality == "hypothetical"


def is_back(tree: Tree, verb: int) -> bool:
    """Whether a clause is told ahead from the past (*would*, *could*)."""
    return any(tree.lower[k] in {"would", "could", "might"} for k in auxiliaries(tree, verb))


def charged_way(tree: Tree, node: int, verb: int) -> Effect:
    """Give what a charge does to how it was done (*charged with murder* **by shooting him**)."""
    effect = governor(tree.lemma[verb], tree.pos[verb])
    if effect is None or effect.name != "allege":
        return Effect()
    crimes = [k for k in tree.all(verb, "obl") if verb < k < node]
    return effect if any(tree.case(k) in {"with", "of", "for"} for k in crimes) else Effect()
