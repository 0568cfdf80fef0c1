"""How a code changes under negation, intention and the end of the act."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.coding._frame import Frame
from kg.extract.lexicon import Code, classes, load, parse_code
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


def compose(base: Code, frame: Frame) -> tuple[Code, str | None]:
    """Give the code under the clause's negation and modality, and which of them changed it."""
    if frame.nominal:
        return base, None
    intended = _intended(frame)
    if frame.negated:
        how = "refused" if intended else "negated"
        found = _find(how, base)
        return (found, how) if found is not None else (base, None)
    if intended:
        found = _find("intended", base)
        if found is not None:
            return found, "intended"
    return base, None


def _intended(frame: Frame) -> bool:
    modality = frame.modality
    if modality is not None and modality not in {Modality.INTENDED, Modality.HYPOTHETICAL}:
        return False
    tree, i = frame.tree, frame.i
    if tree.mark(i) in _CONDITIONAL:
        return False
    if modality is Modality.INTENDED:
        return True
    auxiliaries = {tree.lemma[k] for k in tree.all(i, "aux")}
    if auxiliaries & _WILL or auxiliaries & _MAY:
        return "have" not in auxiliaries
    governed = tree.dep[i] in {"xcomp", "advcl", "ccomp"}
    return governed and tree.lemma[tree.head[i]] in classes()["motive"]


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
