"""Lemmas: the treebanks' own where they know the word, else edit scripts from the lemma head.

Both are made by `training/lemmas.py`.
"""

from collections.abc import Mapping

_UNINFLECTED = frozenset({"VB", "VBP", "JJ"})

_PREFIXES = (
    "counter", "inter", "under", "with", "over", "fore", "mis", "out", "dis", "pre",
    "re", "un", "de", "co", "up",
)  # fmt: skip
_SHORTEST = 4
"""A verb behind a prefix has at least so many letters (*mis-typed*, not *re-ad*)."""

_ENDINGS = {"ing": "VBG", "ed": "VBN", "s": "VBZ"}
"""Tags of the forms of verbs by how they end."""


def lookup_key(word: str, tag: str) -> str:
    """Return the key of a word with its Penn tag in the table; only names keep their case."""
    return f"{word if tag.startswith('NNP') else word.lower()}\t{tag}"


class LemmaTable:
    """The lemmas of the words of the treebanks by word and Penn tag."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Take the lemmas by `lookup_key`."""
        self._table = table
        self._verbs = frozenset(
            lemma for key, lemma in table.items() if key.rpartition("\t")[2].startswith("V")
        )

    def look_up(self, word: str, tag: str) -> str | None:
        """Return the lemma of a word, or None; a verb is sought by its ending, too.

        *rewriting* after *to* may be tagged as an infinitive, *plummet* in a headline as a past;
        *co-hosted* is known by *hosted* and *overridden* by *ridden*.
        """
        found = self._table.get(lookup_key(word, tag))
        if found is not None or not tag.startswith("V"):
            return found
        before, hyphen, last = word.rpartition("-")
        own = self._of_verb(last.lower(), tag)
        return None if own is None else before.lower() + hyphen + own

    def _of_verb(self, word: str, tag: str) -> str | None:
        for one in (tag, *(own for ending, own in _ENDINGS.items() if word.endswith(ending))):
            found = self._table.get(lookup_key(word, one))
            if found is not None:
                return found
        if word in self._verbs:
            return word
        for prefix in _PREFIXES:
            rest = word[len(prefix) :]
            if len(rest) >= _SHORTEST and word.startswith(prefix):
                found = self._table.get(lookup_key(rest, tag))
                if found is not None:
                    return prefix + found
        return None


def apply_script(script: str, word: str) -> str:
    """Return the lemma a script makes of a word.

    `=be` replaces the word; `l|2|y` lower-cases it, cuts two letters and adds *y* (`k` keeps the
    case, `t` makes it *Title*). A script that would leave nothing returns the lower-cased word.
    """
    if script.startswith("="):
        return script[1:]
    case, cut, add = script.split("|", 2)
    base = word if case == "k" else word.lower() if case == "l" else word.capitalize()
    lemma = base[: len(base) - int(cut)] + add
    return lemma or word.lower()


def scripted(script: str, word: str, tag: str) -> str:
    """Return what a script makes of a word that the table does not know.

    A form without an ending keeps its letters: a script learnt from *planned* would else make
    *plumme* of the infinitive *plummet*.
    """
    lemma = apply_script(script, word)
    if tag in _UNINFLECTED and lemma.lower() != word.lower():
        return word.lower()
    return lemma
