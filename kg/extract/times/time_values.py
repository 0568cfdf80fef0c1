"""What a time phrase means: from a matched phrase and two anchors to an ISO 8601 value.

Deictic phrases (*last week*, *Thursday*, *two days ago*) count from the date of publication,
anaphoric ones (*the next day*, *two days earlier*) from the date the story has reached.
"""

from __future__ import annotations

from kg.extract.times import dated_values, relative_values
from kg.extract.times.calendar_values import Value
from kg.extract.times.holidays import holiday_at
from kg.extract.times.time_anchors import Context
from kg.extract.times.time_phrases import Phrase

__all__ = ["Context", "resolve"]

_STRUCK = frozenset({"attack", "attacks", "hijackers", "terrorist", "terror"})
_RESOLVERS = dated_values.RESOLVERS | relative_values.RESOLVERS


def _of_2001(parts: dict[str, str]) -> dict[str, str]:
    """*the September 11 attacks* are those of one year, whenever one writes."""
    september = parts.get("month", "").startswith("sep")
    return {"year": "2001"} | parts if september else parts


def resolve(phrase: Phrase, words: list[str], context: Context) -> Value | None:
    """Give the value of `phrase` (`words`: all words of the document, lower case), or None."""
    parts = {name: words[i] for name, i in phrase.parts.items()}
    if "holiday" in parts:
        named = holiday_at(words, phrase.parts["holiday"])
        parts["holiday"] = " ".join(named[0]) if named is not None else ""
    if parts.get("day") == "11" and any(w in _STRUCK for w in words[phrase.end : phrase.end + 2]):
        parts = _of_2001(parts)
    try:
        return _RESOLVERS[phrase.name](parts, context)
    except (ValueError, OverflowError):  # 31 February, year 0: no date at all
        return None
