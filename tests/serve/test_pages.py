"""The pages, in a real browser that may talk to nobody but the server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, reading: str) -> Iterator[Page]:
    """Open the query page; other hosts, errors and blocked scripts make the test fail."""
    problems: list[str] = []

    def look(request: Request) -> None:
        if not request.url.startswith((reading, "data:", "blob:")):
            problems.append(request.url)

    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", look)
        page.on("console", lambda line: line.type == "error" and problems.append(line.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(reading)
        yield page
    assert [line for line in problems if "400 (Bad Request)" not in line] == []


def test_the_first_query_runs_and_shows_its_rows(page: Page) -> None:
    """The page opens with a query; Run shows a table with the sentence."""
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table")).to_contain_text("ECOWAS said it would intervene in Niger")
    expect(page.locator("#status")).to_contain_text("1 row in")


def test_a_saved_query_takes_its_parameter(page: Page) -> None:
    """Choosing a query shows its parameters; a name binds one."""
    page.get_by_role("button", name="What did an actor do").click()
    page.locator("input[name=actor]").fill("france")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table")).to_contain_text("France withdraws troops from Niger")
    expect(page.locator("#table")).not_to_contain_text("ECOWAS")


def test_an_answer_as_a_graph(page: Page) -> None:
    """The same rows can be seen as nodes and links."""
    page.get_by_role("button", name="Which pairs of actors").click()
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table")).to_contain_text("France")
    page.get_by_role("button", name="Graph", exact=True).click()
    expect(page.locator("#picture circle")).to_have_count(4)
    expect(page.locator("#picture line")).to_have_count(3)


def test_a_construct_as_a_graph(page: Page) -> None:
    """Triples are drawn from subject to object."""
    page.locator("#query").fill("CONSTRUCT { ?a ?p ?b } WHERE { GRAPH <graph/edges> { ?a ?p ?b } }")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Graph", exact=True).click()
    expect(page.locator("#picture")).to_contain_text("plover:SANCTION")


def test_the_editor_completes_properties(page: Page) -> None:
    """Typing the start of a name offers names; Enter takes the first."""
    page.locator("#query").fill("SELECT * { ?e ")
    page.locator("#query").press_sequentially("kg:targ")
    expect(page.locator("#completions")).to_contain_text("kg:target")
    page.keyboard.press("Enter")
    expect(page.locator("#query")).to_have_value("SELECT * { ?e kg:target")


def held_back(page: Page, pattern: str) -> Callable[[], None]:
    """Hold back an answer of the server; the function that comes back lets it through."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route))

    def let_through() -> None:
        while not held:
            page.wait_for_timeout(20)
        held[0].continue_()

    return let_through


def test_what_was_typed_before_the_saved_queries_came_stays(browser: Browser, reading: str) -> None:
    """On a slow line the editor keeps the typed query, and completes once the names are there."""
    with browser.new_context() as context:
        page = context.new_page()
        let_through = held_back(page, "**/queries")
        page.goto(reading)
        page.locator("#query").fill("SELECT * { ?e kg:targ")
        let_through()
        expect(page.locator("#named li").first).to_be_visible()
        expect(page.locator("#completions")).to_contain_text("kg:target")
        page.keyboard.press("Enter")
        expect(page.locator("#query")).to_have_value("SELECT * { ?e kg:target")


def test_run_waits_for_the_first_query(browser: Browser, reading: str) -> None:
    """Run pressed before the saved queries came asks the one that is then shown."""
    with browser.new_context() as context:
        page = context.new_page()
        let_through = held_back(page, "**/queries")
        page.goto(reading)
        page.get_by_role("button", name="Run").click()
        let_through()
        expect(page.locator("#status")).to_contain_text("1 row in")


def test_errors_and_hints_are_shown(page: Page) -> None:
    """A malformed query shows its place; an unknown property shows the nearest one."""
    page.locator("#query").fill("SELECT * { ?e kg:actr ?a }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#hints")).to_contain_text("Did you mean `kg:actor`?")
    page.locator("#query").fill("SELECT * { ?e ")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#error")).to_contain_text("Line 1")


def test_columns_come_as_the_query_names_them(page: Page) -> None:
    """SELECT * shows its variables in the order of their first use."""
    page.locator("#query").fill("SELECT * { ?who a kg:Event ; kg:verb ?verb ; kg:actor ?an }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table th")).to_have_text(["who", "verb", "an"])


def test_a_failure_leaves_no_old_answer(page: Page) -> None:
    """What another query found is not shown beside an error."""
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table td").first).to_be_visible()
    page.locator("#query").fill("SELECT * {")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#error")).to_contain_text("Line 1")
    expect(page.locator("#table td")).to_have_count(0)
    expect(page.get_by_role("button", name="Save as CSV")).to_be_disabled()


def test_text_from_documents_is_text(page: Page) -> None:
    """Markup in a value is shown, not run."""
    page.locator("#query").fill('SELECT ("<img src=x onerror=alert(1)>" AS ?x) {}')
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#table td")).to_have_text("<img src=x onerror=alert(1)>")


def test_a_query_can_be_kept(page: Page) -> None:
    """One's own queries stay in the browser until they are dropped."""
    page.locator("#query").fill("# Mine?\nASK {}")
    page.get_by_role("button", name="Keep this query").click()
    page.reload()
    page.get_by_role("button", name="Mine?", exact=True).click()
    expect(page.locator("#query")).to_have_value("# Mine?\nASK {}")
    page.get_by_role("button", name="Forget Mine?").click()
    expect(page.locator("#own li")).to_have_count(0)


def test_the_graph_page_runs_only_its_own_script(page: Page, reading: str) -> None:
    """The page of the build works under a policy that names its scripts by hash."""
    page.goto(f"{reading}/graph")
    expect(page.locator("#p")).to_have_text("here")
    policy = httpx.get(f"{reading}/graph").headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]


def test_every_answer_has_a_policy(client: httpx.Client) -> None:
    """Pages and data alike tell the browser what they may do: nothing from elsewhere."""
    for path in ("/", "/graph", "/sparql", "/queries", "/terms", "/store", "/.well-known/void"):
        response = client.get(path)
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert response.headers["x-content-type-options"] == "nosniff"
