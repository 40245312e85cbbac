"""Facets in a real browser: beside the hits, or folded away on a phone."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect, sync_playwright

from search.queries.search_request import SearchRequest
from search.results import Hit
from tests.factories import PaperPageFactory
from tests.thinkers_site.result_page import show_results

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CHROMIUM = "/usr/bin/chromium"
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
STYLES = Path(settings.BASE_DIR, "thinkers_site/static/thinkers_site/css")
HTML = "text/html; charset=utf-8"
ADDRESS = "http://search.test/search/"
SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2, success criterion 2.5.8
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
REQUEST = SearchRequest(q="trade", chosen={"topic": ("trade",), "country": ("KE",)}, sort="title")
COUNTS = {
    "type": {"report": 7, "policy-brief": 5},
    "topic": {"trade": 12, "big-data": 3},
    "country": {"KE": 12, "UG": 7},
    "sdg": {str(number): 20 - number for number in range(1, 18)},
    "year": {str(year): 1 + year % 5 for year in range(1998, 2026)},
}


@pytest.fixture
def html(network):
    hit = Hit(PaperPageFactory(parent=network, title="A demo paper", published=True), 1.0)
    return str(show_results(REQUEST, [hit], total=30, counts=COUNTS))


@pytest.fixture
def open_page(html):
    """Open the page at a size; whatever is opened from it answers with it again."""

    def style_sheet(route):
        route.fulfill(path=STYLES / Path(route.request.url).name)

    # Started after the paper is made and ended before it is taken away: Django's database cannot
    # be used in a thread in which Playwright's loop runs.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)

        def open_page(size, *, direction="ltr"):
            page = browser.new_context(viewport=size).new_page()
            page.route("**/*", lambda route: route.abort())
            page.route(f"{ADDRESS}*", lambda route: route.fulfill(body=html, content_type=HTML))
            page.route("**/*.css", style_sheet)
            page.goto(ADDRESS)
            page.evaluate("direction => document.documentElement.dir = direction", direction)
            return page

        yield open_page
        browser.close()


def test_on_a_desktop_the_facets_stand_beside_the_hits(open_page):
    page = open_page(DESKTOP)
    expect(page.get_by_text("Filter", exact=True)).to_be_hidden()
    facets = page.get_by_role("navigation", name="Filters").bounding_box()
    hits = page.locator(".hits").bounding_box()
    assert facets["x"] + facets["width"] <= hits["x"]
    page.get_by_role("link", name="Uganda 7").click()
    assert page.url == f"{ADDRESS}?q=trade&topic=trade&country=KE&country=UG&sort=title"


def test_in_arabic_the_facets_stand_on_the_right(open_page):
    page = open_page(DESKTOP, direction="rtl")
    facets = page.get_by_role("navigation", name="Filters").bounding_box()
    hits = page.locator(".hits").bounding_box()
    assert hits["x"] + hits["width"] <= facets["x"]
    years = [page.locator(".bars a").nth(place).bounding_box()["x"] for place in (0, -1)]
    assert years[0] > years[1], "time runs from right to left"


def test_on_a_phone_the_facets_are_folded_away_and_their_number_is_told(open_page):
    page = open_page(PHONE)
    box = page.get_by_role("link", name="Uganda 7")
    expect(box).to_be_hidden()
    button = page.locator(".filters > details > summary")
    assert button.inner_text().split()[:2] == ["Filter", "2"]
    assert button.bounding_box()["y"] < page.locator(".hits").bounding_box()["y"]
    button.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_targets_are_large_enough(open_page):
    """But the bars: the form beside them does the same, which WCAG allows."""
    for size in (DESKTOP, PHONE):
        page = open_page(size)
        if size == PHONE:
            page.locator(".filters > details > summary").click()
        page.locator(".facet__rest summary").first.click()
        targets = page.locator(
            ".choice, .chosen a, .orders a, .facet summary, .years input, .years button"
        ).filter(visible=True)
        assert targets.count() > 30
        for target in targets.all():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= SMALLEST_TARGET, target.inner_text()


def test_by_keyboard_the_filters_can_be_passed_over_or_walked_through(open_page):
    page = open_page(DESKTOP)
    page.locator(".search-head summary").focus()
    page.keyboard.press("Tab")
    passing = page.get_by_role("link", name="Skip the filters")
    expect(passing).to_be_focused()
    assert passing.bounding_box()["width"] > SMALLEST_TARGET, "seen as soon as it is reached"
    page.keyboard.press("Tab")
    bar = page.get_by_role("link", name="1998: 4 papers")
    expect(bar).to_be_focused()
    expect(bar.locator("span")).to_have_css("opacity", "1")
    passing.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#results') !== null")


def test_what_is_chosen_is_not_told_by_colour_alone(open_page):
    page = open_page(DESKTOP)
    chosen = page.locator(".choice[aria-current=true]", has_text="Kenya")
    other = page.get_by_role("link", name="Uganda 7")
    mark = "element => getComputedStyle(element, '::before').content"
    assert "✓" in chosen.evaluate(mark)
    assert "✓" not in other.evaluate(mark)
