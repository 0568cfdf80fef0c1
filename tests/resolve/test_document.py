"""Within a document: text → what each mention stands for, read with the shipped pipeline."""

from __future__ import annotations

import pytest

from kg.model import EntityType, MentionKind, Reading

from .conftest import Read

CASES = [
    # short names, titles, pronouns
    (
        "President William Ruto met lawmakers in Nairobi. Ruto said he would sign the law.",
        {"Ruto": "William Ruto", "he": "William Ruto"},
    ),
    (
        "Amina Bello, a farmer near Kano, lost her field. She wants help.",
        {"her": "Amina Bello", "She": "Amina Bello"},
    ),
    # abbreviations in brackets
    (
        "The Union of Lake Fishermen (ULF) called a strike. The ULF wants lower taxes.",
        {"ULF": "Union of Lake Fishermen"},
    ),
    # initials without brackets, and another body's elsewhere
    (
        "The Rural Students Front seized a bank. On Friday the RSF left it.",
        {"RSF": "Rural Students Front"},
    ),
    # what a place is, and its name
    (
        "Shells hit the northern town of Kherson. The village of Baghouz was spared.",
        {"town": "Kherson", "village": "Baghouz"},
    ),
    # whose fighters they are, though of no country
    (
        "Fighters of Islamic State fled. Islamic State militants stormed a prison.",
        {"Islamic State militants": "Islamic State"},
    ),
    # what a possessed group belongs to
    (
        "The government of Senegal denied that its forces had fired.",
        {"its forces": "Senegal (military)"},
    ),
    # a town as the text writes it
    ("Shells fell on Hasaka in Syria.", {"Hasaka": "Hasaka"}),
    # a seat of power as a building
    ("Joe Biden met union leaders at the White House.", {"White House": "White House"}),
    # one country by many names
    (
        "The United States sent aid. Washington also froze loans, and the U.S. warned Iran.",
        {"Washington": "United States", "U.S.": "United States"},
    ),
    # a capital as a place
    ("French ministers rejected the plan in Paris.", {"Paris": "Paris"}),
    ("Paris rejected the plan on Monday.", {"Paris": "France"}),
    # groups of a country
    (
        "American troops left the base. U.S. forces had trained there.",
        {"American troops": "United States (military)", "U.S. forces": "United States (military)"},
    ),
    ("The Kremlin denied the report.", {"Kremlin": "Russia (government)"}),
    (
        "The Biden administration suspended aid to Chad.",
        {"administration": "United States (government)"},
    ),
    # descriptions
    (
        "Kenya expelled the envoy. The country accuses him of spying.",
        {"The country": "Kenya"},
    ),
    (
        "ECOWAS met in Abuja. The bloc imposed sanctions, and its chiefs drew up plans.",
        {"The bloc": "ECOWAS", "its": "ECOWAS"},
    ),
    # one who attacked, by another noun
    (
        "A gunman killed two shoppers in Lyon. The attacker fled on foot.",
        {"The attacker": "a gunman"},
    ),
    # what the headline says in short
    (
        "Gunman kills two at mosque in Kano\n\n"
        "A gunman killed two people at a crowded mosque in the Nigerian city of Kano on Friday.",
        {"Gunman": "a gunman", "mosque": "a crowded mosque"},
    ),
    # whose and of what it is
    (
        "Amina Bello won. Her lawyers lauded members of the electoral board.",
        {"Her lawyers": "Amina Bello's lawyers", "members": "members of the electoral board"},
    ),
    # who tells of themselves, who gave cause for an arrest
    (
        "Some 70 people fled. The Kano Liberation Army, hit by air strikes, said they took a town.",
        {"they": "Kano Liberation Army"},
    ),
    (
        "Police detained four demonstrators after they threw eggs at the minister.",
        {"they": "four demonstrators"},
    ),
    # who stands right before *who*; what an apposition says of the event
    (
        "Omar Sy endorsed the former mayor, a blow to Fatou Sall, who had hired him.",
        {"who": "Fatou Sall", "blow": "a blow"},
    ),
    # members of a party by its name
    ("Democrats and Republicans voted on the bill.", {"Democrats": "Democratic Party"}),
    # a capital is not its namesake elsewhere
    ("The United States joined the talks in Paris.", {"Paris": "Paris"}),
    # a title with an abbreviation of this text
    (
        "The Rapid Support Forces (RSF) hold Darfur. RSF fighters shelled a market.",
        {"RSF fighters": "Rapid Support Forces"},
    ),
    # fighters of a body of no country
    ("Fighters of Islamic State fled the town.", {"Fighters of Islamic State": "Islamic State"}),
    # an army in a text about its country
    (
        "Sudan is at war. France called for a truce in Sudan. The Army refused.",
        {"Army": "Sudan (military)"},
    ),
    # relative pronouns
    ("Moussa Diallo, who leads the union, resigned.", {"who": "Moussa Diallo"}),
    # reflexive and stressed pronouns
    (
        "Guards seized the father of a singer. Moussa Diallo, himself a singer, resigned.",
        {"himself": "Moussa Diallo"},
    ),
    ("Amina Bello saw Fatou Sall and declared herself the winner.", {"herself": "Amina Bello"}),
    # what a pronoun possesses
    (
        "Ghana opened the border. Its army withdrew.",
        {"Its army": "Ghana (military)"},
    ),
    # an epithet takes up who acted in the sentence before
    (
        "Amina Bello defended her record on Monday. The economist said she had kept her word.",
        {"The economist": "Amina Bello"},
    ),
    # general nouns for bodies
    (
        "Hamas fired rockets at Israel. The group said it had captured soldiers.",
        {"The group": "Hamas", "it": "Hamas"},
    ),
    (
        "M23 captured Bunagana. The rebels said they would go on.",
        {"The rebels": "M23"},
    ),
    # whose a group is
    (
        "Taliban fighters entered Kabul on Sunday.",
        {"Taliban fighters": "Taliban"},
    ),
    (
        "Chicago police arrested ten men in a raid on Monday.",
        {"Chicago police": "Chicago (police)"},
    ),
    (
        "Kenyan police shot at protesters. William Ruto said his government would not yield.",
        {"his government": "Kenya (government)"},
    ),
    # an ambassador is known by where he is sent
    (
        "Mali's junta said on Friday that it had expelled the French ambassador.",
        {"the French ambassador": "France (ambassador to Mali)"},
    ),
    # an abbreviation means what the text says it means
    (
        "The Rapid Support Forces (RSF) took the palace in Khartoum. The RSF denied looting.",
        {"RSF": "Rapid Support Forces"},
    ),
    # a bare institution is that of the country the text is about
    (
        "The United States froze the funds. Congress had asked for it, and the Senate agreed.",
        {"Congress": "U.S. Congress", "Senate": "U.S. Senate"},
    ),
    # the nations of a kingdom are places of their own
    ("Scotland wants another vote.", {"Scotland": "Scotland"}),
    # a pronoun before its noun
    (
        "Before he left Helsinki, Boris Johnson signed a pact.",
        {"he": "Boris Johnson"},
    ),
    # whom a minister speaks for
    (
        'Mali expelled an envoy. "We will not be lectured," Foreign Minister Abdoulaye Diop '
        "of Mali said.",
        {"We": "Mali"},
    ),
    # first person in a quotation
    (
        '"I will not resign," Moussa Diallo said.',
        {"I": "Moussa Diallo"},
    ),
    # a title written short, and what it is called in full
    (
        "Gov. Tom Halvorsen spoke in Ohio. The governor promised lower taxes.",
        {"The governor": "Tom Halvorsen"},
    ),
    # whom an apposition names is as much the subject as what it explains
    (
        "Samuel Odera lost the vote and urged supporters of Samuel Odera to stay calm. The "
        "commission's chairman, Isaac Hassan, welcomed the ruling. He denied bias.",
        {"He": "Isaac Hassan"},
    ),
    # a country by what it was, and another that it acts upon
    (
        "Mali refused as former colonial ruler France suspended aid to the country.",
        {"former colonial ruler France": "France", "the country": "Mali"},
    ),
    # one of several people
    (
        "Some donors have grown nervous. One of them, who feared for his job, said he had warned "
        "the chairman.",
        {"he": "one of them"},
    ),
    # who goes on speaking
    (
        "The chancellor's spokesman said she had informed President Pedro Alonso. The talks "
        "could be held later, he added.",
        {"he": "the chancellor's spokesman"},
    ),
    # people somebody has are no sum of those named before
    (
        "Anna Kovac met John Marsh. Two men shot her two sons.",
        {"her two sons": "Anna Kovac's two sons"},
    ),
]


def _label(reading: Reading, words: str) -> str:
    found = [m for m in reading.mentions if m.text == words or m.text.endswith(f" {words}")]
    found = found or [m for m in reading.mentions if words in m.text.split()]
    assert found, f"no mention {words!r} among {[m.text for m in reading.mentions]}"
    return reading.entities[found[-1].entity].label


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mentions_resolve(read: Read, text: str, expected: dict[str, str]) -> None:
    """Each mention stands for the thing a reader would say."""
    reading = read(text)
    assert {words: _label(reading, words) for words in expected} == expected


def test_every_slot_has_a_mention_with_its_offsets(read: Read) -> None:
    """Whatever fills a role can be followed to an entity."""
    reading = read(
        "Mali and Burkina Faso said on Monday that they would defend Niger. The French ambassador "
        "left, and 1,500 soldiers were told to follow him. It was not clear who gave the order."
    )
    offsets = {(m.start, m.end) for m in reading.mentions}
    slots = [s for e in reading.events for s in (e.actor, e.target, e.place) if s]
    slots += [s.slot for e in reading.events for s in e.speakers if s.slot]
    slots += [a.speaker.slot for a in reading.attributions if a.speaker.slot]
    slots += [s for r in reading.relations for s in (r.subject, r.object) if s]
    assert slots
    assert {(s.start, s.end) for s in slots} <= offsets


def test_mentions_quote_the_text_and_say_why(read: Read) -> None:
    """Offsets are true to the text, and every mention carries a reason."""
    reading = read("Chad's army chief resigned. He said the government had lied to him.")
    for mention in reading.mentions:
        assert reading.document.text[mention.start : mention.end] == mention.text
        assert mention.reason
        assert 0 <= mention.entity < len(reading.entities)


def test_a_plural_sums_up_its_members(read: Read) -> None:
    """*Both countries* are the two countries, one by one."""
    reading = read("Togo and Benin closed the road. Both countries blamed smugglers.")
    mention = next(m for m in reading.mentions if m.text == "Both countries")
    members = reading.entities[mention.entity].members
    assert {reading.entities[i].label for i in members} == {"Togo", "Benin"}


def test_one_kind_of_people_is_one_thing(read: Read) -> None:
    """A bare plural names one kind wherever the text says it; *people* is too vague for that."""
    reading = read("Voters queued in Accra. A storm drove voters away. People sang; people danced.")
    named = [m for m in reading.mentions if m.text.casefold() == "voters"]
    vague = [m for m in reading.mentions if m.text.casefold() == "people"]
    assert len(named) == len(vague) == 2
    assert len({m.entity for m in named}) == 1
    assert len({m.entity for m in vague}) == 2


def test_who_was_just_named_comes_before_those_spoken_of_long_ago(read: Read) -> None:
    """*He* is the person named as a subject just before, however often another was spoken of."""
    reading = read(
        "A bomber slipped past guards before he drew his gun in the mosque. Rescuers came late. "
        "Police closed the road. Prime Minister Omar Sy rushed to the town. He called for calm."
    )
    mention = next(m for m in reading.mentions if m.text == "He")
    assert reading.entities[mention.entity].label == "Omar Sy"


def test_coordinated_nations_are_told_apart(read: Read) -> None:
    """*Russian and Belarusian soldiers* are two groups."""
    reading = read("Russian and Belarusian soldiers crossed the river.")
    labels = {e.label for e in reading.entities}
    assert {"Russia (military)", "Belarus (military)"} <= labels


def test_an_unresolved_pronoun_is_a_thing_of_its_own(read: Read) -> None:
    """What nobody can resolve becomes no node that others merge with."""
    reading = read("They left early.")
    (mention,) = [m for m in reading.mentions if m.kind is MentionKind.PRONOUN]
    entity = reading.entities[mention.entity]
    assert (entity.type, entity.key, entity.names) == (EntityType.THING, None, ())


def test_reading_is_repeatable(read: Read) -> None:
    """The same text gives the same reading."""
    text = "Lagos police arrested ten men. They denied that they had robbed the bank."
    assert read(text) == read(text)


def test_two_sides_are_the_two_last_named(read: Read) -> None:
    """*The two sides* after two countries are these, one by one."""
    reading = read(
        "Saudi Arabia and Iran agreed to restore ties. The two sides will reopen embassies."
    )
    (mention,) = [m for m in reading.mentions if m.text == "The two sides"] or [None]
    assert mention is not None
    members = reading.entities[mention.entity].members
    assert {reading.entities[i].label for i in members} == {"Saudi Arabia", "Iran"}


def test_no_person_takes_another_persons_name(read: Read) -> None:
    """Whatever ties two descriptions together, two full names never share a cluster."""
    reading = read(
        "Heidi Okello joined her husband, Senator Paul Okello, and Moses Banda, a lawyer. "
        "The lawyer praised the senator. Paul Okello thanked Banda and Heidi Okello."
    )
    people = [e for e in reading.entities if e.type is EntityType.PERSON and e.names]
    full = [{n for n in e.names if " " in n} for e in people]
    assert all(len(names) <= 1 for names in full)


def test_party_labels_are_no_names(read: Read) -> None:
    """*(D-Va.)* after a senator names nobody."""
    reading = read("Sen. Tim Kaine (D-Va.) defended the plan. Rep. Ann Okello (R-Utah) did not.")
    names = {name for e in reading.entities for name in e.names}
    assert not any(name.startswith(("D-", "R-")) or name in {"D", "R"} for name in names)


TYPES = [
    ("Drones struck the depot near Kharkiv.", "Drones", EntityType.THING),
    ("The army shelled hospitals.", "hospitals", EntityType.FACILITY),
    ("The hospital said it was full.", "The hospital", EntityType.ORGANIZATION),
    ("Business groups sued the ministry.", "Business groups", EntityType.GROUP),
    ("Ethnic armed groups took the road.", "Ethnic armed groups", EntityType.GROUP),
    ("Truckers blocked the border.", "Truckers", EntityType.GROUP),
    ("The mayor spoke at a rally.", "a rally", EntityType.EVENT),
    ("A group of parents sued the school.", "A group of parents", EntityType.GROUP),
    ("Waves hit the rocks below the house.", "the rocks", EntityType.THING),
    ("Soldiers manned a checkpoint.", "a checkpoint", EntityType.FACILITY),
    ("Critics marched in Lagos.", "Critics", EntityType.GROUP),
]


@pytest.mark.parametrize(("text", "words", "kind"), TYPES)
def test_descriptions_have_a_type(read: Read, text: str, words: str, kind: EntityType) -> None:
    """What is unnamed is still a person, group, body, building, event or thing."""
    reading = read(text)
    found = {m.text: reading.entities[m.entity].type for m in reading.mentions}
    assert found[words] is kind


def test_a_month_is_no_town(read: Read) -> None:
    """Towns are called after months; *until March* speaks of the month."""
    reading = read("The bill keeps offices open until March. The unions agreed.")
    assert "March" not in {e.label for e in reading.entities}


def test_no_country_is_made_of_nothing(read: Read) -> None:
    """What a group without a country owns belongs to no country called None."""
    reading = read("The government fell. Its forces fled. Rebels said their troops had won.")
    assert not any("None" in e.label + (e.key or "") for e in reading.entities)
