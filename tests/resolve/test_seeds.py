"""The node list of the sample dispatches: no two nodes for one thing, none for two."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from kg.model import Document, EntityType, ResolvedCorpus
from kg.resolve import resolve_corpus, resolve_document
from kg.resolve.names import fold

SEEDS = Path(__file__).parents[2] / "seeds"

ONE = [
    ("united-states", EntityType.COUNTRY, {"U.S.", "Washington"}),
    ("france", EntityType.COUNTRY, {"Paris"}),
    ("niger", EntityType.COUNTRY, set()),
    ("ecowas", EntityType.ORGANIZATION, {"Economic Community of West African States"}),
    ("mohamed-bazoum", EntityType.PERSON, {"Bazoum"}),
    ("abdourahamane-tchiani", EntityType.PERSON, {"Tchiani"}),
    ("emmanuel-macron", EntityType.PERSON, {"Macron"}),
    ("sylvain-itte", EntityType.PERSON, {"Itté"}),
    ("abdel-fatau-musah", EntityType.PERSON, {"Musah"}),
    ("united-states-military", EntityType.GROUP, set()),
    ("france-military", EntityType.GROUP, set()),
    ("niger-military", EntityType.GROUP, set()),
    ("niger-junta", EntityType.GROUP, set()),
    ("united-states-government", EntityType.GROUP, set()),
    ("us-state-department", EntityType.ORGANIZATION, {"State Department"}),
    ("niamey", EntityType.PLACE, set()),
    ("agadez", EntityType.PLACE, set()),
    ("islamic-state", EntityType.ORGANIZATION, set()),
]


@pytest.fixture(scope="module")
def corpus() -> ResolvedCorpus:
    """Return the sample dispatches, read with the shipped pipeline and resolved."""
    from kg.documents import read
    from kg.extract import extract
    from kg.language import annotate, load

    documents = [d for d in read([str(SEEDS)]) if isinstance(d, Document)]
    return resolve_corpus(
        resolve_document(doc, document, extract(doc, document), "test")
        for document, doc in annotate(load(), documents)
    )


def _scoped(identifier: str) -> bool:
    """Whether an id ends in the digits that mark a thing of one document."""
    tail = identifier.rsplit("-", 1)[-1]
    return len(tail) == 10 and not set(tail) - set("0123456789abcdef")


@pytest.mark.parametrize(("identifier", "kind", "aliases"), ONE)
def test_the_protagonists_are_one_node_each(
    corpus: ResolvedCorpus, identifier: str, kind: EntityType, aliases: set[str]
) -> None:
    """Each has the id, type and names a reader expects."""
    entity = next((e for e in corpus.entities if e.id == identifier), None)
    assert entity is not None
    assert entity.type is kind
    assert aliases <= set(entity.aliases)


def test_no_two_nodes_bear_one_label(corpus: ResolvedCorpus) -> None:
    """Things of the world (not of one document) have labels of their own."""
    labels = Counter(fold(e.label).casefold() for e in corpus.entities if not _scoped(e.id))
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_name_leads_to_two_nodes(corpus: ResolvedCorpus) -> None:
    """A name is an alias of one entity; only capitals may also stand for their country."""
    bearers: dict[str, list[str]] = {}
    for entity in corpus.entities:
        if not _scoped(entity.id):
            for name in {fold(n).casefold() for n in (entity.label, *entity.aliases)}:
                bearers.setdefault(name, []).append(entity.id)
    kinds = {e.id: e.type for e in corpus.entities}
    shared = {
        name: ids
        for name, ids in bearers.items()
        if len(ids) > 1 and {kinds[i] for i in ids} != {EntityType.COUNTRY, EntityType.PLACE}
    }
    assert shared == {}


def test_people_do_not_share_full_names_or_keys(corpus: ResolvedCorpus) -> None:
    """No person is there twice, once short and once full."""
    people = [
        e
        for e in corpus.entities
        if e.type is EntityType.PERSON and not _scoped(e.id) and "(" not in e.label
    ]
    words = {e.id: fold(e.label).casefold().split() for e in people}
    doubled = [(a, b) for a, b in combinations(sorted(words), 2) if words[a][-1] == words[b][-1]]
    assert doubled == []


def test_things_of_one_document_belong_to_one(corpus: ResolvedCorpus) -> None:
    """Wordings such as *the officials* never merge documents."""
    assert all(len(e.documents) == 1 for e in corpus.entities if _scoped(e.id))


def test_most_actors_that_act_have_a_name_or_a_country(corpus: ResolvedCorpus) -> None:
    """The graph is about somebody: more than half of the actors are things of the world."""
    actors = [e.actor for e in corpus.events if e.actor]
    known = [a for a in actors if not _scoped(a)]
    assert len(known) > 0.5 * len(actors)


def test_the_copied_wire_story_counts_once(corpus: ResolvedCorpus) -> None:
    """Of the two printings of one story, one is the other's copy."""
    assert len(corpus.copies) == 1


def test_ecowas_threatens_niger(corpus: ResolvedCorpus) -> None:
    """The threat of force is there, with a label in words."""
    threats = [e for e in corpus.events if e.code == "THREATEN" and e.actor == "ecowas"]
    assert threats
    assert all(e.label.startswith("ECOWAS ") for e in threats)
