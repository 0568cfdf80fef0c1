"""How a code changes under negation, intention and the end of the act."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from kg.extract.coding._lexicon import Code, classes, load, parse_code
from kg.extract.coding._predicate import Predicate
from kg.model import Modality

_WILL = frozenset({"will", "would", "shall", "'ll", "wo"})
_MAY = frozenset({"may", "might", "could"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "in case", "should"})


def undo(code: Code) -> Code:
    """Give the code of an act's end: the end of fighting is a ceasefire."""
    return _find("undo", code) or ("OTHER", None)


def content_mode(event: str, content: Code | None) -> str | None:
    """Give the mode that its content lends a threat, a request or a refusal."""
    if content is None:
        return None
    table: Mapping[str, str] = load("compose")["content"][event]
    return table.get(f"{content[0]}/{content[1]}") or table.get(content[0])


def compose(base: Code, p: Predicate) -> tuple[Code, str | None]:
    """Give the code under the clause's negation and modality, and which of them changed it."""
    if p.pos == "NOUN":
        return base, None
    intended = _intended(p)
    if p.negated:
        how = "refused" if intended else "negated"
        found = _find(how, base)
        return (found, how) if found is not None else (base, None)
    if intended:
        found = _find("intended", base)
        if found is not None:
            return found, "intended"
    return base, None


def _intended(p: Predicate) -> bool:
    if p.modality is not None and p.modality not in {Modality.INTENDED, Modality.HYPOTHETICAL}:
        return False
    trigger = p.trigger
    if any(_conditional(c) for c in trigger.children):
        return False
    if p.modality is Modality.INTENDED:
        return True
    auxiliaries = {c.lemma_.lower() for c in trigger.children if c.dep_ == "aux"}
    if auxiliaries & _WILL or auxiliaries & _MAY:
        return "have" not in auxiliaries
    head = trigger.head
    return (
        trigger.dep_ in {"xcomp", "advcl", "ccomp"} and head.lemma_.lower() in classes()["motive"]
    )


def _conditional(child: Token) -> bool:
    return child.dep_ == "mark" and child.lower_ in _CONDITIONAL


def _find(table: str, code: Code) -> Code | None:
    exact = _tables()[table]
    return exact.get(code) or exact.get((code[0], None))


@cache
def _tables() -> Mapping[str, Mapping[Code, Code]]:
    return {
        name: {parse_code(key): parse_code(value) for key, value in table.items()}
        for name, table in load("compose").items()
        if name != "content"
    }
