"""Which noun a participle or relative clause right behind a phrase tells apart.

`kg.extract.antecedents` asks here what speaks for another noun of the phrase than the one that
the analysis hung the clause on: names need no telling apart, only people are taken hostage.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human
from kg.extract.place_words import place_words
from kg.extract.spans import content_noun, is_time_noun, left_edge
from kg.extract.tree import Tree

_WHERE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "within", "from"})
_PLACES = frozenset({"GPE", "LOC"})
_PARTS = frozenset({"flat", "compound", "goeswith", "fixed", "case", "nmod:poss"})
_STEPS = 6


def restricted(tree: Tree, noun: int, clause: int) -> int:
    """Give the noun that a clause not set off by a comma is about."""
    start = left_edge(tree, clause)
    if start <= noun or "PUNCT" in (tree.pos[start], tree.pos[start - 1]):
        return noun
    inside = _phrases(tree, start - 1)
    if not inside:
        return noun
    if tree.dep[clause] == "acl" and tree.tag[clause] in {"VBN", "VBG"}:
        beside = _accompanying(tree, inside, clause)
        if beside is not None:
            return noun if content_noun(tree, beside) == noun else beside
        noun = _within_apposition(tree, noun, inside)
        if tree.lower[clause] == "named" and tree.has(clause, "xcomp"):
            people = (k for k in inside if is_actor_like(tree, k) and tree.pos[k] == "NOUN")
            return next(people, noun)
        if tree.tag[clause] == "VBN" and tree.lemma[clause] in nouns("harming"):
            return _harmed(tree, noun, clause, inside)
    if noun == inside[0] and is_known(tree, noun, clause):
        return _kind_before(tree, noun)
    return noun


def is_known(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a noun is a place known by name, which no clause behind it tells from others.

    *elections in Chad seen as a test*; but *the prospect of Chad holding elections*.
    """
    where = tree.case(noun) in _WHERE
    if tree.tag[clause] == "VBG" and not where and tree.dep[clause] == "acl":
        return False
    if tree.tag[noun] != "NNP" or any(tree.tag[k] == "DT" for k in _articles(tree, noun)):
        return False
    return tree.ent[noun] in _PLACES or (where and tree.ent[noun] == "ORG")


def group_meant(tree: Tree, noun: int, clause: int, *, plural: bool | None) -> int:
    """Give what *which* means where the analysis hung it on somebody: people are *who*.

    *aides of the Farm Party, which won* is about the party.
    """
    start = left_edge(tree, clause)
    if start <= noun or not is_human(tree, noun):
        return noun
    last = start - 1 - (tree.lower[start - 1] == ",")
    near = [k for k in _phrases(tree, last) if k > noun and not is_human(tree, k)]
    if not near or is_time_noun(tree, near[0]):
        return noun
    if plural is not None and plural != (tree.tag[near[0]] in {"NNS", "NNPS"}):
        return noun if plural else near[0]
    return near[0]


def _phrases(tree: Tree, last: int) -> list[int]:
    """Give the nouns in whose phrases a token stands, innermost first."""
    found: list[int] = []
    for k in (last, *tree.ancestors(last)):
        if tree.pos[k] in {"VERB", "AUX", "PUNCT"} or len(found) == _STEPS:
            break
        if tree.is_nominal(k) and tree.dep[k] not in _PARTS:
            found.append(k)
    return found


def _articles(tree: Tree, noun: int) -> list[int]:
    """Give the indefinite articles of a noun (*a Chad torn by war*)."""
    return [k for k in tree.all(noun, "det") if tree.lower[k] in {"a", "an", "any", "every"}]


def _accompanying(tree: Tree, inside: list[int], clause: int) -> int | None:
    """Give X in *…, with X at its side* **helping**, however long the phrase of X is."""
    for k in inside:
        if tree.case(k) != "with" or tree.dep[k] not in {"obl", "nmod"}:
            continue
        opening = next(c for c in tree.kids[k] if tree.dep[c] == "case")
        apart = opening == 0 or tree.lower[opening - 1] == ","
        apart = apart or tree.sent[opening - 1] != tree.sent[opening]
        return (
            k if apart and not any(c != clause for c in tree.all(k, "acl", "acl:relcl")) else None
        )
    return None


def _within_apposition(tree: Tree, noun: int, inside: list[int]) -> int:
    """Give the last noun of an apposition that a clause right behind it cannot leave.

    *the writer, a member of a league headed by Ann Berg, …*: the league is headed.
    """
    for k in inside:
        if tree.dep[k] == "appos" and noun in (tree.head[k], tree.head[tree.head[k]]):
            between = range(noun + 1, left_edge(tree, k) + 1)
            return inside[0] if any(tree.lower[c] == "," for c in between) else noun
    return noun


def _harmed(tree: Tree, noun: int, clause: int, inside: list[int]) -> int:
    """Give the person nearest to a verb of what is done to people (*a video of men kidnapped*)."""
    bare = not any(tree.dep[k] != "advmod" for k in tree.kids[clause])
    if bare and is_actor_like(tree, inside[0]):
        return inside[0]  # *relatives of the miners killed*
    if is_human(tree, noun) or content_noun(tree, noun) != noun:
        return noun
    if is_human(tree, inside[0]):
        return inside[0]
    place = tree.ent[noun] in _PLACES or tree.lemma[noun] in place_words().nouns
    return next((k for k in inside if is_human(tree, k)), noun) if place else noun


def _kind_before(tree: Tree, name: int) -> int:
    """Give the common noun in whose phrase a name stands, if there is one."""
    above = tree.head[name]
    if tree.dep[name] != "nmod" or tree.pos[above] != "NOUN" or above > name:
        return name
    shared = content_noun(tree, above) != above or is_time_noun(tree, above)
    return name if shared else above
