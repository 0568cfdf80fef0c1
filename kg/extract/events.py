"""From candidates to events: coding, factuality, source, time, place and counts put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeVar

from spacy.tokens import Span

from kg.extract.background import recoded
from kg.extract.candidates import Candidate
from kg.extract.clauses import content_targets
from kg.extract.coding import Coding, Frame, code, is_figurative, is_market_move
from kg.extract.confidence import DOUBTED, Seen, look
from kg.extract.factuality import Factuality, factuality_of
from kg.extract.listed import listed_stances, under_list
from kg.extract.page_lines import is_in_heading, line_stances
from kg.extract.place import place_at
from kg.extract.quantities import TokenQuantity
from kg.extract.quantities_of_events import quantities_of
from kg.extract.reports.attribution import TokenAttribution, speakers_at
from kg.extract.reports.quotes import Quote, find_quotes
from kg.extract.scope_clauses import SUPPOSED
from kg.extract.slots import root_of, slot_of, slot_of_range, words_of
from kg.extract.spans import span_of
from kg.extract.times.time import TokenDate, date_at
from kg.extract.tree import Tree
from kg.extract.untold import is_generic, lacks_sense, only_reports
from kg.frozen import maker
from kg.model import (
    Action,
    BlockKind,
    Certainty,
    Document,
    EventMention,
    Modality,
    Polarity,
    Quantity,
    Rule,
    Slot,
    Speaker,
    Tense,
)

T = TypeVar("T")
_event, _action, _rule = maker(EventMention), maker(Action), maker(Rule)
_MAX_ACTION_TOKENS = 8
_MAX_PAIRS = 12
_INSERTED = "verb inside its content"
_MIN_QUOTED = 6
"""Tokens, marks included, from which quotation marks round a noun hold speech, not a name."""
_ABOUT_OTHERS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})


class EventBuilder:
    """Everything known about one document while its events are put together."""

    def __init__(
        self,
        tree: Tree,
        document: Document,
        attributions: Sequence[TokenAttribution],
        dates: Sequence[TokenDate],
        quantities: Sequence[TokenQuantity],
        blocks: Sequence[BlockKind],
    ) -> None:
        """Take the analysis and what the other readers of the room found; `blocks` by sentence."""
        self.tree = tree
        self.published = document.published
        self.blocks = blocks
        self.listed = listed_stances(tree) | line_stances(tree)
        self.dates = _by_sentence(tree, [(d.root.i, d) for d in dates])
        self.quantities = _by_sentence(tree, [(q.head.i, q) for q in quantities])
        voices = (a for a in attributions if a.voice)
        self.voices = _by_number(
            (s, a) for a in voices for s in set(map(tree.sent.__getitem__, a.told))
        )
        self.quotes = _by_number(
            (s, quote)
            for quote in find_quotes(tree, document)
            for s in range(tree.sent[quote.start], tree.sent[quote.end - 1] + 1)
        )
        self.inserted = {a.cue.root.i for a in attributions if a.rule == _INSERTED}

    def build(self, found: Candidate) -> list[tuple[EventMention, Seen]]:
        """Give the events of one candidate: none, one, or one for each pair of parties.

        Each comes with what its confidence comes from.
        """
        tree = self.tree
        if found.trigger in self.inserted:  # the museum, he said, opened: said of no museum
            found.targets = [k for k in found.targets if k != tree.head[found.trigger]]
        frame = self._frame(found)
        if not found.nominal and only_reports(tree, found, frame):
            return []
        if is_figurative(frame) and not is_market_move(frame):
            return []
        told = bool(found.actors or found.targets or found.light)
        if not found.nominal and not told:
            return []
        block = self.blocks[tree.sent[found.trigger]]
        facts = factuality_of(tree, found.trigger, block, nominal=found.nominal)
        stance = self.listed.get(tree.sent[found.trigger])
        if stance is not None and under_list(tree, found.trigger, stance, facts.tense):
            facts.apply(stance, negated=False)
        elif found.nominal and is_in_heading(tree, found.trigger):
            facts.apply(SUPPOSED, negated=False)
        coding = recoded(tree, found, self._coding(found, facts, frame))
        if is_generic(tree, found, coding) or lacks_sense(tree, found, coding):
            return []
        if not found.targets and coding.code in _ABOUT_OTHERS:
            found.targets = content_targets(tree, found)
        actors: list[int | None] = [*found.actors] or [None]
        targets: list[int | None] = [*found.targets] or [None]
        pairs = list(product(actors, targets))[:_MAX_PAIRS]
        return [self._event(found, facts, coding, actor, target) for actor, target in pairs]

    def _coding(self, found: Candidate, facts: Factuality, frame: Frame) -> Coding:
        """Code the act itself; a hostile act that its own actor announces is a threat.

        Negation and modality stay fields of the event, so the code is that of the bare act.
        """
        bare = code(frame)
        if found.nominal or not facts.own_will:
            return bare
        announced = code(frame.under(Modality.INTENDED))
        return announced if announced.code == "THREATEN" else bare

    def _frame(self, found: Candidate) -> Frame:
        frame = Frame(self.tree, found.trigger)
        frame.actor = found.actors[0] if found.actors else None
        frame.target = found.targets[0] if found.targets else None
        frame.obj, frame.xcomp = found.obj, found.xcomp
        frame.obliques = found.obliques
        frame.nominal, frame.modality = found.nominal, Modality.ASSERTED
        return frame

    def _event(
        self,
        found: Candidate,
        facts: Factuality,
        coding: Coding,
        actor: int | None,
        target: int | None,
    ) -> tuple[EventMention, Seen]:
        tree, trigger = self.tree, found.trigger
        sentence = tree.sent[trigger]
        voices, quotes = self.voices.get(sentence, ()), self.quotes.get(sentence, ())
        values = facts.values()
        polarity, certainty, tense, modality = values
        actor_slot = slot_of(tree, actor) if actor is not None else None
        target_slot = slot_of(tree, target) if target is not None else None
        counted = self.quantities.get(sentence, ())
        place = place_at(tree, trigger, (actor, target))
        place_slot = (
            slot_of_range(tree, *place, root_of(tree, *place)) if place is not None else None
        )
        told = modality is Modality.ASSERTED and tense is not Tense.FUTURE
        action = self._action(found, coding)
        first, last = tree.sentences[sentence]
        start, end = _extent(action, actor_slot, target_slot, tree.start[first], tree.end[last - 1])
        seen = look(tree, found, coding, values, actor, target)
        speakers = self._speakers(trigger, voices, quotes) if voices or quotes else ()
        rule = f"{found.rule}; {coding.rule}"
        stated = told and polarity is Polarity.AFFIRMED and certainty is Certainty.CERTAIN
        if stated and not speakers and not seen.is_stated():
            rule, certainty = f"{rule}; {DOUBTED}", Certainty.PROBABLE
        event = _event(
            sentence=sentence,
            start=start,
            end=end,
            action=action,
            rule=_rule(
                rule,
                tuple([(tree.start[k], tree.end[k]) for k in sorted(set(found.support))]),
            ),
            actor=actor_slot,
            target=target_slot,
            place=place_slot,
            date=date_at(
                tree, trigger, self.dates.get(sentence, ()), self.published if told else None
            ),
            quantities=self._quantities(trigger, (actor, target), counted) if counted else (),
            polarity=polarity,
            certainty=certainty,
            tense=tense,
            modality=modality,
            condition=words_of(tree, *facts.condition) if facts.condition is not None else None,
            speakers=speakers,
            reciprocal=found.reciprocal,
            confidence=seen.confidence(),
        )
        return event, seen

    def _quantities(
        self, i: int, parties: Iterable[int | None], counted: Sequence[TokenQuantity]
    ) -> tuple[Quantity, ...]:
        doc = self.tree.doc
        spans = (Span(doc, *span_of(self.tree, k)) for k in parties if k is not None)
        return quantities_of(doc[i], spans, counted)

    def _speakers(
        self, i: int, voices: Sequence[TokenAttribution], quotes: Sequence[Quote]
    ) -> tuple[Speaker, ...]:
        """Give who tells the event; a quotation that nobody signs is still not the document's."""
        named = speakers_at(i, voices)
        if named or not quotes:
            return named
        # *the army “liberated” the town*: somebody's word for it
        verbal = self.tree.pos[i] == "VERB"
        for quote in quotes:
            if i in quote and (verbal or quote.end - quote.start >= _MIN_QUOTED):
                start, end = self.tree.start[quote.start], self.tree.end[quote.start]
                return (Speaker(None, self.tree.text[start:end], start, end),)
        return ()

    def _action(self, found: Candidate, coding: Coding) -> Action:
        first = last = found.trigger
        if found.words:
            first, last = min(found.words), max(found.words)
            apart = last - first
            if apart >= _MAX_ACTION_TOKENS or (apart > 1 and _crosses(found, first, last)):
                first = last = found.trigger
        start, end = self.tree.start[first], self.tree.end[last]
        return _action(
            code=coding.code,
            mode=coding.mode,
            verb=found.verb,
            text=self.tree.text[start:end],
            start=start,
            end=end,
        )


def _crosses(found: Candidate, first: int, last: int) -> bool:
    """Whether an actor stands between the words of the action."""
    return any(first < a < last for a in found.actors)


def _by_number(found: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """Sort what was found under the number it goes with, in the order in which it came."""
    under: dict[int, list[T]] = {}
    for number, thing in found:
        under.setdefault(number, []).append(thing)
    return under


def _by_sentence(tree: Tree, found: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    return _by_number((tree.sent[i], thing) for i, thing in found)


def _extent(
    action: Action, actor: Slot | None, target: Slot | None, low: int, high: int
) -> tuple[int, int]:
    """Give the stretch of the sentence that the action and its parties cover."""
    start, end = action.start, action.end
    for slot in (actor, target):
        if slot is not None and low <= slot.start and slot.end <= high:
            start = slot.start if slot.start < start else start
            end = slot.end if slot.end > end else end
    return start, end
