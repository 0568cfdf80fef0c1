"""Clusters of markables that refer to one thing, and what is known of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from kg.model import EntityType, MentionKind
from kg.resolve.mentions import Markable
from kg.resolve.names import person_tokens
from kg.resolve.variants import same_name

_LOOSE = {EntityType.GROUP, EntityType.ORGANIZATION, EntityType.COUNTRY}


class Clusters:
    """A union-find over the markables of one document that remembers why each joined."""

    def __init__(self, markables: list[Markable]) -> None:
        self.markables = markables
        self.reasons = [""] * len(markables)
        self.members: dict[int, list[int]] = {m.index: [m.index] for m in markables}
        self.split: dict[int, tuple[int, ...]] = {}
        """Markable → the markables a plural sums up."""
        self.keys: dict[int, str] = {}
        self._root = list(range(len(markables)))
        self._known: dict[tuple[str, int], object] = {}

    def root(self, index: int) -> int:
        """Return the representative (smallest index) of a markable's cluster."""
        while self._root[index] != index:
            self._root[index] = self._root[self._root[index]]
            index = self._root[index]
        return index

    def of(self, index: int) -> list[Markable]:
        """Return the markables of the cluster, in order of text."""
        return [self.markables[i] for i in self.members[self.root(index)]]

    def set_key(self, index: int, key: str) -> None:
        """Give a cluster the gazetteer's key."""
        self.keys[self.root(index)] = key

    def key(self, index: int) -> str | None:
        """Return the gazetteer's key of a cluster, if any."""
        return self.keys.get(self.root(index))

    def join(self, antecedent: int, index: int, reason: str) -> bool:
        """Unite two clusters when nothing known forbids it; tell whether they are one now."""
        left, right = self.root(antecedent), self.root(index)
        if left == right:
            return True
        if not self.compatible(left, right):
            return False
        self.reasons[index] = self.reasons[index] or reason
        low, high = min(left, right), max(left, right)
        self._root[high] = low
        self.forget(low, high)
        self.members[low] = sorted(self.members[low] + self.members.pop(high))
        key = self.keys.pop(high, None)
        if key is not None:
            self.keys.setdefault(low, key)
        return True

    def forget(self, *roots: int) -> None:
        """Drop what was worked out about clusters whose mentions have changed."""
        for root in roots:
            for what in ("gender", "type", "number", "person"):
                self._known.pop((what, root), None)

    def release(self, index: int) -> None:
        """Take a markable that shares only a key with its cluster out into one of its own."""
        root = self.root(index)
        if self.members[root] == [index]:
            self.keys.pop(root, None)
            return
        rest = [i for i in self.members.pop(root) if i != index]
        key = self.keys.pop(root, None)
        self.forget(root, rest[0], index)
        for member in rest:
            self._root[member] = rest[0]
        self._root[index] = index
        self.members[rest[0]], self.members[index] = rest, [index]
        self.reasons[index] = ""
        if key is not None:
            self.keys[rest[0]] = key

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
        root = self.root(index)
        if ("person", root) not in self._known:
            names = [
                m.name
                for m in self.of(root)
                if m.kind is MentionKind.NAME and m.type is EntityType.PERSON
            ]
            names.sort(key=lambda name: -len(person_tokens(name)))
            self._known["person", root] = names[0] if names else None
        return cast("str | None", self._known["person", root])

    def compatible(self, left: int, right: int) -> bool:
        """Tell whether two clusters may be one: keys, gender, type do not contradict each other."""
        left, right = self.root(left), self.root(right)
        left_key, right_key = self.keys.get(left), self.keys.get(right)
        if left_key and right_key and left_key != right_key:
            return False
        return self.compatible_but_key(left, right)

    def gender(self, index: int) -> str | None:
        """Return the gender the cluster's mentions tell, or None."""
        root = self.root(index)
        if ("gender", root) not in self._known:
            told = (m.gender for m in self.of(root) if m.gender)
            self._known["gender", root] = next(told, None)
        return cast("str | None", self._known["gender", root])

    def type(self, index: int) -> EntityType:
        """Return the type of the cluster: that of its names before that of its nominals."""
        root = self.root(index)
        if ("type", root) not in self._known:
            ordered = sorted(self.of(root), key=lambda m: m.kind is not MentionKind.NAME)
            told = (m.type for m in ordered if m.type is not EntityType.THING)
            self._known["type", root] = next(told, EntityType.THING)
        return cast("EntityType", self._known["type", root])

    def number(self, index: int) -> str:
        """Return `sg`, `pl` or `either` as the cluster's first mention has it."""
        root = self.root(index)
        if ("number", root) not in self._known:
            numbers = [m.number for m in self.of(root)]
            self._known["number", root] = "either" if "either" in numbers else numbers[0]
        return cast("str", self._known["number", root])

    def country(self, index: int) -> str | None:
        """Return the country the cluster's mentions tell, or None."""
        for markable in self.of(index):
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
        here = self.markables[index].sentence
        for position in range(index - 1, -1, -1):
            mention = self.markables[position]
            if here - mention.sentence > sentences:
                return
            root = self.root(position)
            if root not in seen:
                seen.add(root)
                yield root, mention

    def last_before(self, root: int, index: int) -> Markable | None:
        """Return the last mention of the cluster at `root` before a markable, or None."""
        members = self.members[root]
        position = bisect_left(members, index)
        return self.markables[members[position - 1]] if position else None


def types_agree(left: EntityType, right: EntityType) -> bool:
    """Tell whether two types may be of one thing; an unknown type agrees with every other."""
    if left is right or EntityType.THING in {left, right}:
        return True
    return {left, right} <= _LOOSE and EntityType.COUNTRY not in {left, right}


def _agree(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right
