"""Verbs for which an analysis found no subject or two get one."""

from __future__ import annotations

import pytest

from kg.extract.repairs.arcs import Arcs
from kg.extract.repairs.one_subject import give_one_subject

_UPOS = {"NN": "NOUN", "VB": "VERB"}

# words with tag, head and label; then what the head and label of some of them become
SENTENCES = [
    (
        "They/PRP/1/nsubj fled/VBD/1/root after/IN/4/case a/DT/4/det bomb/NN/5/obl"
        " killed/VBD/1/advcl guards/NNS/5/obj",
        {2: (5, "mark"), 4: (5, "nsubj")},
    ),
    (
        "It/PRP/1/nsubj follows/VBZ/1/root after/IN/3/case firms/NNS/1/obl sought/VBD/3/acl"
        " loans/NNS/4/obj",
        {2: (4, "mark"), 3: (4, "nsubj"), 4: (1, "advcl")},
    ),
    (
        "It/PRP/1/nsubj said/VBD/1/root it/PRP/3/expl lost/VBD/1/ccomp ships/NNS/3/obj",
        {2: (3, "nsubj")},
    ),
    (
        "It/PRP/1/expl takes/VBZ/1/root years/NNS/1/obj to/TO/4/mark build/VB/2/acl",
        {},
    ),
    (
        "rebels/NNS/6/nsubj ,/,/2/punct soldiers/NNS/6/nsubj and/CC/5/cc local/JJ/5/amod"
        " men/NNS/2/conj fled/VBD/6/root",
        {2: (0, "conj")},
    ),
    (
        "Mali/NNP/3/nsubj 's/POS/0/case army/NN/3/nsubj fled/VBD/3/root",
        {0: (2, "nmod:poss")},
    ),
    (
        "coalition/NN/4/nsubj and/CC/3/cc local/JJ/3/amod troops/NNS/4/nsubj fled/VBD/4/root",
        {0: (3, "compound")},
    ),
    (
        "towns/NNS/3/nsubj say/VBP/1/root farmers/NNS/3/nsubj paid/VBD/1/ccomp",
        {0: (1, "nsubj")},
    ),
    (
        "maps/NNS/0/root which/WDT/4/nsubj the/DT/3/det guards/NNS/4/nsubj used/VBD/0/acl:relcl",
        {1: (4, "obj")},
    ),
    (
        "rivals/NNS/0/root which/WDT/3/nsubj both/DT/3/nsubj fled/VBD/0/acl:relcl",
        {},
    ),
    (
        "She/PRP/1/nsubj told/VBD/1/root farmers/NNS/5/nsubj their/PRP$/4/nmod:poss"
        " land/NN/5/nsubj sold/VBD/1/ccomp",
        {2: (1, "iobj")},
    ),
]


@pytest.mark.parametrize(("text", "mended"), SENTENCES)
def test_a_finite_verb_has_one_subject(text: str, mended: dict[int, tuple[int, str]]) -> None:
    """The second phrase before a verb is joined to the first, or goes where it belongs."""
    rows = [word.split("/") for word in text.split()]
    head, dep = [int(row[2]) for row in rows], [row[3] for row in rows]
    words = [row[0].lower() for row in rows]
    lemma = ["tell" if word == "told" else word for word in words]
    tags = [row[1] for row in rows]
    arcs = Arcs(
        head, dep, tags, [_UPOS.get(t[:2], "X") for t in tags], lemma, words, [""] * len(tags)
    )
    before = list(zip(head, dep, strict=True))
    give_one_subject(arcs)
    expected = [mended.get(i, old) for i, old in enumerate(before)]
    assert list(zip(arcs.head, arcs.dep, strict=True)) == expected
