"""Descriptions: appositions, brackets, *the country*, *the deposed president*, *both countries*."""

from __future__ import annotations

from datetime import date

from kg.model import EntityType, MentionKind
from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._epithets import join_epithet
from kg.resolve._office_titles import office
from kg.resolve._offices import join_office
from kg.resolve._plurals import COUNTRY_WORDS, sum_up
from kg.resolve._setting import Setting
from kg.resolve._taking_up import Heads, takes_up
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

_WINDOW = 12
"""How many sentences back a description may look."""
_LEAD = 2
"""So many sentences after a headline tell in full what it says in short."""
_AHEAD = 3
"""How many sentences ahead a headline may look."""
_OTHER = frozenset(["other", "another", "different", "new"])


def join_descriptions(
    doc: Words, clusters: Clusters, published: date | None, place: Setting
) -> None:
    """Tie definite descriptions to the last thing they fit, left to right.

    In a headline, which comes before any name, the first thing that fits may follow.
    """
    kinds: dict[str, int] = {}
    heads = Heads(clusters)
    for markable in clusters.markables:
        if markable.kind is not MentionKind.NOMINAL or _settled(clusters, markable):
            continue
        if sum_up(doc, clusters, markable):
            continue
        headline = markable.start < place.title_end and markable.number != "pl"
        if _repeats(doc, markable):
            known = kinds.setdefault(markable.text.casefold(), markable.index)
            clusters.join(known, markable.index, "same wording")
        if not (markable.definite or headline) or _contrasted(doc, markable):
            continue
        if markable.type is EntityType.PERSON and office(markable):
            join_office(clusters, markable, doc, published, place)
        if clusters.key(markable.index) is None:
            noun = markable.noun
            if noun in COUNTRY_WORDS and markable.number == "sg":
                antecedent = _country(doc, clusters, markable, place)
            else:
                antecedent = _described(doc, clusters, heads, markable, headline)
            if antecedent is not None:
                clusters.join(antecedent.index, markable.index, "description")
            elif markable.definite:
                _ = join_epithet(doc, clusters, markable) or _main_country(
                    clusters, markable, place
                )


def _repeats(doc: Words, markable: Markable) -> bool:
    """A bare plural for one kind of people or buildings wherever the text says it (*voters*)."""
    if not markable.generic or markable.type not in {EntityType.GROUP, EntityType.FACILITY}:
        return False
    after = any(c.dep in {"nmod", "acl", "acl:relcl"} for c in doc[markable.head].rights)
    return not after and markable.noun not in _VAGUE


_VAGUE = frozenset({"people", "man", "woman", "other", "official", "police", "source", "witness"})


def _settled(clusters: Clusters, markable: Markable) -> bool:
    """Tied already to something before it, to a name, or to the gazetteer."""
    mentions = clusters.of(markable.index)
    if len(mentions) > 1 and clusters.named(markable.index):
        return True
    if clusters.root(markable.index) != markable.index and clusters.key(markable.index) is None:
        return True
    key = clusters.key(markable.index)
    return key is not None and not key.startswith("role/")


def _contrasted(doc: Words, markable: Markable) -> bool:
    return any(t.lower in _OTHER for t in doc[markable.first : markable.last])


def _described(
    doc: Words, clusters: Clusters, heads: Heads, markable: Markable, headline: bool
) -> Markable | None:
    own = clusters.root(markable.index)
    for root, last in heads.recent(markable.noun, markable.index, _WINDOW):
        if root != own and takes_up(doc, clusters, root, markable):
            return last
    if headline:
        for root in heads.roots(markable.noun):
            first = clusters.markables[root]
            later = 0 < first.sentence - markable.sentence <= _AHEAD
            if later and clusters.named(root) and takes_up(doc, clusters, root, markable):
                return first
        return _told_in_full(doc, clusters, heads, markable)
    return None


def _told_in_full(
    doc: Words, clusters: Clusters, heads: Heads, markable: Markable
) -> Markable | None:
    """What the first sentences say with an article and more words (*Bomber hits*, *A bomber*)."""
    if any(c.dep == "det" for c in doc[markable.head].children):
        return None
    for root in heads.roots(markable.noun):
        first = clusters.markables[root]
        later = first.sentence > markable.sentence and root > markable.index
        if later and first.kind is MentionKind.NOMINAL and not clusters.named(root):
            if first.sentence - markable.sentence > _LEAD:
                return None
            if first.number == markable.number and takes_up(doc, clusters, root, markable):
                return first
    return None


def _main_country(clusters: Clusters, markable: Markable, place: Setting) -> bool:
    """*the country* in a text that is about one, though it never names it (*Kabul*, *Taliban*)."""
    noun = _lexicon.singular(markable.text.split()[-1])
    plain = len(markable.text.split()) == 2 and markable.text.lower().startswith("the ")
    if noun not in {"country", "nation"} or place.main is None or not plain:
        return False
    clusters.set_key(markable.index, f"country/{place.main}")
    clusters.reasons[markable.index] = "the country the text is about"
    return True


def _country(doc: Words, clusters: Clusters, markable: Markable, place: Setting) -> Markable | None:
    """The country meant by *the country*: the most salient, not merely the last named.

    Recent mentions count, those as subject or object more than demonyms (*French soldiers*), and
    the country the text is about most.
    """
    continent = _continent(doc, markable)
    scored: list[tuple[float, int]] = []
    for root, last in clusters.recent(markable.index, _WINDOW):
        if not takes_up(doc, clusters, root, markable):
            continue
        if _acts_in_its_clause(doc, clusters, root, markable):
            continue  # who helps the country is another
        code = clusters.country(root)
        if continent and code and gazetteer.continent(code) not in continent:
            continue
        before = [m for m in clusters.of(root) if m.index < markable.index]
        lands = [m for m in before if gazetteer.demonym(m.text) is None]
        near = [m for m in lands if m.sentence == last.sentence]
        score = max((_COUNTRY_ROLES.get(m.role, 0.3) for m in near), default=0.0)
        score += 0.1 * min(len(lands), 6) + 0.8 * (code is not None and code == place.leading)
        scored.append((score - 0.5 * (markable.sentence - last.sentence), last.index))
    return clusters.markables[max(scored)[1]] if scored else None


def _acts_in_its_clause(doc: Words, clusters: Clusters, root: int, markable: Markable) -> bool:
    """Whether the candidate is the subject of the very clause in which the description stands."""
    verb = _syntax.governor(doc[markable.head])
    return any(
        m.role == "subject" and m.sentence == markable.sentence
        for m in clusters.of(root)
        if m.index < markable.index
        and doc[m.head].dep != "nmod:poss"
        and verb.i in {_syntax.governor(doc[m.head]).i, _syntax.governor(doc[m.head].head).i}
    )


_COUNTRY_ROLES = {"subject": 1.0, "object": 0.8, "possessive": 0.7, "oblique": 0.7, "modifier": 0.4}
_CONTINENTS = {
    "african": ("AF",),
    "european": ("EU",),
    "asian": ("AS",),
    "american": ("SA", "NA"),
    "caribbean": ("NA",),
    "sahelian": ("AF",),
}


def _continent(doc: Words, markable: Markable) -> tuple[str, ...]:
    """The continents a description places its country on (*the West African country*)."""
    words = (t.lower for t in doc[markable.first : markable.last])
    return next((_CONTINENTS[w] for w in words if w in _CONTINENTS), ())
