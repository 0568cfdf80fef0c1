"""The slots of a predicate, and the words that stand in them, as positions in a `Tree`."""

from __future__ import annotations

from copy import copy

from kg.extract.coding._particles import particles, without_particle
from kg.extract.coding._words import (
    content_head,
    content_words,
    is_several,
    names,
    particle,
    tells_when,
)
from kg.extract.lexicon import Code
from kg.extract.tree import Tree
from kg.model import Modality

PASSIVE = "nsubj:pass"
_BEHIND = frozenset({"obl", "nmod", "obl:agent", "xcomp", "advcl"})
_TIMES = frozenset({"DATE", "TIME"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl"})
_SLOTS = frozenset(
    {
        "obj", "actor", "actors", "adv", "target", "comp", "xcomp", "ccomp", "caux", "csubj",
        "mod", "case", "near", "xadj",
    }
)  # fmt: skip
"""The slots that go by name; every other is called after the preposition before it."""

Filler = tuple[int, list[str]]
"""A token in a slot (its position) with every name under which a class may list it."""


class Frame:
    """A predicate inside its tree; its slots are looked up as the senses ask for them.

    `actor`, `target` and `obj` are heads of noun phrases, `obliques` pairs of preposition and
    noun, `xcomp` the head of a clausal complement.  `modality` None means: read it off the
    auxiliaries.  `slots` holds what was looked up so far, `bare` remembers what the predicate is
    coded as before negation and modality, `playing` whether it tells of a game or a market.
    """

    __slots__ = (
        "_hung", "actor", "bare", "i", "modality", "negated", "nominal", "obj",
        "obliques", "playing", "slots", "target", "tree", "xcomp",
    )  # fmt: skip

    def __init__(
        self,
        tree: Tree,
        i: int,
        *,
        actor: int | None = None,
        target: int | None = None,
        obj: int | None = None,
        obliques: list[tuple[str, int]] | None = None,
        xcomp: int | None = None,
        negated: bool = False,
        nominal: bool = False,
        modality: Modality | None = None,
    ) -> None:
        """Take the trigger's position `i` and those of its arguments."""
        self.tree, self.i = tree, i
        self.actor, self.target, self.obj, self.xcomp = actor, target, obj, xcomp
        self.obliques = obliques or []
        self.negated, self.nominal, self.modality = negated, nominal, modality
        self.slots: dict[str, list[Filler]] = {}
        self._hung: list[tuple[int, tuple[str, ...]]] | None = None
        self.bare: tuple[Code, str] | None = None
        self.playing: bool | None = None

    def under(self, modality: Modality) -> Frame:
        """Give the same predicate in another modality."""
        told = copy(self)
        told.modality = modality
        return told

    def __getitem__(self, slot: str) -> list[Filler]:
        """Give the tokens in a slot, each with its names."""
        filled = self.slots.get(slot)
        if filled is None:
            tree, filled = self.tree, []
            for k in self._tokens(slot):
                head = content_head(tree, k)
                filled.append((head, names(tree, head)))
            self.slots[slot] = filled
        return filled

    def _tokens(self, slot: str) -> list[int]:
        tree, i = self.tree, self.i
        if slot not in _SLOTS:
            return self._behind(slot)
        if slot == "obj":
            found = self.noun_object() if self.nominal else self.patient()
            if found is not None and (second := [k for k in tree.all(i, "obj") if k != found]):
                return [found, *second]
        elif slot == "actor":
            found = self.actor
        elif slot == "actors":
            found = self.actor
            if found is not None and not is_several(tree, found):
                found = None
        elif slot == "adv":
            return tree.all(i, "advmod")
        elif slot == "target":
            found = self.target
        elif slot == "comp":
            found = self.content()
        elif slot in {"xcomp", "ccomp"}:
            found = self.complement()
            if found is not None and (tree.dep[found] == "ccomp") is not (slot == "ccomp"):
                found = None
        elif slot in {"caux", "csubj"}:
            inner = self.complement()
            labels = ("aux",) if slot == "caux" else ("nsubj", "nsubj:pass")
            return [] if inner is None else tree.all(inner, *labels)
        elif slot == "mod":
            return [k for k in tree.kids[i] if k < i and tree.dep[k] != "det"]
        elif slot == "case":
            return [k for k in tree.kids[i] if tree.dep[k] == "case" and k < i]
        elif slot == "near":
            return [k for k in content_words(tree, i) if k != i]
        else:
            return self._secondary()
        return [] if found is None else [found]

    def patient(self) -> int | None:
        """Give the object of a verb, or the subject of its passive."""
        if self.obj is not None:
            return self.obj
        tree, i = self.tree, self.i
        labels, own = tree.labels[i], tree.first(i, "obj", PASSIVE)
        if own is None and "xcomp" in labels:
            own = tree.first(i, "iobj")
        if own is not None:
            return own
        moved = particle(tree, i)
        if moved is not None:
            return tree.head[moved]
        dep = tree.dep[i]
        if tree.tag[i] == "VBN" and dep in {"acl", "amod"}:
            return tree.head[i]
        if dep == "acl:relcl" and "aux:pass" in labels:
            return tree.head[i]
        if dep == "conj" and tree.tag[i] == "VBN":
            return tree.first(tree.head[i], PASSIVE)
        if "obl" not in labels:
            return None
        return next((k for k in tree.all(i, "obl") if k > i and self._bare_noun(k)), None)

    def _bare_noun(self, k: int) -> bool:
        """Whether `k` stands without a preposition: an object that was taken for an adverbial."""
        tree = self.tree
        if tree.pos[k] != "NOUN" or tree.ent[k] in _TIMES:
            return False
        return not tree.case(k) and not tree.mark(k)

    def complement(self) -> int | None:
        """Give the verb of the clause that completes the predicate (*threatened to* **attack**)."""
        tree = self.tree
        if self.xcomp is not None and tree.pos[self.xcomp] in {"VERB", "AUX"}:
            return self.xcomp
        for k in tree.kids[self.i]:
            dep = tree.dep[k]
            if dep in _CLAUSES and tree.pos[k] == "VERB":
                return k
            if dep == "advcl" and tree.mark(k) == "to":
                return k
        return None

    def content(self) -> int | None:
        """Give the verb that says what is begun, asked or refused, also through the object."""
        inner = self.complement()
        return self.purpose() if inner is None else inner

    def purpose(self) -> int | None:
        """Give the verb of the infinitive that hangs on the object (*three days to* **leave**)."""
        obj = self.patient()
        if obj is None:
            return None
        tree = self.tree
        return next((k for k in tree.all(obj, "acl") if tree.mark(k) == "to"), None)

    def noun_object(self) -> int | None:
        """Give what an event noun's act is done to: its *of* complement, or the word before it."""
        if self.obj is not None:
            return self.obj
        tree = self.tree
        for k in tree.kids[self.i]:
            if tree.dep[k] == "nmod" and tree.case(k) == "of":
                return k
        return next((k for k in tree.all(self.i, "compound") if tree.pos[k] == "NOUN"), None)

    def _secondary(self) -> list[int]:
        tree = self.tree
        found: list[int] = []
        for k in tree.kids[self.i]:
            dep, pos = tree.dep[k], tree.pos[k]
            if pos in {"VERB", "AUX"} or (pos == "ADV" and tells_when(tree.lower[k])):
                continue
            if dep in {"xcomp", "ccomp", "compound"} or (
                dep in {"advmod", "obl:unmarked"} and pos in {"ADJ", "NOUN", "ADV"}
            ):
                told = (k, *tree.all(k, "conj", "appos"))
                found.extend(told)
                found.extend(word for noun in told for word in tree.all(noun, "amod"))
        return found

    def _behind(self, preposition: str) -> list[int]:
        tree = self.tree
        found = [
            k
            for case, k in self.obliques
            if case == preposition or (" " in case and self._rest(case) == preposition)
        ]
        if not found:
            found = [k for k, cases in self._hanging() if preposition in cases]
        return [k for k in found if tree.ent[k] not in _TIMES or self._is_filled(k)]

    def _hanging(self) -> list[tuple[int, tuple[str, ...]]]:
        """Give what hangs on the predicate and its object, with what stands before each."""
        if self._hung is None:
            hosts = (self.i,) if self.obj is None else (self.i, self.obj)
            below = [k for host in hosts for k in self.tree.all(host, *_BEHIND)]
            self._hung = [(k, self._cases(k)) for k in below]
        return self._hung

    def _is_filled(self, k: int) -> bool:
        """Whether a span of time is told by what fills it (*three days of* **protests**)."""
        tree = self.tree
        return tree.case(k) == "for" and any(
            tree.dep[c] == "nmod" and tree.case(c) == "of" and tree.ent[c] not in _TIMES
            for c in tree.kids[k]
        )

    def _cases(self, k: int) -> tuple[str, ...]:
        case, mark = self.tree.case(k), self.tree.mark(k)
        # called for *them to leave*: the infinitive stands behind the preposition
        return case, self._rest(case), {"to": "", "for to": "for"}.get(mark, mark)

    def _rest(self, case: str) -> str:
        """Give what is left of a preposition when its first word is the verb's particle."""
        for k in () if self.nominal or " " not in case else particles(self.tree, self.i):
            case = without_particle(case, self.tree.lower[k])
        return case
