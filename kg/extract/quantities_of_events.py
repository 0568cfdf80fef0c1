"""Which of the numbers of a sentence belong to an event, and what they count there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from kg.extract.memo import tree_of
from kg.extract.quantities import TokenQuantity, stands_in
from kg.extract.quantity_roles import PEOPLE_ROLES, link_of, role_of
from kg.model import Quantity

_OF_CONCERNED = PEOPLE_ROLES | {"money", "duration"}


def quantities_of(
    trigger: Token, participants: Iterable[Span], quantities: Sequence[TokenQuantity]
) -> tuple[Quantity, ...]:
    """Give the quantities that belong to the event at `trigger`, with the role they play in it.

    A number belongs to the event when it counts a participant, or hangs on the trigger without
    another clause in between.  *killed 12 soldiers* makes the twelve dead; *sent 12 soldiers*
    leaves them troops.
    """
    if not quantities:
        return ()
    tree = tree_of(trigger.doc)
    own = [q for q in quantities if stands_in(tree, q.head.i) and q.head.head.i == trigger.i]
    if own:  # 12 were killed and 30 injured: the twelve are not the injured
        return tuple(_record(q, role_of(tree, q.head.i, q.role, trigger.i, "obj")) for q in own)
    chosen = []
    heads: set[int] | None = None
    for quantity in quantities:
        if tree.sent[quantity.head.i] != tree.sent[trigger.i]:
            continue
        if quantity.head.i == trigger.i:  # 40 arrests: the counted events count those concerned
            if "cop" in tree.labels[trigger.i] or quantity.role not in _OF_CONCERNED:
                chosen.append(_record(quantity, quantity.role))
            continue
        link = link_of(tree, quantity.head.i, trigger.i)
        if link is None:
            heads = {span.root.i for span in participants} if heads is None else heads
            if quantity.head.i not in heads:
                continue
        chosen.append(
            _record(quantity, role_of(tree, quantity.head.i, quantity.role, trigger.i, link))
        )
    return tuple(chosen)


def _record(quantity: TokenQuantity, role: str) -> Quantity:
    span = quantity.span
    return Quantity(
        value=quantity.value,
        bound=quantity.bound,
        unit=quantity.unit,
        role=role,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
    )
