"""Events in words: *ECOWAS threatens to intervene in Niger*."""

from __future__ import annotations

import re

from kg.model import EventMention, Modality, Polarity, Tense

_PREPOSITIONS = frozenset(
    ["about", "above", "across", "after", "against", "along", "among", "around", "at", "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "down", "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "outside", "over", "through", "throughout", "to", "toward", "towards", "under", "upon", "with", "within", "without"]
)
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
    for pair in ["be:been", "become:become", "begin:begun", "break:broken", "bring:brought", "build:built", "buy:bought", "catch:caught", "choose:chosen", "come:come", "cut:cut", "deal:dealt", "do:done", "draw:drawn", "drive:driven", "fall:fallen", "feel:felt", "fight:fought", "find:found", "fly:flown", "forget:forgotten", "free:freed", "get:got", "give:given", "go:gone", "hear:heard", "hide:hidden", "hit:hit", "hold:held", "hurt:hurt", "keep:kept", "know:known", "lay:laid", "lead:led", "leave:left", "let:let", "lose:lost", "make:made", "mean:meant", "meet:met", "pay:paid", "put:put", "read:read", "ride:ridden", "rise:risen", "run:run", "say:said", "see:seen", "seek:sought", "sell:sold", "send:sent", "set:set", "shake:shaken", "shoot:shot", "shut:shut", "sing:sung", "sink:sunk", "speak:spoken", "spend:spent", "split:split", "spread:spread", "stand:stood", "steal:stolen", "strike:struck", "swear:sworn", "take:taken", "teach:taught", "tear:torn", "tell:told", "think:thought", "throw:thrown", "understand:understood", "wear:worn", "win:won", "withdraw:withdrawn", "write:written", "overthrow:overthrown", "overrun:overrun", "uphold:upheld", "forbid:forbidden", "withhold:withheld", "rebuild:rebuilt"]
)


def event_label(mention: EventMention, actor: str | None, target: str | None, text: str) -> str:
    """Return one line that tells an event, from the labels of actor and target.

    Args:
        mention: the telling that the label is made from.
        actor: label of the actor, or None.
        target: label of the target, or None.
        text: the document's text, from which the preposition before the target is read.
    """
    verb = mention.action.verb
    preposition = _preposition(mention, text)
    if actor is None:
        return _passive(mention, verb, target, preposition)
    words = [actor, _predicate(mention, verb)]
    if target is not None:
        words += [preposition, target] if preposition else [target]
    return " ".join(w for w in words if w)


def _predicate(mention: EventMention, verb: str) -> str:
    negated = mention.polarity is Polarity.NEGATED
    no = "not " if negated else ""
    if mention.modality is Modality.INTENDED:
        if mention.action.code == "THREATEN" and not verb.startswith(("threaten", "warn")):
            return f"threatens {no}to {verb}"
        return f"plans {no}to {verb}"
    if mention.modality is Modality.REQUESTED:
        return f"is asked {no}to {verb}"
    if mention.modality is Modality.HYPOTHETICAL:
        if mention.action.code == "THREATEN" and not verb.startswith(("threaten", "warn")):
            return f"threatens {no}to {verb}"
        return f"might {no}{verb}"
    if mention.tense is Tense.FUTURE:
        return f"will {no}{verb}"
    return f"does not {verb}" if negated else third_person(verb)


def _passive(mention: EventMention, verb: str, target: str | None, preposition: str) -> str:
    negated = mention.polarity is Polarity.NEGATED
    no = "not " if negated else ""
    if target is None:
        return f"{no}{verb}".strip()
    if preposition:
        return f"{no}{verb} {preposition} {target}"
    if mention.modality is Modality.INTENDED:
        return f"{target} is {no}to be {participle(verb)}"
    if mention.modality is Modality.REQUESTED:
        return f"{target} should {no}be {participle(verb)}"
    if mention.modality is Modality.HYPOTHETICAL:
        return f"{target} might {no}be {participle(verb)}"
    if mention.tense is Tense.FUTURE:
        return f"{target} will {no}be {participle(verb)}"
    return f"{target} is {no}{participle(verb)}"


def _preposition(mention: EventMention, text: str) -> str:
    """The preposition directly before the target, when the target follows the verb."""
    target = mention.target
    if target is None or target.start < mention.action.end:
        return ""
    before = re.findall(r"\w+", text[mention.action.end : target.start])
    while before and before[-1].lower() in {"the", "a", "an", "its", "their", "his", "her", "all"}:
        before.pop()
    word = before[-1].lower() if before else ""
    if not before:
        word = ""
    return word if word in _PREPOSITIONS and not mention.action.verb.endswith(f" {word}") else ""
