"""Edit scripts: a lemma as the change that turns the written word into it.

A script is `case|cut|add`: lower-case the word (`l`), keep it (`k`) or make it *Title* (`t`), cut
that many letters from its end, add these. Irregular forms replace the whole word (`=be`).
"""

from collections import Counter
from collections.abc import Iterable

from kg.language.lemmas import apply_script, lookup_key
from kg.language.pieces import straight
from training.sentences import Sentence


def script_for(word: str, lemma: str) -> str:
    """Return the shortest edit script with `apply_script(script, word) == lemma`."""
    candidates = []
    for case in "lkt":
        base = apply_script(f"{case}|0|", word)
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared or not base:
            candidates.append(f"{case}|{len(base) - shared}|{lemma[shared:]}")
    candidates.append("=" + lemma)
    right = [c for c in candidates if apply_script(c, word) == lemma]
    return min(right, key=lambda c: (c[0] == "=", len(c), "lkt=".index(c[0])))


def frequent_scripts(pairs: Iterable[tuple[str, str]], at_least: int) -> list[str]:
    """Return the scripts seen often enough, most frequent first; `l|0|` is always there."""
    counts = Counter(script_for(word, lemma) for word, lemma in pairs)
    kept = [s for s, n in counts.items() if n >= at_least or s == "l|0|"]
    kept = sorted({*kept, "t|0|"})
    return sorted(kept, key=lambda s: (-counts[s], s))


def lookup_table(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the treebanks' lemma of every written word and Penn tag, where they agree on one.

    Keys are those of `kg.language.lemmas.lookup_key`. A lemma must make up nine tenths of the
    uses of its word, and typing errors (lemmas far from a word seen once) are left to the scripts.
    """
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        syntax = sentence.syntax
        if syntax is None:
            continue
        rows = zip(sentence.words, syntax.xpos, syntax.lemmas, syntax.feats, strict=True)
        for word, tag, lemma, feats in rows:
            if "Typo=Yes" not in feats and lemma != "_":
                key = lookup_key(straight(word), tag)
                seen.setdefault(key, Counter())[straight(lemma)] += 1
    table = {}
    for key, lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= 0.9 * lemmas.total():
            table[key] = lemma
    return dict(sorted(table.items()))
