"""Small questions about a UD parse, asked of spaCy tokens."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolve._words import Word, Words

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
OBJECTS = frozenset({"obj", "iobj"})
_LEFT = frozenset(
    [
        "det",
        "det:predet",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "nmod:unmarked",
        "advmod",
        "flat",
    ]
)
_RIGHT = frozenset({"flat", "fixed", "compound", "goeswith", "flat:foreign"})
_OUTSIDE = frozenset(
    [
        "acl:relcl",
        "acl",
        "appos",
        "conj",
        "cc",
        "parataxis",
        "cop",
        "nsubj",
        "nsubj:outer",
        "aux",
        "mark",
        "advcl",
        "discourse",
        "punct",
        "orphan",
        "dislocated",
        "vocative",
        "expl",
        "csubj",
        "advcl:relcl",
        "list",
        "reparandum",
    ]
)


def tight_span(head: Word) -> tuple[int, int]:
    """Return the token range of a noun with what stands before it and belongs to its name."""
    start = head.i
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.dep in _LEFT:
            start = min(start, child.left_edge.i)
        elif child.dep not in {"punct", "case"}:
            break
    end = head.i + 1
    for child in head.rights:
        numbered = child.dep == "nummod" and child.i == end
        if child.dep in _RIGHT or numbered:
            end = max(end, child.right_edge.i + 1)
    return start, end


def phrase(head: Word) -> str:
    """Return the words of a noun phrase without clauses, appositions and conjuncts."""
    return " ".join(t.text for t in sorted(_own(head, top=True), key=lambda t: t.i))


def _own(token: Word, *, top: bool) -> Iterable[Word]:
    yield token
    for child in token.children:
        if child.dep in _OUTSIDE or (top and child.dep == "case" and child.i < token.i):
            continue
        yield from _own(child, top=False)


def case_of(token: Word) -> str:
    """Return the preposition (or possessive marker) of a nominal, or an empty string."""
    first = conjunction_head(token)
    for child in (*token.children, *(first.children if first.i != token.i else ())):
        if child.dep == "case":
            return str(child.lower)
    return ""


def conjunction_head(token: Word) -> Word:
    """Return the first conjunct of the coordination a token belongs to."""
    while token.dep == "conj" and token.head.i != token.i:
        token = token.head
    return token


def conjuncts(token: Word) -> list[Word]:
    """Return a token and those coordinated with it, when it is the first of them."""
    found = [token]
    for child in token.children:
        if child.dep == "conj":
            found.extend(conjuncts(child))
    return found


def role_of(token: Word) -> str:
    """Return `subject`, `object`, `possessive`, `oblique`, `modifier` or `other`."""
    token = conjunction_head(token)
    while token.dep == "appos" and token.head.i < token.i:
        token = conjunction_head(token.head)  # *the chairman, Isaac Hassan, welcomed it*
    dep = token.dep
    if dep in SUBJECTS:
        return "subject"
    if dep in OBJECTS:
        return "object"
    if dep == "nmod:poss":
        return "possessive"
    if dep.startswith("obl"):
        return "oblique"
    if dep.startswith("nmod") or dep in {"compound", "amod", "appos", "flat"}:
        return "modifier"
    return "other"


def governor(token: Word) -> Word:
    """Return the predicate that governs a nominal (through coordination)."""
    return conjunction_head(token).head


def subject_verb(verb: Word) -> Word:
    """Return the verb whose subject is understood for this one (coordination, open complement)."""
    while not any(c.dep in SUBJECTS for c in verb.children):
        if verb.dep not in {"conj", "xcomp"} or verb.head.i == verb.i:
            break
        verb = verb.head
    return verb


def relative_antecedent(pronoun: Word) -> Word | None:
    """Return the noun whose relative clause holds the pronoun, or None."""
    token = pronoun
    while token.dep != "ROOT" and token.head.i != token.i:
        if token.dep in {"acl:relcl", "acl"}:
            return token.head
        token = token.head
    return None


def dominates(ancestor: Word, token: Word) -> bool:
    """Tell whether `ancestor` stands above `token` in the tree."""
    while token.head.i != token.i:
        token = token.head
        if token.i == ancestor.i:
            return True
    return False


def in_quotes(doc: Words) -> list[bool]:
    """Tell of each token whether it stands within quotation marks."""
    inside = False
    flags = []
    for token in doc:
        word = token.text
        if word in {'"', "“", "”", "``", "''"}:
            inside = word in {"“", "``"} or (word == '"' and not inside)
            flags.append(False)
        else:
            if word.count("\n") > 1:
                inside = False
            flags.append(inside)
    return flags
