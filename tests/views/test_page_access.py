"""The page for everybody: keys only, screen readers, phones, dark rooms, large graphs."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kg.model import Entity, EntityType, Evidence, ResolvedCorpus
from tests.graph.corpora import day, document, event, niger, telling
from tests.views.conftest import Open


def serious(page: Page) -> list[str]:
    """Give what axe-core finds serious or critical, as rule and element."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_serious(open_page: Open, scheme: str, width: int) -> None:
    """Neither as it opens nor with panel, table and dialog open, on laptop and phone."""
    page = open_page(width=width, height=800, color_scheme=scheme)
    assert serious(page) == []
    page.evaluate("kg.selectEdge(0)")
    assert serious(page) == []
    page.evaluate("kg.selectNode(0)")
    assert serious(page) == []
    page.evaluate("kg.selectNone()")
    page.keyboard.press("t")
    assert serious(page) == []
    page.get_by_role("button", name="About").click()
    assert serious(page) == []


def test_everything_is_reached_with_the_keyboard_alone(open_page: Open) -> None:
    """Skip link, search, table, evidence and back again, without a pointer."""
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the graph")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    table = page.get_by_role("button", name="Table", exact=True)
    table.focus()
    page.keyboard.press("Enter")
    threat = page.get_by_role("button", name="ECOWAS threatens to intervene in Niger")
    for _ in range(80):
        page.keyboard.press("Tab")
        if threat.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("unless Bazoum was freed")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(threat).to_be_focused()


def test_phone_gets_a_sheet_a_drawer_and_no_sideways_scrolling(open_page: Open) -> None:
    """On a narrow screen details rise from below and filters slide in."""
    page = open_page(width=390, height=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate("kg.selectNode(0)")
    box = page.locator("#panel").bounding_box()
    assert box
    assert box["width"] >= 380
    assert box["y"] > 300
    page.evaluate("kg.selectNone()")
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_label("Denied")).to_be_visible()
    page.get_by_label("Denied").check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_label("Denied")).to_be_hidden()
    for button in page.locator(".tools button:visible").all():
        inside = button.bounding_box()
        assert inside
        assert inside["x"] + inside["width"] <= 390


def test_colours_follow_the_system_and_the_button(open_page: Open) -> None:
    """The page starts in the scheme of the system; the button turns it."""
    page = open_page(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    night = page.evaluate(background)
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(background) != night


def crowd(count: int) -> ResolvedCorpus:
    """Make a corpus in which actor 0 acts on all, and each on the next, often enough to rank."""
    text = "Somebody met somebody."
    source = document("ab12ab12ab12ab12", text, published=date(2024, 1, 2), source="Wire")
    told: Evidence = telling(source, text, "CONSULT", "meet", "met", date=day("2024-01-02"))
    people = tuple(
        Entity(f"actor/{n:05}", f"Actor {n:05}", EntityType.PERSON, documents=(source.id,))
        for n in range(count)
    )
    pairs = [(0, n) for n in range(1, count)] + [(n, n + 1) for n in range(1, count - 1)]
    events = tuple(
        event(f"{one} meets {other}", [told], actor=people[one].id, target=people[other].id)
        for one, other in pairs
    )
    return ResolvedCorpus((source,), people, tuple(sorted(events, key=lambda one: one.id)))


def test_large_graph_opens_on_its_core_and_grows_on_demand(open_page: Open) -> None:
    """At most 150 actors are drawn at first; more come by button, by search and by neighbours."""
    page = open_page(crowd(1200))
    count = "kg.shown.nodes.size"
    assert 0 < page.evaluate(count) <= 150
    page.get_by_role("button", name="Show more").click()
    assert 150 < page.evaluate(count) <= 300
    page.get_by_role("button", name="Show fewer").click()
    assert page.evaluate(count) <= 150
    page.get_by_role("combobox", name="Search actors").fill("actor 01100")
    page.keyboard.press("Enter")
    before = page.evaluate(count)
    page.locator("#expand").click()
    assert page.evaluate(count) > before
    assert "with=actor%2F01100" in page.url


def test_labels_do_not_cover_each_other(open_page: Open) -> None:
    """No two labels that are drawn overlap."""
    page = open_page(crowd(300))
    overlaps = page.evaluate(
        "(() => { const seen = kg.labelPlaces(); let n = 0;"
        " for (const a of seen) for (const b of seen) if (a !== b && a.left < b.right"
        " && a.right > b.left && a.top < b.bottom && a.bottom > b.top) n += 1;"
        " return [seen.length, n]; })()"
    )
    assert overlaps[0] > 10
    assert overlaps[1] == 0


def test_positions_are_given_and_nothing_moves(open_page: Open) -> None:
    """The drawing stands still: positions come with the file, physics is off."""
    page = open_page(niger())
    place = "JSON.stringify(kg.network.getPositions())"
    before = page.evaluate(place)
    page.wait_for_timeout(300)
    assert page.evaluate(place) == before
    assert page.evaluate("kg.network.physics.physicsEnabled") is False
