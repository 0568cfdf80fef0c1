"""PETRARCH's dictionary format, on entries of our own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.petrarch_dictionaries import Dictionaries, read_dictionaries

ACTORS = """
<!-- actors -->
RURITANIA [RUR] # a kingdom
+RURITANIAN
+STRELSAU
GRAUSTARK [GRA]
GRAUSTARK_ROYAL_GUARD [GRAMIL]
RUPERT [---]
MICHAEL [RUR]
	[RURELI <930101]
	[RURGOV 19930101 - 19941231]
THE_TWINS [RUR/GRA]
"""
AGENTS = """
!PERSON! = MAN, WOMEN
MINISTER [~GOV]
DEPUTY {DEPUTIES} [~LEG]
POLICE {} [~COP]
CHARITY [NGO~]
CONGRESS!PERSON! [~LEG]
"""


@pytest.fixture(scope="module")
def dictionaries(tmp_path_factory: pytest.TempPathFactory) -> Dictionaries:
    """Read both dictionaries from gzipped files."""
    folder: Path = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("actors", ACTORS), ("agents", AGENTS)):
        (folder / name).write_bytes(gzip.compress(text.encode()))
    return read_dictionaries(folder / "actors", folder / "agents")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Ruritania", ["RUR"]),
        ("the Ruritanian police", ["RURCOP"]),
        ("Strelsau's two ministers", ["RURGOV"]),
        ("ministers from Graustark", ["GRAGOV"]),
        ("the Graustark Royal Guard", ["GRAMIL"]),
        ("a Ruritanian charity", ["NGORUR"]),
        ("a former minister of Graustark", ["GRAELI"]),
        ("congressman of Graustark", ["GRALEG"]),
        ("the ministers of Ruritania and Graustark", ["RURGOV", "GRAGOV"]),
        ("the Graustark police and minister", ["GRACOP", "---GOV"]),
        ("the Twins", ["RUR", "GRA"]),
        ("Rupert", []),
        ("a neighbour", []),
    ],
)
def test_a_phrase_is_read_as_actor_and_agents(
    phrase: str, expected: list[str], dictionaries: Dictionaries
) -> None:
    """The longest name gives the actor; agents stand behind it, or before it."""
    assert dictionaries.codes(phrase, 19950101) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(19921231, "RURELI"), (19930101, "RURGOV"), (19941231, "RURGOV"), (19950101, "RUR")],
)
def test_a_code_holds_for_the_days_it_is_restricted_to(
    day: int, expected: str, dictionaries: Dictionaries
) -> None:
    """Restrictions come first, bounds included; the plain code holds on all other days."""
    assert dictionaries.codes("Michael", day) == [expected]


def test_an_agent_that_the_code_holds_already_adds_nothing(dictionaries: Dictionaries) -> None:
    """Codes are compared in groups of three letters."""
    assert dictionaries.codes("the minister Michael", 19930601) == ["RURGOV"]
