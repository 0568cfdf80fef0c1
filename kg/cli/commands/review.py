"""`kg review`: people's decisions, and how often the graph is right."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import harmless, say

if TYPE_CHECKING:
    from kg.model import Entity, ResolvedCorpus
    from kg.resolve.review import PairQuestion

_JUDGEMENTS = "judgements.jsonl"
_EXAMPLES = 2


class _NoMoreError(Exception):
    """The person has no more answers, after `answered` of them."""

    def __init__(self, answered: int = 0) -> None:
        super().__init__(answered)
        self.answered = answered


@command("kg review --events 20")
def review(
    output: Output = DEFAULT_OUTPUT,
    decisions: Annotated[
        Path | None,
        typer.Option(help="File that answers are added to; else the one in the folder."),
    ] = None,
    events: Annotated[int, typer.Option(min=0, help="Events to judge, drawn at random.")] = 0,
    seed: Annotated[int, typer.Option(help="Another number draws other events.")] = 0,
) -> None:
    """Decide which names are one, and judge events.

    Doubtful pairs are shown one by one; answers go into the decisions file, which every later
    build replays, and the graph is made anew. With --events, a sample of events is judged part
    by part, and the share that is right is told with its 95 % interval.
    """
    import kg
    from kg.settings import DECISIONS

    with kg.open(output) as graph:
        corpus = graph.corpus
    file = decisions or output / DECISIONS
    answered = 0
    try:
        answered = _ask_pairs(corpus, file)
        if events:
            _ask_events(corpus, output / _JUDGEMENTS, events, seed)
    except _NoMoreError as end:
        answered += end.answered
    if events or (output / _JUDGEMENTS).is_file():
        _tell_precision(output / _JUDGEMENTS)
    if answered:
        from kg.derive import remake

        remake(output, file)
        say(f"{answered} decisions written to {file}; the graph is made anew.")


def _ask_pairs(corpus: ResolvedCorpus, file: Path) -> int:
    from kg.resolve.review import doubtful_questions, record_pair

    questions = doubtful_questions(corpus)
    if not questions:
        say("No pair of names is in doubt.")
    answered = 0
    for number, question in enumerate(questions, start=1):
        say(f"\n{number} of {len(questions)}: {question.pair.reason}")
        _show_pair(corpus, question)
        try:
            answer = _ask("Are they the same?", "yes", "no", "skip", "quit")
        except _NoMoreError:
            raise _NoMoreError(answered) from None
        if answer != "skip":
            record_pair(file, question, answer == "yes")
            answered += 1
    return answered


def _show_pair(corpus: ResolvedCorpus, question: PairQuestion) -> None:
    for entity in (question.first, question.second):
        also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
        say(f"  {entity.label} ({entity.type}{also}) [{entity.id}]")
        for sentence in _sentences(corpus, entity):
            say(f"    {sentence}")


def _sentences(corpus: ResolvedCorpus, entity: Entity) -> list[str]:
    """The first few sentences in which an entity acts, is acted on, or speaks."""
    found: dict[str, None] = {}
    for event in corpus.events:
        if entity.id in (event.actor, event.target, event.place, *event.speakers):
            for evidence in event.evidence:
                found[" ".join(evidence.sentence_text.split())] = None
    return list(found)[:_EXAMPLES]


def _ask_events(corpus: ResolvedCorpus, file: Path, count: int, seed: int) -> None:
    from kg.resolve.review import Judgement, load_judgements, record_judgement, sample_events

    judged = [one.event for one in load_judgements(file)]
    labels = {one.id: one.label for one in corpus.entities}
    for event in sample_events(corpus.events, count, seed, judged):
        say(f"\n{' '.join(event.evidence[0].sentence_text.split())}")
        actor = _judge("actor", labels.get(event.actor or ""))
        action = _judge("action", f"{event.code} ({event.verb})")
        target = _judge("target", labels.get(event.target or ""))
        record_judgement(file, Judgement(event.id, actor, action, target))


def _judge(part: str, value: str | None) -> bool | None:
    if value is None:
        return None
    answer = _ask(f"  {part}: {value}. Right?", "yes", "no", "skip", "quit")
    return None if answer == "skip" else answer == "yes"


def _tell_precision(file: Path) -> None:
    from kg.resolve.review import load_judgements, precision

    say()
    for name, share in precision(load_judgements(file)).items():
        if share.of:
            say(
                f"{name:<7} {share.right} of {share.of} right: {share.share:.0%} "
                f"({share.low:.0%} to {share.high:.0%})"
            )


def _ask(question: str, *answers: str) -> str:
    """Ask until one of the answers, or its first letter, is given; raise when it is to quit."""
    choices = " ".join(f"[{answer[0]}]{answer[1:]}" for answer in answers)
    while True:
        sys.stdout.write(f"{harmless(question)} {choices} ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        given = line.strip().lower()
        found = _meant(given, answers)
        if not line or found == "quit":
            raise _NoMoreError
        if found:
            return found


def _meant(given: str, answers: Sequence[str]) -> str | None:
    return next((answer for answer in answers if given and answer.startswith(given)), None)
