"""Clauses whose own words leave open what they tell.

*Regardless of who wins*, *is easily fooled*, *before saying anything*, *what he should do is sell*.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_anybody, is_present, is_ranked
from kg.extract.governors import (
    Effect,
    adverb_effects,
    governor,
    modal,
    presumed_words,
    prospect_words,
    untruth,
)
from kg.extract.negation import auxiliaries
from kg.extract.participants import is_actor_like
from kg.extract.rare_words import AT_HAND, EITHER_WAY, LETTERS
from kg.extract.tree import Tree

_ASKING = frozenset({"who", "what", "which", "where", "when", "how", "whether", "whom"})
_BELOW = frozenset({"advcl", "advcl:relcl", "acl:relcl", "acl", "ccomp", "conj"})
_MORE = frozenset({"further", "longer", "more"})
_PARTIES = ("obj", "obl", "advmod", "iobj")
_SUBJECTS = ("nsubj", "nsubj:pass")
_ALWAYS = frozenset({"should", "must", "ought"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVING = Effect(modality="requested", tense="future")


def is_left_open(tree: Tree, i: int) -> bool:
    """Whether the clause at `i` holds either way or of any such thing.

    Only sentences with one of `rare_words` hold any that does.
    """
    return _is_letter(tree, i) or _is_either_way(tree, i) or _is_at_hand(tree, i)


def _is_letter(tree: Tree, i: int) -> bool:
    """*X causes Y*: letters, where there are two of them, stand for whatever it may be."""
    if not tree.says(i, LETTERS, *_SUBJECTS):
        return False
    words = tree.lower[slice(*tree.sentences[tree.sent[i]])]
    return len(LETTERS.intersection(word.rstrip(".") for word in words)) > 1


def _is_either_way(tree: Tree, i: int) -> bool:
    """*regardless of who wins*, *no matter what they say*: whoever it is, whatever it is."""
    while tree.dep[i] == "conj" and not tree.has(i, *_SUBJECTS):
        i = tree.head[i]
    if tree.dep[i] not in _BELOW:
        return False
    asked = [k for k in tree.kids[i] if k < i and tree.lower[k] in _ASKING]
    if tree.lower[tree.head[i]] in _ASKING and tree.head[i] < i:
        asked.append(tree.head[i])
    return any(k > 1 and tree.lower[k - 2 : k] in EITHER_WAY.values() for k in asked)


def _is_at_hand(tree: Tree, i: int) -> bool:
    """*is easily fooled*, *is small and easily missed*: it can be, nobody says that it was."""
    if tree.tag[i] != "VBN" or "advmod" not in tree.labels[i]:
        return False
    if not tree.says(i, AT_HAND, "advmod"):
        return False
    own = auxiliaries(tree, i) or auxiliaries(tree, tree.head[i])
    return bool(own) and tree.lemma[own[0]] == "be" and tree.tag[own[0]] in {"VBZ", "VBP"}


def is_before_any(tree: Tree, i: int) -> bool:
    """*left before saying anything*, *before going any further*: it was not done by then."""
    return any(
        is_anybody(tree, k) or (tree.lower[k] in _MORE and tree.lower[k - 1] == "any")
        for k in tree.all(i, *_PARTIES)
    )


def cleft_effect(tree: Tree, i: int) -> Effect | None:
    """Give what *what he should do is*, *all she wants is* do to the deed that is named so."""
    if "nsubj:outer" not in tree.labels[i]:
        return None
    named = tree.first(i, "nsubj:outer")
    if named is None or tree.lower[named] not in {"what", "all"}:
        return None
    clause = tree.first(named, "acl:relcl")
    if clause is None:
        return None
    now = any(tree.tag[k] in {"VBZ", "VBP"} for k in tree.all(i, "cop"))
    for k in auxiliaries(tree, clause):
        effect = modal(tree.lower[k], tree.tag[k])
        if effect is not None:  # all he could do was wait: he waited
            return effect if now or tree.lower[k] in _ALWAYS else None
    if not now or not is_present(tree, clause):
        return None
    if tree.lemma[clause] == "have" and "xcomp" in tree.labels[clause]:
        return _HAVING  # all you have to do is sign
    effect = governor(tree.lemma[clause], "VERB")
    return effect if effect is not None and effect.modality else None


def is_demanded(tree: Tree, i: int) -> bool:
    """*demanded he* **be removed**: a bare *be* behind a subject says what should be."""
    if tree.labels[i].isdisjoint(_SUBJECTS):
        return False
    auxes = tree.all(i, "aux", "aux:pass", "cop")
    if not auxes or tree.lower[auxes[0]] != "be" or tree.tag[auxes[0]] != "VB":
        return False
    above = tree.head[i]
    seen = tree.lemma[above] in untruth("bare") or tree.lemma[above] in {"let", "have", "help"}
    return tree.mark(i) in {"", "that", "with"} and not seen


def is_added_purpose(tree: Tree, i: int) -> bool:
    """*came for a dinner and* **to open** *a school*: joined to a verb that has a tense."""
    if tree.dep[i] != "conj" or tree.tag[i] != "VB" or tree.mark(i) != "to":
        return False
    first = tree.head[i]
    if tree.lower[i - 2 : i] == ["only", "to"]:
        return False  # left, only to come back
    auxes = auxiliaries(tree, first)
    return tree.pos[first] == "VERB" and tree.tag[auxes[0] if auxes else first] in _FINITE


def is_willing(tree: Tree, node: int, word: int) -> bool:
    """*is happy to help*: ready to; *is happy to see him*, *was glad to help* tell of what was."""
    if tree.lemma[word] not in presumed_words("glad") or tree.mark(node) != "to":
        return False
    auxes = tree.all(word, "cop")
    now = bool(auxes) and tree.tag[auxes[0]] in {"VBZ", "VBP"} and not tree.has(word, "aux")
    return now and not tree.has(node, "aux") and tree.lemma[node] not in presumed_words("felt")


def is_topic(tree: Tree, i: int, auxes: list[int]) -> bool:
    """Whether a gerund by itself heads what follows (*Fixing the roads*): it says what about."""
    while tree.dep[i] == "conj" and not tree.has(i, "nsubj"):
        i = tree.head[i]
    if tree.tag[i] != "VBG" or tree.dep[i] not in {"root", "ROOT"} or auxes:
        return False
    return tree.first(i, "nsubj", "nsubj:pass", "aux", "expl") is None


def is_talked_about(tree: Tree, node: int, parent: int) -> bool:
    """*comments about breaking it up*: a matter of talk; lies and regrets are about deeds.

    So is *a debate about how courts sentence boys*, where it is told in the present.
    """
    if tree.tag[node] != "VBG" and not (is_present(tree, node) and _is_question(tree, node)):
        return False
    mark = tree.first(node, "mark")
    noun = mark - 1 if mark and tree.pos[mark - 1] == "NOUN" else parent
    return tree.lemma[noun] in untruth("talk")


def _is_question(tree: Tree, node: int) -> bool:
    """*about* **how** *courts sentence boys*: the question stands right behind its preposition."""
    mark = tree.first(node, "mark")
    return mark is not None and tree.lower[mark + 1] in _ASKING


def is_laid_down_in(tree: Tree, text: int, mark: str) -> bool:
    """*clauses forcing tenants to pay*, *a law making banks report*: what the words ask for."""
    terms, laws = prospect_words("listed", "terms"), prospect_words("listed", "laws")
    return not mark and tree.lemma[text] in terms | laws


def burden(tree: Tree, verb: int) -> Effect | None:
    """Give what the noun behind *under* does to an infinitive (*came* **under pressure** *to*)."""
    for k in tree.all(verb, "obl"):
        if tree.case(k) == "under":
            return governor(f"{tree.lemma[k]}_to", "NOUN") or governor(tree.lemma[k], "NOUN")
    return None


def is_done(tree: Tree, node: int, above: int) -> bool:
    """Whether an infinitive tells what was done, no purpose (*was glad* **to help**)."""
    if tree.lemma[above] in presumed_words("glad"):
        return not is_willing(tree, node, above) and not tree.has(above, "aux")
    return _is_first(tree, node, above)


def _is_first(tree: Tree, node: int, verb: int) -> bool:
    """*made her the first mayor* **to leave**: she left."""
    return any(k < node and is_ranked(tree, k) for k in tree.all(verb, "xcomp", "obj"))


def is_led(tree: Tree, verb: int) -> bool:
    """*talks* **led by Norway** *to end the war*; not *men forced by Norway to leave*."""
    by = tree.dep[verb] == "acl" and "obl:agent" in tree.labels[verb]
    return by and not is_actor_like(tree, tree.head[verb])


def hedged(tree: Tree, noun: int, node: int) -> list[str]:
    """Give how sure a text is whose doing it is (**probably** *the work of men burning it*)."""
    above = tree.head[noun]
    turned = tree.dep[noun] == "nsubj" and above < noun  # is likely the work of …
    copula = tree.first(above if turned else noun, "cop")
    if copula is None:
        return []
    if not any(noun < k < node and tree.case(k) == "of" for k in tree.all(noun, "nmod")):
        return []
    return [
        name
        for word in tree.lower[copula + 1 : noun]
        for name in adverb_effects(word)
        if name in {"probable", "possible"}
    ]
