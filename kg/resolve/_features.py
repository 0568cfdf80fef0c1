"""Number, gender, type and definiteness of pronouns and nominals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._data import table
from kg.resolve._words import Word
from kg.resolve.actors import ActorCode

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


def pronoun_class(token: Word) -> str:
    """Return the class of a pronoun (`1sg`, `3m`, `rel` …), or an empty string."""
    low = token.lower
    if token.tag in {"WDT", "WP", "WP$"} or token.relative:
        return "rel" if low in {"who", "whom", "whose", "which", "that"} else ""
    if low in {"there", "what", "whatever", "whoever"}:
        return ""
    if low in {"this", "that", "these", "those"}:
        return "dem"
    return _CLASS.get(low, "ind" if token.pos == "PRON" else "")


def describe_pronoun(markable: Markable, token: Word) -> None:
    """Fill in person, number and gender of a pronoun."""
    name = pronoun_class(token)
    markable.label = name
    markable.person = int(name[0]) if name[:1].isdigit() else 0
    markable.number = "pl" if name.endswith("pl") else "sg" if name[:1] in {"1", "3"} else "either"
    markable.gender = {"3m": "m", "3f": "f", "3n": "n"}.get(name)
    if name in {"3m", "3f", "1sg"}:
        markable.type, markable.certain_type = EntityType.PERSON, True


def describe_nominal(markable: Markable, token: Word, code: ActorCode) -> None:
    """Fill in type, number, gender and definiteness of a nominal."""
    markable.number = number(token)
    markable.type = nominal_type(token, code, markable.number)
    markable.certain_type = markable.type is not EntityType.THING
    markable.gender = noun_gender(token)
    determiners = {c.lower for c in token.children if c.dep.startswith("det")}
    possessed = any(c.dep == "nmod:poss" for c in token.children)
    markable.definite = bool(determiners & _DEFINITE) or possessed
    markable.generic = not determiners and not possessed and markable.number == "pl"
    if markable.type in {EntityType.ORGANIZATION, EntityType.GROUP} and code.kind == "group":
        markable.number = "either" if markable.number == "sg" else "pl"
    elif markable.type is EntityType.GROUP and markable.number == "sg":
        markable.number = "either"
    if code.role:
        markable.roles = (_role_text(token),)


def heads(token: Word, code: ActorCode) -> bool:
    """Tell whether the role found in a phrase is that of its head (or of what that counts)."""
    if code.role is None:
        return False
    last = code.role.split()[-1]
    return last in {_lexicon.singular(token.text), token.lower} or _counts(token, last)


def _counts(token: Word, role: str) -> bool:
    """A head that only counts, as in *dozens of soldiers*, *a group of men*."""
    of = [c for c in token.children if c.dep == "nmod" and _syntax.case_of(c) == "of"]
    return bool(of) and role in {_lexicon.singular(of[0].text), of[0].lower}


_COUNTING = frozenset({"majority", "number", "dozen", "hundred", "thousand", "million", "handful"})


def _counts_people(token: Word) -> bool:
    """*a majority of Americans*: people counted that are called after their country."""
    of = [c for c in token.children if c.dep == "nmod" and _syntax.case_of(c) == "of"]
    return any(gazetteer.people_noun(c.text) for c in of)


def _role_text(token: Word) -> str:
    """The role a nominal gives its bearer: its words without determiner and possessor."""
    words = [
        c.text
        for c in token.lefts
        if c.dep in {"amod", "compound"} and gazetteer.demonym(c.text) is None
    ]
    return " ".join([*words, token.text])


def number(token: Word) -> str:
    """Return `pl` or `sg` of a noun."""
    plural = token.plural or token.tag in {"NNS", "NNPS"}
    return "pl" if plural or token.lower in {"people", "police", "troops"} else "sg"


def nominal_type(token: Word, code: ActorCode, plural: str) -> EntityType:
    """Return what kind of thing a nominal describes."""
    lemma = _lexicon.singular(token.text)
    fixed = noun_types().get(lemma)
    if _is_one_of_them(token):
        return EntityType.PERSON
    if fixed is EntityType.GROUP:
        return fixed
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


def _is_one_of_them(token: Word) -> bool:
    """*One of them, who …*: a person singled out of several."""
    return token.lower == "one" and any(
        c.dep == "acl:relcl" and any(k.lower == "who" for k in c.children) for c in token.children
    )


def _acts(token: Word) -> bool:
    """Whether a noun is who does or owns something: *the hospital said*, *the school's head*."""
    return _syntax.conjunction_head(token).dep in {"nsubj", "nmod:poss"}


@cache
def noun_types() -> dict[str, EntityType]:
    """Return the kind of thing each noun of the lexicon describes."""
    found: dict[str, EntityType] = {}
    for kind, words in table("nouns.toml")["types"].items():
        for word in words:
            found[word] = EntityType(kind)
    return found


def noun_gender(token: Word) -> str | None:
    """Return the gender a noun tells by itself (*spokeswoman*, *king*), or None."""
    lemma = _lexicon.singular(token.text)
    genders = table("nouns.toml")["gender"]
    if lemma in genders["female"] or lemma.endswith("woman"):
        return "f"
    if lemma in genders["male"]:
        return "m"
    return None
