"""From arc scores to a tree: every word one head, one root, no cycles, crossing arcs allowed."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
SURENESS = "kg_sureness"
"""Where a Doc keeps, in `user_data`, how sure its arcs are: natural logarithm of the share that
the network gives to the head and the label of every token, [tokens], 0 for white space."""
NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Return the heads of the highest-scoring tree with a single root.

    Args:
        scores: [words, words + 1]; row = dependent, column = head, column 0 the root.

    Returns:
        Heads [words], 1-based, 0 for the root word. Method: where taking every word's best head
        already gives a tree, that tree; else Chu–Liu–Edmonds (Edmonds 1967,
        doi:10.6028/jres.071B.032), again with a dearer root if the tree has two.
    """
    words = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores[:, 1:], NEVER)
    heads: NDArray[np.int64] = scores.argmax(1)
    if _is_tree(heads):
        return heads
    square = np.vstack([np.full((1, words + 1), NEVER), scores.astype(np.float64)])
    tree: NDArray[np.int64] = _arborescence(square)[1:]
    if int((tree == 0).sum()) > 1:
        possible = scores[scores > NEVER / 2]
        square[1:, 0] -= (float(possible.max() - possible.min()) + 1) * (words + 1)
        tree = _arborescence(square)[1:]
    return tree


def log_share(scores: Scores, chosen: NDArray[np.int64]) -> Scores:
    """Return the log-probability [rows] of the chosen column among the scores of each row."""
    highest = scores.max(1)
    own = scores[np.arange(len(scores)), chosen] - highest
    share: Scores = own - np.log(np.exp(scores - highest[:, None]).sum(1))
    return share


def _is_tree(heads: NDArray[np.int64]) -> bool:
    if int((heads == 0).sum()) != 1:
        return False
    up = np.concatenate([[0], heads])
    reach = up
    for _ in range(len(up).bit_length()):
        reach = reach[reach]
    return not reach.any()


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu–Liu–Edmonds on [n, n] scores (row = dependent); node 0 is the root."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    rest = [n for n in range(len(scores)) if n not in inside]
    smaller = np.full((len(rest) + 1, len(rest) + 1), float(NEVER))
    outside = scores[rest]
    smaller[:-1, :-1] = outside[:, rest]
    out = outside[:, cycle]
    smaller[:-1, -1] = out.max(1)
    kept = scores[cycle, heads[cycle]]
    into = scores[cycle][:, rest] - kept[:, None]
    smaller[-1, :-1] = into.max(0) + kept.sum()
    solved = _arborescence(smaller)
    last = len(rest)
    answer = heads.copy()
    for place, node in enumerate(rest):
        if node == 0:
            continue
        head = solved[place]
        answer[node] = cycle[int(out[place].argmax())] if head == last else rest[head]
    entry = solved[last]
    broken = cycle[int(into[:, entry].argmax())]
    answer[broken] = rest[entry]
    return answer


def _find_cycle(heads: NDArray[np.int64]) -> list[int]:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if node and seen[node] == start:
            cycle, at = [node], int(heads[node])
            while at != node:
                cycle.append(at)
                at = int(heads[at])
            return sorted(cycle)
    return []
