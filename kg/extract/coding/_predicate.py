"""A predicate with its arguments, and the words that stand in its slots."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.coding._lexicon import classes
from kg.extract.coding._nouns import compounds
from kg.model import Modality

_PASSIVE = "nsubj:pass"
_BEHIND = frozenset({"obl", "nmod", "obl:agent", "xcomp", "advcl"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun with its arguments, as tokens of one spaCy Doc (UD labels).

    `verb` is the lemma with particles (`call off`); a light verb may carry its noun (`impose
    sanction`).  `pos` is `VERB` or `NOUN`.  `actor`, `target` and `obj` are heads of noun
    phrases, `obliques` pairs of preposition and noun, `xcomp` the head of a clausal complement.
    `negated` and `modality` are those of the clause; `modality` None means: read it off the
    auxiliaries.
    """

    verb: str
    pos: str
    trigger: Token
    actor: Token | None = None
    target: Token | None = None
    obj: Token | None = None
    obliques: tuple[tuple[str, Token], ...] = ()
    xcomp: Token | None = None
    negated: bool = False
    modality: Modality | None = None
    particles: tuple[str, ...] = ()


def read_predicate(trigger: Token, actor: Token | None = None) -> Predicate:
    """Read the predicate at `trigger` straight off the tree, for complements of other verbs.

    `actor` is the one who acts where the clause itself has no subject (*tried to* **flee**).
    """
    parts: dict[str, Token] = {}
    particles: list[str] = []
    obliques: list[tuple[str, Token]] = []
    for child in trigger.children:
        dep = child.dep_
        if dep == "compound:prt":
            particles.append(child.lower_)
        elif dep in {"obl", "obl:agent"}:
            obliques.append((case_of(child), child))
        elif dep not in parts:
            parts[dep] = child
    subject, passive = parts.get("nsubj"), parts.get(_PASSIVE)
    agent = next((t for c, t in obliques if c == "by" and passive is not None), None)
    nominal = trigger.pos_ in {"NOUN", "PROPN"}
    return Predicate(
        verb=" ".join([trigger.lemma_.lower(), *particles]),
        pos="NOUN" if nominal else "VERB",
        trigger=trigger,
        actor=agent if passive is not None else subject or actor,
        target=passive if passive is not None else parts.get("obj"),
        obj=parts.get("obj"),
        obliques=tuple(obliques),
        xcomp=parts.get("xcomp") or parts.get("ccomp"),
        negated=any(c.lemma_.lower() in {"not", "never"} for c in trigger.children),
    )


def case_of(token: Token) -> str:
    """Give the preposition of `token` (`out of`), or an empty string."""
    words: list[str] = []
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            words.append(child.lower_)
            words.extend(c.lower_ for c in child.children if c.dep_ == "fixed")
    return " ".join(words)


def content_head(token: Token) -> Token:
    """Look through *a series of attacks*, *dozens of soldiers* to the noun that counts."""
    for _ in range(3):
        if token.lemma_.lower() not in classes()["container"]:
            return token
        inner = next(
            (
                c
                for c in token.children
                if c.i > token.i and c.dep_ == "nmod" and case_of(c) == "of"
            ),
            None,
        )
        if inner is None:
            return token
        token = inner
    return token


def keys(token: Token) -> list[str]:
    """Give every name under which a class may list the noun at `token`."""
    token = content_head(token)
    lemma, lower = token.lemma_.lower(), token.lower_
    found = [lemma]
    if lower != lemma:
        found.append(lower)
    if token.pos_ == "PRON":
        if lower in classes()["personal"]:
            found.append("<PRON>")
        return found
    if token.ent_type_:
        found.append(f"<{token.ent_type_}>")
    found.extend(name.replace(" ", "_") for name in compounds(token, lemma))
    return found


class Slots:
    """The slots of a predicate, filled as far as the senses ask for them."""

    __slots__ = ("_filled", "predicate")

    def __init__(self, predicate: Predicate) -> None:
        """Take the predicate; nothing is looked up yet."""
        self.predicate = predicate
        self._filled: dict[str, list[tuple[Token, list[str]]]] = {}

    def __getitem__(self, slot: str) -> list[tuple[Token, list[str]]]:
        """Give the tokens in a slot, each with its keys."""
        filled = self._filled.get(slot)
        if filled is None:
            filled = [(content_head(t), keys(t)) for t in self._tokens(slot)]
            self._filled[slot] = filled
        return filled

    def _tokens(self, slot: str) -> list[Token]:
        p = self.predicate
        nominal = p.pos == "NOUN"
        if slot == "obj":
            token = _noun_object(p) if nominal else patient(p)
            return [] if token is None else [token]
        if slot == "actor":
            return [] if p.actor is None else [p.actor]
        if slot == "target":
            return [] if p.target is None else [p.target]
        if slot == "mod":
            return [c for c in p.trigger.children if c.i < p.trigger.i and c.dep_ != "det"]
        if slot in {"comp", "xcomp", "ccomp"}:
            token = complement(p)
            if token is None or (
                slot != "comp" and (token.dep_ == "ccomp") is not (slot == "ccomp")
            ):
                return []
            return [token]
        if slot == "xadj":
            return _secondary(p)
        return _behind(p, slot)


def patient(p: Predicate) -> Token | None:
    """Give the object of a verb, or the subject of its passive."""
    if p.obj is not None:
        return p.obj
    trigger = p.trigger
    for child in trigger.children:
        if child.dep_ in {"obj", _PASSIVE}:
            return child
    if (moved := _particle(trigger)) is not None:
        return moved.head
    if trigger.tag_ == "VBN" and trigger.dep_ in {"acl", "amod"}:
        return trigger.head
    if trigger.dep_ == "acl:relcl" and any(c.dep_ == "aux:pass" for c in trigger.children):
        return trigger.head
    if trigger.dep_ == "conj" and trigger.tag_ == "VBN":
        return next((c for c in trigger.head.children if c.dep_ == _PASSIVE), None)
    return None


def verb_name(trigger: Token) -> str:
    """Give the lemma of a verb with its particles (`call off`)."""
    words = [c.lower_ for c in trigger.children if c.dep_ == "compound:prt"]
    if not words and (moved := _particle(trigger)) is not None:
        words = [moved.lower_]
    return " ".join([trigger.lemma_.lower(), *words])


def _particle(trigger: Token) -> Token | None:
    """Give the particle that the analysis took for a preposition (*called* **off** *it*)."""
    for child in trigger.children:
        if child.dep_ == "obl" and child.i > trigger.i:
            for case in child.children:
                if case.tag_ == "RP" and case.i == trigger.i + 1:
                    return case
    return None


def complement(p: Predicate) -> Token | None:
    """Give the verb of the clause that completes the predicate (*threatened to* **attack**)."""
    if p.xcomp is not None and p.xcomp.pos_ in {"VERB", "AUX"}:
        return p.xcomp
    for child in p.trigger.children:
        dep = child.dep_
        if dep in {"xcomp", "ccomp", "acl"} and child.pos_ == "VERB":
            return child
        if dep == "advcl" and any(c.dep_ == "mark" and c.lower_ == "to" for c in child.children):
            return child
    return None


def _secondary(p: Predicate) -> list[Token]:
    return [
        c
        for c in p.trigger.children
        if c.pos_ not in {"VERB", "AUX"}
        and (
            c.dep_ in {"xcomp", "ccomp", "compound"}
            or (c.dep_ in {"advmod", "obl:unmarked"} and c.pos_ in {"ADJ", "NOUN", "ADV"})
        )
    ]


def _noun_object(p: Predicate) -> Token | None:
    if p.obj is not None:
        return p.obj
    for child in p.trigger.children:
        if child.dep_ == "nmod" and case_of(child) == "of":
            return child
    return next((c for c in p.trigger.children if c.dep_ == "compound" and c.pos_ == "NOUN"), None)


def _behind(p: Predicate, preposition: str) -> list[Token]:
    found = [t for case, t in p.obliques if case == preposition]
    if not found:
        hosts = [p.trigger] if p.obj is None else [p.trigger, p.obj]
        found = [
            c
            for host in hosts
            for c in host.children
            if c.dep_ in _BEHIND and case_of(c) == preposition
        ]
    return [t for t in found if t.ent_type_ not in _TIMES]
