"""`kg explain` shows what an event, an edge and an entity stand on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import QueryError
from kg.explaining import explain
from kg.model import DoubtfulPair, Merge, ResolvedCorpus
from tests.graph.corpora import FIRST, niger


def shown(corpus: ResolvedCorpus, name: str) -> str:
    """The whole explanation as text."""
    return "\n".join(str(line) for line in explain(corpus, name))


def event_id(label: str) -> str:
    """The id of the event of that label."""
    return next(one.id for one in niger().events if one.label == label)


def test_an_event_is_shown_with_sentence_offsets_speaker_and_rule() -> None:
    """Everything that the reader needs to judge an event stands together."""
    name = event_id("ECOWAS threatens to intervene in Niger")
    assert shown(niger(), name) == (
        f"event {name}\n"
        "ECOWAS threatens to intervene in Niger\n"
        "  action     THREATEN (violence): intervene\n"
        "  actor      ECOWAS  [ecowas]\n"
        "  target     Niger  [country/NER]\n"
        "  date       2023-08-18 (day, taken from the publication date)\n"
        "  fact       no: possible; hypothetical; future; "
        "on condition: unless Bazoum was freed\n"
        "  told       1 time, 1 independent source\n"
        "\n"
        "  Bloc warns Niamey\n"
        "  Gulf Wire, 2023-08-18, ab12ab12ab12ab12.txt\n"
        "    ECOWAS said it would intervene in Niger unless Bazoum was freed.\n"
        "    characters 0-64 of document ab12ab12ab12ab12\n"
        "    said by ECOWAS (said)\n"
        "    read right with a probability of 1.00\n"
        "    rule active clause"
    )


def test_the_slots_of_an_event_are_marked_in_its_sentence() -> None:
    """Marks give actor, action and target as stretches of the line."""
    lines = explain(niger(), event_id("France withdraws troops from Niger"))
    (line,) = [one for one in lines if one.marks]
    assert [line.text[a:b] for a, b in line.marks] == ["France", "withdrew", "Niger"]


def test_the_beginning_of_an_id_is_enough_when_it_is_one() -> None:
    """Ids can be shortened as in other tools, and IRIs can be pasted."""
    name = event_id("Mali plans to aid Niger")
    assert shown(niger(), name[:8]) == shown(niger(), name)
    assert shown(niger(), f"https://kg.example/id/event/{name}") == shown(niger(), name)
    assert shown(niger(), f"<https://kg.example/id/event/{name}>") == shown(niger(), name)


@pytest.mark.parametrize("name", ["ECOWAS->Niger", "ecowas -> country/NER", "ecowas->niger"])
def test_an_edge_is_explained_by_its_facts_and_lists_what_is_not_fact(name: str) -> None:
    """Parties may be given by id or label; the threat makes no edge and is said not to."""
    text = shown(niger(), name)
    assert text.startswith("ECOWAS -> Niger\n1 event told as fact makes this edge\n")
    assert "ECOWAS imposed sanctions on Niger on 30 July 2023." in text
    assert "1 event between them is not told as fact:" in text
    assert "ECOWAS threatens to intervene in Niger (possible; hypothetical; future;" in text


def test_where_there_is_no_fact_there_is_no_edge() -> None:
    """A plan alone ties nobody to anybody."""
    assert "No event between them is told as fact" in shown(niger(), "Mali->Niger")


def test_an_entity_is_shown_with_the_reasons_for_its_merges() -> None:
    """Each merge has its reason and strength, doubtful pairs are named."""
    corpus = replace(
        niger(),
        merges=(Merge("ecowas", FIRST.id, 0, "the bloc", "gazetteer", 1.0),),
        doubtful=(DoubtfulPair("ecowas", "uemoa", "shared word", 0.4),),
    )
    text = shown(corpus, "Economic Community of West African States")
    assert "  type       Organization\n" in text
    assert "    the bloc in ab12ab12ab12ab12.txt: gazetteer (1.00)\n" in text
    assert "perhaps the same as uemoa: shared word (0.40)" in text


def test_an_unknown_name_says_what_can_be_given() -> None:
    """Nothing of that name: the message tells where names are found."""
    with pytest.raises(QueryError, match=r"Nothing in the graph is called Atlantis\..*events\.csv"):
        explain(niger(), "Atlantis")


def test_a_name_of_several_asks_for_an_id() -> None:
    """Two entities of one label are told apart by their ids."""
    corpus = niger()
    twin = replace(corpus.entities[0], id="bazoum-2")
    with pytest.raises(QueryError, match="Give one of: bazoum, bazoum-2"):
        explain(replace(corpus, entities=(*corpus.entities, twin)), "Bazoum")
