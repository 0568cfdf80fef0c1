"""Frozen records that are made as fast as plain ones.

A frozen dataclass fills itself through `object.__setattr__`, field by field: twice as slow as a
plain one. Every event read is made of several such records, and extraction has little time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def quick(record: type[T]) -> type[T]:
    """Let a frozen dataclass with slots fill itself as a plain class of the same shape.

    While it is filled, a record belongs to a class that nobody else sees, with the same slots and
    nothing that forbids to set them; it is as frozen as before when `__init__` is through.
    """
    made: Any = record
    known = {"become": object.__setattr__, "draft": _draft_of(made), "record": record}
    begin = "become(self, '__class__', draft)"
    made.__init__ = _filled(made, "__init__", ["self"], [begin], [], known)
    return record


def maker(record: Callable[P, T]) -> Callable[P, T]:
    """Give a function that makes such records as calling their class does, for less.

    Python packs what a class is called with into a tuple and a dictionary, and unpacks them for
    `__init__`; a function takes them as they are.
    """
    known = {"new": object.__new__, "draft": _draft_of(record), "record": record}
    made: Callable[P, T] = _filled(
        record, "make", [], ["self = new(draft)"], ["return self"], known
    )
    return made


def _draft_of(record: Any) -> type:
    """Give a plain class of the shape of `record`."""
    slots = tuple(field.name for field in fields(record))
    return type(f"_{record.__name__}", (), {"__slots__": slots})


def _filled(
    record: Any, name: str, first: list[str], begin: list[str], end: list[str], known: Any
) -> Any:
    """Write a function that fills a draft with the fields of `record` and makes it one."""
    names = [field.name for field in fields(record)]
    lines = [
        f"def {name}({', '.join([*first, *names])}):",
        *begin,
        *(f"self.{field} = {field}" for field in names),
        "self.__class__ = record",
        *end,
    ]
    exec("\n    ".join(lines), known)  # as dataclasses make theirs
    written = known[name]
    written.__defaults__ = record.__init__.__defaults__
    written.__annotations__ = record.__init__.__annotations__
    written.__qualname__ = f"{record.__qualname__}.{name}"
    return written
