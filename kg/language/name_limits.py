"""Where names begin and end, and what they never are, whatever the network thinks.

Rules over the names of one sentence before `kg.language.name_rules` looks at their kinds. Each is
about the form of names: no name ends in *for*, no post is part of a body's name, and the letter of
a party is not a place.
"""

from collections.abc import Mapping, Sequence

Name = tuple[int, int, str]
"""First word, end, label."""
_OPEN_ENDS = frozenset({"for", "of", "and", "&", "in", "the"})
_QUOTES = frozenset("\"'“”‘’")
_LETTERS = frozenset({"R", "D", "I"})
_HYPHENS = frozenset("-–")
_NUMBERS = frozenset({"no", "no."})


class NameLimits:
    """Rules about the ends of names.

    Args:
        lists: lower-case words, `bodies_always` as written. `titles`: words before persons' names;
            `offices`: those of them that are nobody's name; `storms`: what stands before the name
            of a storm; `happenings`: last words of names of events; `peoples`: nationalities,
            faiths and leanings of one word; `bodies`: last words of names of bodies;
            `bodies_always`: abbreviations and names that are always bodies.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._titles, self._offices = frozenset(lists["titles"]), frozenset(lists["offices"])
        self._storms, self._happenings = frozenset(lists["storms"]), frozenset(lists["happenings"])
        self._peoples, self._bodies = frozenset(lists["peoples"]), frozenset(lists["bodies"])
        self._always = frozenset(lists["bodies_always"])

    def apply(self, words: Sequence[str], lows: Sequence[str], names: Sequence[Name]) -> list[Name]:
        """Return the names mended, in order."""
        mended = _parties(words, names)
        mended = self._closed(words, lows, mended)
        mended = _nicknames(words, mended)
        mended = self._named_after(words, lows, mended)
        limited = [self._limited(lows, name, mended) for name in mended]
        kept = [_numbered(lows, name) for name in limited if name]
        return self._completed(words, lows, kept)

    def _closed(
        self, words: Sequence[str], lows: Sequence[str], names: Sequence[Name]
    ) -> list[Name]:
        """Take what follows into a name that ends in *for* or *of*; else it ends before that."""
        found: list[Name] = []
        for start, end, label in names:
            if found and lows[found[-1][1] - 1] in _OPEN_ENDS:
                first, last, kind = found[-1]
                if start == last or (start == last + 1 and lows[last] == "the"):
                    found[-1] = (first, end, kind)
                    continue
            found.append((start, end, label))
        taken = {start for start, _, _ in found}
        closed: list[Name] = []
        for start, end, label in found:
            if lows[end - 1] in _OPEN_ENDS:
                last = end
                while last < len(words) and words[last][0].isupper() and last not in taken:
                    last += 1
                end = last
                while end > start and lows[end - 1] in _OPEN_ENDS:
                    end -= 1
            if end > start:
                closed.append((start, end, label))
        return closed

    def _named_after(
        self, words: Sequence[str], lows: Sequence[str], names: Sequence[Name]
    ) -> list[Name]:
        """A person's name and what makes it that of a body: *Ann Lee Patriotic Front*."""
        taken = {start for start, _, _ in names}
        found: list[Name] = []
        for start, end, label in names:
            last = end
            while label == "PERSON" and last < min(end + 3, len(words)) and last not in taken:
                if not words[last][0].isupper():
                    break
                last += 1
            if last > end and lows[last - 1] in self._bodies:
                found.append((start, last, "ORG"))
            else:
                found.append((start, end, label))
        return found

    def _limited(self, lows: Sequence[str], name: Name, names: Sequence[Name]) -> Name | None:
        """Return a name without the posts after it, as what it is; None where it is none."""
        start, end, label = name
        alone = not any(n[0] == end or n[1] == start for n in names)
        if label == "ORG" and (end, "PERSON") in {(n[0], n[2]) for n in names}:
            while end > start and lows[end - 1] in self._titles:
                end -= 1
        if label == "PERSON" and all(low in self._offices for low in lows[start:end]):
            return None
        if end == start:
            return None
        low, one = lows[end - 1], end - start == 1
        if one and alone and low in self._peoples and (label != "PERSON" or low.endswith("s")):
            return start, end, "NORP"
        if start and lows[start - 1] in self._storms and label in ("PERSON", "ORG", "GPE"):
            return start - 1, end, "EVENT"
        last_two = " ".join(lows[max(start, end - 2) : end])
        happens = low in self._happenings or last_two in self._happenings
        if not one and label in ("ORG", "GPE", "LOC") and happens:
            return start, end, "EVENT"
        return start, end, label

    def _completed(
        self, words: Sequence[str], lows: Sequence[str], names: Sequence[Name]
    ) -> list[Name]:
        """Add the names that need no context: *U.N.*, *Republicans*."""
        found = list(names)
        taken = {place for start, end, _ in names for place in range(start, end)}
        for place, word in enumerate(words):
            if place in taken:
                continue
            if word in self._always:
                found.append((place, place + 1, "ORG"))
            elif word[0].isupper() and lows[place] in self._peoples and lows[place][-1] == "s":
                found.append((place, place + 1, "NORP"))
        return sorted(found)


def _parties(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Read *Ann Lee (R-Wis.)*: the letter is no name, what comes after it is a place."""
    found = list(names)
    for _, end, label in names:
        after = words[end : end + 3]
        if label != "PERSON" or len(after) < 3 or after[0] not in ("(", ","):
            continue
        if after[1] not in _LETTERS or after[2] not in _HYPHENS:
            continue
        last = end + 3
        while last < len(words) and words[last][0].isupper():
            last += 1
        if last == end + 3:
            continue
        found = [n for n in found if n[1] <= end + 1 or n[0] >= last]
        found.append((end + 3, last, "GPE"))
    return sorted(found)


def _nicknames(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Return names that a nickname in quotation marks cut in two as one."""
    found: list[Name] = []
    for name in names:
        start, end, label = name
        if label == "PERSON" and len(found) > 0 and words[start - 1] in _QUOTES:
            place = len(found) - 1
            while place > 0 and found[place][0] > start - 4:
                place -= 1
            first, last, kind = found[place]
            between = words[last : start - 1]
            named = len(between) in (2, 3) and all(w[0].isupper() for w in between[1:])
            if kind == "PERSON" and named and between[0] in _QUOTES:
                found[place:] = [(first, end, label)]
                continue
        found.append(name)
    return found


def _numbered(lows: Sequence[str], name: Name) -> Name:
    """Take in the number of a body: *Military Detachment No 4*."""
    start, end, label = name
    after = lows[end : end + 2]
    if label == "ORG" and len(after) == 2 and after[0] in _NUMBERS and after[1].isdigit():
        return start, end + 2, label
    return name
