"""What a folder is built with, kept in its ledger, so that it need be said only once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DecisionError, OutputError
from kg.readings import Ledger

DECISIONS = "decisions.txt"
"""Where the output folder keeps the decisions it was built with."""

LEAST_CONFIDENCE = 0.5
"""Events that were read less surely are left out of the graph, unless told otherwise."""

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+[/#]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Pipeline (None: the one that ships with kg), decisions file, base IRI (None: the usual).

    `confidence` is the least with which an event must have been read to be in the graph (None:
    the usual).
    """

    pipeline: str | None = None
    decisions: Path | None = None
    base_iri: str | None = None
    confidence: float | None = None

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        pipeline: str | None = None,
        decisions: Path | str | None = None,
        base_iri: str | None = None,
        confidence: float | None = None,
    ) -> Settings:
        """The settings given; for those not given, the ones the folder was built with.

        Raises:
            DecisionError: the decisions file does not exist.
        """
        kept = ledger.path.parent / DECISIONS
        chosen = Path(decisions) if decisions else (kept if kept.is_file() else None)
        if chosen is not None and not chosen.is_file():
            raise DecisionError(f"There is no decisions file at {chosen}. Give one that exists.")
        return cls(
            pipeline=pipeline or ledger.recall("pipeline"),
            decisions=chosen,
            base_iri=base_iri or ledger.recall("base_iri"),
            confidence=_number(ledger.recall("confidence")) if confidence is None else confidence,
        )

    def check(self) -> None:
        """Look at the settings before hours of reading are spent.

        Raises:
            DecisionError: the decisions file cannot be understood.
            OutputError: the base IRI is none, or the confidence no share.
        """
        if not 0 <= self.least_confidence <= 1:
            raise OutputError(
                f"A confidence of {self.least_confidence:g} is none. Give a number from 0 to 1."
            )
        if self.decisions:
            from kg.resolve import load_decisions

            load_decisions(self.decisions)
        if self.base_iri and not _BASE.fullmatch(self.base_iri):
            raise OutputError(
                f"{self.base_iri} is no base IRI. Give an absolute one that ends with / or #, "
                "such as https://news.example/id/"
            )

    def remember(self, ledger: Ledger) -> None:
        """Keep the settings for the next build; the decisions are kept as a file."""
        ledger.remember("pipeline", self.pipeline)
        ledger.remember("base_iri", self.base_iri)
        ledger.remember("confidence", None if self.confidence is None else repr(self.confidence))

    @property
    def least_confidence(self) -> float:
        """The least confidence of the events in the graph, from 0 to 1."""
        return LEAST_CONFIDENCE if self.confidence is None else self.confidence


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
