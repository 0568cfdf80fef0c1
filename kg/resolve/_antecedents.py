"""Which antecedent a third-person pronoun takes: candidates, what tells for each, and the choice.

The weights in `kg/data/antecedents.toml` were fitted on GUM's training part (see
`training/antecedents.py`); a candidate's score is the sum of the weights of what holds of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, MentionKind
from kg.resolve import _lexicon, _syntax
from kg.resolve._data import table
from kg.resolve._words import Word, Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

WINDOW = 4
"""How many sentences back an antecedent may stand."""
_NEAR = 2
"""Who was last spoken of before that gives way to a person just named as a subject."""
_EAGERNESS = 1.0
"""How much likelier none must be than the best antecedent before a pronoun is left alone (log)."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
"""Pronouns that take up an argument of their own clause."""
_TIMES = frozenset(
    {"day", "week", "month", "year", "time", "hour", "minute", "decade", "century", "morning"}
    | {"evening", "night", "moment", "today", "yesterday", "tomorrow", "monday", "tuesday"}
    | {"wednesday", "thursday", "friday", "saturday", "sunday", "way", "kind", "lot", "sort"}
)
_OF_STATES = frozenset({"GOV", "MIL", "JUNTA", "LEG", "COP", "SPY", "DIP", "OPP", "JUD", "PTY"})
_BODIES = {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.GROUP}
_SPEECH = frozenset(
    {"say", "tell", "deny", "accuse", "want", "warn", "announce", "think", "believe", "ask", "call"}
    | {"decide", "plan", "know", "hope", "refuse", "agree", "promise", "threaten", "insist", "add"}
)
_PROVOKED = frozenset(
    {"arrest", "detain", "charge", "jail", "imprison", "fine", "punish", "sack", "fire", "suspend"}
    | {"ban", "expel", "deport", "criticise", "criticize", "praise", "thank", "blame", "sue"}
    | {"condemn", "convict", "sentence", "shoot", "dismiss", "disqualify", "sanction", "scold"}
)
_FINDING = frozenset(
    {"find", "discover", "receive", "get", "raid", "search", "identify", "learn", "stop", "trace"}
    | {"seize", "take", "hear", "respond", "see", "investigate", "recover", "obtain", "storm"}
)
"""What those who arrest do before: their finds are no cause that the arrested gave."""


def candidates(
    doc: Words, clusters: Clusters, pronoun: Markable, barred: int | None
) -> list[Markable]:
    """Return the last mention before the pronoun of each cluster that may hold its antecedent.

    `barred` is the root of a cluster that is out of the question: whoever speaks the quotation.
    """
    found = []
    for root, last in clusters.recent(pronoun.index, WINDOW):
        if root == barred:
            continue
        if _agrees(clusters, root, pronoun, last) and _unbound(doc, clusters, pronoun, root):
            found.append(last)
    if pronoun.role == "possessive" and pronoun.label in {"3n", "3pl"}:
        found = _owners(doc, clusters, pronoun, found)
    if pronoun.label == "3pl":
        several = [m for m in found if clusters.number(m.index) != "sg"]
        found = several or found
    if pronoun.label in {"3m", "3f"} and any(_leads(m, pronoun) for m in found):
        found = [m for m in found if pronoun.sentence - m.sentence <= _NEAR]
    found = _speaking_on(doc, pronoun, found) or found
    found = _bodies_speaking(doc, clusters, pronoun, found) or found
    found = _provoking(doc, pronoun, found) or found
    return sorted(found, key=lambda m: -m.index)


def _leads(person: Markable, pronoun: Markable) -> bool:
    """A person named as the subject of this sentence or the one before."""
    near = pronoun.sentence - person.sentence <= 1
    return near and person.kind is MentionKind.NAME and person.role == "subject"


def _bodies_speaking(
    doc: Words, clusters: Clusters, pronoun: Markable, found: list[Markable]
) -> list[Markable]:
    """The body that tells what it does itself: *the rebels said they had withdrawn*."""
    clause = _syntax.governor(doc[pronoun.head])
    if pronoun.role != "subject" or pronoun.quoted or clause.dep != "ccomp":
        return []
    verb = clause.head
    if verb.lemma.lower() not in _SPEECH or any(t.dep == "expl" for t in clause.children):
        return []
    spoken = (m for m in found if m.role == "subject" and _syntax.governor(doc[m.head]).i == verb.i)
    return [m for m in spoken if clusters.type(m.index) in _BODIES]


def _speaking_on(doc: Words, pronoun: Markable, found: list[Markable]) -> list[Markable]:
    """Who goes on speaking (*he added*): the one who spoke in the sentence before."""
    if pronoun.role != "subject" or pronoun.quoted:
        return []
    if _syntax.governor(doc[pronoun.head]).lemma.lower() not in _GOING_ON:
        return []
    before = [m for m in found if m.role == "subject" and pronoun.sentence - m.sentence == 1]
    return [m for m in before if _syntax.governor(doc[m.head]).lemma.lower() in _SPEAKING]


_GOING_ON = frozenset({"add", "continue"})
_SPEAKING = frozenset({"say", "tell", "add", "write", "declare", "state", "announce", "explain"})


def _provoking(doc: Words, pronoun: Markable, found: list[Markable]) -> list[Markable]:
    """Who gave cause for being arrested, punished or praised: *detained four who threw eggs*.

    Verbs of that kind lend the cause to their object (implicit causality).
    """
    clause = _syntax.governor(doc[pronoun.head])
    if pronoun.role != "subject" or clause.dep != "advcl" or clause.lemma.lower() in _FINDING:
        return []
    marks = {c.lower for c in clause.children if c.dep == "mark"}
    verb = clause.head
    if not marks & {"after", "because", "when"} or verb.lemma.lower() not in _PROVOKED:
        return []
    objects = [m for m in found if _syntax.governor(doc[m.head]).i == verb.i]
    return [m for m in objects if m.role == "object"]


def _owners(
    doc: Words, clusters: Clusters, pronoun: Markable, found: list[Markable]
) -> list[Markable]:
    """Of the candidates, those that can own an army, a parliament, an ambassador: where any can."""
    term = _lexicon.match([doc[pronoun.head].head.text], 1)
    if term is None or term.sector not in _OF_STATES:
        return found
    return [m for m in found if clusters.type(m.index) in _BODIES] or found


def choose(
    doc: Words, clusters: Clusters, pronoun: Markable, found: list[Markable]
) -> Markable | None:
    """Return the best of the candidates, or None when the pronoun rather has no antecedent."""
    weights, own = _weights(), _weights_of(_CLASSES[pronoun.label])
    best = sum(weights.get(f, 0.0) for f in none_features(doc, pronoun, found)) - _EAGERNESS
    chosen: Markable | None = None
    for rank, candidate in enumerate(found):
        told = _plain_features(doc, clusters, pronoun, candidate, rank)
        score = sum([own.get(feature, 0.0) for feature in told])
        if score > best or (chosen is None and pronoun.label != "3n"):
            best, chosen = score, candidate
    return chosen


@cache
def _weights() -> dict[str, float]:
    return {str(k): float(v) for k, v in table("antecedents.toml")["weights"].items()}


@cache
def _weights_of(label: str) -> dict[str, float]:
    """The weights of what holds of candidates of one class of pronouns."""
    known = _weights().items()
    return {k.removeprefix(f"{label} "): v for k, v in known if k.startswith(f"{label} ")}


_CLASSES = {"3m": "he", "3f": "he", "3n": "it", "3pl": "they"}


def features(
    doc: Words, clusters: Clusters, pronoun: Markable, last: Markable, rank: int
) -> Iterator[str]:
    """Yield what holds of a candidate, each for the class of the pronoun."""
    label = _CLASSES[pronoun.label]
    for feature in _plain_features(doc, clusters, pronoun, last, rank):
        yield f"{label} {feature}"


def _plain_features(
    doc: Words, clusters: Clusters, pronoun: Markable, last: Markable, rank: int
) -> Iterator[str]:
    root = clusters.root(last.index)
    token, other = doc[pronoun.head], doc[last.head]
    distance = pronoun.sentence - last.sentence
    possessive = "poss" if pronoun.role == "possessive" else "plain"
    yield f"distance {distance} {possessive}"
    yield f"rank {min(rank, 8)}"
    yield f"role {last.role} {min(distance, 2)}"
    yield f"kind {last.kind.value} {min(distance, 2)}"
    yield f"type {clusters.type(root).value}"
    yield f"number {clusters.number(root)}"
    yield f"gender {'same' if clusters.gender(root) == pronoun.gender else 'open'}"
    yield from _salience(clusters, root, pronoun)
    if clusters.named(root):
        yield "named"
    yield from _preference(token, pronoun, clusters.type(root))
    if last.role == pronoun.role:
        yield f"parallel {min(distance, 2)}"
    if last.kind is MentionKind.NOMINAL:
        yield "definite" if last.definite else "indefinite"
        if other.lemma.lower() in _TIMES:
            yield "time"
    if last.label in {"dem", "ind", "rel"} or last.person in {1, 2}:
        yield f"pronoun {last.label}"
    if last.text.lower() == pronoun.text.lower():
        yield "same word"
    if last.quoted != pronoun.quoted:
        yield f"quote {pronoun.quoted}"
    if distance == 0:
        yield from _clause(token, other, pronoun, last)
    if _syntax.conjunction_head(other).i != other.i or any(c.dep == "conj" for c in other.children):
        yield "conjunct"


def _preference(token: Word, pronoun: Markable, kind: EntityType) -> Iterator[str]:
    """What owns an army or says something is a country, body or person."""
    if pronoun.role == "possessive" and _lexicon.match([token.head.text], 1) is not None:
        yield f"owns an actor {kind.value}"
    if pronoun.role == "subject" and _syntax.governor(token).lemma.lower() in _SPEECH:
        yield f"speaks {kind.value}"


def _salience(clusters: Clusters, root: int, pronoun: Markable) -> Iterator[str]:
    before = [m for m in clusters.of(root) if m.index < pronoun.index]
    yield f"mentions {min(len(before), 6)}"
    recent = [m for m in before if pronoun.sentence - m.sentence <= 1]
    if any(m.role == "subject" and m.sentence < pronoun.sentence for m in recent):
        yield "subject just before"
    if any(m.role == "subject" and m.sentence == pronoun.sentence for m in recent):
        yield "subject here"


def _clause(token: Word, other: Word, pronoun: Markable, last: Markable) -> Iterator[str]:
    """How the two stand in the tree of one sentence."""
    verb = _syntax.governor(other)
    if last.role == "subject" and _syntax.dominates(verb, token):
        yield "subject above"
    clause = _syntax.governor(token)
    if last.role == "subject" and clause.dep == "ccomp" and clause.head.i == verb.i:
        yield f"tells of itself {pronoun.role}"
    if _syntax.dominates(other, token):
        yield "described by its clause"
    if pronoun.role == "possessive" and _syntax.governor(token.head).i == verb.i:
        yield f"fellow argument {last.role}"
    if pronoun.head - last.head <= 3:
        yield "adjacent"


def none_features(doc: Words, pronoun: Markable, found: list[Markable]) -> Iterator[str]:
    """Yield what tells that a pronoun has no antecedent (or none that is a noun)."""
    label = _CLASSES[pronoun.label]
    token = doc[pronoun.head]
    verb = _syntax.governor(token)
    yield f"none {label}"
    yield f"none {label} {pronoun.role}"
    yield f"none {label} candidates {min(len(found), 4)}"
    if pronoun.quoted:
        yield f"none {label} quoted"
    if label == "it" and pronoun.role == "subject":
        yield f"none it {verb.pos}"
        if verb.lemma.lower() in {"be", "seem", "appear", "take", "mean", "become", "happen"}:
            yield "none it weak verb"
        if any(c.dep in {"ccomp", "csubj", "xcomp", "advcl"} for c in verb.children):
            yield "none it clause"


def _agrees(clusters: Clusters, root: int, pronoun: Markable, last: Markable) -> bool:
    if last.person in {1, 2} or not _may_be(clusters, root, pronoun, last):
        return False
    return clusters.compatible(root, pronoun.index)


def _may_be(clusters: Clusters, root: int, pronoun: Markable, last: Markable) -> bool:
    """Whether number, type and gender are those of what the pronoun stands for."""
    number, kind, gender = clusters.number(root), clusters.type(root), clusters.gender(root)
    if pronoun.label in {"3m", "3f"}:
        told = gender == pronoun.gender or last.kind is MentionKind.NAME
        person = kind is EntityType.PERSON or (kind is EntityType.THING and told)
        return person and gender != "n" and number != "pl"
    if pronoun.label == "3n":
        return kind is not EntityType.PERSON and gender in {None, "n"} and number != "pl"
    return number in {"pl", "either"} or (kind is EntityType.PERSON and gender is None)


def _unbound(doc: Words, clusters: Clusters, pronoun: Markable, root: int) -> bool:
    """Principle B: an antecedent is no fellow argument of a plain pronoun; nor does it hold it."""
    token = doc[pronoun.head]
    for mention in clusters.of(root):
        if abs(mention.sentence - pronoun.sentence) > 0:
            continue
        other = doc[mention.head]
        if _syntax.dominates(other, token) and _holds(other, token):
            return False
        if token.lower in REFLEXIVE or token.dep == "nmod:poss":
            continue
        verb = _syntax.governor(token)
        same = _syntax.governor(other).i in {verb.i, _syntax.subject_verb(verb).i}
        shared = _syntax.governor(other).i != verb.i
        if same and mention.role in ({"subject"} if shared else {"subject", "object", "oblique"}):
            return False
    return True


def _holds(noun: Word, token: Word) -> bool:
    """Tell whether the pronoun stands inside the noun phrase (not in a clause about it)."""
    while token.head.i != token.i and token.i != noun.i:
        if token.dep in {"acl:relcl", "acl", "conj", "appos", "parataxis"}:
            return False
        token = token.head
    return token.i == noun.i and noun.pos != "VERB"
