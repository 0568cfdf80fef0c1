"""What a description may take up: the same noun or role, and nothing that sets the two apart."""

from __future__ import annotations

from functools import cache

from kg.model import EntityType, MentionKind
from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._data import table
from kg.resolve._office_titles import OUT_OF_OFFICE
from kg.resolve._plurals import COUNTRY_WORDS
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable


class Heads:
    """Which clusters a noun may take up at all, by the words that head or describe their mentions.

    Those of `takes_up` are among them, but for the nouns of countries in the singular.
    """

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._bearers: dict[str, list[int]] = {}
        for markable in clusters.markables:
            for word in _words(markable):
                self._bearers.setdefault(word, []).append(markable.index)

    def roots(self, noun: str) -> list[int]:
        """Return the representatives of the clusters, in order of text."""
        words = _attackers() if noun in _attackers() else (noun,)
        bearers = {i for word in (noun, *words) for i in self._bearers.get(word, ())}
        return sorted({self._clusters.root(i) for i in bearers}) if bearers else []

    def recent(self, noun: str, index: int, sentences: int) -> list[tuple[int, Markable]]:
        """Return clusters with their last mention before a markable, the nearest first.

        Only mentions at most `sentences` sentences back count.
        """
        earliest = self._clusters.markables[index].sentence - sentences
        before = [(root, self._clusters.last_before(root, index)) for root in self.roots(noun)]
        near = [(root, m) for root, m in before if m is not None and m.sentence >= earliest]
        return sorted(near, key=lambda found: -found[1].index)


def _words(markable: Markable) -> set[str]:
    """The nouns that may take a mention up."""
    found = {_role_noun(role) for role in markable.roles}
    found.add(markable.noun if markable.kind is MentionKind.NOMINAL else "")
    found.update(_heads_of_name(markable.name))
    if markable.entry is not None:
        found.update(description.split()[-1] for description in markable.entry.descriptions)
    return found


def _heads_of_name(name: str) -> list[str]:
    """The word that heads a body's name (*ministry* of *Ministry of Defence*)."""
    return name.lower().split(" of ")[0].split(" for ")[0].split()[-1:]


def takes_up(doc: Words, clusters: Clusters, root: int, markable: Markable) -> bool:
    """Tell whether a description may mean what a cluster before it speaks of."""
    return (
        _fits(doc, clusters, root, markable)
        and clusters.compatible(root, markable.index)
        and not _inside(doc, clusters, root, markable)
    )


def _inside(doc: Words, clusters: Clusters, root: int, markable: Markable) -> bool:
    token = doc[markable.head]
    return any(
        _syntax.dominates(doc[m.head], token) or _syntax.dominates(token, doc[m.head])
        for m in clusters.of(root)
        if m.sentence == markable.sentence
    )


def _fits(doc: Words, clusters: Clusters, root: int, markable: Markable) -> bool:
    noun = markable.noun
    kind = clusters.type(root)
    if noun in COUNTRY_WORDS and markable.number == "sg":
        return kind is EntityType.COUNTRY
    own, theirs = markable.code.country, clusters.country(root)
    if own and theirs and own != theirs:
        return False
    if _same_head(doc, clusters, root, markable, noun):
        return True
    if kind is EntityType.ORGANIZATION and markable.number != "pl":
        return _describes_body(clusters, root, noun, markable)
    return False


def _describes_body(clusters: Clusters, root: int, noun: str, markable: Markable) -> bool:
    """The noun is one the gazetteer has for the body, or heads its name."""
    for member in clusters.of(root):
        if member.entry and any(noun == d.split()[-1] for d in member.entry.descriptions):
            return True
        body = markable.type in {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.FACILITY}
        if member.kind is MentionKind.NAME and body and noun in _heads_of_name(member.name):
            return True
    return False


def _same_head(doc: Words, clusters: Clusters, root: int, markable: Markable, noun: str) -> bool:
    """The same noun, or the same role, and nothing in the modifiers that sets the two apart."""
    for member in clusters.of(root):
        role_words = [_role_noun(r) for r in member.roles]
        head = member.noun if member.kind is MentionKind.NOMINAL else ""
        if noun != head and noun not in role_words and not {noun, head} <= _attackers():
            continue
        if member.number != markable.number and "either" not in {member.number, markable.number}:
            continue
        if _modifiers_agree(doc, member, markable):
            return True
    return False


def _role_noun(role: str) -> str:
    """The noun of a title, written out (*Gov.* → *governor*)."""
    noun = _lexicon.singular(role.split()[-1]).removesuffix(".")
    return _TITLES.get(noun, noun)


_TITLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "prof": "professor", "adm": "admiral", "amb": "ambassador", "pres": "president",
}  # fmt: skip


@cache
def _attackers() -> frozenset[str]:
    """Nouns for one who attacked, each of which takes up the others."""
    return frozenset(table("nouns.toml")["one_person"]["attackers"])


_STATUS = OUT_OF_OFFICE | {"new", "current", "same", "said", "aforementioned"}


def _modifiers(doc: Words, markable: Markable) -> set[str]:
    head = doc[markable.head]
    return {
        c.lemma.lower()
        for c in head.lefts
        if c.dep in {"amod", "compound", "nummod", "nmod:poss"} and c.lower not in _STATUS
    }


def _modifiers_agree(doc: Words, earlier: Markable, later: Markable) -> bool:
    if earlier.kind is MentionKind.NAME:
        words = {w.lower() for r in earlier.roles for w in r.split()}
        return all(m in words or gazetteer.demonym(m.title()) for m in _modifiers(doc, later))
    return _modifiers(doc, later) <= _modifiers(doc, earlier)
