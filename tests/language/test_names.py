"""Names: well formed from scores, and the rules that are certain about them."""

import numpy as np
import pytest

from kg.language.name_rules import Name, NameRules
from kg.language.names import NameDecoder

ANN = "PERSON"
RULES = NameRules(
    {
        "sites": ["base", "airport", "bridge"],
        "roads": ["street"],
        "countries": ["niger", "united states", "us"],
        "groups": ["african american", "african americans", "north korean"],
        "provinces": ["san martin", "helmand", "santa ana"],
        "divisions": ["department", "province"],
        "documents": ["act", "plan"],
        "titles": ["justice", "state", "speaker", "colonel"],
        "posts": ["press secretary"],
        "bodies": ["commission", "ministry", "council", "front"],
        "offices": ["president", "mr."],
        "storms": ["hurricane"],
        "happenings": ["war", "cup", "national convention"],
        "peoples": ["republican", "republicans", "catholic", "christian"],
        "bodies_always": ["U.N.", "Senate"],
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
        ("the Council on Friday Morning", [(1, 2, "ORG")], None),
        ("the Niger Government said", [(1, 3, "ORG")], [(1, 2, "GPE")]),
        ("the Government said", [(1, 2, "ORG")], []),
        ("Friends of Government said", [(0, 3, "ORG")], None),
        ("under the Niger Plan", [(2, 4, "ORG")], [(2, 3, "GPE")]),
        ("under the U.N. Plan", [(2, 4, "ORG")], [(2, 3, "ORG")]),
    ],
)
def test_rules(text: str, names: list[Name], expected: list[Name] | None) -> None:
    """Sites and countries get their label, halves are joined, the rest stays (None: unchanged)."""
    assert RULES.apply(text.split(), names) == (names if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Transit for Oslo said", [(0, 2, "ORG"), (2, 3, "GPE")], [(0, 3, "ORG")]),
        ("Court for the Fifth Zone", [(0, 2, "ORG"), (3, 5, "ORG")], [(0, 5, "ORG")]),
        ("Front for Rivers said", [(0, 2, "ORG")], [(0, 3, "ORG")]),
        ("Front for rivers", [(0, 2, "ORG")], [(0, 1, "ORG")]),
        ("Oslo and Niger", [(0, 1, "GPE"), (2, 3, "GPE")], None),
        ("High Court Justice Ann", [(0, 3, "ORG"), (3, 4, ANN)], [(0, 2, "ORG"), (3, 4, ANN)]),
        ("Speaker Colonel Ann", [(0, 2, "ORG"), (2, 3, "PERSON")], [(2, 3, "PERSON")]),
        ("High Court Justice said", [(0, 3, "ORG")], None),
        ("Mr. President , will you", [(0, 2, "PERSON")], []),
        ("Mr. Justice said", [(0, 2, "PERSON")], None),
        ("Lee ( R - Ohio ) said", [(0, 1, ANN), (2, 3, "ORG")], [(0, 1, ANN), (4, 5, "GPE")]),
        ("Lee , D - New Port , said", [(0, 1, ANN), (2, 6, "ORG")], [(0, 1, ANN), (4, 6, "GPE")]),
        ("Lee ( I - 95 )", [(0, 1, "PERSON")], None),
        ('Ann " Bud " Lee said', [(0, 1, "PERSON"), (4, 5, "PERSON")], [(0, 5, "PERSON")]),
        ('Ann " Bud " Lee said', [(0, 1, ANN), (2, 3, ANN), (4, 5, ANN)], [(0, 5, ANN)]),
        ('Ann , " said Lee', [(0, 1, "PERSON"), (4, 5, "PERSON")], None),
        ("Ann Lee Farm Front said", [(0, 2, "PERSON")], [(0, 4, "ORG")]),
        ("Ann Lee Left Town", [(0, 2, "PERSON")], None),
        ("Hurricane Ann struck", [(1, 2, "PERSON")], [(0, 2, "EVENT")]),
        ("the Ice Cup final", [(1, 3, "ORG")], [(1, 3, "EVENT")]),
        ("the Wood National Convention", [(1, 4, "ORG")], [(1, 4, "EVENT")]),
        ("the War said", [(1, 2, "ORG")], None),
        ("Republicans left", [], [(0, 1, "NORP")]),
        ("a Catholic school", [(1, 2, "ORG")], [(1, 2, "NORP")]),
        ("the Republican Party", [(1, 2, "ORG"), (2, 3, "ORG")], [(1, 3, "ORG")]),
        ("Christian said", [(0, 1, "PERSON")], None),
        ("the U.N. left", [], [(1, 2, "ORG")]),
        ("Brigade No 4 left", [(0, 1, "ORG")], [(0, 3, "ORG")]),
        ("Brigade no longer", [(0, 1, "ORG")], None),
    ],
)  # fmt: skip
def test_ends_of_names(text: str, names: list[Name], expected: list[Name] | None) -> None:
    """Names neither end too early nor take in posts, parties and offices (None: unchanged)."""
    assert RULES.apply(text.split(), names) == (names if expected is None else expected)
