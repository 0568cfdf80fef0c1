"""Pronouns and possessives: the antecedent that agrees and is most salient."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.model import Attribution, MentionKind
from kg.resolve import _antecedents, _syntax
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable


def join_relatives(doc: Doc, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Tie relative pronouns to the noun their clause describes."""
    for markable in clusters.markables:
        if markable.label != "rel":
            continue
        noun = _syntax.relative_antecedent(doc[markable.head])
        antecedent = by_head.get(noun.i) if noun is not None else None
        if antecedent is not None and antecedent.index != markable.index:
            clusters.join(antecedent.index, markable.index, "relative pronoun")


def join_speakers(
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> None:
    """Tie *I*, *we* in quotes to whoever speaks."""
    for markable in clusters.markables:
        if markable.person != 1:
            continue
        speaker = _speaker_of(markable, attributions, speakers)
        if speaker is None or speaker.index == markable.index:
            continue
        if markable.label == "1sg":
            clusters.join(speaker.index, markable.index, "first person in a quotation")
        else:
            markable.number = "either"
            clusters.join(speaker.index, markable.index, "first person plural in a quotation")


def _speaker_of(
    markable: Markable,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> Markable | None:
    """The speaker of the innermost attribution whose content holds the markable."""
    best: tuple[int, Markable] | None = None
    for attribution in attributions:
        slot = attribution.speaker.slot
        if slot is None or (slot.start, slot.end) not in speakers:
            continue
        for start, end in attribution.content:
            if start <= markable.start and markable.end <= end:
                width = end - start
                if best is None or width < best[0]:
                    best = (width, speakers[slot.start, slot.end])
    return best[1] if best else None


def join_third_person(
    doc: Doc,
    clusters: Clusters,
    attributions: tuple[Attribution, ...],
    speakers: dict[tuple[int, int], Markable],
) -> None:
    """Tie *he, she, it, they* and their forms to the best antecedent, left to right."""
    for markable in clusters.markables:
        if markable.person != 3 or markable.kind is not MentionKind.PRONOUN:
            continue
        speaker = _speaker_of(markable, attributions, speakers) if markable.quoted else None
        barred = clusters.root(speaker.index) if speaker is not None else None
        found = _antecedents.candidates(doc, clusters, markable, barred)
        best = _antecedents.choose(doc, clusters, markable, found)
        if best is not None:
            clusters.join(best.index, markable.index, "pronoun")
