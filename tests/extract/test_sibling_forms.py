"""Coordinated verbs whose forms do not fit are hung where they fit."""

from __future__ import annotations

import pytest

from kg.extract.repairs.arcs import Arcs
from kg.extract.repairs.sibling_forms import realign

SENTENCES = [
    # He vowed to help and sent aid: sent is a sibling of vowed
    ([1, 1, 3, 1, 5, 3, 5], "nsubj root mark xcomp cc conj obj", "PRP VBD TO VB CC VBD NN", 5, 1),
    # They urged him to leave and consider: consider is a sibling of leave
    ([1, 1, 1, 4, 1, 6, 1], "nsubj root obj mark xcomp cc conj", "PRP VBD PRP TO VB CC VB", 6, 4),
    # They urged him to leave and sent him: nothing to correct
    ([1, 1, 1, 4, 1, 6, 1], "nsubj root obj mark xcomp cc conj", "PRP VBD PRP TO VB CC VBD", 6, 1),
    # It is to help and he sent: a verb with its own subject stays
    (
        [1, 1, 3, 1, 6, 6, 3],
        "nsubj root mark xcomp cc nsubj conj",
        "PRP VBD TO VB CC PRP VBD",
        6,
        3,
    ),
]


@pytest.mark.parametrize(("head", "dep", "tag", "verb", "sibling"), SENTENCES)
def test_a_verb_is_hung_on_one_of_its_form(
    head: list[int], dep: str, tag: str, verb: int, sibling: int
) -> None:
    """An infinitive goes with the infinitive, a past tense with the past tense."""
    heads = list(head)
    arcs = Arcs(heads, dep.split(), tag.split(), [], [], [], [])
    realign(arcs)
    assert heads[verb] == sibling
    assert [h for i, h in enumerate(heads) if i != verb] == [
        h for i, h in enumerate(head) if i != verb
    ]
