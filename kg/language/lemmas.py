"""Lemmas as edit scripts, the classes of the lemma head (made by `training/lemmas.py`)."""


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
