"""Functions behind `kg review`: what to ask a person, where answers go, how precise the corpus is.

The terminal itself belongs to the command line; nothing here prints or reads keys.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import DecisionError
from kg.model import DoubtfulPair, Entity, Event, ResolvedCorpus

_Z95 = 1.959963984540054
"""Normal quantile for a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """A doubtful pair with both entities, for a person to call same or different."""

    pair: DoubtfulPair
    first: Entity
    second: Entity


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on one event: whether each part is right (None: there is no such part)."""

    event: str
    actor: bool | None
    action: bool | None
    target: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share with its 95 % confidence interval (Wilson), all between 0 and 1."""

    right: int
    of: int
    share: float
    low: float
    high: float


def doubtful_questions(corpus: ResolvedCorpus) -> tuple[PairQuestion, ...]:
    """Return the doubtful pairs of a corpus as questions, the likeliest to be the same first."""
    known = {entity.id: entity for entity in corpus.entities}
    pairs = sorted(corpus.doubtful, key=lambda p: (-p.strength, p.first, p.second))
    return tuple(
        PairQuestion(pair, known[pair.first], known[pair.second])
        for pair in pairs
        if pair.first in known and pair.second in known
    )


def sample_events(
    events: Sequence[Event], count: int, seed: int = 0, judged: Iterable[str] = ()
) -> tuple[Event, ...]:
    """Return up to `count` events drawn at random, the same for the same seed and events.

    Each event's place in the draw depends on its id and the seed alone, so adding documents
    keeps most of an earlier sample; events already `judged` are left out.
    """
    done = frozenset(judged)

    def place(event: Event) -> str:
        return hashlib.sha256(f"{seed}\x1f{event.id}".encode()).hexdigest()

    return tuple(sorted((e for e in events if e.id not in done), key=place)[:count])


def record_pair(path: str | Path, question: PairQuestion, same: bool, note: str = "") -> str:
    """Append a person's answer about a pair to the decisions file and return the line written."""
    joint = "=" if same else "|"
    verb = "same" if same else "different"
    line = f"{verb}: {question.first.id} {joint} {question.second.id}"
    labels = f"{question.first.label} / {question.second.label}"
    words = " ".join(f"{labels}. {note}".split()) if note else labels
    return _append(path, f"{line}  # {words} ({date.today().isoformat()})")


def _append(path: str | Path, line: str) -> str:
    target = Path(path)
    try:
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        gap = "" if not before or before.endswith("\n") else "\n"
        with target.open("a", encoding="utf-8") as file:
            file.write(f"{gap}{line}\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"The decisions file {path} cannot be written ({error}). Check the path."
        raise DecisionError(message) from error
    return line


def load_judgements(path: str | Path) -> tuple[Judgement, ...]:
    """Return the judgements kept beside a corpus (JSON lines); none when there is no file.

    Raises:
        DecisionError: a line is no judgement; the message names it.
    """
    source = Path(path)
    if not source.exists():
        return ()
    found: dict[str, Judgement] = {}
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            judgement = Judgement(**json.loads(line))
        except (ValueError, TypeError) as error:
            message = f"{path}, line {number}: no judgement ({error}). Remove or mend the line."
            raise DecisionError(message) from error
        found[judgement.event] = judgement
    return tuple(found.values())


def record_judgement(path: str | Path, judgement: Judgement) -> None:
    """Append a judgement to the file; a later one on the same event takes its place on reading."""
    row = {
        "event": judgement.event,
        "actor": judgement.actor,
        "action": judgement.action,
        "target": judgement.target,
        "note": judgement.note,
    }
    _append(path, json.dumps(row, ensure_ascii=False))


def precision(judgements: Iterable[Judgement]) -> dict[str, Proportion]:
    """Return the precision of actor, action, target and of whole events, with intervals.

    A whole event is right when every part that was judged is.
    """
    given = [j for j in judgements if any(p is not None for p in (j.actor, j.action, j.target))]
    parts = {
        "actor": [j.actor for j in given if j.actor is not None],
        "action": [j.action for j in given if j.action is not None],
        "target": [j.target for j in given if j.target is not None],
        "event": [False not in (j.actor, j.action, j.target) for j in given],
    }
    return {name: wilson(sum(marks), len(marks)) for name, marks in parts.items()}


def wilson(right: int, of: int, z: float = _Z95) -> Proportion:
    """Return a proportion with its Wilson score interval; (0, 1) when nothing was judged.

    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if of == 0:
        return Proportion(0, 0, 0.0, 0.0, 1.0)
    share = right / of
    scale = 1 + z * z / of
    centre = (share + z * z / (2 * of)) / scale
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / scale
    return Proportion(right, of, share, max(0.0, centre - half), min(1.0, centre + half))
