"""Groups of local entities taken for one thing in the world."""

from __future__ import annotations

from dataclasses import dataclass, field

Ref = tuple[str, int]
"""A local entity: document id and index."""
Token = tuple[str, ...]
"""What a group is known by: `("key", …)`, `("person", …)`, `("body", …)` or `("doc", …)`."""


@dataclass(slots=True)
class Group:
    """Local entities taken for one thing, with the reason and strength of each one's joining."""

    token: tuple[str, ...]
    refs: dict[Ref, tuple[str, float]] = field(default_factory=dict)
    scoped: bool = False

    def add(self, ref: Ref, reason: str, strength: float) -> None:
        """Take a local entity in."""
        self.refs.setdefault(ref, (reason, strength))
