"""Words tagged as verbs that tell of nothing: adjectives in verbs' clothing, fillers of speech."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.coding import known_verbs, noun_at
from kg.extract.connectives import JOINING, is_connective
from kg.extract.idioms import idle_verbs, is_idle
from kg.extract.likenings import is_likened
from kg.extract.noun_classes import nouns
from kg.extract.odd_participles import ODD_PARTICIPLES, is_superlative
from kg.extract.page_words import BARE, is_button, network_rows, page_verbs
from kg.extract.participants import is_actor_like
from kg.extract.set_phrases import IN_PHRASES, is_in_phrase
from kg.extract.spans import is_time_noun
from kg.extract.titles import is_titled
from kg.extract.tree import Tree
from kg.extract.within_nouns import is_within

Rule = Callable[[Tree, int], bool]

_PARTICIPLES = frozenset({"VBN", "VBG"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_BEFORE = frozenset({"DT", "PRP$"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_GOING = frozenset({"come", "go"})
_FILLERS = frozenset({"know", "see", "mean", "guess"})
_FILLING = _FILLERS | {"let", "get"}
_TIED = 2
"""Words before one that a hyphen ties to the first of them."""
_DASHES = frozenset({",", "-", "–", "—", "..."})
_PAUSES = _DASHES | {".", "?", "!", "--", "…", "”", '"', "''", ")", ":", ";"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "cop"})
_NO_VERB_TAGS = frozenset({"JJ", "JJR", "NN", "NNS", "NNP", "RB", "IN", "UH", "CD"})
_HANGING = frozenset({"advcl", "acl", "conj", "obl", "parataxis", "dep"})
_PAIRING = frozenset({"by", "after", "to", "for", "in"})
_LISTING = frozenset({"including", "excluding", "regarding", "concerning", "barring", "pending"})
_HAVE = frozenset({"has", "have", "had"})
_NAMED = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_PREPOSITIONS = _LISTING | {
    "compared", "given", "leading", "judging", "following", "based", "ranging"
}  # fmt: skip


def tells_nothing(tree: Tree, i: int) -> bool:
    """Whether the word at `i` is a verb by its tag alone, or one that only fills or compares."""
    lemma, word, tag = tree.lemma[i], tree.lower[i], tree.tag[i]
    participle, joined = tag in _PARTICIPLES, tree.tag[tree.head[i]] == "JJ"
    return (
        _is_no_verb(tree, i)
        or (lemma in JOINING and is_connective(tree, i))
        or ((participle or joined or tree.lower[i - 1] == "-") and is_adjective(tree, i))
        or (word in IN_PHRASES and is_in_phrase(tree, i))
        or (word in _ODD_WORDS and _ODD_WORDS[word](tree, i))
        or (lemma in _ODD_LEMMAS and _ODD_LEMMAS[lemma](tree, i))
        or is_likened(tree, i)
        or (lemma in idle_verbs() and is_idle(tree, i))
        or ((tag in BARE or word in page_verbs() or network_rows(tree, 0)) and is_button(tree, i))
        or (tree.text[tree.start[i]].isupper() and is_titled(tree, i))
    )


def _is_left_over(tree: Tree, i: int) -> bool:
    """Whether *have* stands for no holding: *has yet to leave*, *grew as the others have*."""
    if tree.tag[i] not in _FINITE or tree.has(i, "obj", "aux", "nsubj:pass", "ccomp"):
        return False
    if tree.dep[i] == "advcl" and tree.mark(i) in {"like", "as", "than"}:
        return True
    return tree.lower[i + 1 : i + 2] == ["yet"] and tree.first(i, "xcomp") is not None


def _is_sum(tree: Tree, i: int) -> bool:
    """Whether a participle adds up what others are held against (*than all rivals combined*)."""
    if tree.dep[i] not in {"acl", "advcl"}:
        return False
    return all(k < i or tree.dep[k] == "punct" for k in tree.kids[i]) and not tree.has(i, "aux")


def _is_no_verb(tree: Tree, i: int) -> bool:
    """Whether only one of two labels says verb, and no lexicon knows one (*language unclear*).

    Nor is a noun that comes twice with a preposition between (*they went house by house*).
    """
    if tree.tag[i] in _NO_VERB_TAGS and tree.lemma[i] not in known_verbs():
        return tree.first(i, "aux", "aux:pass") is None
    if tree.tag[i] == "VB" and tree.lower[i - 1] in _HAVE and tree.dep[i - 1] == "aux":
        return tree.lemma[i] not in known_verbs()  # *has wary voters wondering*
    lower = tree.lower
    behind = i + 2 < len(lower) and lower[i + 1] in _PAIRING and lower[i] == lower[i + 2]
    return behind or (i >= 2 and lower[i - 1] in _PAIRING and lower[i] == lower[i - 2])


def is_preposition(tree: Tree, i: int) -> bool:
    """Whether a participle without a subject is a preposition (*compared to*, *following*).

    *Following* is one before what happened (*following her resignation*), a verb before somebody.
    """
    word = tree.lower[i]
    if word not in _PREPOSITIONS or tree.dep[i] not in _HANGING or tree.has(i, *_SUBJECTS):
        return False
    if word in _LISTING:
        return True
    if word == "ranging":
        return tree.lower[i + 1 : i + 2] in (["from"], ["in"], ["between"])
    if word == "compared":
        return tree.tag[i] == "VBN" and tree.lower[i + 1 : i + 2] in (["to"], ["with"])
    if word == "based":  # of a thing (*a film based on*) it tells what that is made from
        why = tree.lower[i - 1] == "," and is_actor_like(tree, tree.head[i])  # the court, based on
        return (why or tree.dep[i] != "acl") and tree.lower[i + 1 : i + 2] in (["on"], ["upon"])
    if word == "given":
        return tree.lower[i + 1 : i + 2] == ["that"] or tree.first(i, "ccomp") is not None
    if word == "leading":
        return tree.lower[i + 1 : i + 3] == ["up", "to"]
    if word == "judging":
        return tree.lower[i + 1 : i + 2] in (["by"], ["from"])
    return word == "following" and any(
        noun_at(tree, k) is not None or tree.tag[k] == "VBG"
        for k in [*tree.all(i, "obj"), *_behind(tree, i)]
    )


def _behind(tree: Tree, i: int) -> list[int]:
    """Give the noun right behind `i` that an analysis hung elsewhere (*following the raid*)."""
    for k in range(i + 1, min(i + 5, len(tree))):
        if tree.tag[k] in {"NN", "NNS", "VBG"} and tree.dep[k] not in {"compound", "amod"}:
            return [k] if tree.dep[k].startswith(("obl", "obj")) else []
        if tree.pos[k] not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
            break
    return []


def _is_remainder(tree: Tree, i: int) -> bool:
    """Whether the verb only says what is left or ahead (*for years to come*, *two laps to go*)."""
    if tree.tag[i] != "VB" or not tree.marks[i].endswith("to"):
        return False
    if tree.dep[i] not in {"acl", "advcl"} or any(k > i for k in tree.kids[i]):
        return False
    left = i - 2
    if left < 0 or tree.lower[i - 1] != "to":
        return False
    counted = tree.has(left, "nummod") or tree.lemma[left] == "generation"
    return tree.pos[left] == "NUM" or counted or is_time_noun(tree, left)


def is_adjective(tree: Tree, i: int) -> bool:
    """Whether a participle only describes: *an ailing senator*, *undaunted, she went on*.

    Between an article and a noun it does, whatever the analysis makes of it; so does one in *un-*
    of which there is no verb.
    """
    if tree.dep[i] == "conj" and _is_among_adjectives(tree, i):
        return True
    if tree.lower[i - 1] == "-" and _is_tied(tree, i):
        return True
    if tree.tag[i] not in _PARTICIPLES:
        return False
    if _is_described_state(tree, i):
        return True
    if tree.tag[i] == "VBG" and (_is_rising(tree, i) or is_within(tree, i)):
        return True
    inside = tree.tag[i - 1] in _BEFORE and 0 < i < len(tree) - 1
    if inside and tree.pos[i + 1] in _NOMINAL and tree.dep[i] != "amod":
        return tree.first(i, "nsubj", "nsubj:pass", "aux", "aux:pass") is None
    unmade = tree.tag[i] == "VBN" and tree.lower[i].startswith("un")
    return unmade and tree.lemma[i] not in known_verbs()


def _is_among_adjectives(tree: Tree, i: int) -> bool:
    """Whether a joined past form stands between adjectives (*he was tired, resigned and quiet*)."""
    first = tree.head[i]
    if tree.tag[i] not in {"VBN", "VBD"} or tree.tag[first] != "JJ":
        return False
    if tree.first(first, "cop") is None or any(tree.dep[k] != "punct" for k in tree.kids[i]):
        return False
    return any(k > i and tree.tag[k] == "JJ" for k in tree.all(first, "conj"))


def _is_tied(tree: Tree, i: int) -> bool:
    """Whether a hyphen ties the word into one that describes (*state-run*, *well-to-do*).

    What is done with an auxiliary or by somebody is done (*was red-flagged*, *hard-hit by floods*).
    """
    if i < _TIED or tree.end[i - 1] != tree.start[i]:
        return False
    if tree.end[i - 2] != tree.start[i - 1]:
        return False
    if tree.lower[i] == "do":
        return tree.lower[i - 2] == "to"
    if tree.tag[i] == "VBG" and tree.head[i] == i - 2 and tree.dep[i] == "acl":
        return not tree.has(i, "aux") and tree.tag[i + 1] in _NAMED  # *oil-backing PACs*
    return tree.tag[i] in _PARTICIPLES and not tree.has(
        i, "aux", "aux:pass", "obl:agent", "obl", "obj"
    )


def _is_rising(tree: Tree, i: int) -> bool:
    """Whether a verb that takes no object stands before a noun (*fears of spiraling prices*)."""
    if tree.lemma[i] not in nouns("unobjected"):
        return False
    return tree.pos[i + 1 : i + 2] in (["NOUN"], ["ADJ"]) and not tree.has(i, "nsubj", "aux")


def _is_described_state(tree: Tree, i: int) -> bool:
    """Whether a participle says what somebody is like (*beholden to donors*, *bound to lose*).

    So does one in *-ing* behind a copula and a word of degree (*it is more tinkering than*).
    """
    if is_superlative(tree, i):
        return True
    if tree.lower[i] in nouns("adjectival"):
        return tree.first(i, "obj", "obl:agent") is None
    if tree.lower[i] == "combined" and tree.dep[i] in {"acl", "advcl", "xcomp"}:
        return all(tree.dep[k] in {"punct", "nsubj", "mark"} for k in tree.kids[i])
    if tree.tag[i] != "VBG" or not tree.has(i, "cop"):
        return False
    return any(tree.lower[k] in nouns("degree") and k == i - 1 for k in tree.all(i, "advmod"))


def is_filler(tree: Tree, i: int) -> bool:
    """Whether a verb with *you* or *I* only fills a pause (*traitors, you know, for spies*).

    So does an order to listen that is thrown in (*and then -- get this -- she sang*).
    """
    if tree.lemma[i] not in _FILLING and tree.lower[i] != "let":
        return False
    after = tree.lower[i + 1 : i + 2]
    if tree.lemma[i] == "let" and tree.first(i, *_SUBJECTS) is None and after in (["'s"], ["’s"]):
        return True
    if tree.lower[i] == "let" and after == ["alone"]:
        return True  # cannot walk, let alone run
    if tree.lemma[i] == "get" and tree.tag[i] == "VB" and after == ["this"]:
        return tree.lower[i - 1 : i + 1][0] in _PAUSES and tree.lower[i + 2 : i + 3][:1] != []
    if tree.lemma[i] not in _FILLERS or tree.lower[i - 1 : i] not in (["you"], ["i"]):
        return False
    alone = all(tree.dep[k] in {"nsubj", "punct"} for k in tree.kids[i])
    if not alone or not after:
        return False
    parted = tree.lower[i - 2 : i - 1] != [] and tree.lower[i - 2] in _DASHES
    return after[0] in _DASHES or (parted and after[0] in _PAUSES)


_ODD_WORDS: dict[str, Rule] = {
    **dict.fromkeys(_PREPOSITIONS, is_preposition),
    **ODD_PARTICIPLES,
    "combined": _is_sum,
    "let": is_filler,
}
_ODD_LEMMAS: dict[str, Rule] = {
    **dict.fromkeys(_FILLING, is_filler),
    **dict.fromkeys(_GOING, _is_remainder),
    "have": _is_left_over,
}
"""The few words that fill a pause, join or add up, and what tells that they do no more."""
