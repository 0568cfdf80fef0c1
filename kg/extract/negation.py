"""Negation inside a clause or noun phrase: *not*, *never*, *no*, *nobody*, *without*."""

from __future__ import annotations

from kg.extract.governors import adverb_effects, negating_adverbs
from kg.extract.joined_negation import same_form, shares_negation
from kg.extract.tree import Tree, per_token

_NEGATIVE_QUANTIFIERS = frozenset({"no", "neither"})
_LIMITERS = frozenset({"only", "just", "merely", "simply", "exactly"})
_ONLY = frozenset({"only", "just", "merely", "solely", "simply"})
_AS = frozenset({"as", "so"})
_UNTIL = frozenset({"until", "till", "until after"})
_LASTING = frozenset(
    {"wait", "stay", "last", "remain", "continue", "sleep", "live", "hold", "stand", "keep",
     "survive", "endure", "hesitate", "rest", "linger", "serve", "work", "sit", "hide"}
)  # fmt: skip
"""Verbs of which *until* tells how long."""
_DID = frozenset({"do", "be"})
_PHRASES = frozenset({"soon", "long", "well", "far"})
"""Adverbs that make other phrases with *as* (*as soon as*, *as well as*)."""
_FEW = frozenset({"few", "little"})
_SCANT = _FEW | {"not"}
_PARTIES = frozenset({"nsubj", "nsubj:pass", "obj", "expl"})
_NEGATING = _PARTIES | {"advmod", "cc", "cc:preconj"}
"""Labels of what may negate its predicate, whatever the word."""
_BY_WORD = frozenset({"aux", "mark", "case", "obl"})
"""Labels of what negates it by a few words alone; *obl* also by its place before it."""
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_INSTEAD = {("rather", "than"), ("instead", "of"), ("as", "opposed")}
_LACKING = frozenset({"without", "instead of", "rather than"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_NEGATIVE = frozenset(
    {*_NOBODY, *_SCANT, *_NEGATIVE_QUANTIFIERS, "longer", "nt", "without", "yet", "rather",
     "instead", "opposed"}
)  # fmt: skip
"""One of these stands wherever a predicate is negated, but for adverbs and contracted forms.

Whatever `_negates` comes to listen to belongs here as well.
"""


@per_token
def auxiliaries(tree: Tree, i: int) -> list[int]:
    """Give the auxiliaries of a verb, shared ones of a coordination included."""
    own = tree.all(i, "aux", "aux:pass", "cop")
    if own and "nsubj:outer" in tree.labels[i]:  # the truth is that they had left
        opening = tree.first(i, "mark")
        own = [k for k in own if opening is None or k > opening]
    if tree.dep[i] == "conj" and not tree.has(i, "nsubj", "nsubj:pass"):
        head = tree.head[i]
        if not own and same_form(tree.tag[head], tree.tag[i]):
            return auxiliaries(tree, head)
    elif not own and tree.dep[i] == "parataxis" and _follows_on(tree, i):
        return auxiliaries(tree, tree.head[i])
    return own


def _follows_on(tree: Tree, i: int) -> bool:
    """*can raise money, then* **spend** *it*: a bare form without a subject of its own."""
    bare = tree.tag[tree.head[i]] == "VB" and tree.tag[i] in {"VB", "VBP"}
    return bare and not tree.has(i, "nsubj", "nsubj:pass", "mark")


@per_token
def is_negated(tree: Tree, i: int) -> bool:
    """Whether the predicate at `i` is negated in its own clause, quantifiers included."""
    if not _has_negation(tree, tree.sentences[tree.sent[i]][0]):
        return False
    return _count(tree, i, tree.kids[i]) % 2 == 1


@per_token
def _has_negation(tree: Tree, first: int) -> bool:
    """Whether the sentence that starts at `first` has any word that can negate anything."""
    words = tree.lower[first : tree.sentences[tree.sent[first]][1]]
    if not (_NEGATIVE.isdisjoint(words) and negating_adverbs().isdisjoint(words)):
        return True
    said = " ".join(words)
    return "n't" in said or "n’t" in said


def _count(tree: Tree, i: int, kids: list[int]) -> int:
    """Count what negates the predicate at `i`, among the `kids` of its own and what it shares."""
    dep, lower = tree.dep, tree.lower
    count = int(dep[i] == "xcomp" and _is_outstanding(tree, i))
    for k in kids:
        label = dep[k]
        if (
            label in _NEGATING
            or (label in _BY_WORD and _may_negate(lower[k]))
            or (label == "obl" and k < i)
            or lower[k] == "yet"
        ):
            count += _negates(tree, k, i)
    if count or dep[i] != "conj":
        return count
    head = tree.head[i]  # did nothing and left: *nothing* is the first verb's own
    if shares_negation(tree, i, by_subject=has_negative_subject(tree, head)):
        return _count(tree, head, [k for k in tree.kids[head] if tree.dep[k] != "obj"])
    return 0


def has_negative_subject(tree: Tree, i: int) -> bool:
    """Whether nobody or nothing is said to do it (*no ships sailed*, *few were told*)."""
    return any(_is_negative_phrase(tree, k) for k in tree.all(i, "nsubj", "nsubj:pass"))


def _may_negate(word: str) -> bool:
    return word in {"not", "nt", "without"} or word.endswith(("n't", "n’t"))


def _is_outstanding(tree: Tree, i: int) -> bool:
    """*has* **yet** *to clear it*, where the adverb hangs on *has*."""
    above = tree.head[i]
    if tree.dep[i] != "xcomp" or tree.mark(i) != "to" or tree.lemma[above] not in {"have", "be"}:
        return False
    return any(tree.lower[k] == "yet" and above < k < i for k in tree.all(above, "advmod"))


def _negates(tree: Tree, k: int, i: int) -> bool:
    """Whether the dependent `k`, by its label or as *yet*, negates its predicate `i`."""
    dep, word = tree.dep[k], tree.lower[k]
    if word in {"not", "n't", "nt"}:
        if (tree.lower[k + 1 : k + 2] or [""])[0] in _LIMITERS or _is_about_part(tree, i):
            return False
        if _is_compared(tree, i) or _is_late(tree, i):
            return False
    elif word == "once" and dep == "advmod" and tree.head[k - 1] == k:
        if tree.lower[k - 1] not in {"not", "never"}:
            return False
        return k < i and tree.lower[k + 1] not in {",", "but"}  # not once did he call
    elif dep in _PARTIES and word != "yet":
        return _is_negative_phrase(tree, k)
    if dep in {"aux", "advmod"} and word.endswith(("n't", "n’t")):  # DON’T, left in one piece
        return True
    if word == "yet" and tree.mark(i) == "to":  # has yet to leave
        above = (tree.head[i], *tree.all(i, "aux", "cop"))
        return any(tree.lemma[a] in {"have", "be"} and a < k for a in above)
    if dep == "cc" and is_instead(tree, k):
        return True  # left rather than fight
    if dep in {"advmod", "cc", "cc:preconj"}:
        return "negated" in adverb_effects(word) or (word == "longer" and "no" in _words(tree, k))
    if dep in _PARTIES:
        return _is_negative_phrase(tree, k)
    if dep in {"mark", "case"}:
        return word == "without"
    fronted = dep == "obl" and k < i and tree.case(k) in {"at", "under", "in"}
    return fronted and _is_negative_phrase(tree, k)


def _is_about_part(tree: Tree, i: int) -> bool:
    """*did not speak* **only** *about taxes*: it was said, and more besides."""
    return any(
        tree.lower[k] in _ONLY and k > i
        for part in tree.all(i, "obl", "obj", "advcl")
        if part > i
        for k in tree.all(part, "advmod")
    )


def _is_compared(tree: Tree, i: int) -> bool:
    """*had not risen* **as quickly as** *in May*: it had, only more slowly."""
    return any(
        k > i
        and tree.lower[k - 1] in _AS
        and tree.lower[k + 1 : k + 2] == ["as"]
        and tree.lower[k] not in _PHRASES
        for k in tree.all(i, "advmod")
    )


def _is_late(tree: Tree, i: int) -> bool:
    """*did not begin* **until noon**: it did, and late; *will not begin until* leaves it open."""
    if tree.lemma[i] in _LASTING or not tree.has(i, "nsubj", "nsubj:pass"):
        return False
    if not any(tree.tag[k] == "VBD" and tree.lemma[k] in _DID for k in auxiliaries(tree, i)):
        return False
    return any(
        k > i and (tree.cases[k] in _UNTIL or tree.marks[k].split()[:1] in (["until"], ["till"]))
        for k in tree.all(i, "obl", "advcl", "obl:unmarked")
    )


def _words(tree: Tree, i: int) -> list[str]:
    return [tree.lower[k] for k in tree.subtree(i)]


@per_token
def _is_negative_phrase(tree: Tree, k: int) -> bool:
    if tree.lower[k] in _NOBODY or (tree.lower[k] == "no" and tree.tag[k] == "NN"):
        return True
    before = [d for d in tree.kids[k] if d < k]
    if not before and tree.lower[k] not in _FEW:
        return False
    for d in before:
        if tree.lower[d] in _NEGATIVE_QUANTIFIERS and tree.dep[d] in {"det", "cc:preconj", "cc"}:
            return True
    return _is_scant(tree, k, before)


def _is_scant(tree: Tree, k: int, before: list[int]) -> bool:
    """*few soldiers*, *little help*, *not a single shot*; not *a few* and *the little help*."""
    words = [tree.lower[d] for d in before]
    if tree.lower[k] not in _FEW and _SCANT.isdisjoint(words):
        return False
    denied = any(tree.lower[d] == "not" and tree.lower[d + 1] not in _LIMITERS for d in before)
    if denied and not tree.case(k):
        return True
    few = tree.lower[k] in _FEW or any(
        tree.lower[d] in _FEW and tree.dep[d] == "amod" and tree.tag[d] == "JJ" for d in before
    )
    return few and all(tree.dep[d] not in {"det", "nmod:poss", "nummod"} for d in before)


def is_denied(tree: Tree, i: int) -> bool:
    """Whether a noun is denied existence (*no evidence*, *without talks*, *there was no coup*)."""
    if tree.cases[i] in _LACKING or _is_negative_phrase(tree, i):
        return True
    if "cc" not in tree.labels[i]:
        return False
    known = tree.says(i, _KNOWN, "det") or tree.has(i, "nmod:poss")
    return not known and any(is_instead(tree, k) for k in tree.all(i, "cc"))


def is_instead(tree: Tree, k: int) -> bool:
    """Whether a conjunction joins what is not so (*rather than*, *instead of*, *as opposed to*)."""
    return tuple(tree.lower[k : k + 2]) in _INSTEAD
