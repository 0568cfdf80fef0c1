"""Cues of attribution: each finder reads one construction and gives drafts over token numbers.

Quotations, nesting and spans are added by `kg.extract.reports.attribution`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.clause_tense import clause_head
from kg.extract.drafts import SAY, Draft, subtree_without
from kg.extract.reports.beyond_complements import unknown_verb
from kg.extract.reports.recordings import recording_cues
from kg.extract.reports.reporting import Lexicon, Reporter, lexicon
from kg.extract.reports.sources import source_of
from kg.extract.reports.verb_cues import verb_cue
from kg.extract.tree import Tree

_CONTENT = frozenset({"acl", "ccomp", "acl:relcl"})
_LIGHT_REACH = 3
"""How far before its noun a light verb makes one cue with it (*made the claim that*)."""


def find_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for each cue of `tree` that has content, in order of text."""
    words = lexicon()
    lower = tree.lower
    verbs, others = tree.classes["VERB"], _cue_words()
    for i in sorted({*verbs, *tree.lemmas.where(others), *tree.words.where(others)}):
        pos = tree.pos[i]
        if lower[i] == "according":
            yield from _according(tree, i)
        elif pos == "NOUN" and tree.dep[i] == "obl" and is_view(tree, i):
            yield _by_view(tree, i)
        elif pos == "VERB" or (pos == "ADJ" and _may_feel(tree, i, words)):
            cue = verb_cue(tree, i, words)
            if cue is None and pos == "VERB" and tree.lemma[i] not in words.verbs:
                cue = unknown_verb(tree, i)
            if cue is not None:
                yield cue
        elif pos == "NOUN" and tree.lemma[i] in words.nouns:
            yield from _noun(tree, i, words.nouns[tree.lemma[i]], words)
        elif pos == "ADV" and tree.lower[i] in words.adverbs:
            yield _hedge(tree, i, tree.head[i])
        if pos in {"ADJ", "VERB"} and tree.dep[i] == "amod" and tree.lower[i] in words.adjectives:
            yield _hedge(tree, i, tree.head[i])
    yield from recording_cues(tree)


@cache
def _cue_words() -> frozenset[str]:
    """Give the words and lemmas besides verbs that may bring content."""
    words = lexicon()
    listed = (words.nouns, words.predicates, words.adverbs, words.adjectives)
    return frozenset({"according"}.union(*listed, *words.views.values()))


def _may_feel(tree: Tree, i: int, words: Lexicon) -> bool:
    """Whether the adjective at `i` is one with content, by its form or lemma."""
    return tree.lemma[i] in words.predicates or tree.lower[i] in words.predicates


def _noun(tree: Tree, i: int, reporter: Reporter, words: Lexicon) -> Iterator[Draft]:
    source, light = _noun_source(tree, i, words)
    content: set[int] = set()
    told = False
    if tree.dep[i] == "nsubj:outer" and "clause" in reporter.takes:  # his claim is that …
        clause = tree.head[i]
        told = "that" in tree.mark(clause).split()
        content = subtree_without(tree, clause, i) if told else content
    links = (
        _CONTENT if "expl" not in tree.labels[i] else _CONTENT | {"csubj"}
    )  # it is his view that
    for k in tree.kids[i]:
        clause = tree.dep[k] in links and k > i
        if clause and tree.mark(k) == "that" and "clause" in reporter.takes:
            content |= subtree_without(tree, k, i)
            told = True
        elif (clause and tree.tag[k] == "VB" and "infinitive" in reporter.takes) or (
            tree.dep[k] == "nmod" and k > i and tree.case(k) in reporter.takes
        ):
            content |= subtree_without(tree, k, i)
    if content and (source is not None or told):  # rumours that … need nobody who spreads them
        near = light is not None and 0 < i - light <= _LIGHT_REACH
        cue = [light, i] if light is not None and near else [i]
        yield Draft("noun with content", cue, content, source, reporter)


def _noun_source(tree: Tree, i: int, words: Lexicon) -> tuple[int | None, int | None]:
    """Who makes the claim: its possessor, *by* or *from* whom, or the subject of *made*."""
    for k in tree.kids[i]:
        if tree.dep[k] == "nmod:poss" or (tree.dep[k] == "nmod" and tree.case(k) in {"by", "from"}):
            return k, None
    for k in tree.all(i, "compound", "nmod:desc"):
        if tree.ent[k] in {"ORG", "PERSON"}:  # a New York Times report that …
            return k, None
    verb = tree.head[i]
    if tree.dep[i] in {"obj", "nsubj:pass"} and tree.lemma[verb] in words.light:
        return source_of(tree, verb), verb
    return None, None


def _according(tree: Tree, i: int) -> Iterator[Draft]:
    to = i + 1
    if to + 1 >= len(tree) or tree.lower[to] != "to":
        return
    source = tree.head[i] if tree.dep[i] == "case" and tree.head[i] > to else None
    top = source
    if source is None:  # read as a verb, or hung on the wrong noun
        source, top = _noun_after(tree, to), i
    if source is None or top is None:
        return
    anchor = tree.head[top] if tree.head[top] != top else top
    content = _sentence_before(tree, i, source)
    content = content or subtree_without(tree, clause_head(tree, anchor), top)
    content -= {i, to, *tree.subtree(source)}
    yield Draft("according to", [i, to], content, source, SAY)


def _sentence_before(tree: Tree, i: int, source: int) -> set[int]:
    """All of a sentence that ends with *…, according to them*, whatever that hangs on."""
    end = max(tree.subtree(source)) + 1
    while end < len(tree) and tree.sent[end] == tree.sent[i]:
        if tree.pos[end] not in {"PUNCT", "SPACE"}:
            return set()
        end += 1
    if not i or tree.lower[i - 1] != "," or max(tree.subtree(source)) < i:
        return set()
    return {k for k in range(max(i - 200, 0), i - 1) if tree.sent[k] == tree.sent[i]}


def _noun_after(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that starts behind token `i`."""
    for k in range(i + 1, min(i + 8, len(tree))):
        if tree.sent[k] != tree.sent[i]:
            return None
        if tree.pos[k] in {"NOUN", "PROPN", "PRON"}:
            while tree.dep[k] in {"compound", "flat", "nmod:poss", "amod"} and tree.head[k] > k:
                k = tree.head[k]
            return k
    return None


def is_view(tree: Tree, i: int) -> bool:
    """*by one estimate*, *in his view*: whose reckoning a clause is."""
    case, words = tree.case(i), lexicon().views
    if tree.lemma[i] not in words.get(case, frozenset()):
        return False
    return case != "in" or tree.first(i, "nmod:poss") is not None


def _by_view(tree: Tree, i: int) -> Draft:
    source = tree.first(i, "nmod:poss")
    content = subtree_without(tree, clause_head(tree, tree.head[i]), i)
    return Draft("by their account", [i], content, source, SAY)


def _hedge(tree: Tree, i: int, head: int) -> Draft:
    """*reportedly*, *alleged*: somebody says so, the text does not say who."""
    return Draft("hedge", [i], subtree_without(tree, head, i), None, SAY)


def quote_cue(tree: Tree, tokens: Sequence[int]) -> Draft | None:
    """Read an unknown verb before or after a quotation as what introduces it.

    `tokens` are those of the quotation within one sentence.
    """
    inside = set(tokens)
    for i in tokens:
        head = tree.head[i]
        if head not in inside and tree.dep[i] in {"ccomp", "parataxis", "obj"}:
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
    return Draft("verb before a quotation", [verb], set(inside), source_of(tree, verb), SAY, True)
