"""Who says what: constructions of attribution as tables of text → source | cue | content."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.reports.attribution import find_attributions, outer_of, speakers_of
from kg.extract.reports.reporting import lexicon, verb_classes

INDIRECT = [
    ("The army said that rebels had fled.", "The army | said | rebels had fled"),
    ("The army said rebels had fled.", "The army | said | rebels had fled"),
    ("Rebels have fled, the army said.", "the army | said | Rebels have fled"),
    ("Rebels have fled, said a spokesman.", "a spokesman | said | Rebels have fled"),
    ("The rebels, the army said, have fled.", "the army | said | The rebels … have fled"),
    ("Officials announced that the border would reopen.",
     "Officials | announced | the border would reopen"),
    ("The minister denied that troops had fled.", "The minister | denied | troops had fled"),
    ("According to the army, rebels have fled.", "the army | According to | rebels have fled"),
    ("Rebels have fled, according to the army.", "the army | according to | Rebels have fled"),
    ("It was reported that rebels had fled.", "- | was reported | rebels had fled"),
    ("Reports that rebels had fled were wrong.", "- | Reports | rebels had fled"),
    ("The court fined the minister for saying that rebels had fled.",
     "the minister | saying | rebels had fled"),
    ("The general is alleged to have fled.",
     "- | is alleged | The general … to have fled"),
    ("The rebels reportedly fled.", "- | reportedly | The rebels … fled"),
    ("The minister, who said rebels had fled, resigned.",
     "The minister | said | rebels had fled"),
    ("The general declined to say whether rebels had fled.",
     "The general | say | whether rebels had fled"),
    ("The army released a statement saying rebels had fled.",
     "a statement | saying | rebels had fled"),
    ("The bloc demanded the release of the president.",
     "The bloc | demanded | the release of the president"),
    ("The bloc called for the release of the president.",
     "The bloc | called | for the release of the president"),
    ("The president accused Mali of helping the rebels.",
     "The president | accused | of helping the rebels"),
    ("The envoy described the talks as a failure.",
     "The envoy | described | the talks as a failure"),
    ("The minister is confident that the truce will hold.",
     "The minister | confident | the truce will hold"),
    ("Protesters were angry that the police had fled.",
     "Protesters | angry | the police had fled"),
    ("Though the vote was smooth, he said, replacing the mayor would be harder.",
     "he | said | Though the vote was smooth … replacing the mayor would be harder"),
    ("The envoy called the vote a farce.", "The envoy | called | the vote a farce"),
    ("The decision was criticised by the union.", "the union | was criticised | The decision"),
    ("He repeated his claim that the vote was stolen.", "his | claim | the vote was stolen"),
]  # fmt: skip

DIRECT = [
    ("“We will leave,” the general said.", "the general | said | “We will leave,”"),
    ("The mayor defended it by arguing: “We will leave.”",
     "The mayor | arguing | “We will leave.”"),
    ("The general said: “We will leave.”", "The general | said | “We will leave.”"),
    ("“We,” the general said, “will leave.”", "the general | said | “We,” … “will leave.”"),
    ('"We will leave," said General Traoré.', 'General Traoré | said | "We will leave,"'),
    ("“We will leave,” he said. “We have no choice.”",
     "he | said | “We will leave,” … “We have no choice.”"),
    ("“We will leave,” the general thundered.", "the general | thundered | “We will leave,”"),
    ("The general shrugged: “We will leave.”", "The general | shrugged | “We will leave.”"),
]  # fmt: skip


def _show(found) -> list[str]:
    return [
        f"{a.speaker or '-'} | {a.cue} | {' … '.join(str(c) for c in a.content)}" for a in found
    ]


@pytest.mark.parametrize(("text", "expected"), INDIRECT, ids=[c[0] for c in INDIRECT])
def test_indirect_speech(read, text: str, expected: str) -> None:
    """Reported speech is found in each construction, with its source and its bounds."""
    doc, document = read(text)
    found = find_attributions(doc, document)
    assert expected in _show(found)
    assert not any(a.direct for a in found)


@pytest.mark.parametrize(("text", "expected"), DIRECT, ids=[c[0] for c in DIRECT])
def test_direct_speech(read, text: str, expected: str) -> None:
    """Quotations are content, whatever verb introduces them, and may go on after it."""
    doc, document = read(text)
    found = find_attributions(doc, document)
    assert _show(found) == [expected]
    assert found[0].direct


def test_quotation_runs_over_paragraphs(read) -> None:
    """A quotation that the next paragraph reopens belongs to the same speaker."""
    text = (
        "The general spoke on television.\n\n"
        "“We will leave the capital,” he said. “The order has been given.\n\n"
        "“Nobody will stop us from doing so.”\n\nThe crowd cheered."
    )
    doc, document = read(text)
    (found,) = [a for a in find_attributions(doc, document) if a.direct]
    assert str(found.speaker) == "he"
    told = " ".join(str(c) for c in found.content)
    assert "order has been given" in told
    assert "Nobody will stop us" in told
    assert "cheered" not in told


LETTER = """The mayor wrote in a letter:

"The bridge collapsed in March. A firm named “Arka” built it.

“Where are they?” a farmer asked. The soldiers burned his barn.

The bank seized the mill."

Police arrested the mayor."""


def test_quotations_inside_a_quotation_of_paragraphs(read) -> None:
    """Between straight marks curly ones quote inside it; only a straight mark closes it."""
    doc, document = read(LETTER)
    attributions = find_attributions(doc, document)
    told = {
        t.text: [s.slot.text for s in speakers_of(t, attributions) if s.slot][:1]
        for t in doc
        if t.text in {"collapsed", "built", "burned", "seized", "arrested"}
    }
    mayor = ["The mayor"]
    assert told == {
        "collapsed": mayor,
        "built": mayor,
        "burned": mayor,
        "seized": mayor,
        "arrested": [],
    }


def test_a_mark_that_nothing_opens_closes_nothing(read) -> None:
    """A mark of inches in a later paragraph does not make a quotation of what stands between."""
    doc, document = read('He said: "They fled.\n\nThey shot a man.\n\nThe pole is 6 feet 3" tall.')
    attributions = find_attributions(doc, document)
    shot = next(t for t in doc if t.text == "shot")
    assert speakers_of(shot, attributions) == ()


def test_colon_in_a_headline(read) -> None:
    """In a title, a name before or after a colon is the source of the rest."""
    doc, document = read("Pentagon: troops moved to Agadez", title=True)
    assert _show(find_attributions(doc, document)) == ["Pentagon | : | troops moved to Agadez"]


def test_turns_of_an_interview(read) -> None:
    """A name in capitals that opens a paragraph says the whole paragraph."""
    text = "TRAORE: We will leave. The order has been given.\n\nHOST: Nobody believes that."
    doc, document = read(text)
    turns = [a for a in find_attributions(doc, document) if str(a.cue) == ":"]
    assert [str(a.speaker) for a in turns] == ["TRAORE", "HOST"]
    assert "order has been given" in " ".join(str(c) for c in turns[0].content)


def test_an_interview_without_names(read) -> None:
    """Questions and answers are somebody's words, though nobody is named."""
    doc, document = read("Q: Who burned it?\n\nA: The rebels burned it.\n\nThat was all.")
    attributions = find_attributions(doc, document)
    assert [(a.speaker, a.direct) for a in attributions] == [(None, True), (None, True)]
    last = next(t for t in doc if t.text == "That")
    assert speakers_of(last, attributions[:1]) == ()


def test_a_turn_goes_on_to_the_next_name(read) -> None:
    """Paragraphs without a name belong to who spoke before."""
    doc, document = read("ADA: They fled.\n\nThey burned the town.\n\nBOB: I saw it.")
    token = next(t for t in doc if t.text == "burned")
    (speaker,) = speakers_of(token, find_attributions(doc, document))
    assert speaker.slot is not None
    assert speaker.slot.text == "ADA"


def test_a_paragraph_introduced_by_a_colon(read) -> None:
    """A paragraph set off after *she added:* is hers, marks or no marks."""
    doc, document = read("The mayor added:\n\nRebels burned the town.\n\nThe army left.")
    attributions = find_attributions(doc, document)
    burned, left = (next(t for t in doc if t.text == w) for w in ("burned", "left"))
    assert [s.slot.text for s in speakers_of(burned, attributions) if s.slot] == ["The mayor"]
    assert speakers_of(left, attributions) == ()


def test_a_quotation_taken_up_again_without_being_closed(read) -> None:
    """A straight mark before a word opens, so that the text behind the quotation stays plain."""
    doc, document = read('He said: "They fled. "They burned it." Soldiers shot a man.')
    attributions = find_attributions(doc, document)
    burned, shot = (next(t for t in doc if t.text == w) for w in ("burned", "shot"))
    assert len(speakers_of(burned, attributions)) == 1
    assert speakers_of(shot, attributions) == ()


def test_own_words_in_a_quotation_name_no_new_source(read) -> None:
    """*I think* inside the general's words is the general, told once."""
    doc, document = read("“I think the rebels have fled,” the general said.")
    found = find_attributions(doc, document)
    assert [str(a.speaker) for a in found] == ["the general"]


def test_speakers_are_given_outermost_first(read) -> None:
    """A report within a report keeps both sources in order."""
    doc, document = read("The agency reported that the army had said that rebels had fled.")
    attributions = find_attributions(doc, document)
    token = next(t for t in doc if t.text == "fled")
    names = [s.slot.text if s.slot else None for s in speakers_of(token, attributions)]
    assert names == ["The agency", "the army"]
    inner = next(a for a in attributions if str(a.speaker) == "the army")
    outer = outer_of(inner, attributions)
    assert outer is not None
    assert str(outer.speaker) == "The agency"


def test_the_cue_is_not_inside_its_own_content(read) -> None:
    """Saying is told by the document, what is said by the speaker."""
    doc, document = read("The army said rebels had fled.")
    attributions = find_attributions(doc, document)
    assert speakers_of(doc[2], attributions) == ()
    assert len(speakers_of(doc[5], attributions)) == 1


def test_wishes_lend_no_voice(read) -> None:
    """Who wants something does not say that it happens."""
    doc, document = read("The union wants the government to resign.")
    token = next(t for t in doc if t.text == "resign")
    attributions = find_attributions(doc, document)
    assert [a.kind for a in attributions] == ["want"]
    assert speakers_of(token, attributions) == ()


def test_anonymous_source_has_no_slot(read) -> None:
    """*reportedly* is told by somebody whom the text does not name."""
    doc, document = read("The rebels reportedly fled.")
    (speaker,) = speakers_of(doc[3], find_attributions(doc, document))
    assert speaker.slot is None
    assert speaker.cue == "reportedly"


@pytest.mark.parametrize(
    "text", ["The rebels fled, it was claimed.", "The rebels, it is believed, fled in May."]
)
def test_an_impersonal_aside_tells_its_sentence(read, text: str) -> None:
    """*…, it was claimed*: somebody says so whom the text does not name, and it is no party."""
    doc, document = read(text)
    token = next(t for t in doc if t.text == "fled")
    (speaker,) = speakers_of(token, find_attributions(doc, document))
    assert speaker.slot is None
    assert [e.action.verb for e in extract(doc, document).events] == ["flee"]


def test_a_claim_made_behind_what_it_says(read) -> None:
    """*The claim that … was made by a clerk*: the noun alone is the cue, far from its verb."""
    doc, document = read("The claim that he sold the bridge to a firm abroad was made by a clerk.")
    (found,) = find_attributions(doc, document)
    assert (found.cue.text, found.speaker.text) == ("claim", "a clerk")


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fled to the hills.",
        "The attack claimed the lives of ten soldiers.",
        "The president asked nothing.",
        "The so-called “green zone” was shelled.",
    ],
)
def test_no_attribution(read, text: str) -> None:
    """Plain statements have no source."""
    doc, document = read(text)
    assert find_attributions(doc, document) == []


def test_lexicon_is_consistent() -> None:
    """Every preposition list names known constructions and every word has a class."""
    words = lexicon()
    assert words.verbs["say"][0].voice
    assert verb_classes("deny")[0] == "deny"
    assert words.lemma("unknown", "told") == "tell"
    assert words.lemma("unknown", "announced") == "announce"
