"""Number, gender, type and definiteness of referring expressions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from kg.model import EntityType
from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._data import rows, table
from kg.resolve.actors import ActorCode
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.names import fold, person_tokens

if TYPE_CHECKING:
    from kg.resolve.mentions import Markable

_PRONOUNS = {
    "1sg": "i me my mine myself",
    "1pl": "we us our ours ourselves",
    "2": "you your yours yourself yourselves",
    "3m": "he him his himself",
    "3f": "she her hers herself",
    "3n": "it its itself",
    "3pl": "they them their theirs themselves 'em",
    "rel": "who whom whose which that",
    "dem": "this that these those",
    "ind": "someone somebody anyone anybody everyone everybody nobody none one others other "
    "another both each all some many most several something anything everything nothing few "
    "any either neither",
}
_CLASS = {word: name for name, words in reversed(_PRONOUNS.items()) for word in words.split()}
_PERSON_ENDINGS = ("ist", "ician", "eer", "man", "woman", "person")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LABEL_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.FACILITY,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
}


def pronoun_class(token: Token) -> str:
    """Return the class of a pronoun (`1sg`, `3m`, `rel` …), or an empty string."""
    low = token.lower_
    if token.tag_ in {"WDT", "WP", "WP$"} or "Rel" in token.morph.get("PronType", []):
        return "rel" if low in {"who", "whom", "whose", "which", "that"} else ""
    if low in {"there", "what", "whatever", "whoever"}:
        return ""
    if low in {"this", "that", "these", "those"}:
        return "dem"
    return _CLASS.get(low, "ind" if token.pos_ == "PRON" else "")


def describe_pronoun(markable: Markable, token: Token) -> None:
    """Fill in person, number and gender of a pronoun."""
    name = pronoun_class(token)
    markable.label = name
    markable.person = int(name[0]) if name[:1].isdigit() else 0
    markable.number = "pl" if name.endswith("pl") else "sg" if name[:1] in {"1", "3"} else "either"
    markable.gender = {"3m": "m", "3f": "f", "3n": "n"}.get(name)
    if name in {"3m", "3f", "1sg"}:
        markable.type, markable.certain_type = EntityType.PERSON, True


def describe_nominal(markable: Markable, token: Token, code: ActorCode) -> None:
    """Fill in type, number, gender and definiteness of a nominal."""
    markable.number = number(token)
    markable.type = nominal_type(token, code, markable.number)
    markable.certain_type = markable.type is not EntityType.THING
    markable.gender = noun_gender(token)
    determiners = {c.lower_ for c in token.children if c.dep_.startswith("det")}
    possessed = any(c.dep_ == "nmod:poss" for c in token.children)
    markable.definite = bool(determiners & _DEFINITE) or possessed
    markable.generic = not determiners and not possessed and markable.number == "pl"
    if markable.type in {EntityType.ORGANIZATION, EntityType.GROUP} and code.kind == "group":
        markable.number = "either" if markable.number == "sg" else "pl"
    if code.role:
        markable.roles = (_role_text(token),)


def heads(token: Token, code: ActorCode) -> bool:
    """Tell whether the role found in a phrase is that of its head (or of what that counts)."""
    if code.role is None:
        return False
    last = code.role.split()[-1]
    return last in {_lexicon.singular(token.text), token.lower_} or _counts(token, last)


def _counts(token: Token, role: str) -> bool:
    """A head that only counts, as in *dozens of soldiers*, *a group of men*."""
    of = [c for c in token.children if c.dep_ == "nmod" and _syntax.case_of(c) == "of"]
    return bool(of) and role in {_lexicon.singular(of[0].text), of[0].lower_}


_COUNTING = frozenset({"majority", "number", "dozen", "hundred", "thousand", "million", "handful"})


def _counts_people(token: Token) -> bool:
    """*a majority of Americans*: people counted that are called after their country."""
    of = [c for c in token.children if c.dep_ == "nmod" and _syntax.case_of(c) == "of"]
    return any(gazetteer.people_noun(c.text) for c in of)


def _role_text(token: Token) -> str:
    """The role a nominal gives its bearer: its words without determiner and possessor."""
    words = [
        c.text
        for c in token.lefts
        if c.dep_ in {"amod", "compound"} and gazetteer.demonym(c.text) is None
    ]
    return " ".join([*words, token.text])


def number(token: Token) -> str:
    """Return `pl` or `sg` of a noun."""
    plural = "Plur" in token.morph.get("Number", []) or token.tag_ in {"NNS", "NNPS"}
    return "pl" if plural or token.lower_ in {"people", "police", "troops"} else "sg"


def nominal_type(token: Token, code: ActorCode, plural: str) -> EntityType:
    """Return what kind of thing a nominal describes."""
    lemma = _lexicon.singular(token.text)
    fixed = _noun_types().get(lemma)
    if code.kind == "person":
        several = plural == "pl" or (code.role is not None and code.role.split()[-1] != lemma)
        return EntityType.GROUP if several else EntityType.PERSON
    if lemma in _COUNTING and _counts_people(token):
        return EntityType.GROUP
    if lemma in table("nouns.toml")["premises"]["nouns"] and not _acts(token):
        return EntityType.FACILITY
    if fixed in {EntityType.COUNTRY, EntityType.PERSON} and plural == "pl":
        return EntityType.GROUP
    if fixed is not None:
        return fixed
    if code.kind == "group":
        return EntityType.GROUP if plural == "pl" else EntityType.ORGANIZATION
    if lemma.endswith(_PERSON_ENDINGS) and len(lemma) > 5:
        return EntityType.GROUP if plural == "pl" else EntityType.PERSON
    return EntityType.THING


def _acts(token: Token) -> bool:
    """Whether a noun is who does or owns something: *the hospital said*, *the school's head*."""
    return _syntax.conjunction_head(token).dep_ in {"nsubj", "nmod:poss"}


@cache
def _noun_types() -> dict[str, EntityType]:
    found: dict[str, EntityType] = {}
    for kind, words in table("nouns.toml")["types"].items():
        for word in words:
            found[word] = EntityType(kind)
    return found


def noun_gender(token: Token) -> str | None:
    """Return the gender a noun tells by itself (*spokeswoman*, *king*), or None."""
    lemma = _lexicon.singular(token.text)
    genders = table("nouns.toml")["gender"]
    if lemma in genders["female"] or lemma.endswith("woman"):
        return "f"
    if lemma in genders["male"]:
        return "m"
    return None


@cache
def _first_names() -> dict[str, str]:
    return {
        fold(name).casefold(): row["gender"]
        for row in rows("first_names.csv")
        for name in row["names"].split()
    }


def name_gender(
    kind: EntityType, text: str, titles: tuple[str, ...], entry: GazetteerEntry | None
) -> str | None:
    """Return the gender of a named thing: `m`, `f`, `n`, or None for a person unknown."""
    if kind is not EntityType.PERSON:
        return None if kind in {EntityType.GROUP, EntityType.THING} else "n"
    if entry is not None and entry.gender:
        return entry.gender
    words = [w.casefold().strip(".") for t in (*titles, text) for w in t.split()]
    genders = table("nouns.toml")["gender"]
    for word in words[:-1]:
        if word in genders["female_titles"]:
            return "f"
        if word in genders["male_titles"]:
            return "m"
    first = person_tokens(text)
    return _first_names().get(first[0]) if len(first) > 1 else None


def name_type(span: Span, label: str, entry: GazetteerEntry | None) -> EntityType:
    """Return the type of a named thing from its label, the gazetteer and its words."""
    if entry is not None and gazetteer.known_name(span.text) is entry:
        return entry.type
    if label == "PERSON":
        return EntityType.PERSON
    if _typed_by_entry(span, label, entry) and entry is not None:
        return entry.type
    if label and gazetteer.demonym(span.text):
        people = gazetteer.people_noun(span.text) and number(span.root) == "pl"
        return EntityType.GROUP if people else EntityType.COUNTRY
    if label == "NORP":
        return EntityType.GROUP
    if label == "ORG" and _noun_types().get(_facility(span)) is EntityType.FACILITY:
        return EntityType.FACILITY
    if label:
        return _LABEL_TYPES[label]
    return _guess_type(span)


def rather_a_place(span: Span) -> bool:
    """Tell whether a recogniser took a capital or country named in one word for a person."""
    if len(span) > 1 or any(t.dep_ in {"nmod:desc", "flat"} for t in span.root.children):
        return False
    entry = gazetteer.lookup(span.text)
    country = entry is not None and entry.type is EntityType.COUNTRY
    return country or gazetteer.capital_country(span.text) is not None


def _typed_by_entry(span: Span, label: str, entry: GazetteerEntry | None) -> bool:
    """Whether the gazetteer's type goes before the recogniser's label."""
    if entry is None:
        return False
    if label not in {"", "GPE", "LOC", "ORG"} and entry.type is not EntityType.GROUP:
        return False
    place = entry.type is EntityType.PLACE
    return bool(label) or not place or len(span) > 1 or span.root.pos_ == "PROPN"


def _facility(span: Span) -> str:
    """The noun that tells a building's or base's kind: the last word but numbers."""
    words = [t.text for t in span if not t.like_num]
    return _lexicon.singular(words[-1]) if words and any(t.like_num for t in span) else ""


def _guess_type(span: Span) -> EntityType:
    """The type of a name that no recogniser labelled."""
    words = person_tokens(span.text)
    if len(words) > 1 and words[0] in _first_names():
        return EntityType.PERSON
    if any(t.dep_ == "nmod:desc" for t in span.root.children):
        return EntityType.PERSON
    fixed = _noun_types().get(_lexicon.singular(span[-1].text))
    if fixed is not None:
        return fixed
    term = _lexicon.match([t.text for t in span], len(span))
    if term is not None and term.kind != "modifier":
        return EntityType.ORGANIZATION if term.kind == "group" else EntityType.PERSON
    return EntityType.THING


def entry_fits(entry: GazetteerEntry | None, kind: EntityType, label: str, text: str) -> bool:
    """Tell whether what the gazetteer found can be what the recogniser saw."""
    if entry is None:
        return False
    if gazetteer.known_name(text) is entry and not gazetteer.demonym(text):
        return True
    if label == "PERSON":
        return entry.type is EntityType.PERSON
    if gazetteer.demonym(text) and not entry.key.startswith("country/"):
        return False
    if label in {"GPE", "LOC"}:
        return entry.type in {EntityType.COUNTRY, EntityType.PLACE} or entry.key.startswith(
            "actor/"
        )
    if label == "ORG" and entry.key.startswith("place/"):
        return False
    if label == "EVENT":
        return False
    if entry.key.startswith("place/") and label == "":
        return False
    return kind is entry.type or label in {"", "NORP", "ORG", "FAC"}


def name_number(head: Token, kind: EntityType) -> str:
    """Return the number of a name; bodies of people may be taken up by *it* or *they*."""
    if kind in {EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP}:
        return "pl" if kind is EntityType.GROUP and number(head) == "pl" else "either"
    return number(head)


def titles(head: Token, first: int) -> tuple[str, ...]:
    """Return the titles in front of a person's name, as one text each (*French President*)."""
    found = []
    for child in head.lefts:
        if child.dep_ in {"nmod:desc", "compound", "amod"} and child.i < first:
            words = head.doc[child.left_edge.i : child.i + 1]
            found.append(" ".join(t.text for t in words if t.dep_ not in {"det", "punct"}))
    return (" ".join(found),) if found else ()


def demonym_code(span: Span, label: str) -> ActorCode | None:
    """Return the country of a demonym, with no sector."""
    code = gazetteer.demonym(span.text)
    if code is not None:
        return ActorCode(country=code, kind="name")
    return None
