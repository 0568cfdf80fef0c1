"""How many: counts and amounts, their bounds, and what they count in an event.

A range (*10 to 15*) gives two quantities, its lower bound and its upper one.  Vague plurals give
what they guarantee: *hundreds* is at least 200, *dozens* at least 24.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extract.memo import tree_of
from kg.extract.number_phrases import Number, number_at, number_starts
from kg.extract.numbers import number_of
from kg.extract.quantity_roles import (
    counted_apart,
    is_bare,
    of_toll,
)
from kg.extract.quantity_words import quantity_words
from kg.extract.times.time_phrases import Phrase, find_phrases, time_tokens
from kg.extract.times.time_words import hyphenated_of, unit_of
from kg.extract.tree import Tree
from kg.frozen import quick
from kg.model import Bound

_MAX_NOUN = 4
_BARE = frozenset({"nsubj", "nsubj:pass", "obj", "conj", "root", "ROOT"})
_PERCENT = frozenset({"%", "percent", "per cent", "percentage"})
_SIGNS = frozenset({"SYM", "NOUN", "X", "PROPN"})
_ARTICLES = frozenset({"a", "an"})
_OPENERS = _ARTICLES | {"few", "several"}


@quick
@dataclass(frozen=True, slots=True)
class TokenQuantity:
    """One number with what it counts.

    `span` reaches from the word that limits the number to the noun it counts; `head` is the
    token by which the phrase hangs in the sentence; `role` is what the noun alone says.
    """

    span: Span
    value: float
    bound: Bound
    unit: str
    role: str
    head: Token


def find_quantities(doc: Doc) -> list[TokenQuantity]:
    """Give the counts, amounts of money and durations of `doc` in order of text."""
    tree = tree_of(doc)
    phrases = find_phrases(tree)
    in_date = time_tokens(tree)
    found = [q for p in phrases if p.name == "duration" and (q := _duration(tree, p)) is not None]
    end = 0
    for i in number_starts(tree):
        number = number_at(tree, i) if i >= end and i not in in_date else None
        if number is not None:
            end = number.end
            if not _counts_nothing(tree, number):
                found.extend(_counted(tree, number))
    return sorted(found, key=lambda q: (q.span.start, q.value))


def _counts_nothing(tree: Tree, number: Number) -> bool:
    """*one of them*, ages (*Traoré, 45,*), scores (*3-1*), clock times and numbered lists."""
    first, end = number.start, number.end
    if number.value == 1 and tree.lower[first] == "one":
        return True
    behind = tree.lower[end : end + 2]
    before = tree.lower[max(first - 2, 0) : first]
    if number.low is None and (_is_score(tree, behind) or _is_score(tree, before[::-1])):
        return True
    if behind[:1] in (["am"], ["pm"], ["a.m."], ["p.m."], ["old"]):
        return True
    return (
        before[-1:] == [","] and (not behind or behind[0] in {",", ".", ")"}) and end - first == 1
    )


def stands_in(tree: Tree, i: int) -> bool:
    """Whether a bare number is all that a shortened clause has for a subject (*and 30 injured*)."""
    verb = tree.head[i]
    return (
        i + 1 == verb
        and tree.pos[i] == "NUM"
        and tree.tag[verb] in {"VBN", "VBD"}
        and tree.dep[verb] == "conj"
        and tree.dep[i] in {"obl:unmarked", "nsubj", "nsubj:pass", "obj", "nummod"}
    )


def _is_score(tree: Tree, beside: list[str]) -> bool:
    """Whether a hyphen or slash and another figure stand beside a number."""
    return len(beside) == 2 and beside[0] in {"-", "–", "/"} and beside[1].isdigit()


def _counted(tree: Tree, number: Number) -> list[TokenQuantity]:
    """The quantity of one number, or the two of a range."""
    root = _root(tree, number.start, number.end)
    start, noun, money = _noun_of(tree, root, number)
    left, limit = _bound(tree, start, number.end)
    end = max(number.end, noun + 1) if start <= noun < number.end + _MAX_NOUN else number.end
    unit, role = _unit(tree, noun, money)
    if unit == "" and "cop" in tree.labels[root]:
        role = of_toll(tree, tree.first(root, "nsubj")) or role  # the death toll is 35
    elif unit == "" and tree.dep[root] not in _BARE and not stands_in(tree, root):
        counted = counted_apart(tree, root)
        if counted is None:
            return []  # a figure that stands for nobody (*at around 5*, *page 9*)
        role = counted
    governed = tree.dep[root] in {"nummod", "nmod", "compound", "amod", "det"}
    head = noun if governed and noun > root else root
    found = TokenQuantity(
        tree.doc[left:end], number.value, number.bound or limit, unit, role, tree.doc[head]
    )
    if number.low is None:
        return [found]
    return [
        replace(found, value=number.low, bound=Bound.AT_LEAST),
        replace(found, bound=Bound.AT_MOST),
    ]


def _root(tree: Tree, start: int, end: int) -> int:
    outside = [i for i in range(start, end) if not start <= tree.head[i] < end]
    numbers = [i for i in outside if tree.pos[i] in {"NUM", "NOUN"}]
    return (numbers or outside or [start])[-1]


def _noun_of(tree: Tree, root: int, number: Number) -> tuple[int, int, str | None]:
    """Where the amount starts (with a currency sign), the token counted, and the currency."""
    currencies = quantity_words().currencies
    start, end = number.start, number.end
    for sign in (start - 1, end):
        money = currencies.get(tree.lower[sign]) if 0 <= sign < len(tree) else None
        if money is not None and tree.pos[sign] in _SIGNS:
            return min(start, sign), max(sign, end - 1), money
    noun = root
    of = [k for i in range(start, end) for k in tree.kids[i] if k >= end and tree.case(k) == "of"]
    if tree.dep[root] in {"nummod", "compound", "amod", "nmod", "det"} and tree.head[root] >= end:
        noun = tree.head[root]
    elif of:
        noun = of[0]
    elif end < len(tree) and tree.tag[end] == "NNS" and tree.sent[end] == tree.sent[root]:
        noun = end
    money = currencies.get(tree.lemma[noun]) if tree.pos[noun] in {"NOUN", "SYM"} else None
    if money == "GBP" and any(tree.case(k) == "of" for k in tree.all(noun, "nmod")):
        money = None  # pounds of something are a weight
    return start, noun, money


def _unit(tree: Tree, noun: int, money: str | None) -> tuple[str, str]:
    if money is not None:
        return money, "money"
    if tree.lower[noun] in _PERCENT:
        return "%", "other"
    if is_bare(tree, noun):
        return "", "other"
    nouns = quantity_words().nouns
    if tree.lower[noun] in {"people", "persons"}:
        return "person", "people"
    if tree.lower[noun] in nouns:  # 120 wounded
        return tree.lower[noun], nouns[tree.lower[noun]]
    lemma = tree.lemma[noun]
    return lemma, nouns.get(lemma) or nouns.get(tree.lower[noun].removesuffix("s"), "other")


def _bound(tree: Tree, start: int, end: int) -> tuple[int, Bound]:
    """Read the words around a number: where the phrase starts, and how they limit it."""
    words = quantity_words()
    if start and tree.lower[start - 1] in _OPENERS and tree.sent[start - 1] == tree.sent[start]:
        start -= 1  # more than a dozen, a few hundred
        start -= start > 0 and tree.lower[start - 1] in _ARTICLES
    for pattern, bound in words.before.get(tree.lower[start - 1], ()):
        left = start - len(pattern)
        if left >= 0 and tuple(tree.lower[left:start]) == pattern:
            return left, bound
    behind = tree.lower[end] if end < len(tree) else ""
    for pattern, bound in words.after.get(behind, ()):
        if tuple(tree.lower[end : end + len(pattern)]) == pattern:
            return start, bound
    return start, Bound.EXACT


def _duration(tree: Tree, phrase: Phrase) -> TokenQuantity | None:
    """*48 hours*, *a two-year …*: how long."""
    if "hyphenated" in phrase.parts:
        token = phrase.parts["hyphenated"]
        found = hyphenated_of(tree.lower[token])
        if found is None or tree.lower[token + 1 : token + 2] == ["old"]:
            return None
        return TokenQuantity(
            tree.doc[token : token + 1],
            found[0],
            Bound.EXACT,
            found[1],
            "duration",
            tree.doc[token],
        )
    count, noun = phrase.parts["count"], phrase.parts["unit"]
    value, name = number_of(tree.lower[count]), unit_of(tree.lower[noun])
    if value is None or name is None or tree.lower[noun + 1 : noun + 2] == ["old"]:
        return None
    left, bound = _bound(tree, phrase.start, phrase.end)
    return TokenQuantity(
        tree.doc[left : phrase.end], value, bound, name, "duration", tree.doc[noun]
    )
