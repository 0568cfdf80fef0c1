"""Events in words: *ECOWAS threatens to intervene in Niger*."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import EventMention, Modality, Polarity, Tense
from kg.resolve._lexicon import singular

_PREPOSITIONS = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "with",
        "within",
        "without",
    ]
)
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "all", "our", "my"})
_NEGATIVE = ("no ", "none", "nobody", "neither ", "nothing", "not ")
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}


def third_person(verb: str) -> str:
    """Return a verb (or verb phrase) in the third person singular present."""
    head, _, rest = verb.partition(" ")
    low = head.lower()
    if low in _IRREGULAR:
        head = _IRREGULAR[low]
    elif re.search(r"(s|x|z|ch|sh|o)$", low):
        head += "es"
    elif re.search(r"[^aeiou]y$", low):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head} {rest}".strip()


def participle(verb: str) -> str:
    """Return the past participle of a verb (or verb phrase), as far as rules go."""
    head, _, rest = verb.partition(" ")
    known = _PARTICIPLES.get(head.lower())
    if known:
        head = known
    elif head.endswith("e"):
        head += "d"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ied"
    elif re.search(r"^[^aeiou]*[aeiou][bdgmnprt]$", head):
        head += head[-1] + "ed"
    else:
        head += "ed"
    return f"{head} {rest}".strip()


_PARTICIPLES = dict(
    pair.split(":")
    for pair in [
        "be:been",
        "become:become",
        "begin:begun",
        "break:broken",
        "bring:brought",
        "build:built",
        "buy:bought",
        "catch:caught",
        "choose:chosen",
        "come:come",
        "cut:cut",
        "deal:dealt",
        "do:done",
        "draw:drawn",
        "drive:driven",
        "fall:fallen",
        "feel:felt",
        "fight:fought",
        "find:found",
        "fly:flown",
        "forget:forgotten",
        "free:freed",
        "get:got",
        "give:given",
        "go:gone",
        "hear:heard",
        "hide:hidden",
        "hit:hit",
        "hold:held",
        "hurt:hurt",
        "keep:kept",
        "know:known",
        "lay:laid",
        "lead:led",
        "leave:left",
        "let:let",
        "lose:lost",
        "make:made",
        "mean:meant",
        "meet:met",
        "pay:paid",
        "put:put",
        "read:read",
        "ride:ridden",
        "rise:risen",
        "run:run",
        "say:said",
        "see:seen",
        "seek:sought",
        "sell:sold",
        "send:sent",
        "set:set",
        "shake:shaken",
        "shoot:shot",
        "shut:shut",
        "sing:sung",
        "sink:sunk",
        "speak:spoken",
        "spend:spent",
        "split:split",
        "spread:spread",
        "stand:stood",
        "steal:stolen",
        "strike:struck",
        "swear:sworn",
        "take:taken",
        "teach:taught",
        "tear:torn",
        "tell:told",
        "think:thought",
        "throw:thrown",
        "understand:understood",
        "wear:worn",
        "win:won",
        "withdraw:withdrawn",
        "write:written",
        "overthrow:overthrown",
        "overrun:overrun",
        "uphold:upheld",
        "forbid:forbidden",
        "withhold:withheld",
        "rebuild:rebuilt",
    ]
)


def event_label(mention: EventMention, actor: str | None, target: str | None, text: str) -> str:
    """Return one line that tells an event, from the labels of actor and target.

    Args:
        mention: the telling that the label is made from.
        actor: label of the actor, or None.
        target: label of the target, or None.
        text: the document's text, from which the preposition before the target is read.
    """
    preposition = _preposition(mention, text)
    negated = mention.polarity is Polarity.NEGATED
    if negated and any((label or "").casefold().startswith(_NEGATIVE) for label in (actor, target)):
        mention = replace(mention, polarity=Polarity.AFFIRMED)
    if mention.rule.name.startswith("noun"):
        words = _noun_event(mention, actor, target, preposition)
    elif actor is None:
        words = _passive(mention, target, preposition)
    else:
        words = [actor, _predicate(mention, is_plural(actor)), preposition, target or ""]
    label = " ".join(word for word in words if word)
    return label[:1].upper() + label[1:] if label[:1].islower() and " " in label else label


def is_plural(label: str) -> bool:
    """Tell whether a label takes a plural verb (*soldiers*, but not *Niger (military)*)."""
    core = re.split(r" (?:of|in|from|at|who|that) ", label)[0].split()
    if not core or label.endswith(")") or not core[-1][:1].islower():
        return label.casefold() in {"they", "those", "these", "many", "all", "some", "thousands"}
    return core[-1] in {"people", "police"} or singular(core[-1]) != core[-1].casefold()


def _predicate(mention: EventMention, plural: bool) -> str:
    verb = mention.action.verb
    no = "not " if mention.polarity is Polarity.NEGATED else ""
    threat = mention.action.code == "THREATEN" and not verb.startswith(("threaten", "warn"))
    if threat and mention.modality in {Modality.INTENDED, Modality.HYPOTHETICAL}:
        return f"{'threaten' if plural else 'threatens'} {no}to {verb}"
    if mention.modality is Modality.INTENDED:
        return f"{'plan' if plural else 'plans'} {no}to {verb}"
    if mention.modality is Modality.REQUESTED:
        return f"{'are' if plural else 'is'} asked {no}to {verb}"
    if mention.modality is Modality.HYPOTHETICAL:
        return f"might {no}{verb}"
    if mention.tense is Tense.FUTURE:
        return f"will {no}{verb}"
    if no:
        return f"{'do' if plural else 'does'} not {verb}"
    return verb if plural else third_person(verb)


def _passive(mention: EventMention, target: str | None, preposition: str) -> list[str]:
    verb = mention.action.verb
    no = "not" if mention.polarity is Polarity.NEGATED else ""
    if target is None or preposition:
        return [no, verb, preposition, target or ""]
    be = "are" if is_plural(target) else "is"
    if mention.modality is Modality.INTENDED:
        return [target, be, no, "to be", participle(verb)]
    if mention.modality is Modality.REQUESTED:
        return [target, "should", no, "be", participle(verb)]
    if mention.modality is Modality.HYPOTHETICAL:
        return [target, "might", no, "be", participle(verb)]
    if mention.tense is Tense.FUTURE:
        return [target, "will", no, "be", participle(verb)]
    return [target, be, no, participle(verb)]


def _noun_event(
    mention: EventMention, actor: str | None, target: str | None, preposition: str
) -> list[str]:
    """*withdrawal by France (military)*, *planned handover of power*."""
    modality = {
        Modality.INTENDED: "planned",
        Modality.REQUESTED: "requested",
        Modality.HYPOTHETICAL: "possible",
    }.get(mention.modality, "coming" if mention.tense is Tense.FUTURE else "")
    no = "no" if mention.polarity is Polarity.NEGATED else ""
    words = [no, modality, mention.action.verb]
    if target is not None:
        words += [preposition or "of", target]
    if actor is not None:
        words += ["by" if target is not None else "of", actor]
    return words


def _preposition(mention: EventMention, text: str) -> str:
    """The preposition directly before the target, when the target follows the verb."""
    target = mention.target
    if target is None or target.start < mention.action.end:
        return ""
    between = re.findall(r"\w+", text[mention.action.end : target.start])
    while between and between[-1].lower() in _DETERMINERS:
        between.pop()
    word = between[-1].lower() if between else ""
    if "to" in between[:-1]:  # it belongs to a verb in between (*threatened to intervene in*)
        return ""
    if mention.reciprocal and word not in _PREPOSITIONS:
        return "with"
    return word if word in _PREPOSITIONS and not mention.action.verb.endswith(f" {word}") else ""
