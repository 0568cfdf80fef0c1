"""From candidates to events: coding, factuality, source, time, place and counts put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from spacy.tokens import Doc, Token

from kg.extract.attribution import TokenAttribution, speakers_of
from kg.extract.candidates import Candidate
from kg.extract.clauses import content_targets
from kg.extract.coding import Coding, Predicate, code, is_figurative, is_reporting_only, phase
from kg.extract.factuality import Factuality, factuality_of
from kg.extract.governors import governor
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.place import place_of
from kg.extract.quantities import TokenQuantity, quantities_of
from kg.extract.quotes import find_quotes
from kg.extract.spans import slot_of, slot_of_range, span_of
from kg.extract.time import TokenDate, date_of
from kg.extract.tree import Tree
from kg.model import (
    Action,
    BlockKind,
    Document,
    EventMention,
    Modality,
    Rule,
    Slot,
    Speaker,
    Tense,
)

_MAX_ACTION_TOKENS = 8
_MAX_PAIRS = 12
_MIN_QUOTED = 6
"""Tokens, marks included, from which quotation marks hold speech rather than a name."""
_ABOUT_OTHERS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
_LEADING = frozenset({"happen", "intend", "attempt", "fail", "allow", "expect", "believe", "doubt"})


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
        self.doc: Doc = tree.doc
        self.document = document
        self.attributions = attributions
        self.dates = dates
        self.quantities = quantities
        self.blocks = blocks
        self.quotes = find_quotes(tree, document)

    def build(self, found: Candidate) -> list[EventMention]:
        """Give the events of one candidate: none, one, or one for each pair of parties."""
        tree = self.tree
        block = self.blocks[tree.sent[found.trigger]]
        facts = factuality_of(tree, found.trigger, block, nominal=found.nominal)
        predicate = self._predicate(found)
        if not found.nominal and self._only_reports(found, predicate):
            return []
        if is_figurative(predicate):
            return []
        if not found.actors and not found.targets and not found.nominal:
            return []
        coding = self._coding(found, facts, predicate)
        if self._only_leads_on(found, coding) or _is_generic(tree, found, coding):
            return []
        if not found.targets and coding.code in _ABOUT_OTHERS:
            found.targets = content_targets(tree, found)
        actors: list[int | None] = [*found.actors] or [None]
        targets: list[int | None] = [*found.targets] or [None]
        pairs = list(product(actors, targets))[:_MAX_PAIRS]
        return [self._event(found, facts, coding, actor, target) for actor, target in pairs]

    def _only_reports(self, found: Candidate, predicate: Predicate) -> bool:
        """Whether the verb only reports or names a state; somebody who stays or waits does act."""
        if not is_reporting_only(predicate):
            return False
        if self.tree.lemma[found.trigger] in nouns("linking") or not found.actors:
            return True
        return found.xcomp is not None or (not found.targets and not self._lasts(found))

    def _lasts(self, found: Candidate) -> bool:
        lasting = self.tree.lemma[found.trigger] in nouns("lasting")
        return lasting and any(is_actor_like(self.tree, a) for a in found.actors)

    def _coding(self, found: Candidate, facts: Factuality, predicate: Predicate) -> Coding:
        """Code the act itself; a hostile act that its own actor announces is a threat.

        Negation and modality stay fields of the event, so the code is that of the bare act.
        """
        bare = code(predicate)
        if found.nominal or not facts.own_will:
            return bare
        announced = code(replace(predicate, modality=Modality.INTENDED))
        return announced if announced.code == "THREATEN" else bare

    def _only_leads_on(self, found: Candidate, coding: Coding) -> bool:
        """Whether the verb only passes factuality on to its complement (*began to*, *plans to*)."""
        tree = self.tree
        if found.nominal or found.xcomp is None or tree.dep[found.xcomp] != "xcomp":
            return False
        if tree.pos[found.xcomp] != "VERB":
            return False
        effect = governor(tree.lemma[found.trigger], "VERB")
        leads = effect is not None and effect.name in _LEADING and coding.code == "OTHER"
        return leads or phase(found.verb) is not None

    def _predicate(self, found: Candidate) -> Predicate:
        doc = self.doc
        return Predicate(
            verb=found.verb,
            pos="NOUN" if found.nominal else "VERB",
            trigger=doc[found.trigger],
            actor=doc[found.actors[0]] if found.actors else None,
            target=doc[found.targets[0]] if found.targets else None,
            obj=doc[found.obj] if found.obj is not None else None,
            obliques=tuple((case, doc[k]) for case, k in found.obliques),
            xcomp=doc[found.xcomp] if found.xcomp is not None else None,
            modality=Modality.ASSERTED,
        )

    def _event(
        self,
        found: Candidate,
        facts: Factuality,
        coding: Coding,
        actor: int | None,
        target: int | None,
    ) -> EventMention:
        tree, doc = self.tree, self.doc
        trigger = doc[found.trigger]
        polarity, certainty, tense, modality = facts.values()
        actor_slot = slot_of(tree, actor) if actor is not None else None
        target_slot = slot_of(tree, target) if target is not None else None
        parties = [doc[k] for k in (actor, target) if k is not None]
        spans = [doc[slice(*span_of(tree, k))] for k in (actor, target) if k is not None]
        place = place_of(trigger, parties, doc)
        place_slot = (
            slot_of_range(tree, place.start, place.end, place.root.i) if place is not None else None
        )
        told = modality is Modality.ASSERTED and tense is not Tense.FUTURE
        action = self._action(found, coding)
        start, end = _extent(
            action, actor_slot, target_slot, trigger.sent.start_char, trigger.sent.end_char
        )
        return EventMention(
            sentence=tree.sent[found.trigger],
            start=start,
            end=end,
            action=action,
            rule=Rule(
                f"{found.rule}; {coding.rule}",
                tuple((doc[k].idx, doc[k].idx + len(doc[k])) for k in sorted(set(found.support))),
            ),
            actor=actor_slot,
            target=target_slot,
            place=place_slot,
            date=date_of(trigger, self.dates, self.document, allow_publication=told),
            quantities=quantities_of(trigger, spans, self.quantities),
            polarity=polarity,
            certainty=certainty,
            tense=tense,
            modality=modality,
            condition=doc[slice(*facts.condition)].text if facts.condition is not None else None,
            speakers=self._speakers(trigger),
            reciprocal=found.reciprocal,
        )

    def _speakers(self, trigger: Token) -> tuple[Speaker, ...]:
        """Give who tells the event; a quotation that nobody signs is still not the document's."""
        named = speakers_of(trigger, self.attributions)
        if named:
            return named
        for quote in self.quotes:
            if trigger.i in quote and quote.end - quote.start >= _MIN_QUOTED:
                mark = self.doc[quote.start]
                return (Speaker(None, mark.text, mark.idx, mark.idx + len(mark)),)
        return ()

    def _action(self, found: Candidate, coding: Coding) -> Action:
        first, last = min(found.words), max(found.words)
        if last - first >= _MAX_ACTION_TOKENS or _crosses(found, first, last):
            first = last = found.trigger
        span = self.doc[first : last + 1]
        return Action(
            code=coding.code,
            mode=coding.mode,
            verb=found.verb,
            text=span.text,
            start=span.start_char,
            end=span.end_char,
        )


def _is_generic(tree: Tree, found: Candidate, coding: Coding) -> bool:
    """Whether nobody in particular acts (*it is hard to find figures*): no event told of."""
    if found.nominal or found.passive or found.actors or coding.code != "OTHER":
        return False
    i = found.trigger
    parent = tree.head[i]
    if tree.dep[i].startswith("csubj"):
        return True
    return tree.pos[parent] in {"ADJ", "NOUN"} and tree.first(parent, "expl") is not None


def _crosses(found: Candidate, first: int, last: int) -> bool:
    """Whether an actor stands between the words of the action."""
    return any(first < a < last for a in found.actors)


def _extent(
    action: Action, actor: Slot | None, target: Slot | None, low: int, high: int
) -> tuple[int, int]:
    """Give the stretch of the sentence that the action and its parties cover."""
    slots = [s for s in (actor, target) if s is not None and low <= s.start and s.end <= high]
    return (
        min([action.start, *(s.start for s in slots)]),
        max([action.end, *(s.end for s in slots)]),
    )
