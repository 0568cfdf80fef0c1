"""The page as its readers use it, in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.model import ResolvedCorpus
from tests.views.conftest import Open


def edge(page: Page, actor: str, code: str, target: str) -> int:
    """Give the number of an edge by the labels of its ends."""
    number: int = page.evaluate(
        "([a, c, t]) => kg.edges.findIndex(e => kg.nodes[e.from].label === a && e.code === c"
        " && kg.nodes[e.to].label === t)",
        [actor, code, target],
    )
    assert number >= 0
    return number


def node(page: Page, label: str) -> int:
    """Give the number of a node by its label."""
    number: int = page.evaluate("l => kg.nodes.findIndex(n => n.label === l)", label)
    assert number >= 0
    return number


def shown(page: Page) -> set[str]:
    """Give the labels of the nodes that are drawn."""
    return set(page.evaluate("[...kg.shown.nodes].map(n => kg.nodes[n].label)"))


def passing(page: Page) -> set[str]:
    """Give the labels of the events that pass the filters."""
    return set(page.evaluate("kg.events.filter(e => kg.passing.all[e.index]).map(e => e.label)"))


def canvas_point(page: Page, expression: str) -> tuple[float, float]:
    """Give the place on the screen of a point in the drawing."""
    box = page.locator("#canvas").bounding_box()
    at = page.evaluate(f"kg.network.canvasToDOM({expression})")
    assert box
    return box["x"] + at["x"], box["y"] + at["y"]


# ── what it shows ──


def test_header_says_what_the_graph_was_made_of(open_page: Open) -> None:
    """Counts, outlets and dates stand in the header; versions under About; no time of making."""
    page = open_page()
    expect(page.locator("#counts")).to_have_text(
        "6 events · 7 actors · 2 articles · 2 outlets · 18 Aug 2023 to 20 Aug 2023"
    )
    page.get_by_role("button", name="About").click()
    about = page.get_by_role("dialog")
    expect(about).to_contain_text("kg 0.1.0")
    expect(about).to_contain_text("en_kg_news 1.0")
    expect(about.get_by_role("link", name="Bloc warns Niamey")).to_have_attribute(
        "href", "https://wire.example/a?b=c%20d"
    )


def test_click_on_an_edge_shows_the_sentence_with_its_parts_marked(open_page: Open) -> None:
    """A click at the middle of a drawn edge opens its events with marked evidence."""
    page = open_page()
    number = edge(page, "Mali", "AID", "Niger")
    middle = (
        f"((e, n) => ({{x: (n[e.from].x + n[e.to].x) / 2, y: (n[e.from].y + n[e.to].y) / 2}}))"
        f"(kg.edges[{number}], kg.nodes)"
    )
    page.mouse.click(*canvas_point(page, middle))
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Mali → Niger")
    expect(panel.locator("blockquote p")).to_have_text("Mali plans to aid Niger.")
    expect(panel.locator("blockquote mark.actor")).to_have_text("Mali")
    expect(panel.locator("blockquote mark.action")).to_have_text("aid")
    expect(panel.locator("blockquote mark.target")).to_have_text("Niger")
    expect(panel.locator(".event .tags")).to_contain_text("planned")
    expect(panel.locator("blockquote footer")).to_contain_text("Sahel Post · 20 Aug 2023")


def test_evidence_of_a_claim_names_condition_and_speaker(open_page: Open) -> None:
    """A threat shows its condition, modality, certainty, and who says so."""
    page = open_page()
    page.evaluate("n => kg.selectEdge(n)", edge(page, "ECOWAS", "THREATEN", "Niger"))
    event = page.locator("#panel .event")
    for words in ("unless Bazoum was freed", "hypothetical", "possible", "Said by ECOWAS (“said”)"):
        expect(event).to_contain_text(words)
    expect(event.get_by_role("link", name="Bloc warns Niamey")).to_be_visible()


def test_click_on_a_node_tells_who_it_is(open_page: Open) -> None:
    """A click on a node opens type, aliases, links, neighbours and its events as a table."""
    page = open_page()
    page.mouse.click(*canvas_point(page, f"kg.nodes[{node(page, 'ECOWAS')}]"))
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("ECOWAS")
    expect(panel).to_contain_text("Economic Community of West African States")
    expect(panel.get_by_role("link", name="wikidata.org/entity/Q190008")).to_be_visible()
    expect(panel.locator(".neighbours")).to_contain_text("Niger")
    expect(panel.get_by_role("row")).to_have_count(3)
    panel.get_by_role("button", name="ECOWAS imposes sanctions on Niger").click()
    expect(panel.locator("blockquote")).to_contain_text("imposed sanctions")


# ── finding ──


def test_search_completes_aliases_and_is_driven_by_keys(open_page: Open) -> None:
    """`/` focuses the search; an alias finds its actor; Enter opens it."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("economic comm")
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("ECOWAS")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("ECOWAS")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_search_brings_in_an_actor_that_was_not_drawn(open_page: Open) -> None:
    """An actor without links is not drawn at first, and is once it was searched."""
    page = open_page()
    assert "Mohamed Bazoum" not in shown(page)
    page.get_by_role("combobox", name="Search actors").fill("bazoum")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "Mohamed Bazoum" in shown(page)


@pytest.mark.parametrize(
    ("group", "choice", "left"),
    [
        ("Standing", "Denied", {"France does not withdraw troops from Niger"}),
        ("What is done", "Give aid", {"Mali plans to aid Niger"}),
        ("Who acts", "Group", {"officers seize power"}),
        ("Country", "Mali", {"Mali plans to aid Niger"}),
        (
            "Outlet",
            "Gulf Wire",
            {
                "ECOWAS threatens to intervene in Niger",
                "officers seize power",
                "France does not withdraw troops from Niger",
            },
        ),
        ("Said by", "France", {"France does not withdraw troops from Niger"}),
        ("Affirmed or negated", "Negated", {"France does not withdraw troops from Niger"}),
        ("Certainty", "Possible", {"ECOWAS threatens to intervene in Niger"}),
    ],
)
def test_each_filter_leaves_the_events_it_names(
    open_page: Open, group: str, choice: str, left: set[str]
) -> None:
    """Choosing a value leaves the events that have it; clearing brings all back."""
    page = open_page()
    facet = page.locator("details.facet").filter(has=page.locator("summary", has_text=group)).first
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    facet.get_by_label(choice, exact=False).first.check()
    assert passing(page) == left
    page.get_by_role("button", name="Clear all").click()
    assert len(passing(page)) == 6


def test_two_values_of_a_filter_widen_and_two_filters_narrow(open_page: Open) -> None:
    """Values of one filter are alternatives; filters all have to be met."""
    page = open_page()
    page.get_by_label("Denied").check()
    page.get_by_label("Planned").check()
    assert len(passing(page)) == 3
    page.get_by_label("Give aid").check()
    assert passing(page) == {"Mali plans to aid Niger"}


def test_nothing_left_by_the_filters_is_said(open_page: Open) -> None:
    """Filters that contradict each other leave a message, not a blank."""
    page = open_page()
    page.get_by_label("Denied").check()
    page.get_by_label("Give aid").check()
    expect(page.locator("#empty")).to_contain_text("Nothing passes the filters")


def test_time_window_moves_by_key_and_by_pointer(open_page: Open) -> None:
    """The handles are sliders; dragging over the histogram chooses a stretch of days."""
    page = open_page()
    start = page.get_by_role("slider", name="From")
    expect(start).to_have_attribute("aria-valuetext", "1 Jul 2023")
    start.press("End")
    start.press("ArrowLeft")
    assert "ECOWAS imposes sanctions on Niger" not in passing(page)
    assert "Mali plans to aid Niger" in passing(page)
    page.get_by_role("button", name="All time").click()
    assert len(passing(page)) == 6
    box = page.locator("#timeline").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_timeout(100)
    assert passing(page) == {"ECOWAS imposes sanctions on Niger", "officers seize power"}


def test_path_between_two_actors(open_page: Open) -> None:
    """The shortest path is listed step by step with its events, in either direction."""
    page = open_page()
    page.evaluate("n => kg.selectNode(n)", node(page, "Mali"))
    page.get_by_role("combobox", name="Path to which actor").fill("ecow")
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("2 steps")
    expect(panel.locator(".steps")).to_contain_text("Mali → Niger: give aid")
    expect(panel.locator(".steps")).to_contain_text("ECOWAS → Niger: threaten")
    assert "path=" in page.url


def test_a_missing_path_is_said(open_page: Open) -> None:
    """Two actors that nothing joins give a message."""
    page = open_page()
    page.evaluate("([a, b]) => kg.showPath(a, b)", [node(page, "Mali"), node(page, "officers")])
    expect(page.locator("#panel")).to_contain_text("No events that pass the filters join the two")


# ── links, tables, exports ──


def test_a_link_gives_the_view_back(open_page: Open) -> None:
    """Selection, filters, time and view live in the address and come back from it."""
    page = open_page()
    page.evaluate("n => kg.selectNode(n)", node(page, "ECOWAS"))
    page.get_by_label("Asserted").check()
    page.evaluate("kg.setTime(19560, 19580)")
    fragment = "#" + page.url.split("#")[1]
    again = open_page(None, fragment)
    assert passing(again) == passing(page)
    expect(again.locator("#panel h2")).to_have_text("ECOWAS")
    expect(again.get_by_label("Asserted")).to_be_checked()
    assert again.url.split("#")[1] == fragment[1:]


def test_a_link_to_something_unknown_opens_the_page_all_the_same(open_page: Open) -> None:
    """A stale or mistyped link does no harm."""
    page = open_page(None, "#node=nobody&code=NOPE&from=yesterday&show=-4&edge=%00")
    assert len(passing(page)) == 6


def test_table_holds_the_same_events_and_opens_them(open_page: Open) -> None:
    """The table lists every event that passes, sorts by its heads, and opens evidence by key."""
    page = open_page()
    page.keyboard.press("t")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(7)
    expect(table.locator("caption")).to_have_text("6 events")
    page.get_by_role("button", name="Event", exact=True).click()
    expect(table.get_by_role("columnheader", name="Event")).to_have_attribute(
        "aria-sort", "ascending"
    )
    page.get_by_role("button", name="Mali plans to aid Niger").press("Enter")
    expect(page.locator("#panel blockquote")).to_contain_text("Mali plans to aid Niger.")
    page.get_by_role("button", name="Actors", exact=True).click()
    expect(page.get_by_role("table").first).to_contain_text("Mohamed Bazoum")


def _saved(page: Page, button: str, place: Path) -> bytes:
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    waiting.value.save_as(place)
    return place.read_bytes()


def test_selection_leaves_as_picture_table_and_citations(open_page: Open, tmp_path: Path) -> None:
    """PNG, CSV and citations of what is selected are saved as files."""
    page = open_page()
    page.evaluate("n => kg.selectEdge(n)", edge(page, "ECOWAS", "SANCTION", "Niger"))
    picture = _saved(page, "Picture (PNG)", tmp_path / "graph.png")
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 5000
    table = _saved(page, "Events (CSV)", tmp_path / "events.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [(row["actor"], row["code"], row["target"], row["outlet"]) for row in rows] == [
        ("ECOWAS", "SANCTION", "Niger", "Sahel Post")
    ]
    cited = _saved(page, "Citations (text)", tmp_path / "citations.txt").decode()
    assert cited.splitlines()[0] == "“ECOWAS imposed sanctions on Niger on 30 July 2023.”"
    assert "Sahel Post, 2023-08-20" in cited


def test_an_empty_graph_says_so(open_page: Open) -> None:
    """A corpus without events opens with a friendly message."""
    page = open_page(ResolvedCorpus((), (), ()))
    expect(page.locator("#empty")).to_contain_text("No events were found")
    page.keyboard.press("t")
    expect(page.get_by_role("table")).to_contain_text("0 events")
