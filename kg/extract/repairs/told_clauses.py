"""What somebody is told, where an analysis hung it on whom it is told to or where it is said.

*told the donors* **that her team was leading** says nothing of the donors: a *that* clause with a
subject of its own behind an addressee, or behind the place of the telling, is what is told.
*Said the plan would fail*, **urging them to drop it**: things urge nobody, who tells of them does.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places
from kg.extract.reports.reporting import lexicon

_ADDRESSED = frozenset(
    {
        "tell", "inform", "assure", "reassure", "remind", "notify", "warn", "convince", "persuade",
        "promise", "advise", "brief",
    }
)  # fmt: skip
_CONTENT = frozenset({"ccomp", "advcl"})
_MATTERS = frozenset({"of", "over", "about", "into", "on", "to", "regarding", "concerning"})
_PARTS = frozenset({"nmod", "nmod:unmarked", "obl", "obl:unmarked", "conj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GAPS = frozenset({"obl:unmarked", "obj"})
_GIVING = frozenset(
    {"give", "send", "offer", "show", "tell", "sell", "hand", "teach", "owe", "make", "call",
     "pay", "cost", "promise", "grant", "deny", "ask", "name", "elect", "find", "lend", "bring"}
)  # fmt: skip
_RIFE = frozenset({"high", "rife", "strong", "widespread", "common"})


def rehang_told(arcs: Arcs) -> None:
    """Hang such clauses on the verb of telling, in place."""
    head, dep, tag, lemma = arcs.head, arcs.dep, arcs.tag, arcs.lemma
    for mark in arcs.words["that"]:
        clause = head[mark]
        if dep[mark] != "mark" or dep[clause] != "acl":
            continue
        noun = head[clause]
        verb = head[noun]
        if not verb < noun < mark < clause or lemma[noun] in lexicon().nouns:
            continue
        labels = {dep[i] for i in range(verb + 1, clause) if head[i] == verb}
        if dep[noun] == "obl":
            telling = _says(lemma[verb]) and not labels & {"obj", "ccomp"}
        else:
            named = dep[noun] == "obj" and tag[noun] in {"NNP", "NNPS", "PRP"}
            telling = (named or dep[noun] == "iobj") and lemma[verb] in _ADDRESSED
        if telling and _is_told(head, dep, tag, mark, clause):
            head[clause], dep[clause] = verb, "ccomp"


def rehang_rumours(arcs: Arcs) -> None:
    """Hang a clause behind what a rumour does on the rumour (*rumours spread that …*), in place."""
    head, dep, lemma = arcs.head, arcs.dep, arcs.lemma
    for mark in arcs.words["that"]:
        clause = head[mark]
        verb = head[clause]
        if _is_saturated(arcs, mark, clause):
            dep[mark], dep[clause] = "mark", "acl"
        elif dep[mark] in _GAPS and dep[clause] == "csubj" and mark < clause and verb < mark:
            dep[mark] = "mark"  # it is a lie that they bombed it
        if dep[mark] == "mark" and dep[clause].startswith("acl"):
            _rehang_on_view(arcs, mark, clause)
            continue
        if dep[verb] in {"xcomp", "advmod"} and arcs.tag[verb] in {"RB", "JJ"}:
            verb = head[verb]  # fears run high that …
        behind = dep[mark] == "mark" and verb < mark < clause and dep[clause] in _CONTENT
        spreads = arcs.pos[verb] == "VERB" or lemma[verb] in _RIFE
        if not behind or lemma[verb] in lexicon().verbs or not spreads:
            continue
        own = list(places(head[:mark], verb))
        subject = next((k for k in own if dep[k] in {"nsubj", "nsubj:pass"}), None)
        bare = not any(
            dep[k] in {"obj", "iobj", "xcomp"}
            and arcs.lower[k] not in {"it", "hold", "root"}
            and not (dep[k] == "xcomp" and arcs.tag[k][:2] in {"RB", "JJ"})  # run high that …
            for k in own
        )
        if subject is not None and bare and lemma[subject] in lexicon().nouns:
            head[clause], dep[clause] = subject, "acl"


def _rehang_on_view(arcs: Arcs, mark: int, clause: int) -> None:
    """Hang *remarks by an aide this week* **that they lied** on the remarks."""
    noun = _view_above(arcs, arcs.head[clause])
    moved = noun is not None and noun != arcs.head[clause] and noun < mark
    if noun is not None and moved and _is_told(arcs.head, arcs.dep, arcs.tag, mark, clause):
        arcs.head[clause], arcs.dep[clause] = noun, "acl"


def _view_above(arcs: Arcs, noun: int) -> int | None:
    """Give the noun of saying or thinking that a noun is or belongs to (*claims in a book*)."""
    for _ in range(4):
        if arcs.lemma[noun] in lexicon().nouns and arcs.pos[noun] == "NOUN":
            return noun
        if arcs.dep[noun] not in _PARTS:
            return None
        noun = arcs.head[noun]
    return None


def rehang_said_of(arcs: Arcs) -> None:
    """Give *the dam that engineers claim broke* the engineers as those who claim, in place."""
    head, dep = arcs.head, arcs.dep
    for told in places(dep, "acl:relcl"):
        i = told - 1
        if i < 1 or dep[i] != "acl:relcl" or head[i] != head[told]:
            continue
        if arcs.lemma[i] in lexicon().verbs and dep[i - 1] == "nsubj" and head[i - 1] == told:
            head[i - 1] = i


def _is_saturated(arcs: Arcs, that: int, clause: int) -> bool:
    """Whether *that* is taken for a time or manner in a clause that tells what was claimed.

    *comments* **that they bombed it** lacks nothing for which *that* could stand.
    """
    if arcs.dep[that] not in _GAPS or not arcs.dep[clause].startswith("acl"):
        return False
    if arcs.dep[that] == "obj" and not _has_object(arcs, clause):
        return False
    noun = _view_above(arcs, arcs.head[clause])
    if noun is None or not noun < that < clause:
        return False
    return _is_told(arcs.head, arcs.dep, arcs.tag, that, clause)


def _has_object(arcs: Arcs, clause: int) -> bool:
    """*the myth that they* **beat the army**; *the vow they gave us* lacks it."""
    own = [k for k in range(clause + 1, len(arcs.head)) if arcs.head[k] == clause]
    labels = {arcs.dep[k] for k in own}
    return "obj" in labels and "xcomp" not in labels and arcs.lemma[clause] not in _GIVING


def rehang_questions(arcs: Arcs) -> None:
    """Make a question behind a preposition a clause of its own (*an inquiry into* **who fled**).

    A relative pronoun there would be *whom* or *which*; *who* and *what* ask.
    """
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    for word in ("who", "what"):
        for k in arcs.words[word]:
            clause = head[k]
            if word == "what" and dep[k] == "nsubj":
                _rehang_needs(arcs, k, clause)
            asked = dep[k] in {"nsubj", "nsubj:pass"} and dep[clause] in {"acl", "acl:relcl"}
            if asked and head[clause] < k < clause and lower[k - 1] in _MATTERS:
                dep[clause] = "ccomp"


def _rehang_needs(arcs: Arcs, what: int, named: int) -> None:
    """Hang *what the town needs is a man who listens* together: the need is on *what*."""
    for k in range(what + 1, min(named, what + 8)):
        if arcs.head[k] == named and arcs.dep[k] == "acl:relcl":
            arcs.head[k] = what


def rehang_tellers(arcs: Arcs) -> None:
    """Hang a participle of telling behind what is told of a thing on who tells it, in place."""
    head, dep, tag, lemma, lower = arcs.head, arcs.dep, arcs.tag, arcs.lemma, arcs.lower
    for i in places(dep, "advcl"):
        told = head[i]
        if tag[i] != "VBG" or lower[i - 1] != "," or told > i:
            continue
        verb = head[told]
        if dep[told] != "ccomp" or verb > told or lemma[verb] not in lexicon().verbs:
            continue
        if lemma[i] not in lexicon().verbs or not _tells_of_thing(head, dep, tag, lemma, told):
            continue
        if any(head[k] == verb and dep[k] == "nsubj" for k in range(verb)):
            head[i] = verb


def rehang_joined(arcs: Arcs) -> None:
    """Hang the second of two things said on the first, in place.

    *said two were held and a third fled* joins what is said; behind a comma, or of *he* and
    *she*, the text may speak again, unless a second *that* shows whose words they are.
    """
    head, dep, tag, lemma, lower = arcs.head, arcs.dep, arcs.tag, arcs.lemma, arcs.lower
    for k in places(dep, "conj"):
        said = head[k]
        if said > k or tag[k] not in _FINITE | {"VBN"} or not _says(lemma[said]):
            continue
        own = [i for i in range(said + 1, k) if head[i] == k]
        subject = next((i for i in own if dep[i] in {"nsubj", "nsubj:pass"}), None)
        told = [i for i in range(said + 1, k) if head[i] == said and dep[i] == "ccomp"]
        if not told or not own or told[-1] > own[0]:
            continue
        if subject is None:
            if tag[said] in {"VBP", "VBZ"} and tag[k] == tag[told[-1]] == "VBD":
                head[k] = told[-1]  # say he left, then came back
            continue
        again = any(dep[i] == "mark" and lower[i] == "that" for i in own)
        joined = lower[own[0]] == "and" and arcs.lower[own[0] - 1] != ","
        other = tag[subject] != "PRP" and lemma[k] not in lexicon().verbs
        if again or (joined and other):
            head[k] = told[-1]


def _tells_of_thing(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], lemma: Sequence[str], verb: int
) -> bool:
    """Whether the subject of a clause is a thing, which tells nobody anything."""
    for k in range(verb):
        if head[k] == verb and dep[k] in {"nsubj", "nsubj:pass"}:
            somebody = lemma[k] in nouns("person") or lemma[k] in nouns("group")
            return tag[k] in {"NN", "NNS"} and not somebody
    return False


def _says(lemma: str) -> bool:
    """Whether a verb tells what follows (*announced in a letter that …*)."""
    return any(sense.name in {"say", "state"} for sense in lexicon().verbs.get(lemma, ()))


def _is_told(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], mark: int, clause: int
) -> bool:
    """Whether a clause has a subject and a tense of its own."""
    own = [i for i in range(mark + 1, clause) if head[i] == clause]
    subject = any(dep[i] in {"nsubj", "nsubj:pass", "expl"} for i in own)
    auxes = [tag[i] for i in own if dep[i] in {"aux", "aux:pass", "cop"}]
    return subject and (auxes or [tag[clause]])[0] in _FINITE
