"""The place of the event itself, among the places a sentence names."""

from __future__ import annotations

import pytest

from kg.extract.place import place_of

PLACES = [
    ("Rebels attacked a convoy in Mali.", "attacked", "Mali"),
    ("Rebels attacked a convoy near the city of Gao.", "attacked", "the city of Gao"),
    ("In Mali, rebels attacked a convoy.", "attacked", "Mali"),
    ("Speaking in Berlin, the minister condemned the strikes in Homs.", "strikes", "Homs"),
    ("Speaking in Berlin, the minister condemned the strikes in Homs.", "Speaking", "Berlin"),
    ("A bomb destroyed a market in Baghdad.", "destroyed", "Baghdad"),
    ("The army carried out strikes in Homs.", "strikes", "Homs"),
    ("Fighting broke out in Khartoum.", "broke", "Khartoum"),
    ("Hundreds of people rallied in Niamey and burned flags.", "burned", "Niamey"),
    ("Soldiers stormed the palace in Niamey, killing two guards.", "killing", "Niamey"),
    ("The rebels, who had trained in Libya, attacked a convoy.", "attacked", None),
    ("The rebels attacked a convoy in July.", "attacked", None),
    ("The rebels attacked a convoy in revenge.", "attacked", None),
    ("Talks held in Doha ended without a deal.", "Talks", "Doha"),
    ("Protesters marched through Lagos.", "marched", "Lagos"),
    ("Rebels entered Aleppo, where they burned a market.", "burned", "Aleppo"),
    ("The army captured the town in mid-July.", "captured", None),
    ("The Kabul attack killed ten people.", "attack", "Kabul"),
    ("The US plan failed.", "plan", None),
    ("A bomb exploded in front of the bank.", "exploded", "the bank"),
    ("He died in office.", "died", None),
    ("Attacks were carried out in Lima.", "carried", "Lima"),
    ("Rebels killed two men in the locality of Gao.", "killed", "the locality of Gao"),
    ("A bomb wrecked a mill located near Lagos.", "wrecked", "Lagos"),
    ("Two men were killed in an attack on a bridge near Gao.", "killed", "Gao"),
    ("Two men were killed in fighting in Lagos.", "killed", "Lagos"),
    ("Police searched the streets of Lagos.", "searched", "Lagos"),
    ("A mob stormed the embassy of Iran.", "stormed", None),
    ("The army withdrew from Gao.", "withdrew", None),
    ("The minister said in Paris that rebels had attacked the village.", "attacked", None),
]


@pytest.mark.parametrize(("text", "trigger", "place"), PLACES)
def test_place_of_the_event(read, text: str, trigger: str, place: str | None) -> None:
    """The place hangs on the event, on its object, or on the clause whose place it shares."""
    doc, _ = read(text)
    token = next(t for t in doc if t.text == trigger)
    parties = [k for k in token.children if k.dep_ in {"nsubj", "obj", "nsubj:pass"}]
    found = place_of(token, parties, doc)
    assert (str(found) if found is not None else None) == place


def test_a_party_is_no_place(read) -> None:
    """What already is the event's actor or target is not its place, unless *in* says so."""
    doc, _ = read("Rebels marched through Gao and burned a market in Mali.")
    gao, mali = (next(t for t in doc if t.text == name) for name in ("Gao", "Mali"))
    marched, burned = (next(t for t in doc if t.text == name) for name in ("marched", "burned"))
    assert place_of(marched, [gao], doc) is None
    assert str(place_of(burned, [mali], doc)) == "Mali"
