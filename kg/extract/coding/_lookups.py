"""Under which names a verb is looked up, and what is left where no lexicon lists one of them."""

from __future__ import annotations

from kg.extract.coding._frame import Frame
from kg.extract.lexicon import Code, senses, verb_codes

OTHER: Code = ("OTHER", None)
_TIMES = frozenset({"DATE", "TIME"})
_ADVERBIAL = frozenset({"in", "off", "out", "up", "down", "over", "away", "back"})
"""Words that make another verb as particles (*sit in*), not as prepositions (*sit in a room*)."""
_DIRECTIONS = (" back", " away", " together", " forward", " along", " around", " ahead")
_PREFIXES = ("re-", "counter-", "co-")
_FORCEFUL = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Acts whose verbs keep their meaning whatever particle follows (*killed off*, *beaten up*)."""


def names_of(bare: str, lemma: str) -> list[str]:
    """Give the names of a verb with a particle; one of mere direction leaves the verb as it is."""
    known = bare in senses("verb") or bare in verb_codes()
    return [bare, lemma] if not known and bare.endswith(_DIRECTIONS) else [bare]


def names_with_preposition(lemma: str, frame: Frame) -> list[str]:
    """Give the names under which a verb is looked up: with its preposition, then bare."""
    if not frame.obliques or frame["obj"]:
        return [lemma]
    ent = frame.tree.ent
    cases = [
        case
        for case, k in frame.obliques
        if case and case not in _ADVERBIAL and k > frame.i and ent[k] not in _TIMES
    ]
    return [*(f"{lemma} {case}" for case in cases), lemma]


def derived(bare: str, lemma: str) -> tuple[Code, str]:
    """Fall back on the verb without its particle, or on the verb a prefix was put before."""
    stem_code = verb_codes().get(lemma)
    if bare != lemma and stem_code is not None and stem_code[0] in _FORCEFUL:
        return stem_code, f"verb/{lemma}"
    for prefix in _PREFIXES:
        stem = lemma.removeprefix(prefix)
        if stem != lemma and len(stem) > 3 and stem in verb_codes():
            return verb_codes()[stem], f"derived/{stem}"
    return OTHER, "unknown"
