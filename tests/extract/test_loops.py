"""No repair leaves a tree in which a token stands above itself."""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs
from kg.extract.repairs.mending import undo_loops


def test_a_loop_is_taken_back_and_other_changes_stay() -> None:
    """Two tokens hung on each other go back to where they hung; a sound change is kept."""
    words = ["give", "time", "efforts", "bring"]
    was, labels = [0, 0, 0, 2], ["root", "obj", "obl", "acl"]
    arcs = Arcs([0, 3, 3, 2], ["root", "obl", "nsubj", "acl"], [], [], words, words, words)
    undo_loops(arcs, was, labels)
    assert arcs.head == [0, 3, 0, 2]
    assert arcs.dep == ["root", "obl", "obl", "acl"]
