"""PETRARCH's actor and agent dictionaries: from a phrase to actor codes, as that coder does it.

The conventions are those of the published format:

- an actor entry is a name with its codes; words are joined by `_` or blanks and must stand
  together; a line with `+` adds a synonym of the entry above it;
- `[CODE]` holds always, `[CODE <date]`, `[CODE >date]` and `[CODE date-date]` (bounds included)
  only for stories of those days; the first restriction that fits counts, the plain code where none
  does; years of two digits above 30 lie in the twentieth century;
- `---` and `+++` are null codes (no actor), `A/B` codes stand for several actors at once;
- an agent entry is a common noun; `{}` forbids a plural, `{X}` names it, otherwise it is formed
  with -s or -ies; `!SET!` stands for each word of a set; `~GOV` is put behind the actor's code,
  `NGO~` before it;
- the longest match wins at each place, the first actor of a phrase gives the code, all agents of
  the phrase are added in order; an agent whose letters the code already has, in groups of three,
  adds nothing; an agent called *former* becomes ELI; an agent without an actor is `---GOV`.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_Entry = TypeVar("_Entry")
_CODE = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"[\w.&’'-]+")
_CONNECTIVES = re.compile(r",|;|\band\b|\bor\b|\bas well as\b", re.IGNORECASE)
_NULL = frozenset({"---", "+++", "###"})
_CENTURY = 30


@dataclass(frozen=True, slots=True)
class _Coded:
    """A code with the days (YYYYMMDD) for which it holds."""

    code: str
    first: int = 0
    last: int = 99999999

    @property
    def restricted(self) -> bool:
        return (self.first, self.last) != (0, 99999999)


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """Actor and agent entries by the words of their names, in upper case."""

    actors: Mapping[tuple[str, ...], tuple[_Coded, ...]]
    agents: Mapping[tuple[str, ...], str]

    def codes(self, phrase: str, day: int) -> list[str]:
        """Give the codes of everybody a noun phrase names; `---` stands for an unknown actor.

        Conjuncts are coded each for itself; agents of the first one carry over to conjuncts that
        are bare names (*the ambassadors of A, B and C*).
        """
        found: list[str] = []
        carried: list[str] = []
        for part in _CONNECTIVES.split(phrase):
            actor, agents = self._read(_words(part), day)
            if not found:
                carried = agents
            if actor is None and not agents:
                continue
            bare = actor is not None and not agents
            for code in (actor or "---").split("/"):
                found.append(compose(code, carried if bare and found else agents))
        return list(dict.fromkeys(found))

    def _read(self, words: Sequence[str], day: int) -> tuple[str | None, list[str]]:
        actor: str | None = None
        agents: list[str] = []
        former = False
        i = 0
        while i < len(words):
            coded, length = _longest(self.actors, words, i)
            agent, agent_length = _longest(self.agents, words, i)
            if coded is not None and length >= agent_length:
                code = _on(coded, day)
                if actor is None and code is not None and code not in _NULL:
                    actor = code
                i += length
            elif agent is not None:
                agents.append("~ELI" if former and agent.startswith("~") else agent)
                i += agent_length
            else:
                former = former or words[i] == "FORMER"
                i += 1
        return actor, agents


def compose(actor: str, agents: Sequence[str]) -> str:
    """Put agent codes to an actor's code, leaving out what it already has."""
    code = actor
    for agent in agents:
        bare = agent.strip("~ ")
        held = {code[k : k + 3] for k in range(0, len(code), 3)}
        blocks = [bare[k : k + 3] for k in range(0, len(bare), 3)]
        fresh = "".join(block for block in blocks if block not in held)
        code = code + fresh if agent.startswith("~") else fresh + code
    return code


def read_dictionaries(actors: Path, agents: Path) -> Dictionaries:
    """Read both files (gzipped text)."""
    return Dictionaries(dict(_actors(_lines(actors))), dict(_agents(_lines(agents))))


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        text = re.sub(r"<!\s*--.*?-->", "", file.read(), flags=re.DOTALL)
    return [line.split("#")[0].rstrip() if "[###]" not in line else "" for line in text.split("\n")]


def _actors(lines: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[_Coded, ...]]]:
    names: list[str] = []
    codes: list[_Coded] = []

    def entries() -> Iterator[tuple[tuple[str, ...], tuple[_Coded, ...]]]:
        for name in names:
            if codes and (key := _words(name.replace("_", " "))):
                yield key, tuple(codes)

    for line in lines:
        if not line.strip():
            continue
        name = line.split("[")[0].strip()
        if name and not name.startswith("+"):
            yield from entries()
            names, codes = [name], []
        elif name:
            names.append(name.removeprefix("+"))
        codes.extend(_coded(code) for code in _CODE.findall(line))
    yield from entries()


def _agents(lines: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    sets: dict[str, list[str]] = {}
    for line in lines:
        if "=" in line and line.lstrip().startswith("!"):
            name, _, words = line.partition("=")
            sets[name.strip()] = [w.strip() for w in words.split(",")]
            continue
        code = _CODE.search(line)
        if code is None:
            continue
        name = re.split(r"[\[{]", line)[0].strip()
        plural = re.search(r"\{(.*?)\}", line)
        for word in _expanded(name, sets):
            for form in (word, *_plurals(word, plural)):
                yield _words(form.replace("_", " ")), code[1].strip()


def _expanded(name: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    for marker, words in sets.items():
        if marker in name:
            return [name.replace(marker, word) for word in words]
    return [name]


def _plurals(word: str, given: re.Match[str] | None) -> list[str]:
    if given is not None:
        return [given[1].strip()] if given[1].strip() else []
    return [f"{word[:-1]}IES" if word.endswith("Y") else f"{word}S"]


def _coded(text: str) -> _Coded:
    parts = text.split(None, 1)
    code, days = parts[0].upper(), parts[1].strip() if len(parts) > 1 else ""
    if not days:
        return _Coded(code)
    if days.startswith("<"):
        return _Coded(code, last=_day(days[1:]) - 1)
    if days.startswith(">"):
        return _Coded(code, first=_day(days[1:]) + 1)
    first, _, last = days.partition("-")
    return _Coded(code, _day(first), _day(last))


def _day(text: str) -> int:
    digits = text.strip()
    if len(digits) == len("YYMMDD"):
        digits = ("19" if int(digits[:2]) > _CENTURY else "20") + digits
    return int(digits)


def _on(coded: Sequence[_Coded], day: int) -> str | None:
    for entry in coded:
        if entry.restricted and entry.first <= day <= entry.last:
            return entry.code
    return next((entry.code for entry in coded if not entry.restricted), None)


def _words(text: str) -> tuple[str, ...]:
    found = [w.upper().replace("’", "'") for w in _WORD.findall(text.replace("_", " "))]
    return tuple(w.removesuffix("'S").strip("'") for w in found if w.strip("'"))


def _longest(
    table: Mapping[tuple[str, ...], _Entry], words: Sequence[str], i: int
) -> tuple[_Entry | None, int]:
    for length in range(min(6, len(words) - i), 0, -1):
        found = table.get(tuple(words[i : i + length]))
        if found is not None:
            return found, length
    return None, 0
