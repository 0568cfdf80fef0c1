"""How many: counts and amounts, their bounds, and what they count in an event.

A range (*10 to 15*) gives two quantities, its lower bound and its upper one.  Vague plurals give
what they guarantee: *hundreds* is at least 200, *dozens* at least 24.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extract.clause_tense import is_clause_head
from kg.extract.memo import tree_of
from kg.extract.number_phrases import number_at
from kg.extract.numbers import number_of
from kg.extract.quantity_words import quantity_words
from kg.extract.time_phrases import Phrase, find_phrases
from kg.extract.time_words import hyphenated_of, unit_of
from kg.extract.tree import Tree
from kg.model import Bound, Quantity

_RANGE = frozenset({"to", "and", "-", "–"})
_PATIENTS = frozenset({"obj", "nsubj:pass", "nmod", "obl", "obl:agent", "nmod:poss", "compound"})
_INTRANSITIVE = frozenset(
    {
        "die", "perish", "drown", "flee", "disappear", "vanish", "dead", "missing", "wounded",
        "injured", "homeless", "death",
    }
)  # fmt: skip
_PERCENT = frozenset({"%", "percent", "per cent", "percentage"})
_PEOPLE_ROLES = frozenset({"people", "troops", "other"})


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
    in_date = {i for p in phrases for i in range(p.start, p.end)}
    found = [q for p in phrases if p.name == "duration" and (q := _duration(tree, p)) is not None]
    i = 0
    while i < len(tree):
        group = None if i in in_date else number_at(tree, i)
        if group is None:
            i += 1
            continue
        end, value, bound = group
        found.extend(_counted(tree, i, end, value, bound))
        i = end
    return sorted(found, key=lambda q: (q.span.start, q.value))


def quantities_of(
    trigger: Token, participants: Sequence[Span], quantities: Sequence[TokenQuantity]
) -> tuple[Quantity, ...]:
    """Give the quantities that belong to the event at `trigger`, with the role they play in it.

    A number belongs to the event when it counts a participant, or hangs on the trigger without
    another clause in between.  *killed 12 soldiers* makes the twelve dead; *sent 12 soldiers*
    leaves them troops.
    """
    tree = tree_of(trigger.doc)
    heads = {token.i for span in participants for token in (span.root,)}
    chosen = []
    for quantity in quantities:
        if tree.sent[quantity.head.i] != tree.sent[trigger.i] or quantity.head.i == trigger.i:
            continue
        link = _link(tree, quantity.head.i, trigger.i)
        if link is None and quantity.head.i not in heads:
            continue
        chosen.append(_record(quantity, _role(tree, quantity, trigger.i, link)))
    return tuple(chosen)


def _counted(
    tree: Tree, start: int, end: int, value: float, bound: Bound | None
) -> list[TokenQuantity]:
    if bound is not None and tree.lower[max(start - 2, 0) : start] == ["tens", "of"]:
        start -= 2
    if tree.pos[start] == "NUM" and value == 1 and tree.lower[start] == "one":
        return []  # one of them, no one, the one
    root = _root(tree, start, end)
    noun, money = _noun_of(tree, root, start, end)
    left, limit = _bound(tree, start - 1 if money and start else start, end)
    span_end = max(end, noun + 1) if noun - end < 4 and noun >= start else end
    unit, role = _unit(tree, noun, money)
    head = (
        noun if tree.dep[root] in {"nummod", "nmod", "compound", "amod"} and noun > root else root
    )
    if tree.first(root, "nummod") is not None and root == noun:
        head = root
    first = TokenQuantity(
        tree.doc[left:span_end], value, bound or limit, unit, role, tree.doc[head]
    )
    low = _range_start(tree, start, left)
    if low is None:
        return [first]
    lower_value, low_start = low
    span = tree.doc[min(left, low_start) : span_end]
    return [
        replace(first, span=span, value=lower_value, bound=Bound.AT_LEAST),
        replace(first, span=span, bound=Bound.AT_MOST),
    ]


def _root(tree: Tree, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def _noun_of(tree: Tree, root: int, start: int, end: int) -> tuple[int, str | None]:
    """The token of what is counted, and the currency if it is money."""
    currencies = quantity_words().currencies
    for sign in (start - 1, end):
        if (
            0 <= sign < len(tree)
            and tree.lower[sign] in currencies
            and tree.pos[sign] in {"SYM", "NOUN", "X"}
        ):
            return max(sign, end - 1), currencies[tree.lower[sign]]
    noun = root
    if tree.dep[root] in {"nummod", "compound", "amod", "nmod", "det"} and tree.head[root] > root:
        noun = tree.head[root]
    else:
        for k in tree.kids[root]:
            if tree.dep[k] == "nmod" and k > root and tree.case(k) == "of":
                noun = k
                break
    money = currencies.get(tree.lemma[noun]) if tree.pos[noun] in {"NOUN", "SYM"} else None
    return noun, money


def _unit(tree: Tree, noun: int, money: str | None) -> tuple[str, str]:
    if money is not None:
        return money, "money"
    lemma = tree.lemma[noun]
    if tree.lower[noun] in _PERCENT:
        return "%", "other"
    if tree.pos[noun] == "NUM":
        return "person" if tree.dep[noun] in {"nsubj:pass"} else "", "other"
    return lemma, quantity_words().nouns.get(lemma, "other")


def _bound(tree: Tree, start: int, end: int) -> tuple[int, Bound]:
    """Read the words around a number: where the phrase starts, and how they limit it."""
    words = quantity_words()
    for pattern, bound in words.before:
        left = start - len(pattern)
        if left >= 0 and tuple(tree.lower[left:start]) == pattern:
            if (
                pattern == ("over",)
                and tree.dep[left] == "case"
                and tree.pos[tree.head[left]] == "X"
            ):
                continue
            return left, bound
    for pattern, bound in words.after:
        if tuple(tree.lower[end : end + len(pattern)]) == pattern:
            return start, bound
    return start, Bound.EXACT


def _range_start(tree: Tree, start: int, left: int) -> tuple[float, int] | None:
    """The lower end of a range whose upper end starts at `start`: *10 to 15*, *between 3 and 5*."""
    if start < 2 or tree.lower[start - 1] not in _RANGE or tree.pos[start - 2] != "NUM":
        return None
    value = number_of(tree.lower[start - 2])
    between = start >= 3 and tree.lower[start - 3] in {"between", "from"}
    if value is None or (tree.lower[start - 1] == "and" and not between):
        return None
    return value, start - 3 if between else start - 2


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


def _link(tree: Tree, i: int, trigger: int) -> str | None:
    """The label by which the phrase at `i` reaches `trigger` within one clause, or None."""
    for _ in range(6):
        dep, head = tree.dep[i], tree.head[i]
        if head == trigger:
            return dep
        if tree.dep[trigger] in {"acl", "acl:relcl"} and tree.head[trigger] == i:
            return "obj" if tree.tag[trigger] == "VBN" else "nsubj"
        if head == i or is_clause_head(tree, head):
            return None
        i = head
    return None


def _role(tree: Tree, quantity: TokenQuantity, trigger: int, link: str | None) -> str:
    if quantity.role not in _PEOPLE_ROLES:
        return quantity.role
    predicate = quantity_words().predicates.get(tree.lemma[trigger])
    if predicate is None and quantity.role != "troops":
        predicate = _resultative(tree, quantity.head.i)
    countable = quantity.role != "other" or tree.pos[quantity.head.i] == "NUM"
    if predicate is None or not countable:
        return quantity.role
    undergoes = link in _PATIENTS or (
        link in {"nsubj", None} and tree.lemma[trigger] in _INTRANSITIVE
    )
    return predicate if undergoes or link is None else quantity.role


def _resultative(tree: Tree, i: int) -> str | None:
    """*left 12 dead*, *12 people missing*: the state that the number is said to be in."""
    near = [*tree.kids[i], *(k for k in tree.kids[tree.head[i]] if tree.dep[k] == "xcomp")]
    for k in near:
        if tree.dep[k] in {"amod", "xcomp", "acl"}:
            role = quantity_words().predicates.get(tree.lower[k])
            if role is not None:
                return role
    return None


def _record(quantity: TokenQuantity, role: str) -> Quantity:
    span = quantity.span
    return Quantity(
        value=quantity.value,
        bound=quantity.bound,
        unit=quantity.unit,
        role=role,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
    )
