"""Cues of attribution: each finder reads one construction and gives drafts over token numbers.

A draft knows its cue, the head of its source, and its content as a set of tokens; quotations,
nesting and spans are added by `kg.extract.attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.clause_tense import clause_head
from kg.extract.reporting import Lexicon, Reporter, lexicon
from kg.extract.sources import passive, source_of
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_SAY = Reporter("say", True, frozenset({"clause"}))
_CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})
_OBLIQUE = frozenset({"obl", "nmod", "advcl", "obl:unmarked"})
_CLAUSE_OBJECTS = frozenset({"so", "that", "this", "it", "as"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making; all members are token numbers."""

    rule: str
    cue: list[int]
    content: set[int]
    source: int | None
    reporter: Reporter
    direct: bool = False


def find_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for each cue of `tree` that has content, in order of text."""
    words = lexicon()
    for i, pos in enumerate(tree.pos):
        if tree.lower[i] == "according":
            yield from _according(tree, i)
        elif pos == "VERB" or (pos == "ADJ" and tree.lemma[i] in words.verbs):
            yield from _verb(tree, i, words)
        elif pos == "NOUN":
            yield from _noun(tree, i, words)
        elif pos == "ADV" and tree.lower[i] in words.adverbs:
            yield _hedge(tree, i, tree.head[i])
        if pos in {"ADJ", "VERB"} and tree.dep[i] == "amod" and tree.lower[i] in words.adjectives:
            yield _hedge(tree, i, tree.head[i])


def lemma_with_particle(tree: Tree, i: int) -> str:
    """Give the lemma of a verb with its particle (*point out*)."""
    particle = tree.first(i, "compound:prt")
    return tree.lemma[i] if particle is None else f"{tree.lemma[i]} {tree.lower[particle]}"


def subtree_without(tree: Tree, head: int, cut: int) -> set[int]:
    """Give the tokens under `head` except those under `cut`."""
    found: set[int] = set()
    stack = [head]
    while stack:
        i = stack.pop()
        if i != cut:
            found.add(i)
            stack.extend(tree.kids[i])
    return found


def _verb(tree: Tree, i: int, words: Lexicon) -> Iterator[Draft]:
    lemma = lemma_with_particle(tree, i)
    senses = words.verbs.get(lemma) or words.verbs.get(tree.lemma[i], ())
    prepositions = words.prepositions.get(lemma, frozenset())
    if not senses and not prepositions:
        return
    for sense in senses:
        content = _complements(tree, i, sense)
        if content:
            yield _verb_draft(tree, i, "verb with complement", content, sense)
            return
    spoken = [sense for sense in senses if "clause" in sense.takes]
    if spoken:
        content = _interrupted(tree, i)
        if content:
            yield _verb_draft(tree, i, "verb inside its content", content, spoken[0])
            return
    if prepositions:
        content = _prepositional(tree, i, prepositions)
        if content:
            yield _verb_draft(tree, i, "verb with preposition", content, (*senses, _SAY)[0])


def _verb_draft(tree: Tree, i: int, rule: str, content: set[int], sense: Reporter) -> Draft:
    cue = [k for k in tree.kids[i] if tree.dep[k] in {"compound:prt", "aux", "aux:pass"}]
    cue = sorted(k for k in [*cue, i] if abs(k - i) <= 3)
    content.difference_update(cue)
    return Draft(rule, cue, content, source_of(tree, i), sense)


def _complements(tree: Tree, i: int, sense: Reporter) -> set[int]:
    """The complements of verb `i` that are content in the given sense."""
    found: set[int] = set()
    takes = sense.takes
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if (
            (dep in _CLAUSES and takes & {"clause", "infinitive"} and _is_content(tree, i, k))
            or (dep == "parataxis" and "clause" in takes and k > i and _is_told(tree, i, k))
            or (dep == "xcomp" and "infinitive" in takes)
            or (dep == "obj" and "object" in takes and _is_sayable(tree, k))
        ) or (dep == "xcomp" and "naming" in takes and tree.pos[k] != "VERB"):
            found |= subtree_without(tree, k, i)
    if found and "infinitive" in takes:
        patient = tree.first(i, "obj", "iobj")
        if patient is not None and any(tree.dep[k] == "xcomp" for k in tree.kids[i]):
            found |= subtree_without(tree, patient, i)
    return found


def _is_content(tree: Tree, i: int, k: int) -> bool:
    """A clause that is a subject is content only of an impersonal verb (*it is said that*)."""
    if tree.dep[k] == "ccomp":
        return True
    return tree.first(i, "expl") is not None or passive(tree, i)


def _is_told(tree: Tree, i: int, k: int) -> bool:
    """Loose clauses after a colon, comma or quotation mark are what is said."""
    left = min(tree.subtree(k))
    return (left > i and tree.lower[left] in {":", ",", "“", "``", '"'}) or (
        left - 1 > i and tree.lower[left - 1] in {":", ",", "“", "``", '"'}
    )


def _is_sayable(tree: Tree, k: int) -> bool:
    return not (tree.pos[k] == "PRON" and tree.lower[k] in _CLAUSE_OBJECTS | RELATIVE_PRONOUNS)


def _interrupted(tree: Tree, i: int) -> set[int]:
    """*X, he said, Y* and *as he put it*: the content is the clause the verb hangs on."""
    head = tree.head[i]
    if head == i or tree.first(i, "obj", "xcomp") is not None:
        return set()
    inserted = tree.dep[i] == "parataxis" and tree.first(i, "nsubj", "nsubj:pass") is not None
    quoted_as = tree.dep[i] == "advcl" and tree.mark(i) == "as"
    if not inserted and not quoted_as:
        return set()
    return subtree_without(tree, clause_head(tree, head) if quoted_as else head, i)


def _prepositional(tree: Tree, i: int, prepositions: frozenset[str]) -> set[int]:
    for k in tree.kids[i]:
        if tree.dep[k] not in _OBLIQUE or k < i:
            continue
        word = tree.case(k) or tree.mark(k)
        if word not in prepositions:
            continue
        content = subtree_without(tree, k, i)
        inner = tree.first(i, "xcomp", "ccomp", "advcl")
        if word == "on" and inner is not None and inner != k:  # call on X to do
            content |= subtree_without(tree, inner, i)
        return content
    return set()


def _noun(tree: Tree, i: int, words: Lexicon) -> Iterator[Draft]:
    reporter = words.nouns.get(tree.lemma[i])
    if reporter is None:
        return
    source, light = _noun_source(tree, i, words)
    if source is None:
        return
    content: set[int] = set()
    for k in tree.kids[i]:
        clause = tree.dep[k] in {"acl", "ccomp"} and k > i
        if (
            (clause and tree.mark(k) == "that" and "clause" in reporter.takes)
            or (clause and tree.tag[k] == "VB" and "infinitive" in reporter.takes)
            or (tree.dep[k] == "nmod" and k > i and tree.case(k) in reporter.takes)
        ):
            content |= subtree_without(tree, k, i)
    if content:
        cue = [i] if light is None or i - light > 3 else [light, i]
        yield Draft("noun with content", cue, content, source, reporter)


def _noun_source(tree: Tree, i: int, words: Lexicon) -> tuple[int | None, int | None]:
    """Who makes the claim: its possessor, *by* or *from* whom, or the subject of *made*."""
    for k in tree.kids[i]:
        if tree.dep[k] == "nmod:poss" or (tree.dep[k] == "nmod" and tree.case(k) in {"by", "from"}):
            return k, None
    verb = tree.head[i]
    if tree.dep[i] in {"obj", "nsubj:pass"} and tree.lemma[verb] in words.light:
        return source_of(tree, verb), verb
    return None, None


def _according(tree: Tree, i: int) -> Iterator[Draft]:
    source = tree.head[i]
    if tree.dep[i] != "case":  # read as a verb: according ← to ← source
        obliques = [k for k in tree.kids[i] if tree.dep[k] in {"obl", "nmod"}]
        if not obliques:
            return
        source, top = obliques[0], i
    else:
        top = source
    if tree.head[top] == top:
        return
    content = subtree_without(tree, clause_head(tree, tree.head[top]), top)
    cue = [i, i + 1] if i + 1 < len(tree) and tree.lower[i + 1] == "to" else [i]
    yield Draft("according to", cue, content - set(cue), source, _SAY)


def _hedge(tree: Tree, i: int, head: int) -> Draft:
    """*reportedly*, *alleged*: somebody says so, the text does not say who."""
    return Draft("hedge", [i], subtree_without(tree, head, i), None, _SAY)


def quote_cue(tree: Tree, tokens: Sequence[int]) -> Draft | None:
    """Read an unknown verb before or after a quotation as what introduces it.

    `tokens` are those of the quotation within one sentence.
    """
    inside = set(tokens)
    for i in tokens:
        head = tree.head[i]
        if head not in inside and tree.dep[i] in {"ccomp", "parataxis", "obj", "obl", "xcomp"}:
            return _introducer(tree, head, inside, after=True)
    for i in tokens:
        for k in tree.kids[i]:
            if k not in inside and tree.dep[k] == "parataxis":
                return _introducer(tree, k, inside, after=False)
    return None


def _introducer(tree: Tree, verb: int, inside: set[int], *, after: bool) -> Draft | None:
    first = min(inside)
    before = tree.lower[first - 1] if first else ""
    if tree.pos[verb] != "VERB" or (after and verb < first and before not in {":", ","}):
        return None
    subject = tree.first(verb, "nsubj")
    if subject is None or subject in inside:
        return None
    return Draft("verb before a quotation", [verb], set(inside), source_of(tree, verb), _SAY, True)
