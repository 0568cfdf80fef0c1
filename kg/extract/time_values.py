"""What a time phrase means: from a matched phrase and two anchors to an ISO 8601 value.

Deictic phrases (*last week*, *Thursday*, *two days ago*) count from the date of publication,
anaphoric ones (*the next day*, *two days earlier*) from the date the story has reached.
"""

from __future__ import annotations

from kg.extract import dated_values, relative_values
from kg.extract.calendar_values import Value
from kg.extract.time_anchors import Context
from kg.extract.time_phrases import Phrase

__all__ = ["Context", "resolve"]

_RESOLVERS = dated_values.RESOLVERS | relative_values.RESOLVERS


def resolve(phrase: Phrase, words: list[str], context: Context) -> Value | None:
    """Give the value of `phrase` (`words`: all words of the document, lower case), or None."""
    parts = {name: words[i] for name, i in phrase.parts.items()}
    try:
        return _RESOLVERS[phrase.name](parts, context)
    except (ValueError, OverflowError):  # 31 February, year 0: no date at all
        return None
