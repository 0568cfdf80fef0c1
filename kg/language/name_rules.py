"""What is certain about names whatever the network thinks.

Countries, sites, provinces, names cut in two, laws and titles that are no names of bodies.

The lists come with the pipeline (`names.json`, made from `training/wordlists.toml`), so that they
change with its weights.
"""

from collections.abc import Iterator, Mapping, Sequence

from kg.language.name_limits import Name, NameLimits
from kg.language.pieces import normalise

_PLACED = frozenset({"GPE", "ORG", "LOC", "PERSON"})
_ONE_NAME = frozenset({"PERSON", "ORG", "GPE", "EVENT"})
_CALENDAR = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.", "nov.",
        "dec.",
    }
)  # fmt: skip


class NameRules:
    """Rules over the names of one sentence.

    Args:
        lists: lower-case words. `sites`: last words of names of facilities; `roads`: the same,
            but known to speak (*Downing Street said*); `countries`: names that are hardly ever
            anything else; `groups`: nationalities of two words, plurals included; `provinces`:
            names of administrative divisions without accents; `divisions`: what such a division
            is called (*Province*); `documents`: last words of names of laws and plans; `titles`:
            words before persons' names; `posts`: a word of a post and the one after it
            (*press secretary*); `bodies`: last words of names of bodies that may go on with
            *for* and *on*.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._sites, self._roads = frozenset(lists["sites"]), frozenset(lists["roads"])
        self._countries, self._groups = frozenset(lists["countries"]), frozenset(lists["groups"])
        self._provinces, self._divisions = (
            frozenset(lists["provinces"]),
            frozenset(lists["divisions"]),
        )
        self._documents, self._titles = frozenset(lists["documents"]), frozenset(lists["titles"])
        self._posts, self._bodies = frozenset(lists["posts"]), frozenset(lists["bodies"])
        self._always = {name.lower() for name in lists["bodies_always"]}
        self._limits = NameLimits(lists)

    def apply(self, words: Sequence[str], names: Sequence[Name]) -> list[Name]:
        """Return the names joined, relabelled and completed, in order."""
        lows = [word.lower() for word in words]
        joined: list[Name] = []
        for name in self._limits.apply(words, lows, names):
            before = joined.pop() if joined else None
            if before is not None:
                whole = self._joined(lows, before, name)
                joined += [whole] if whole else [before, name]
            else:
                joined.append(name)
        joined = list(self._pruned(lows, joined))
        taken = {place for start, end, _ in joined for place in range(start, end)}
        named = [self._labelled(lows, name, taken) for name in joined]
        return [self._grown(words, lows, name, taken) for name in named]

    def _pruned(self, lows: Sequence[str], names: Sequence[Name]) -> Iterator[Name]:
        """Leave out laws, and titles and posts taken for bodies."""
        persons = {start for start, _, label in names if label == "PERSON"}
        for start, end, label in names:
            one, last = end - start == 1, lows[end - 1]
            if label == "ORG" and one and end in persons and last in self._titles:
                continue
            if label in ("ORG", "EVENT") and not one and last in self._documents:
                if lows[start] in self._always:
                    yield start, start + 1, "ORG"
                elif lows[start] in self._countries:
                    yield start, start + 1, "GPE"
                continue
            if label == "ORG" and last == "government":
                if " ".join(lows[start : end - 1]) in self._countries:
                    yield start, end - 1, "GPE"
                if one or " ".join(lows[start : end - 1]) in self._countries:
                    continue
            after = lows[end] if end < len(lows) else ""
            if label == "ORG" and not one and f"{last} {after}" in self._posts:
                end -= 1
            yield start, end, label

    def _grown(
        self, words: Sequence[str], lows: Sequence[str], name: Name, taken: set[int]
    ) -> Name:
        """Take in what belongs to a name: *Arauca Department*, *Commission on Public Debates*."""
        start, end, label = name
        after = lows[end] if end < len(lows) else ""
        follows = after in self._divisions and words[end][0].isupper() and end not in taken
        if follows and label in _PLACED and self._is_province(words[start:end]):
            return start, end + 1, "GPE"
        within = label in ("ORG", "LOC") and lows[end - 1] in self._divisions
        if within and self._is_province(words[start : end - 1]):
            return start, end, "GPE"
        if label == "ORG" and lows[end - 1] in self._bodies and after in ("for", "on"):
            last = end + 1
            while last < len(words) and words[last][0].isupper() and last not in taken:
                last += 1
            if last > end + 1 and lows[end + 1] not in _CALENDAR:
                return start, last, label
        return name

    def _is_province(self, words: Sequence[str]) -> bool:
        return normalise(" ".join(words)) in self._provinces

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
