"""Names: folding, slugs, and which may be one thing's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.model import EntityType
from kg.resolve import gazetteer
from kg.resolve.names import ascii_slug, fold, person_tokens
from kg.resolve.variants import same_name


@pytest.mark.parametrize(
    ("left", "right"),
    [("U.N.", "UN"), ("the Élysée", "Elysee"), ("São Tomé", "sao tome"), ("Mali’s", "Mali")],
)
def test_folding_makes_spellings_equal(left: str, right: str) -> None:
    """Dots, accents, articles and possessives do not part names."""
    assert fold(left) == fold(right)


def test_short_abbreviations_keep_their_case() -> None:
    """*US* is a country, *us* is not."""
    assert gazetteer.lookup("us") is None
    assert gazetteer.lookup("who") is None
    assert gazetteer.lookup("US") is not None


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("United States (military)", "united-states-military"),
        ("Mohamed Bazoum", "mohamed-bazoum"),
        ("Jérôme Østergård", "jerome-ostergard"),
        ("U.S. State Department", "us-state-department"),
        ("«…»", "unnamed"),
    ],
)
def test_slugs_are_plain(label: str, slug: str) -> None:
    """Slugs are ASCII words joined by hyphens."""
    assert ascii_slug(label) == slug


def test_titles_are_no_part_of_a_name() -> None:
    """What stands before a name tells a role, not the name."""
    assert person_tokens("Gen. Abdourahamane Tchiani") == ("abdourahamane", "tchiani")
    assert person_tokens("former President Jimmy Carter Jr.") == ("jimmy", "carter")


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Bazoum", "Mohamed Bazoum", EntityType.PERSON),
        ("President Ruto", "William Ruto", EntityType.PERSON),
        ("Kristen Wilkins", "Kristin Wilkins", EntityType.PERSON),
        ("WFP", "World Food Programme", EntityType.ORGANIZATION),
        ("Islamic State group", "ISIS", EntityType.ORGANIZATION),
        ("AirTran", "AirTran Airways", EntityType.ORGANIZATION),
        ("Burma", "Myanmar", EntityType.COUNTRY),
        ("Taasing City", "Taasing", EntityType.PLACE),
        ("Karim Diallo of the Farmers' League", "Diallo", EntityType.PERSON),
        ("the league's Karim Diallo", "Karim Diallo", EntityType.PERSON),
        ("Administrator Okoro", "Ada Okoro", EntityType.PERSON),
        ("Nabil al-Haddad", "Nabil Haddad", EntityType.PERSON),
        ("Mohammed Sayigh", "Muhammad Sayigh", EntityType.PERSON),
        ("Volodymyr Hnatiuk", "Vladimir Hnatiuk", EntityType.PERSON),
        ("Ministry of Defence of Chad", "Chadian Defense Ministry", EntityType.ORGANIZATION),
        ("Department of Fisheries", "Fisheries Dept.", EntityType.ORGANIZATION),
        ("KTB", "KTB News", EntityType.ORGANIZATION),
        ("Kantara.com", "Kantara", EntityType.ORGANIZATION),
        ("Lakewell", "Lakewell School", EntityType.ORGANIZATION),
        ("Progressives", "Progressive Party", EntityType.ORGANIZATION),
        ("NAVCOM", "Naval Command", EntityType.ORGANIZATION),
        ("the Marquams", "Marquam Islands", EntityType.PLACE),
        ("OH", "Ohio", EntityType.PLACE),
        ("D.C.", "Washington D.C.", EntityType.PLACE),
    ],
)
def test_variants_are_one(left: str, right: str, kind: EntityType) -> None:
    """Short forms, abbreviations, spellings and other names are recognised."""
    assert same_name(left, right, kind) is not None


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Mr Roberts", "Mrs Roberts", EntityType.PERSON),
        ("Bill Barrett", "Bill Green", EntityType.PERSON),
        ("Niger", "Nigeria", EntityType.COUNTRY),
        ("Guinea", "Equatorial Guinea", EntityType.COUNTRY),
        ("Democratic Republic of the Congo", "Republic of the Congo", EntityType.COUNTRY),
        ("University of Lagos", "University of Leeds", EntityType.ORGANIZATION),
        ("Mexico", "Mexico City", EntityType.PLACE),
        ("Harvard", "Harvard Law School", EntityType.ORGANIZATION),
        ("Marquam Island", "Marquan Islands", EntityType.PLACE),
        ("University of Miami", "Miami University", EntityType.ORGANIZATION),
        ("Newark", "Newark Airport", EntityType.PLACE),
        ("the Okoros", "Okoro", EntityType.PERSON),
        ("MP", "Mariam Petrov", EntityType.PERSON),
        ("Tim Barton", "Tom Burton", EntityType.PERSON),
        ("Ministry of Defence of Chad", "Ministry of Defence of Mali", EntityType.ORGANIZATION),
        ("Washington State", "Washington", EntityType.PLACE),
        ("Nora M. Graymount", "Nora Maddox", EntityType.PERSON),
    ],
)
def test_similar_names_of_different_things_stay_two(
    left: str, right: str, kind: EntityType
) -> None:
    """Likeness is not enough."""
    assert same_name(left, right, kind) is None


def test_identifiers_come_from_the_libraries() -> None:
    """Countries and cities carry GeoNames links, cities coordinates."""
    niamey = gazetteer.lookup("Niamey")
    assert niamey is not None
    assert niamey.links == ("https://sws.geonames.org/2440485/",)
    assert niamey.coordinates is not None
    assert [round(c) for c in niamey.coordinates] == [14, 2]


def test_every_country_of_iso_3166_is_known() -> None:
    """Official and common names lead to the country's own entry."""
    import pycountry

    for country in pycountry.countries:
        entry = gazetteer.by_key(f"country/{country.alpha_3}")
        assert entry is not None, country.alpha_3
        # ISO calls the smaller Congo just that; news text means the larger one.
        if "," not in country.name and country.name != "Congo":
            found = gazetteer.lookup(country.name)
            assert found is not None, country.name
            assert found.country == country.alpha_3, country.name


def test_offices_do_not_overlap() -> None:
    """No country has two presidents, prime ministers or chancellors on one day."""
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for leader in gazetteer.leaders():
        for office in leader.offices:
            if office.country and office.title in {"president", "prime minister", "chancellor"}:
                term = (office.since or "0", office.until or "9", leader.label)
                terms.setdefault((office.title, office.country), []).append(term)
    for office_key, held in terms.items():
        held.sort()
        for (_, until, first), (since, _, second) in pairwise(held):
            assert until <= since, (office_key, first, second)
