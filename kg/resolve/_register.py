"""Groups by id, label and every name, kept up to date while decisions change them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.model import LocalEntity
from kg.resolve._groups import Group, Ref, Token
from kg.resolve._local import key_label
from kg.resolve.merge import assign_ids
from kg.resolve.names import ascii_slug, fold


class Register:
    """Finds the groups that a decision speaks of.

    Take a group out before its members or its label change, and add it anew after.
    """

    def __init__(
        self, groups: list[Group], labels: Mapping[Token, str], locals_: Mapping[Ref, LocalEntity]
    ) -> None:
        self._labels = labels
        self._locals = locals_
        self._named: defaultdict[str, list[Group]] = defaultdict(list)
        self._slugs: defaultdict[str, list[Group]] = defaultdict(list)
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        """Take a group in."""
        self._slugs[ascii_slug(self._label(group))].append(group)
        for name in self._names(group):
            self._named[name].append(group)

    def remove(self, group: Group) -> None:
        """Take a group out."""
        self._slugs[ascii_slug(self._label(group))].remove(group)
        for name in self._names(group):
            self._named[name].remove(group)

    def find(self, name: str, order: list[Group]) -> list[Group]:
        """Return the groups of a name or id, in the order of all groups."""
        found = self._called(name) or self._called(fold(name))
        if len(found) < 2:
            return list(found.values())
        return [group for group in order if id(group) in found]

    def _called(self, name: str) -> dict[int, Group]:
        found = {id(group): group for group in self._named.get(name, ())}
        for slug in {name, name.rpartition("-")[0]}:
            same = self._slugs.get(slug, [])
            ids = assign_ids(same, {g.token: self._label(g) for g in same})
            found.update((id(g), g) for g in same if ids[g.token] == name)
        return found

    def _label(self, group: Group) -> str:
        told = self._labels.get(group.token)
        known = key_label(group.token[1]) if not told and group.token[0] == "key" else None
        return told or known or self._locals[min(group.refs)].label

    def _names(self, group: Group) -> set[str]:
        names = {fold(self._label(group))}
        names |= {fold(n) for ref in group.refs for n in self._locals[ref].names}
        if not group.scoped:
            names |= {fold(self._locals[ref].label) for ref in group.refs}
        return names
