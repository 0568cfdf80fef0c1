"""Lemmas: the treebanks' own where they know the word, else edit scripts from the lemma head.

Both are made by `training/lemmas.py`.
"""

from collections.abc import Mapping

_UNINFLECTED = frozenset({"VB", "VBP", "JJ"})


def lookup_key(word: str, tag: str) -> str:
    """Return the key of a word with its Penn tag in the table; only names keep their case."""
    return f"{word if tag.startswith('NNP') else word.lower()}\t{tag}"


def looked_up(table: Mapping[str, str], word: str, tag: str) -> str | None:
    """Return the table's lemma of a word, or of what follows its last hyphen (*co-hosted*)."""
    found = table.get(lookup_key(word, tag))
    before, hyphen, last = word.rpartition("-")
    if found is None and hyphen and tag.startswith("V"):
        end = table.get(lookup_key(last, tag))
        return end and before.lower() + hyphen + end
    return found


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
