"""Where to part sets by size, so that each part can be searched with one bound on their size.

`MinHashLSHEnsemble` finds the same bounds, in time and memory that grow with the square of the
number of sizes: a few thousand texts of different lengths are too many for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

Column = np.ndarray[Any, np.dtype[np.float64]]


def best_partitions(sizes: Iterable[int], number: int) -> list[tuple[int, int]]:
    """Return the least and greatest size in each of `number` parts (of more than two).

    They leave the fewest false candidates to expect: sets smaller than the bound of their part.
    Where there are no more sizes than parts, each size is a part.
    """
    counted = sorted(Counter(sizes).items())
    distinct = [size for size, _ in counted]
    if number >= len(distinct):
        return [(size, size) for size in distinct]
    table = np.array(counted, dtype=np.float64).T
    costs = _costs(table, number)
    ends = [len(distinct) - 1]
    # From the second split on the library looks at the costs of one part too many; so do we.
    for parts in (number, *range(number - 1, 1, -1)):
        first, last = parts - 2, ends[0]
        known = costs[min(parts, number - 1)][first:last]
        ends.insert(0, first + int(np.argmin(known + _false(table, last)[first + 1 :])))
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [(distinct[s], distinct[e]) for s, e in zip(starts, ends, strict=True)]


def _costs(table: Column, number: int) -> Column:
    """By parts and last size: the fewest false candidates when so many parts end there."""
    costs = np.zeros((number, table.shape[1]))
    for last in range(table.shape[1]):
        false = _false(table, last)
        costs[1][last] = false[0]
        for parts in range(2, min(number, last + 2)):
            before = costs[parts - 1][parts - 2 : last] + false[parts - 1 :]
            costs[parts][last] = before.min()
    return costs


def _false(table: Column, last: int) -> Column:
    """By first size: the false candidates in a part from there to the size `last`."""
    sizes, counts = table[:, : last + 1]
    lost = (sizes[last] - sizes) / sizes[last] * counts
    return np.cumsum(lost[::-1])[::-1]
