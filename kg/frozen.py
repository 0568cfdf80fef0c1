"""Frozen records that are made as fast as plain ones.

A frozen dataclass fills itself through `object.__setattr__`, field by field: twice as slow as a
plain one. Every event read is made of several such records, and extraction has little time.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(record: type[T]) -> type[T]:
    """Let a frozen dataclass with slots fill itself as a plain class of the same shape.

    While it is filled, a record belongs to a class that nobody else sees, with the same slots and
    nothing that forbids to set them; it is as frozen as before when `__init__` is through.
    """
    made: Any = record
    names = [field.name for field in fields(made)]
    known = {
        "become": object.__setattr__,
        "draft": type(f"_{record.__name__}", (), {"__slots__": tuple(names)}),
        "record": record,
    }
    lines = [
        f"def __init__(self, {', '.join(names)}):",
        "become(self, '__class__', draft)",
        *(f"self.{name} = {name}" for name in names),
        "self.__class__ = record",
    ]
    exec("\n    ".join(lines), known)  # as dataclasses make theirs
    init: Any = known["__init__"]
    init.__defaults__ = made.__init__.__defaults__
    init.__annotations__ = made.__init__.__annotations__
    init.__qualname__ = made.__init__.__qualname__
    made.__init__ = init
    return record
