"""Who acts in a clause that modifies a noun (*plans to leave*, *a man seen there*).

`kg.extract.subjects` asks here and gives the way to follow further up (`follow`).
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.antecedents import described, described_doing, owner_of, uncrossed
from kg.extract.charged import charged
from kg.extract.control import (
    first_of,
    is_accusing,
    is_charged,
    is_held_on,
    is_means,
    is_provided_with,
    is_retained,
    responds,
)
from kg.extract.described_acts import (
    does_it_itself,
    is_for_others,
    is_in_text,
    is_managed,
    is_minding,
    is_told_of,
    pressed_to,
    served_in,
)
from kg.extract.elsewhere import (
    wished_of,
)
from kg.extract.loose_clauses import filled_with, is_mere_matter
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.purposes import brought_to_act, is_anothers
from kg.extract.spans import is_time_noun
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.understood import (
    is_aside,
    is_filmed,
    is_foremost,
    is_spent,
    is_struck,
    needed_for,
    takes_no_infinitive,
    told_beside,
    tried_by,
)
from kg.extract.voice import passive

Follow = Callable[[Tree, int, int, str], tuple[int | None, str]]


def adnominal(tree: Tree, i: int, depth: int, follow: Follow) -> tuple[int | None, str]:
    """Give the understood subject of a clause that modifies a noun."""
    noun = uncrossed(tree, tree.head[i], i) if tree.dep[i] == "acl" else tree.head[i]
    mark, gerund = tree.marks[i], tree.tag[i] == "VBG"
    if gerund and (is_spent(tree, noun) or is_struck(tree, noun, i) or is_aside(tree, noun, i)):
        return follow(tree, tree.head[noun], depth, "understood-subject")
    if gerund and is_filmed(tree, noun):
        return follow(tree, tree.head[noun], depth, "patient-control")
    accused = charged(tree, i, noun) if gerund else None
    if accused is not None:
        return accused, "charged"
    if gerund and mark == "" and is_minding(tree, noun, i):
        return follow(tree, tree.head[noun], depth, "understood-subject")
    if gerund and mark in {"", "in"} and is_managed(tree, noun):
        return follow(tree, tree.head[noun], depth, "understood-subject")
    if gerund and mark == "":
        doer = served_in(tree, noun) or is_in_text(tree, noun, i)
        if doer is not None:
            return doer, "participle"
    if gerund and mark and _opens_before(tree, noun, i):
        return noun, "participle"  # *led to* **the city** *closing three bridges*
    if mark == "that" and gerund and not tree.has(i, "aux", "nsubj"):
        return None, "generic"  # *the claim that paying rent is foolish*
    if gerund and mark == "of" and tree.case(noun) == "within":
        return follow(tree, tree.head[noun], depth, "understood-subject")  # *within feet of*
    if is_time_noun(tree, noun):
        given = tree.mark(i) == "to" and tree.dep[noun] == "obj" and tree.lemma[noun] == "time"
        if given:  # *gave the firm more time to pay*, *has time to leave*
            return _from_governor(tree, noun, tree.head[noun], i, depth, follow)
        return None, "none"
    if is_mere_matter(tree, i, noun, mark):
        return None, "generic"
    bearer = filled_with(tree, noun, i)
    if bearer is not None:
        return bearer, "object-control"
    if tree.dep[i] == "acl:relcl":
        gap = tree.first(i, "obj", "obl", "advmod")
        if gap is not None and tree.lower[gap] in RELATIVE_PRONOUNS:
            return None, "none"
        told = tree.tag[i] == "VBN" or is_told_of(tree, noun, i)
        return (noun, "relative-clause") if told else (None, "none")
    if tree.dep[i] == "amod":
        apt = tree.tag[i] == "JJ" and i > noun  # *pumps capable of draining the lake*
        return (noun, "participle") if apt or tree.tag[i] in {"VBN", "VBG"} else (None, "none")
    if tree.dep[noun] == "xcomp" and not tree.is_nominal(noun):
        return follow(tree, tree.head[noun], depth, "understood-subject")
    if mark == "against" and tree.lemma[noun] in nouns("norm"):
        return None, "generic"  # *a rule against hiring relatives*
    wished = wished_of(tree, noun, i)
    if wished is not None:
        return wished, "wished-of"
    if brought_to_act(tree, noun, i):
        return noun, "object-control"
    if is_means(tree, noun, i):
        return follow(tree, tree.head[noun], depth, "means")
    other = tried_by(tree, noun, i) or needed_for(tree, i, tree.head[noun])
    if other is not None:
        return other, "participle"
    beside = told_beside(tree, noun, i)
    if beside is not None:
        return beside, "understood-subject"
    if tree.tag[i] in {"VBN", "VBG"} and mark == "":
        return described_doing(tree, noun, i), "participle"
    if mark == "for" and gerund and is_actor_like(tree, noun):
        return noun, "object-control"
    if mark in {"of", "from"} and (is_actor_like(tree, noun) or is_charged(tree, noun)):
        return noun, "object-control"
    if tree.dep[noun] == "root" and tree.sent[noun] in tree.headlines:
        return noun, "headline"
    if mark == "to" and is_for_others(tree, noun):
        return None, "generic"
    pressed = pressed_to(tree, noun, i)
    if pressed is not None:
        return follow(tree, pressed, depth, "pressed")
    if mark == "to" and (proof := does_it_itself(tree, noun, i)) is not None:
        return proof, "participle"
    owner = owner_of(tree, noun)
    if owner is None and tree.dep[noun] == "appos":
        owner = owner_of(tree, tree.head[noun])  # *the spirit of the town, its will to win*
    if owner is not None:
        return owner, "possessor"
    if tree.dep[noun] == "nmod" and is_provided_with(tree, noun):
        return tree.head[noun], "provided-with"
    if mark == "to" and is_foremost(tree, noun, i):
        return described(tree, noun, thing=True), "foremost"
    inside = tree.dep[noun] == "conj" and takes_no_infinitive(tree, noun, i)
    if (tree.dep[noun] == "nmod" or inside) and mark == "to":
        return _from_purpose(tree, noun, depth, follow)
    among = first_of(tree, noun)
    governor = tree.head[among]
    if tree.pos[governor] == "VERB" and tree.dep[among] in {"obj", "nsubj:pass", "obl"}:
        return _from_governor(tree, among, governor, i, depth, follow)
    if tree.first(noun, "cop") is not None or tree.dep[noun] in {"nmod", "conj"}:
        inner = tree.first(noun, "nsubj")
        if inner is not None and is_actor_like(tree, inner):
            return inner, "understood-subject"
    return None, "none"


def _opens_before(tree: Tree, noun: int, i: int) -> bool:
    """Whether the preposition of an *-ing* clause stands before its noun."""
    opening = tree.first(i, "mark")
    return opening is not None and opening < noun < i


def _from_governor(
    tree: Tree, noun: int, governor: int, i: int, depth: int, follow: Follow
) -> tuple[int | None, str]:
    """Take whom a clause's subject makes the owner of a plan, order or effort.

    What somebody rejects, reports or discusses is another's, and nobody's in the sentence.
    """
    asked = tree.lemma[governor] == "ask" and not passive(tree, governor)
    if asked and tree.lemma[noun] in nouns("leave") and tree.case(noun) == "for":
        # *asked the court for leave to appeal*
        return follow(tree, governor, depth, "understood-subject")
    receiver = tree.first(governor, "iobj")
    if receiver is not None:
        return receiver, "object-control"
    if is_retained(tree, noun, governor):
        return follow(tree, governor, depth, "patient-control")
    beheld = tree.lemma[noun] in nouns("grounds") and tree.lemma[governor] in nouns("beholding")
    # *rejected demands to halt it*, *ignored orders to stop*: who is asked is who would
    met = tree.lemma[noun] in nouns("pressing") and tree.lemma[governor] in nouns("meeting")
    if responds(tree, governor) and not ((beheld or met) and tree.dep[noun] == "obj"):
        return None, "none"
    own = tree.case(noun) in {"in", "under", "with", "on", "as"}
    own = own or (tree.case(noun) == "after" and tree.lemma[noun] in nouns("tried"))
    if tree.dep[noun] == "obl" and not own and not takes_no_infinitive(tree, noun, i):
        return None, "none"
    if passive(tree, governor):
        if is_accusing(tree, governor) or is_held_on(tree, noun) or is_provided_with(tree, noun):
            return follow(tree, governor, depth, "patient-control")
        agent = tree.first(governor, "obl:agent")
        return (agent, "agent-control") if agent is not None else (None, "none")
    if is_anothers(tree, noun):
        return None, "none"
    return follow(tree, governor, depth, "understood-subject")


def _from_purpose(tree: Tree, noun: int, depth: int, follow: Follow) -> tuple[int | None, str]:
    """Take the subject of the clause for an infinitive deep in its complements.

    *defeated a rival for a contract to supply the army* is about who supplies: the winner.
    """
    for above in tree.ancestors(noun):
        if tree.pos[above] == "VERB":
            if passive(tree, above) or responds(tree, above):
                return None, "none"
            found, rule = follow(tree, above, depth, "understood-subject")
            acts = found is not None and is_actor_like(tree, found)
            return (found, rule) if acts else (None, "none")
        if tree.dep[above] not in {"nmod", "obj", "obl", "conj"}:
            break
    return None, "none"
