"""The code of a predicate as told: its content, negation and modality, and figures of speech."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.coding._accidents import is_accident
from kg.extract.coding._coder import bare_code, code_at, controller
from kg.extract.coding._compose import compose, content_mode
from kg.extract.coding._figurative import is_game, is_mishap, is_turned_inward, lacks_agent
from kg.extract.coding._frame import Frame
from kg.extract.coding._reading import read_frame
from kg.extract.coding._words import content_head
from kg.extract.lexicon import Code

_WITH_CONTENT = frozenset({"THREATEN", "REQUEST", "REJECT"})
_CONTENT_CASES = frozenset({"for", "with", "of", "on", "to"})


class Coding(NamedTuple):
    """The kind of act a predicate tells of.

    `rule` names what decided.  `negation_told` says that the code already tells the negation
    (*will not release* is a REJECT), so that the event itself is affirmed.
    """

    code: str
    mode: str | None
    rule: str
    negation_told: bool = False


def code(frame: Frame) -> Coding:
    """Decide the PLOVER code and mode of a predicate by its sense and its arguments."""
    base, rule = bare_code(frame)
    if base[0] != "OTHER" and (
        is_game(frame, base[0])
        or lacks_agent(frame, base[0])
        or is_mishap(frame, base)
        or is_accident(frame, base)
        or is_turned_inward(frame, base)
    ):
        return Coding("OTHER", None, "figurative")
    if base[0] in _WITH_CONTENT and base[1] is None:
        base = (base[0], content_mode(base[0], _content(frame)))
    composed, how = compose(base, frame)
    if how is None:
        return Coding(*base, rule)
    return Coding(*composed, f"{rule}+{how}", negation_told=how in {"refused", "negated"})


def _content(frame: Frame) -> Code | None:
    """Give the code of what is threatened, asked for or refused."""
    tree, inner = frame.tree, frame.content()
    if inner is not None:
        found = code_at(tree, inner, 0, controller(frame))
        if found is not None and found[0] != "OTHER":
            return found
    told = None if frame.nominal else frame.patient()
    nouns = [k for case, k in frame.obliques if case in _CONTENT_CASES]
    for noun in nouns if told is None else [told, *nouns]:
        head = content_head(tree, noun)
        found = code_at(tree, head, 0)
        if found is None or found[0] == "OTHER":
            continue
        return _content(read_frame(tree, head)) if found[0] in _WITH_CONTENT else found
    return None
