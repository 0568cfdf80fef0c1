"""Which kind of act a predicate tells of, read off real analyses of short texts."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.extract.coding import (
    code,
    event_noun,
    is_figurative,
    is_reporting_only,
    light_verb,
    phase,
    read_predicate,
    reciprocal,
)
from kg.extract.coding._nouns import EventNoun
from kg.extract.coding._words import verb_name
from kg.extract.lexicon import classes, load, senses, verb_codes
from kg.model import Modality
from kg.plover import EVENTS

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "coding.toml").read_text(encoding="utf-8")
)
TABLE = [
    pytest.param(text, word, expected, id=f"{group}: {text}")
    for group, table in CASES.items()
    for text, word, expected in table["cases"]
]

Analyse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def analysed(nlp: Language) -> Analyse:
    """Analyse every text of the table in one go, others when asked."""
    texts = [case.values[0] for case in TABLE]
    docs = dict(zip(texts, nlp.pipe(texts), strict=True))

    def analyse(text: str) -> Doc:
        return docs.get(text) or nlp(text)

    return analyse


def _token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(("text", "word", "expected"), TABLE)
def test_a_predicate_is_coded_by_its_sense_and_arguments(
    text: str, word: str, expected: str, analysed: Analyse
) -> None:
    """The word and what stands around it decide the code and the mode."""
    found = code(read_predicate(_token(analysed(text), word)))
    assert "/".join(filter(None, (found.code, found.mode))) == expected, found.rule


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The bloc will invade the island.", "invade", "THREATEN/violence"),
        ("The army would arrest the strikers.", "arrest", "THREATEN/arrest"),
        ("Sweden will send medicine.", "send", "AGREE"),
        ("Sweden will not send medicine.", "send", "REJECT/assist"),
        ("The militia will not release the hostages.", "release", "REJECT/yield"),
        ("The militia did not release the hostages.", "release", "RETREAT/release"),
        ("If the bloc attacks the island, prices rise.", "attacks", "ASSAULT"),
    ],
)
def test_intention_and_refusal_change_the_code(
    text: str, word: str, expected: str, nlp: Language
) -> None:
    """An announced attack is a threat, announced help a promise, a refused release a refusal."""
    found = code(read_predicate(_token(nlp(text), word)))
    assert "/".join(filter(None, (found.code, found.mode))) == expected, found.rule


def test_a_refusal_says_that_the_code_already_tells_the_negation(nlp: Language) -> None:
    """Whoever keeps polarity apart must not negate twice."""
    refused = code(read_predicate(_token(nlp("Sweden will not send medicine."), "send")))
    plain = code(read_predicate(_token(nlp("Sweden sent medicine."), "sent")))
    assert refused.negation_told
    assert not plain.negation_told


def test_a_modality_given_by_the_caller_overrides_the_auxiliaries(nlp: Language) -> None:
    """The factuality of the whole sentence knows more than the verb's own auxiliaries."""
    predicate = read_predicate(_token(nlp("The bloc will invade the island."), "invade"))
    assert code(predicate.under(Modality.ASSERTED)).code == "ASSAULT"


@pytest.mark.parametrize(
    ("verb", "noun", "preposition", "lemma", "expected"),
    [
        ("impose", "sanction", None, "impose sanction", "SANCTION/discontinue"),
        ("place", "arrest", "under", "place under arrest", "COERCE/arrest"),
        ("hold", "talk", None, "hold talk", "CONSULT"),
        ("seize", "power", None, "seize power", "COUP"),
        ("take", "control", None, "take control", "COERCE/seize"),
        ("open", "fire", None, "open fire", "ASSAULT/firearms"),
        ("pay", "visit", None, "pay visit", "CONSULT/visit"),
    ],
)
def test_a_light_verb_and_its_noun_are_one_act(
    verb: str, noun: str, preposition: str | None, lemma: str, expected: str
) -> None:
    """Verb and noun together have one lemma and one code."""
    found = light_verb(verb, noun, preposition)
    assert found is not None
    assert found.lemma == lemma
    assert "/".join(filter(None, (found.code, found.mode))) == expected


@pytest.mark.parametrize(
    ("verb", "noun", "preposition"),
    [
        ("condemn", "attack", None),
        ("see", "house", None),
        ("place", "arrest", "after"),
        ("sell", "sanction", None),
    ],
)
def test_a_verb_with_a_meaning_of_its_own_is_not_light(
    verb: str, noun: str, preposition: str | None
) -> None:
    """*Condemn an attack* tells of a condemnation, not of the attack."""
    assert light_verb(verb, noun, preposition) is None


@pytest.mark.parametrize(
    ("lemma", "code_", "of", "preposition"),
    [
        ("killing", "ASSAULT", "target", "of"),
        ("withdrawal", "RETREAT", "either", "from"),
        ("sanction", "SANCTION", "actor", "against"),
        ("talk", "CONSULT", "actor", "with"),
        ("hunger strike", "PROTEST", "actor", "against"),
    ],
)
def test_an_event_noun_says_where_its_parties_stand(
    lemma: str, code_: str, of: str, preposition: str
) -> None:
    """*The killing of X* has X as target, *the withdrawal of X* may have X as actor."""
    found = event_noun(lemma)
    assert isinstance(found, EventNoun)
    assert (found.code, found.of) == (code_, of)
    assert preposition in found.target_preps


def test_a_noun_that_names_no_event_is_none() -> None:
    """Things are not events."""
    assert event_noun("table") is None
    assert event_noun("minister") is None


@pytest.mark.parametrize(
    ("verb", "noun", "expected"),
    [
        ("meet", None, True),
        ("clash", None, True),
        ("sign", "pact", True),
        ("hold", "talk", True),
        ("sign", "bill", False),
        ("attack", None, False),
    ],
)
def test_acts_done_to_each_other_are_known(verb: str, noun: str | None, expected: bool) -> None:
    """Meeting, clashing and signing pacts take two equal sides."""
    assert reciprocal(verb, noun) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The minister said that prices had fallen.", "said", True),
        ("The minister added that prices had fallen.", "added", True),
        ("She believes that it rained.", "believes", True),
        ("The village lies on a hill.", "lies", True),
        ("The minister said the rebels must disarm.", "said", False),
        ("The minister accused the rebels.", "accused", False),
        ("The island stands with the strikers.", "stands", False),
    ],
)
def test_bare_reporting_and_states_are_no_acts(
    text: str, word: str, expected: bool, nlp: Language
) -> None:
    """To say is no event, to demand or to side with somebody is one."""
    assert is_reporting_only(read_predicate(_token(nlp(text), word))) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The World Cup clash ended in a draw.", "clash", True),
        ("Ghana beat Togo in the final of the tournament.", "beat", True),
        ("Fans clashed with police after the final.", "clashed", False),
        ("Rebels clashed with soldiers near the border.", "clashed", False),
        ("The ministers met in Paris.", "met", False),
    ],
)
def test_games_are_told_from_fights(text: str, word: str, expected: bool, nlp: Language) -> None:
    """The arguments decide, and signs of real violence outweigh the occasion."""
    assert is_figurative(read_predicate(_token(nlp(text), word))) is expected


def test_phase_verbs_are_known() -> None:
    """Begin and try lead on, end and halt break off, plan looks ahead."""
    assert [phase(v) for v in ("begin", "halt", "plan", "attack")] == ["on", "off", "plan", None]


def test_every_code_in_the_lexicons_is_one_of_the_action_concepts() -> None:
    """No lexicon invents a code or a mode."""

    def known(event: str, mode: str | None) -> bool:
        return event in EVENTS and (mode is None or bool(EVENTS[event].mode(mode)))

    assert all(known(*c) for c in verb_codes().values())
    for group in load("event_nouns")["nouns"]:
        assert known(group["code"], group.get("mode"))
    for kind in ("verb", "noun"):
        for rules in senses(kind).values():
            assert all(known(*rule.code) for rule in rules if rule.verdict[0] not in "=~")
    for table, pairs in load("compose").items():
        if table != "content":
            for value in pairs.values():
                event, _, mode = value.partition("/")
                assert known(event, mode or None)


def test_no_word_is_listed_under_two_codes() -> None:
    """The default of a verb or noun does not depend on the order of the file."""
    verbs = [w for modes in load("verbs").values() for text in modes.values() for w in text.split()]
    nouns = [w.partition(":")[0] for g in load("event_nouns")["nouns"] for w in g["nouns"].split()]
    assert sorted(verbs) == sorted(set(verbs))
    assert sorted(nouns) == sorted(set(nouns))


def test_every_class_named_in_a_sense_exists() -> None:
    """A misspelt class would silently never match."""
    named = {
        atom.lstrip("!")[1:]
        for words in load("senses").values()
        for rules in words.values()
        for rule in rules
        for text in rule.values()
        for atom in text.split()
        if atom.lstrip("!").startswith("@")
    }
    unknown = {n for n in named if n.partition("/")[0] not in {*EVENTS, "CODE"}} - set(classes())
    assert unknown == set()


def test_the_lexicons_are_wide() -> None:
    """Most verbs and nouns of political news have a considered code."""
    assert sum(code_[0] != "OTHER" for code_ in verb_codes().values()) >= 900
    nouns = [
        w for g in load("event_nouns")["nouns"] if g["code"] != "OTHER" for w in g["nouns"].split()
    ]
    assert len(nouns) >= 350


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The clerk switched off the lamp.", "switched", "switch off"),
        ("They called the meeting off.", "called", "call off"),
        ("Troops pulled out of the town.", "pulled", "pull out"),
        ("The plan fell apart.", "fell", "fall apart"),
        ("The team bounced back.", "bounced", "bounce back"),
        ("She lived in Rome.", "lived", "live"),
        ("He walked over the bridge.", "walked", "walk"),
    ],
)
def test_a_verb_keeps_its_particle(text: str, verb: str, expected: str, nlp: Language) -> None:
    """Particles belong to the verb; prepositions do not."""
    predicate = read_predicate(_token(nlp(text), verb))
    assert verb_name(predicate.tree, predicate.i) == expected
