"""Clusters of markables that refer to one thing, and what is known of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from kg.model import EntityType, MentionKind
from kg.resolve.mentions import Markable
from kg.resolve.names import person_tokens
from kg.resolve.variants import same_name

_LOOSE = frozenset({EntityType.GROUP, EntityType.ORGANIZATION})


class Clusters:
    """A union-find over the markables of one document that remembers why each joined."""

    def __init__(self, markables: list[Markable]) -> None:
        self.markables = markables
        self.reasons = [""] * len(markables)
        self.members: dict[int, list[Markable]] = {m.index: [m] for m in markables}
        self.split: dict[int, tuple[int, ...]] = {}
        """Markable → the markables a plural sums up."""
        self.keys: dict[int, str] = {}
        self._root = list(range(len(markables)))
        self._types: dict[int, EntityType] = {}
        self._genders: dict[int, str | None] = {}
        self._numbers: dict[int, str] = {}
        self._people: dict[int, str | None] = {}

    def root(self, index: int) -> int:
        """Return the representative (smallest index) of a markable's cluster."""
        return self._root[index]

    def of(self, index: int) -> list[Markable]:
        """Return the markables of the cluster, in order of text; leave the list as it is."""
        return self.members[self._root[index]]

    def set_key(self, index: int, key: str) -> None:
        """Give a cluster the gazetteer's key."""
        self.keys[self._root[index]] = key

    def key(self, index: int) -> str | None:
        """Return the gazetteer's key of a cluster, if any."""
        return self.keys.get(self._root[index])

    def bearer(self, key: str) -> int | None:
        """Return the first cluster that has a key of the gazetteer, or None."""
        return min((root for root, known in self.keys.items() if known == key), default=None)

    def join(self, antecedent: int, index: int, reason: str) -> bool:
        """Unite two clusters when nothing known forbids it; tell whether they are one now."""
        left, right = self._root[antecedent], self._root[index]
        if left == right:
            return True
        if not self.compatible(left, right):
            return False
        self.reasons[index] = self.reasons[index] or reason
        low, high = min(left, right), max(left, right)
        self.forget(low, high)
        for member in self.members[high]:
            self._root[member.index] = low
        whole = self.members[low] + self.members.pop(high)
        self.members[low] = sorted(whole, key=_index)
        key = self.keys.pop(high, None)
        if key is not None:
            self.keys.setdefault(low, key)
        return True

    def forget(self, *roots: int) -> None:
        """Drop what was worked out about clusters whose mentions have changed."""
        for root in roots:
            for known in (self._types, self._genders, self._numbers, self._people):
                known.pop(root, None)

    def release(self, index: int) -> None:
        """Take a markable that shares only a key with its cluster out into one of its own."""
        root = self._root[index]
        if len(self.members[root]) == 1:
            self.keys.pop(root, None)
            return
        rest = [m for m in self.members.pop(root) if m.index != index]
        key = self.keys.pop(root, None)
        first = rest[0].index
        self.forget(root, first, index)
        for member in rest:
            self._root[member.index] = first
        self._root[index] = index
        self.members[first], self.members[index] = rest, [self.markables[index]]
        self.reasons[index] = ""
        if key is not None:
            self.keys[first] = key

    def compatible_but_key(self, left: int, right: int) -> bool:
        """Tell whether two clusters may be one as far as gender and type tell."""
        if not _agree(self.gender(left), self.gender(right)):
            return False
        if not self._one_person(left, right):
            return False
        return types_agree(self.type(left), self.type(right))

    def _one_person(self, left: int, right: int) -> bool:
        """Whether the people's names in two clusters can be one person's."""
        names = (self.person_name(left), self.person_name(right))
        if names[0] is None or names[1] is None:
            return True
        return same_name(names[0], names[1], EntityType.PERSON) is not None

    def person_name(self, index: int) -> str | None:
        """Return the fullest name of the person in a cluster, or None."""
        root = self._root[index]
        if root not in self._people:
            names = [
                m.name
                for m in self.members[root]
                if m.kind is MentionKind.NAME and m.type is EntityType.PERSON
            ]
            fullest = max(names, key=lambda name: len(person_tokens(name)), default=None)
            self._people[root] = fullest
        return self._people[root]

    def compatible(self, left: int, right: int) -> bool:
        """Tell whether two clusters may be one: keys, gender, type do not contradict each other."""
        left, right = self._root[left], self._root[right]
        left_key, right_key = self.keys.get(left), self.keys.get(right)
        if left_key and right_key and left_key != right_key:
            return False
        return self.compatible_but_key(left, right)

    def gender(self, index: int) -> str | None:
        """Return the gender the cluster's mentions tell, or None."""
        root = self._root[index]
        if root not in self._genders:
            told = (m.gender for m in self.members[root] if m.gender)
            self._genders[root] = next(told, None)
        return self._genders[root]

    def type(self, index: int) -> EntityType:
        """Return the type of the cluster: that of its names before that of its nominals."""
        root = self._root[index]
        known = self._types.get(root)
        if known is None:
            told = [m for m in self.members[root] if m.type is not EntityType.THING]
            names = (m.type for m in told if m.kind is MentionKind.NAME)
            first = told[0].type if told else EntityType.THING
            known = self._types[root] = next(names, first)
        return known

    def number(self, index: int) -> str:
        """Return `sg`, `pl` or `either` as the cluster's first mention has it."""
        root = self._root[index]
        if root not in self._numbers:
            numbers = [m.number for m in self.members[root]]
            self._numbers[root] = "either" if "either" in numbers else numbers[0]
        return self._numbers[root]

    def country(self, index: int) -> str | None:
        """Return the country the cluster's mentions tell, or None."""
        for markable in self.members[self._root[index]]:
            country = markable.entry.country if markable.entry else markable.code.country
            if country:
                return country
        return None

    def roots(self) -> list[int]:
        """Return the representatives of all clusters, in order of text."""
        return sorted(self.members)

    def named(self, index: int) -> bool:
        """Tell whether a proper name stands in the cluster."""
        return any(m.kind is MentionKind.NAME for m in self.of(index))

    def recent(self, index: int, sentences: int) -> Iterator[tuple[int, Markable]]:
        """Yield clusters with their last mention before a markable, the nearest first.

        Only mentions at most `sentences` sentences back count.
        """
        seen: set[int] = set()
        roots, markables = self._root, self.markables
        earliest = markables[index].sentence - sentences
        for position in range(index - 1, -1, -1):
            mention = markables[position]
            if mention.sentence < earliest:
                return
            root = roots[position]
            if root not in seen:
                seen.add(root)
                yield root, mention

    def last_before(self, root: int, index: int) -> Markable | None:
        """Return the last mention of the cluster at `root` before a markable, or None."""
        members = self.members[root]
        position = bisect_left(members, index, key=_index)
        return members[position - 1] if position else None


_index = attrgetter("index")


def types_agree(left: EntityType, right: EntityType) -> bool:
    """Tell whether two types may be of one thing; an unknown type agrees with every other."""
    if left is right or left is EntityType.THING or right is EntityType.THING:
        return True
    return left in _LOOSE and right in _LOOSE


def _agree(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right
