"""What the word above a clause says of who acts in it: questions about control, pure and small.

`kg.extract.subjects` asks them on its way to the subject of a predicate that has none of its own.
"""

from __future__ import annotations

from kg.extract.governors import governor
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_TO_OTHERS = frozenset({("lead", "to"), ("object", "to"), ("result", "in"), ("contribute", "to")})
_HOLDING = frozenset({"carry", "hold", "wear", "bring", "take"})
_LEAVING = frozenset({"leave", "set", "keep", "send"})


def resumes_main_clause(tree: Tree, clause: int, i: int) -> bool:
    """Whether a predicate coordinated with an adverbial clause goes on with the main one.

    *She left when the motion was put and did not vote on it*: what is *it* cannot vote.
    """
    subject = tree.first(clause, "nsubj:pass")
    if tree.dep[clause] == "acl" and passive(tree, clause) and not passive(tree, i):
        # *write a list of those to be spared and send it*
        pronouns = {tree.lower[k] for k in tree.all(i, "obj")}
        return bool(pronouns & {"it", "them"}) and tree.tag[i] == "VB"
    if tree.dep[clause] != "advcl" or subject is None or passive(tree, i):
        return False
    if tree.mark(clause) == "" and tree.first(clause, "advmod") is None:
        return False
    plural = tree.tag[subject] in {"NNS", "NNPS"}
    again = {"them"} if plural else {"it"}
    return any(tree.lower[k] in again for k in tree.all(i, "obj", "obl") if k > i)


def finite_above(tree: Tree, i: int, clause: int) -> int:
    """Give what a predicate with a tense can be coordinated with: no infinitive, no participle.

    *They ignored letters asking them to pay and have not voted*: who ignored has not voted.
    """
    if not _has_tense(tree, i, alone=False) or _has_tense(tree, clause, alone=True):
        return clause
    if tree.tag[clause] not in {"VB", "VBG"} or tree.first(clause, "nsubj") is not None:
        return clause
    above = (k for k in tree.ancestors(clause) if tree.is_verbal(k))
    return next((k for k in above if _has_tense(tree, k, alone=True)), clause)


def said_above(tree: Tree, i: int, clause: int) -> int:
    """Give what a past form behind *but* goes on with: the telling, not what was told.

    *The minister claimed they had left, but gave no details*: unlike *had left*, *claimed* is of
    the same form.
    """
    above = tree.head[clause]
    if tree.dep[clause] != "ccomp" or tree.tag[i] != "VBD" or tree.has(i, "aux", "aux:pass"):
        return clause
    but = any(tree.lower[k] == "but" and tree.lower[k - 1] == "," for k in tree.all(i, "cc"))
    apart = tree.tag[clause] in {"VBN", "VB"} and tree.has(clause, "aux") and above < clause
    return above if but and apart and tree.tag[above] == "VBD" else clause


def _has_tense(tree: Tree, i: int, *, alone: bool) -> bool:
    """Whether a verb has a finite auxiliary, or itself (VBZ always counts) is finite."""
    auxes = tree.all(i, "aux", "aux:pass")
    if any(tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"} for k in auxes):
        return True
    return not auxes and tree.tag[i] in ({"VBD", "VBZ", "VBP"} if alone else {"VBZ"})


def goes_on(tree: Tree, i: int) -> bool:
    """Whether a clause beside another goes on with its subject (*raise money, then spend it*)."""
    then = any(tree.lower[k] == "then" and k < i for k in tree.all(i, "advmod"))
    if not then or i < tree.head[i] or tree.mark(i) or tree.first(i, "expl") is not None:
        return False
    return tree.pos[tree.head[i]] == "VERB" and tree.tag[i] in {"VBD", "VBZ", "VBP", "VB"}


def called_upon(tree: Tree, governor: int, i: int) -> int | None:
    """Give X in *call on X to*, *appeal to X to*, *wait for X to*."""
    if tree.tag[i] == "VBG":
        return None  # *called for more news, waving flags*
    for k in tree.all(governor, "obl"):
        if tree.lemma[k] in {"instance", "example"}:
            continue
        if k < i and tree.case(k) in {"on", "upon", "to", "for", "with", "at"}:
            if tree.case(k) != "for" and not is_actor_like(tree, k):
                continue  # *relies on reports to plan its work*
            return k
    return None


def beside(tree: Tree, governor: int, i: int, mark: str) -> int | None:
    """Give X in *with X leaving*, which the analysis may hang on the verb beside the participle.

    Likewise in *led to X leaving*.
    """
    if tree.tag[i] not in {"VBG", "VBN"} or mark:
        return None
    for k in tree.all(governor, "obl"):
        led = tree.tag[i] == "VBG" and (tree.lemma[governor], tree.case(k)) in _TO_OTHERS
        if led and governor < k < i and max(tree.subtree(k)) == left_edge(tree, i) - 1:
            return k
        if tree.case(k) == "with" and k < i and max(tree.subtree(k)) == i - 1:
            opening = tree.lower[left_edge(tree, k) - 1]
            return k if tree.tag[i] == "VBG" or opening in {",", "with"} else None
    return None


def is_absolute(tree: Tree, governor: int, noun: int) -> bool:
    """Whether a noun behind *with* is the subject of a participle that follows at once."""
    return any(beside(tree, governor, k, tree.mark(k)) == noun for k in tree.all(governor, "advcl"))


def is_finite_form(tree: Tree, i: int, mark: str) -> bool:
    """Whether a clause has a tense, and so a subject, of its own."""
    if mark in {"to", "in order to", "so as to"}:
        return False
    return tree.tag[i] in {"VBZ", "VBP"} or (tree.tag[i] == "VBD" and not passive(tree, i))


def is_about_object(tree: Tree, governor: int, obj: int, i: int, mark: str) -> bool:
    """Whether the object is who acts: *accused him of*, *praised him for*, *sent him to*."""
    if mark in {"of", "from", "into"}:
        return True
    person, lemma = is_actor_like(tree, obj), tree.lemma[governor]
    if tree.tag[i] == "VBG" and mark in {"for", "as", "with"}:
        judged = mark == "for" and (lemma in nouns("charging") or lemma in nouns("judging"))
        return person or judged or (mark == "for" and tree.lower[obj] in {"another", "others"})
    if tree.tag[i] == "VBG" and mark == "":
        seen = lemma in nouns("perceiving")
        apart = tree.lower[i - 1] == "," and (not person or tree.lower[i] == "using")
        apart = apart or (tree.lower[i - 1] == "," and lemma in _LEAVING)
        if not person and lemma == "leave" and _is_on_the_way(tree, i, obj):
            return False
        return seen and not apart and (person or tree.lower[i] != "using")
    if mark not in {"to", "in order to"}:
        return False
    if lemma in nouns("training"):
        return True
    kinds = ("sender", "preparing", "brought")  # *brought nine envoys together to discuss it*
    return person and any(lemma in nouns(kind) for kind in kinds)


def _is_on_the_way(tree: Tree, i: int, place: int) -> bool:
    """*left port on Monday carrying grain*, *left the ward holding a child*; not *left it open*."""
    apart = left_edge(tree, i) - 1 != max(tree.subtree(place))
    return apart or tree.lemma[i] in _HOLDING


def is_by_whoever_did(tree: Tree, i: int, governor: int, mark: str) -> bool:
    """Whether a clause under a passive is about who acts, not whom it is done to.

    *Taxes were raised to pay the army* and *by borrowing* are; those sent to fight do it.
    """
    if mark in {"by", "from"}:
        return mark == "by" or tree.lemma[governor] not in nouns("barring")
    if mark == "in" or asks_whether(mark):
        own = tree.first(governor, "nsubj:pass", "nsubj")
        own = tree.head[governor] if own is None and tree.dep[governor] == "acl" else own
        return own is not None and not is_actor_like(tree, own)  # *progress was made in mining it*
    if mark == "to" and tree.tag[i] == "VBG":
        own = tree.first(governor, "nsubj:pass", "nsubj")
        return own is None or not is_actor_like(tree, own)  # *we remain committed to working*
    if mark not in {"to", "in order to", "so as to"}:
        return False
    lemma = tree.lemma[governor]
    own = tree.first(governor, "nsubj:pass", "nsubj")
    own = tree.head[governor] if own is None and tree.dep[governor] == "acl" else own
    if own is not None and lemma in nouns("founding") and tree.lemma[own] in nouns("group"):
        return False  # *the commission set up to investigate it*
    return lemma not in nouns("sender") and lemma not in nouns("preparing")


def asks_whether(mark: str) -> bool:
    """Whether an infinitive asks if something is to be done (*whether to sell it*)."""
    return "whether" in mark and mark.endswith(" to")


def is_means(tree: Tree, noun: int, i: int) -> bool:
    """Whether *using* after an object tells how its verb is done (*caught drones using nets*)."""
    if tree.lower[i] != "using" or tree.dep[noun] not in {"obj", "obl"}:
        return False
    return tree.pos[tree.head[noun]] == "VERB" and not is_actor_like(tree, noun)


def first_of(tree: Tree, noun: int) -> int:
    """Give the noun that a coordinated one is coordinated with (*the means and* **will** *to*)."""
    while tree.dep[noun] == "conj" and tree.first(noun, "cop") is None:
        noun = tree.head[noun]
    return noun


def responds(tree: Tree, verb: int) -> bool:
    """Whether a verb, with its particle, answers what others do (*played down the chances of*)."""
    named = [tree.lemma[verb], *(tree.lower[k] for k in tree.all(verb, "compound:prt"))]
    return tree.lemma[verb] in nouns("responding") or "-".join(named) in nouns("responding")


def is_charged(tree: Tree, noun: int) -> bool:
    """Whether a noun is the object of a verb that charges or keeps it (*accused the banker of*)."""
    effect = governor(tree.lemma[tree.head[noun]], "VERB")
    return (
        tree.dep[noun] in {"obj", "iobj"}
        and effect is not None
        and effect.name in {"allege", "prevent"}
    )


def is_accusing(tree: Tree, verb: int) -> bool:
    """Whether a verb charges somebody with what is told below it (*charged with plotting to*)."""
    effect = governor(tree.lemma[verb], "VERB")
    return effect is not None and effect.name == "allege"


def is_held_on(tree: Tree, noun: int) -> bool:
    """Whether a noun is what somebody is held on (*was arrested on* **suspicion** *of spying*)."""
    return tree.lemma[noun] in nouns("charge") and tree.case(noun) in {"on", "over", "under", "for"}


def is_provided_with(tree: Tree, noun: int) -> bool:
    """Whether somebody has or is sent off with a power or task (*sent with* **orders** *to*)."""
    return tree.case(noun) == "with" and tree.lemma[noun] in nouns("equipment")


def is_reposted(tree: Tree, verb: int) -> bool:
    """Whether somebody is moved to a post or place for what an infinitive tells him to do there."""
    if tree.lemma[verb] not in nouns("reposted") or not passive(tree, verb):
        return False
    moved = tree.first(verb, "nsubj:pass", "nsubj")
    return moved is None or is_actor_like(tree, moved)


def is_retained(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the subject of a passive gets or is denied it (*was given* **the chance** *to*)."""
    if tree.dep[noun] != "obj" or noun < verb or not passive(tree, verb):
        return False
    given = tree.lemma[verb] in nouns("giving") or tree.lemma[verb] in nouns("letting_have")
    return given and tree.lemma[noun] not in nouns("steps")


def is_behind_retained(tree: Tree, i: int, verb: int) -> bool:
    """Whether an infinitive follows at once on what is got (*was paid a fee* **to lose**)."""
    if not passive(tree, verb):
        return False
    got = tree.first(verb, "obj")
    at_once = got is not None and max(tree.subtree(got)) == left_edge(tree, i) - 1
    return got is not None and at_once and is_retained(tree, got, verb)
