"""The values of one event's factuality while they are being worked out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.governors import Effect
from kg.model import Certainty, Modality, Polarity, Tense

_OTHERS_VIEW = frozenset({"expect", "doubt", "fear", "believe", "allege", "may", "might", "could"})
_MENACES = frozenset({"threaten", "threat", "vow", "swear", "warn"})
_MODALITY_RANK = {"asserted": 0, "intended": 1, "requested": 2, "hypothetical": 3}
_CERTAINTIES = {c.value: c for c in Certainty}
_TENSES = {t.value: t for t in Tense}
_MODALITIES = {m.value: m for m in Modality}
_CERTAINTY_RANK = {"certain": 0, "probable": 1, "possible": 2}


@dataclass(slots=True)
class Factuality:
    """The values found so far for one event; `condition` is a token range or None."""

    negations: int = 0
    certainty: str = "certain"
    modality: str = "asserted"
    tense: str | None = None
    condition: tuple[int, int] | None = None
    passed: list[str] = field(default_factory=list)
    """Names of the classes of governors that the event stands under, nearest first."""
    under: list[str] = field(default_factory=list)
    """Lemmas of those governors."""
    settled: str = ""
    """`known` or `told`: what stands further up denies something else, not the event."""

    def copy(self) -> Factuality:
        """Give the same values, to be worked on."""
        return Factuality(
            self.negations,
            self.certainty,
            self.modality,
            self.tense,
            self.condition,
            self.passed.copy(),
            self.under.copy(),
            self.settled,
        )

    def deny(self) -> None:
        """Turn the polarity, unless the event is known anyway or told in words of their own."""
        if not self.settled:
            self.negations += 1
        elif self.settled == "told":
            self.certainty = max(self.certainty, "possible", key=lambda k: _CERTAINTY_RANK[k])

    @property
    def own_will(self) -> bool:
        """Whether the act is told as what its own actor will do to somebody, or else."""
        if self.negations % 2 or self.tense != "future" or self.modality == "requested":
            return False
        menacing = self.condition is not None or bool(_MENACES.intersection(self.under))
        return menacing and not _OTHERS_VIEW.intersection(self.passed)

    def apply(self, effect: Effect, *, negated: bool) -> None:
        """Pass the event under a governor, which may itself be negated."""
        if effect.name:
            self.passed.append(effect.name)
        if negated and effect.when_negated is not None:
            effect = effect.when_negated
            negated = False
        if effect.polarity == "negated":
            self.deny()
        if negated and effect.lifts:
            self.deny()
        if not effect.lifts:
            self.settled = self.settled or "known"
        if effect.certainty and _CERTAINTY_RANK[effect.certainty] > _CERTAINTY_RANK[self.certainty]:
            self.certainty = effect.certainty
        if effect.modality and _MODALITY_RANK[effect.modality] > _MODALITY_RANK[self.modality]:
            self.modality = effect.modality
        if effect.tense and self.tense is None:
            self.tense = effect.tense

    def values(self) -> tuple[Polarity, Certainty, Tense, Modality]:
        """Give the values as the records of `kg.model`."""
        return (
            Polarity.NEGATED if self.negations % 2 else Polarity.AFFIRMED,
            _CERTAINTIES[self.certainty],
            _TENSES[self.tense or "past"],
            _MODALITIES[self.modality],
        )


def share_stance(main: Factuality, found: Factuality) -> None:
    """Let an event be as hypothetical or intended as its main clause (*could win by using*)."""
    if main.modality != "asserted" or main.certainty != "certain":
        effect = Effect(modality=main.modality, certainty=main.certainty, tense=main.tense)
        found.apply(effect, negated=False)
