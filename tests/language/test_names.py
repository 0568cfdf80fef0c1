"""Names: well formed from scores, and the rules that are certain about them."""

import numpy as np
import pytest

from kg.language.name_rules import Name, NameRules
from kg.language.names import NameDecoder

RULES = NameRules(
    {
        "sites": ["base", "airport", "bridge"],
        "roads": ["street"],
        "countries": ["niger", "united states", "us"],
        "groups": ["african american", "african americans", "north korean"],
        "provinces": ["san martin", "helmand", "santa ana"],
        "divisions": ["department", "province"],
        "documents": ["act", "plan"],
        "titles": ["justice", "state"],
        "posts": ["press secretary"],
        "bodies": ["commission", "ministry"],
    }
)


def test_names_are_well_formed() -> None:
    """An inside tag without its beginning is repaired along the likeliest path."""
    decoder = NameDecoder(["O", "B-ORG", "I-ORG", "B-GPE", "I-GPE"])
    shares = [[0.5, 0.4, 0.05, 0.03, 0.02], [0.1, 0.1, 0.7, 0.05, 0.05], [0.9, 0.02, 0.04, 0.02, 0]]
    scores = np.log(np.array(shares) + 1e-9).astype(np.float32)
    assert [decoder.tags[n] for n in decoder.decode(scores)] == ["B-ORG", "I-ORG", "O"]
    assert decoder.names(scores) == [(0, 2, "ORG")]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("near Air Base 101", [(1, 3, "ORG")], [(1, 4, "FAC")]),
        ("at Nowhere Airport .", [(1, 3, "GPE")], [(1, 3, "FAC")]),
        ("Downing Street said", [(0, 2, "ORG")], [(0, 2, "ORG")]),
        ("in Long Street .", [(1, 3, "GPE")], [(1, 3, "FAC")]),
        ("Lee Bridge spoke", [(0, 2, "PERSON")], [(0, 2, "PERSON")]),
        ("the Base said", [(1, 2, "ORG")], [(1, 2, "ORG")]),
        ("a US envoy", [(1, 2, "ORG")], [(1, 2, "GPE")]),
        ("Niger Ali spoke", [(0, 2, "PERSON")], [(0, 2, "PERSON")]),
        ("United States law", [(0, 1, "GPE"), (1, 2, "GPE")], [(0, 2, "GPE")]),
        ("2d Infantry Brigade", [(0, 1, "ORG"), (1, 3, "ORG")], [(0, 3, "ORG")]),
        ("Marxist Angolan cadres", [(0, 1, "NORP"), (1, 2, "NORP")], None),
        ("African - American voters", [(0, 1, "NORP"), (2, 3, "NORP")], [(0, 3, "NORP")]),
        ("North Korean test", [(0, 1, "LOC"), (1, 2, "NORP")], [(0, 2, "NORP")]),
        ("in San Martin Department .", [(1, 4, "ORG")], [(1, 4, "GPE")]),
        ("in San Martín Department .", [(1, 3, "GPE")], [(1, 4, "GPE")]),
        ("Helmand Province fell", [(0, 1, "GPE")], [(0, 2, "GPE")]),
        ("the Trade Department said", [(1, 3, "ORG")], [(1, 3, "ORG")]),
        ("Helmand province fell", [(0, 1, "GPE")], [(0, 1, "GPE")]),
        ("the Clean Rivers Act", [(1, 4, "ORG")], []),
        ("Act Now said", [(0, 2, "ORG")], [(0, 2, "ORG")]),
        ("Justice Ann Lee said", [(0, 1, "ORG"), (1, 3, "PERSON")], [(1, 3, "PERSON")]),
        (
            "White House Press Secretary Ann",
            [(0, 3, "ORG"), (4, 5, "PERSON")],
            [(0, 2, "ORG"), (4, 5, "PERSON")],
        ),
        ("the Commission on Missing Ships said", [(1, 2, "ORG")], [(1, 5, "ORG")]),
        ("the Commission on ships said", [(1, 2, "ORG")], [(1, 2, "ORG")]),
        ("the Ministry for Oslo", [(1, 2, "ORG"), (3, 4, "GPE")], None),
        ("Mali - Niger border", [(0, 1, "GPE"), (2, 3, "GPE")], None),
    ],
)
def test_rules(text: str, names: list[Name], expected: list[Name] | None) -> None:
    """Sites and countries get their label, halves are joined, the rest stays (None: unchanged)."""
    assert RULES.apply(text.split(), names) == (names if expected is None else expected)
