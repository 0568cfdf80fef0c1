"""Names that hold an *and*, which an analysis took for two parties.

Some are known beforehand (*the Islamic State of Iraq and the Levant*); *&* joins parts of one name;
a firm told in the singular has one name (*the brewery Hall and Berg*); and what a ministry or union
is for may be a list (*the Ministry of Trade, Food and Rural Affairs*).
"""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_NAMES = frozenset({"NNP", "NNPS"})
_TABLES = ("organizations", "groups", "countries", "regions")
_JOINING = frozenset({"and", "&"})
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "appos"})
_LISTED = frozenset({"conj", "appos"})
_LONGEST = 14


def restore_joined_names(arcs: Arcs) -> None:
    """Make one party of what is one name, in place."""
    for cc in places(arcs.dep, "cc"):
        if arcs.lower[cc] not in _JOINING or not 0 < cc < len(arcs.head) - 1:
            continue
        known = _known(arcs, cc)
        if known is not None:
            _make_one(arcs, *known)
        elif arcs.tag[cc - 1] not in _NAMES:
            continue
        elif arcs.lower[cc] == "&" or _is_named_body(arcs, cc):
            _make_one(arcs, cc - 1, cc + 2)
        else:
            _gather(arcs, cc)


def _known(arcs: Arcs, cc: int) -> tuple[int, int] | None:
    """Give where a name that is known beforehand begins and ends."""
    lower = arcs.lower
    for before, behind in _names().get((lower[cc - 1], lower[cc + 1]), ()):
        start, end = _match(arcs, cc, before, -1), _match(arcs, cc, behind, 1)
        if start >= 0 and end >= 0 and arcs.tag[start] in {*_NAMES, "JJ", "NNS", "NN"}:
            return start, end + 1
    return None


def _match(arcs: Arcs, i: int, words: tuple[str, ...], step: int) -> int:
    """Give where words end that stand one after another from `i`, commas aside, or -1."""
    for word in words[::step]:
        i += step
        if 0 <= i < len(arcs.lower) and arcs.lower[i] == ",":
            i += step
        if not 0 <= i < len(arcs.lower) or arcs.lower[i] != word:
            return -1
    return i


def _is_named_body(arcs: Arcs, cc: int) -> bool:
    """Whether two single names follow a firm or the like (**the brewery** *Hall and Berg*)."""
    body = cc - 2
    if body < 0 or arcs.tag[body] != "NN" or arcs.tag[cc + 1] not in _NAMES:
        return False
    lemma = arcs.lemma[body]
    if lemma not in nouns("named_body") and lemma not in nouns("group"):
        return False
    more = arcs.tag[cc + 2 : cc + 3]
    return arcs.head[cc + 1] == cc - 1 and more[:1] != ["NNP"] and arcs.ent[cc - 1] != "GPE"


def _make_one(arcs: Arcs, start: int, end: int) -> None:
    """Let everything in a stretch hang on the word that the others were joined with."""
    head, dep = arcs.head, arcs.dep
    above = [k for k in range(start, end) if not start <= head[k] < end or head[k] == k]
    if not above:
        return
    top, last = above[0], end - 1
    outer = head[last]
    if outer == end and dep[last] in {"compound", "amod"} and top != last and dep[top] in _ROLES:
        head[outer], dep[outer] = head[top], dep[top]  # *Iraq and the Levant* **terrorists**
        for k in range(max(start - 3, 0), start):
            if head[k] == top and dep[k] in {"case", "cc", "det"}:
                head[k] = outer
        head[top], dep[top] = outer, "compound"
    for k in range(start, end):
        if k != top and (k in above or dep[k] in _LISTED):
            head[k], dep[k] = top, "flat"
    if dep[top] in _ROLES:
        _take_number(arcs, top, end)


def _take_number(arcs: Arcs, top: int, i: int) -> None:
    """Let *'s*, and the number of an index, be part of the name (*Standard & Poor's 500*)."""
    head, dep = arcs.head, arcs.dep
    if arcs.lower[i : i + 1] != ["'s"] or dep[i] != "case" or not top <= head[i] < i:
        return
    head[i], dep[i] = top, "flat"
    number = i + 1
    if arcs.tag[number : number + 1] != ["CD"] or head[number] == number + 1:
        return
    for k in range(number + 1, min(number + 4, len(head))):
        if head[k] == number:
            head[k] = top
            dep[k] = "appos" if arcs.lower[k - 1] == "(" else dep[k]
    head[number], dep[number] = top, "flat"


def _gather(arcs: Arcs, cc: int) -> None:
    """Gather a list of fields behind the body that is named by them."""
    head, dep = arcs.head, arcs.dep
    body = head[head[cc]]
    if dep[head[cc]] != "conj" or arcs.lemma[body].lower() not in nouns("named_of"):
        return
    first = next((k for k in range(body + 1, min(body + 5, cc)) if head[k] == body), cc)
    field = head[first] if dep[first] == "case" else first
    if arcs.tag[body] != "NNP" or not body < field < cc or dep[field] != "nmod":
        return
    last = head[cc]
    inside = range(field, last + 1)
    if not all(arcs.tag[k] in {*_NAMES, "NNS", "JJ", ","} or k == cc for k in inside):
        return
    if arcs.ent[field] == "GPE" or (last - cc == 1 and not _is_field(arcs, last)):
        return
    for k in inside:
        if k != field and (head[k] in {body, field} or dep[k] in _LISTED):
            head[k], dep[k] = field, "punct" if arcs.tag[k] == "," else "flat"


def _is_field(arcs: Arcs, i: int) -> bool:
    """Whether a word with a capital is no name but a field or many (*of Banks and Insurers*)."""
    return arcs.tag[i] in {"NNPS", "NNS"} or arcs.lower[i] in nouns("field")


@cache
def _names() -> dict[tuple[str, str], list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Give what stands before and behind the *and* of known names, by the words next to it."""
    found = defaultdict(list)
    for name in _listed():
        words = name.lower().replace(",", "").replace("&", "and").split()
        for k, word in enumerate(words):
            if word == "and" and 0 < k < len(words) - 1:
                before, behind = tuple(words[:k]), tuple(words[k + 1 :])
                found[before[-1], behind[0]].append((before, behind))
    return dict(found)


def _listed() -> list[str]:
    data = resources.files("kg.data")
    own = tomllib.loads(data.joinpath("lexicon/joined_names.toml").read_text("utf-8"))
    names: list[str] = own["names"].strip().split("\n")
    for table in _TABLES:
        text = data.joinpath(f"gazetteer/{table}.csv").read_text("utf-8")
        rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
        names += [name for row in rows if len(row) > 2 for name in (row[1], *row[2].split("|"))]
    return names
