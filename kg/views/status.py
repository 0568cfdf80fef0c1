"""How an event stands: stated as fact, only claimed, planned, or denied.

The four words are what a reader of the page, the report and the statistics needs first; they
follow from polarity, modality, tense, certainty and speaker of the event and its tellings.
"""

from __future__ import annotations

from enum import StrEnum

from kg.model import Event, Modality, Polarity, Tense


class Status(StrEnum):
    """What the sources make of an event, taken together."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    PLANNED = "planned"
    DENIED = "denied"

    @property
    def explanation(self) -> str:
        """Say in a few words what the status means."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    Status.ASSERTED: "a document states it as fact",
    Status.CLAIMED: "only claimed by a speaker, or uncertain",
    Status.PLANNED: "planned, requested, conditional or in the future",
    Status.DENIED: "the text says that it did not happen",
}


def status(event: Event) -> Status:
    """Classify an event; a denial outranks a plan, a plan outranks a claim.

    An event that any telling states as fact is asserted, whoever else merely claims it.
    """
    if event.factual:
        return Status.ASSERTED
    if event.polarity is Polarity.NEGATED:
        return Status.DENIED
    if event.modality is not Modality.ASSERTED or event.tense is Tense.FUTURE:
        return Status.PLANNED
    return Status.CLAIMED
