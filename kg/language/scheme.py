"""The one door between parser schemes: Docs leave it in Universal Dependencies.

spaCy's own English models use the CLEAR labels of ClearNLP
(<https://github.com/clir/clearnlp-guidelines>); the extractor speaks UD English as in EWT r2.16
(<https://universaldependencies.org/en/dep/>). The two differ in names (`dobj`, `obj`) and in what
heads what: prepositions, copulas and conjunctions are heads in CLEAR and dependents in UD.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.tokens import Doc

CLEAR_ONLY = frozenset({
    "acomp", "agent", "attr", "auxpass", "csubjpass", "dative", "dobj", "intj", "meta", "neg",
    "npadvmod", "nsubjpass", "oprd", "pcomp", "pobj", "poss", "preconj", "predet", "prep",
    "prt", "quantmod", "relcl",
})  # fmt: skip
_RENAMED = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "prt": "compound:prt", "relcl": "acl:relcl", "neg": "advmod",
    "npadvmod": "obl:unmarked", "quantmod": "advmod", "predet": "det:predet",
    "preconj": "cc:preconj", "intj": "discourse", "meta": "parataxis", "oprd": "xcomp",
    "ROOT": "root", "dative": "iobj",
}  # fmt: skip
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_MOVED_TO_PREDICATE = frozenset({
    "nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "mark", "advmod", "neg", "cc", "punct",
    "expl", "prep", "advcl", "ccomp", "conj", "npadvmod", "parataxis", "intj", "preconj",
    "meta", "dep", "agent", "obl", "obl:unmarked", "obl:agent", "discourse",
})  # fmt: skip
_TITLES = frozenset({
    "mr.", "mrs.", "ms.", "dr.", "president", "minister", "general", "gen.", "colonel", "col.",
    "senator", "sen.", "king", "queen", "prime", "secretary", "ambassador", "governor", "gov.",
    "judge", "pope", "prince", "sheikh", "captain", "lt.", "maj.", "major",
})  # fmt: skip


@dataclass
class Tree:
    """A parse being rewritten: per word its head (a root is its own), relation, UPOS, tag, lemma.

    `names` holds (start, end) of persons' names.
    """

    heads: list[int]
    deps: list[str]
    words: list[str]
    pos: list[str]
    tags: list[str]
    lemmas: list[str]
    names: list[tuple[int, int]]

    def children(self, head: int, *deps: str) -> list[int]:
        """Return the dependents of a word in order of text, of these relations if any are named."""
        every = range(len(self.heads))
        found = [i for i in every if self.heads[i] == head and i != head]
        return [i for i in found if not deps or self.deps[i] in deps]

    def attach(self, word: int, head: int, dep: str) -> None:
        """Give a word a new head and relation."""
        self.heads[word], self.deps[word] = head, dep

    def replace(self, old: int, new: int) -> None:
        """Put word `new`, a descendant of `old`, into the place of `old`."""
        above = self.heads[old]
        self.attach(new, new if above == old else above, self.deps[old])
        self.heads[old] = new


def is_clear(deps: Iterable[str]) -> bool:
    """Tell whether relation labels are those of CLEAR."""
    return not CLEAR_ONLY.isdisjoint(deps)


def to_universal(doc: Doc, *, clear: bool | None = None) -> Doc:
    """Rewrite a CLEAR parse in place as Universal Dependencies; leave a UD parse as it is.

    Args:
        doc: a parsed Doc.
        clear: whether its parser speaks CLEAR; None: see by the labels in the Doc.
    """
    text_of = doc.vocab.strings.__getitem__
    deps = [text_of(number) for number in doc.to_array(DEP).tolist()]
    clear = is_clear(deps) if clear is None else clear
    if not clear and "ROOT" not in deps:
        return doc
    tree = Tree(
        heads=[token.head.i for token in doc],
        deps=deps,
        words=[token.text for token in doc],
        pos=[token.pos_ for token in doc],
        tags=[token.tag_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        names=[(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"],
    )
    rewrite(tree) if clear else _rename(tree)
    columns = np.zeros((len(doc), 2), dtype=np.uint64)
    offsets = np.array(tree.heads, dtype=np.int64) - np.arange(len(doc))
    columns[:, 0] = offsets.view(np.uint64)
    columns[:, 1] = [doc.vocab.strings.add(dep) for dep in tree.deps]
    doc.from_array([HEAD, DEP], columns)  # type: ignore[arg-type]
    return doc


def rewrite(tree: Tree) -> None:
    """Rewrite a CLEAR tree: steps in an order in which each finds what it needs."""
    for step in (_infinitives, _prepositions, _conjunctions, _copulas, _rename, _people):
        step(tree)


def _infinitives(tree: Tree) -> None:
    for i, dep in enumerate(tree.deps):
        if dep == "aux" and tree.tags[i] == "TO":
            tree.deps[i] = "mark"


def _prepositions(tree: Tree) -> None:
    """Hang the object where the preposition hung, and the preposition on it, inner ones first."""
    for i in reversed(range(len(tree.deps))):
        if tree.deps[i] not in ("prep", "agent", "dative", "pcomp") or tree.pos[i] not in (
            "ADP", "SCONJ", "PART", "VERB", "ADJ", "ADV",
        ):  # fmt: skip
            continue
        objects = tree.children(i, "pobj")
        clauses = [c for c in tree.children(i, "pcomp") if tree.pos[c] != "ADP"]
        inner = [c for c in tree.children(i) if tree.deps[c].startswith(("obl", "nmod"))]
        if objects:
            _invert(tree, i, objects[0], "case", objects[1:])
        elif clauses:
            _invert(tree, i, clauses[0], "mark", clauses[1:])
        elif inner and tree.deps[i] != "pcomp":
            _invert(tree, i, inner[0], "case", [])
        elif tree.deps[i] in ("prep", "agent"):
            tree.deps[i] = "advmod" if tree.pos[i] == "ADV" else "obl"


def _invert(tree: Tree, preposition: int, thing: int, role: str, others: list[int]) -> None:
    head, dep = tree.heads[preposition], tree.deps[preposition]
    if role == "mark":
        relation = "acl" if tree.pos[head] in ("NOUN", "PROPN") else "advcl"
    elif dep == "agent":
        relation = "obl:agent"
    elif tree.pos[head] in _NOMINAL and head != preposition:
        relation = "nmod"
    else:
        relation = "obl"
    root = head == preposition
    tree.attach(thing, thing if root else head, "ROOT" if root else relation)
    for child in tree.children(preposition):
        if child != thing:
            moved = "conj" if child in others else tree.deps[child]
            tree.attach(child, thing, moved)
    tree.attach(preposition, thing, role)


def _conjunctions(tree: Tree) -> None:
    """Hang every conjunct on the first, every conjunction on the conjunct after it."""
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            while tree.deps[tree.heads[i]] == "conj" and tree.heads[i] != i:
                tree.heads[i] = tree.heads[tree.heads[i]]
    for i, dep in enumerate(tree.deps):
        if dep != "cc":
            continue
        first = tree.heads[i]
        first = tree.heads[first] if tree.deps[first] == "conj" else first
        after = [c for c in tree.children(first, "conj") if c > i]
        if after:
            tree.heads[i] = after[0]


def _copulas(tree: Tree) -> None:
    """Let the predicate head the clause of *be*; elsewhere a complement is an xcomp."""
    for i in range(len(tree.deps)):
        if tree.deps[i] not in ("attr", "acomp"):
            continue
        verb = tree.heads[i]
        if tree.lemmas[verb] != "be":
            tree.deps[i] = "xcomp"
        elif tree.children(verb, "expl") and not tree.children(verb, "nsubj"):
            tree.deps[i] = "nsubj"
        elif tree.children(verb, "nsubj", "csubj", "expl") or tree.deps[verb] != "auxpass":
            _promote(tree, verb, i)
    for verb in range(len(tree.deps)):
        if _is_bare_be(tree, verb):
            after = [c for c in tree.children(verb, "obl") if c > verb and _cased(tree, c)]
            if after:
                _promote(tree, verb, after[0])


def _is_bare_be(tree: Tree, verb: int) -> bool:
    """Tell whether *be* has a subject and nothing but a prepositional phrase to say of it."""
    if tree.lemmas[verb] != "be" or tree.pos[verb] not in ("AUX", "VERB"):
        return False
    if tree.deps[verb] in ("aux", "auxpass", "cop") or tree.children(verb, "expl"):
        return False
    complements = tree.children(verb, "ccomp", "xcomp", "dobj")
    return bool(tree.children(verb, "nsubj")) and not complements


def _cased(tree: Tree, word: int) -> bool:
    return bool(tree.children(word, "case"))


def _promote(tree: Tree, verb: int, predicate: int) -> None:
    tree.replace(verb, predicate)
    tree.deps[verb] = "cop"
    for child in tree.children(verb):
        if tree.deps[child] in _MOVED_TO_PREDICATE or child < verb:
            tree.heads[child] = predicate
    for child in tree.children(verb):
        tree.heads[child] = predicate


def _rename(tree: Tree) -> None:
    for i, dep in enumerate(tree.deps):
        tree.deps[i] = _RENAMED.get(dep, dep)
        if dep == "nmod" and i < tree.heads[i] and not _cased(tree, i):
            tree.deps[i] = "compound"
        if dep == "npadvmod" and tree.pos[tree.heads[i]] in ("NOUN", "PROPN"):
            tree.deps[i] = "nmod:unmarked"
        if dep in ("pobj", "attr", "acomp", "pcomp"):
            tree.deps[i] = "dep"


def _people(tree: Tree) -> None:
    """Let the first part of a person's name head the rest (`flat`), titles hang on it."""
    for start, end in tree.names:
        while start < end - 1 and tree.words[start].lower() in _TITLES:
            start += 1
        head = end - 1
        parts = [i for i in range(start, head) if tree.pos[i] == "PROPN"]
        if len(parts) < head - start or any(tree.heads[i] != head for i in parts):
            continue
        if parts:
            tree.replace(head, start)
            tree.deps[head] = "flat"
            for child in tree.children(head):
                tree.heads[child] = start
            for part in parts[1:]:
                tree.deps[part] = "flat"
        for child in tree.children(start, "compound"):
            if child < start and tree.words[child].lower() in _TITLES:
                tree.deps[child] = "nmod:desc"
