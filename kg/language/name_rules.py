"""What is certain about names whatever the network thinks: countries, sites, names cut in two.

The lists come with the pipeline (`names.json`, made from `training/wordlists.toml`), so that they
change with its weights.
"""

from collections.abc import Mapping, Sequence

Name = tuple[int, int, str]
"""First word, end, label."""
_ONE_NAME = frozenset({"PERSON", "ORG", "GPE", "EVENT"})


class NameRules:
    """Rules over the names of one sentence.

    Args:
        lists: lower-case words. `sites`: last words of names of facilities; `roads`: the same,
            but known to speak (*Downing Street said*); `countries`: names that are hardly ever
            anything else; `groups`: nationalities of two words, plurals included.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._sites, self._roads = frozenset(lists["sites"]), frozenset(lists["roads"])
        self._countries, self._groups = frozenset(lists["countries"]), frozenset(lists["groups"])

    def apply(self, words: Sequence[str], names: Sequence[Name]) -> list[Name]:
        """Return the names joined, relabelled and completed, in order."""
        lows = [word.lower() for word in words]
        joined: list[Name] = []
        for name in names:
            before = joined.pop() if joined else None
            if before is not None:
                whole = self._joined(lows, before, name)
                joined += [whole] if whole else [before, name]
            else:
                joined.append(name)
        taken = {place for start, end, _ in joined for place in range(start, end)}
        return [self._labelled(lows, name, taken) for name in joined]

    def _joined(self, lows: Sequence[str], left: Name, right: Name) -> Name | None:
        """Return two neighbours as one name, None where they are two."""
        between = lows[left[1] : right[0]]
        text = " ".join([*lows[left[0] : left[1]], *lows[right[0] : right[1]]])
        if text in self._groups and between in ([], ["-"]):
            return left[0], right[1], "NORP"
        if not between and left[2] == right[2] and left[2] in _ONE_NAME:
            return left[0], right[1], left[2]
        return None

    def _labelled(self, lows: Sequence[str], name: Name, taken: set[int]) -> Name:
        start, end, label = name
        text = " ".join(lows[start:end]).removeprefix("the ")
        if text in self._countries and label in ("ORG", "LOC", "FAC"):
            return start, end, "GPE"
        if end - start < 2:
            return name
        numbered = end - start > 2 and lows[end - 1].isdigit()
        head = lows[end - 2 if numbered else end - 1]
        is_site = head in self._sites and label in ("ORG", "GPE", "LOC", "FAC")
        is_road = head in self._roads and label in ("GPE", "LOC")
        if not (is_site or is_road):
            return name
        if is_site and end < len(lows) and lows[end].isdigit() and end not in taken:
            end += 1
        return start, end, "FAC"
