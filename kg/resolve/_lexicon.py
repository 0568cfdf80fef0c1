"""The words for roles and bodies of `sectors.toml`, and singular forms for looking them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.resolve._data import table
from kg.resolve.names import fold

_IRREGULAR = {
    "people": "people",
    "children": "child",
    "women": "woman",
    "men": "man",
    "police": "police",
    "troops": "troop",
    "forces": "force",
    "authorities": "authority",
    "media": "media",
    "wives": "wife",
    "thieves": "thief",
    "chiefs": "chief",
    "staff": "staff",
    "marines": "marine",
    "news": "news",
    "corps": "corps",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "series": "series",
}
_KEEP = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or expression with its sector; `kind` is `group`, `person` or `modifier`."""

    words: tuple[str, ...]
    sector: str
    kind: str


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """Return the singular of an English noun, folded (*militiamen* → *militiaman*)."""
    low = fold(word).casefold().removesuffix("'")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 4:
        return low[:-3] + "man"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    if low.endswith("s") and len(low) > 3 and not low.endswith(_KEEP):
        return low[:-1]
    return low


@cache
def terms() -> dict[tuple[str, ...], Term]:
    """Return every term by its folded singular words."""
    found: dict[tuple[str, ...], Term] = {}
    for sector, lists in table("sectors.toml").items():
        for field, kind in (("group", "group"), ("person", "person"), ("modifiers", "modifier")):
            for expression in lists.get(field, ()):
                words = _key(expression.split())
                known = found.get(words)
                if known is None or (known.kind == "modifier" and kind != "modifier"):
                    found[words] = Term(words, sector, kind)
    return found


@cache
def modifiers() -> dict[str, str]:
    """Return words that give a sector when they stand before another noun."""
    found: dict[str, str] = {}
    for sector, lists in table("sectors.toml").items():
        for word in lists.get("modifiers", ()):
            found.setdefault(fold(word).casefold(), sector)
    return found


@cache
def _lengths() -> dict[str, int]:
    """Last word of terms → the number of words of the longest of them."""
    found: dict[str, int] = {}
    for words in terms():
        found[words[-1]] = max(found.get(words[-1], 0), len(words))
    return found


def _key(words: list[str]) -> tuple[str, ...]:
    return (*(fold(w).casefold() for w in words[:-1]), _last(words[-1]))


def _last(word: str) -> str:
    return singular(word[3:] if word[:3].casefold() == "ex-" else word)


def match(words: list[str], end: int) -> Term | None:
    """Return the longest term that ends before index `end` of the words, or None."""
    known = terms()
    last = _last(words[end - 1])
    for length in range(min(_lengths().get(last, 0), end), 1, -1):
        first, *rest = (fold(w).casefold() for w in words[end - length : end - 1])
        term = known.get((first, *rest, last)) or known.get((singular(first), *rest, last))
        if term is not None:
            return term
    return known.get((last,)) or known.get((singular(last),))
