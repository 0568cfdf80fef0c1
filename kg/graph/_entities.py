"""Entities as triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph._terms import Fact, integer, text
from kg.graph.iris import Iris, foreign_iri
from kg.graph.vocabulary import FOAF, GEO, KG, ORG, OWL, RDF, RDFS, SCHEMA, SEM, SKOS
from kg.model import Entity, EntityType

_CLASSES = {
    EntityType.PERSON: (KG.Person, SEM.Actor, FOAF.Person),
    EntityType.ORGANIZATION: (KG.Organization, SEM.Actor, ORG.Organization),
    EntityType.COUNTRY: (KG.Country, SEM.Actor, SEM.Place, SCHEMA.Country),
    EntityType.PLACE: (KG.Place, SEM.Place, SCHEMA.Place),
    EntityType.FACILITY: (KG.Facility, SEM.Place, SCHEMA.Place),
    EntityType.GROUP: (KG.Group, SEM.Actor, FOAF.Group),
    EntityType.EVENT: (KG.NamedEvent, SCHEMA.Event),
    EntityType.THING: (KG.Thing, SEM.Object),
}


def entity_facts(entity: Entity, iris: Iris) -> Iterator[Fact]:
    """Say what an entity is: types, names, country, sectors, roles, links and coordinates."""
    node = iris.entity(entity.id)
    for kind in _CLASSES[entity.type]:
        yield node, RDF.type, kind
    yield node, RDFS.label, text(entity.label)
    yield node, SKOS.prefLabel, text(entity.label)
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, SKOS.altLabel, text(alias)
    if entity.country:
        yield node, KG.country, text(entity.country)
    for sector in entity.sectors:
        yield node, KG.sector, text(sector)
    for role in entity.roles:
        yield node, KG.role, text(role)
    yield node, KG.mentions, integer(entity.mentions)
    for link in entity.links:
        same = foreign_iri(link)
        if same is not None:
            yield node, OWL.sameAs, same
    if entity.coordinates:
        yield from _geometry(entity, entity.coordinates, iris)


def _geometry(entity: Entity, coordinates: tuple[float, float], iris: Iris) -> Iterator[Fact]:
    latitude, longitude = coordinates
    geometry = iris.geometry(entity.id)
    point = ox.Literal(f"POINT({longitude:g} {latitude:g})", datatype=GEO.wktLiteral)
    yield iris.entity(entity.id), GEO.hasGeometry, geometry
    yield geometry, RDF.type, GEO.Geometry
    yield geometry, GEO.asWKT, point
