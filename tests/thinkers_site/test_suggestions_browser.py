"""The search box in a real browser: by keyboard, mouse and touch, for screen readers, without
JavaScript.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import DEFAULT_DB_ALIAS, connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect, sync_playwright

from research.models import PaperAuthor, Topic
from tests.factories import PaperPageFactory

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

CHROMIUM = "/usr/bin/chromium"
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
MODULE = Path(settings.BASE_DIR, "thinkers_site/static/thinkers_site/js/suggestions.js")
PAUSE = 150  # milliseconds
SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2, success criterion 2.5.8
TITLES = ["Trade winds", "The rules of trade", "Tradition"]
ARABIC = "التجارة بين بلدان الجنوب"


@pytest.fixture
def papers(library, network):
    """Three papers in English, one in Arabic, an author and a topic."""
    author = PaperAuthor(name="Demo Trader")
    topic = Topic.objects.get(slug="trade")
    made = [
        PaperPageFactory(parent=network, title=title, authors=[author], topics=[topic])
        for title in TITLES
    ]
    made.append(PaperPageFactory(parent=network, title=ARABIC, slug="arabic", language="ar"))
    for paper in made:
        paper.save_revision().publish()
    library.sync()
    return made


@pytest.fixture
def address(papers, monkeypatch):
    """The site, served from the database of this test, whose transaction is never committed."""
    connection = connections[DEFAULT_DB_ALIAS]
    monkeypatch.setattr(connection, "close", lambda: None)  # requests end, the test goes on
    connection.inc_thread_sharing()
    shared = {DEFAULT_DB_ALIAS: connection}
    server = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override=shared)
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    connection.dec_thread_sharing()


@pytest.fixture
def chromium(address):
    # Started after the papers are made and ended before they are taken away: Django's database
    # cannot be used in a thread in which Playwright's loop runs.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def open_search(chromium, address):
    def open_search(**options):
        page = chromium.new_context(base_url=address, **options).new_page()
        page.goto("/search/")
        return page

    return open_search


@pytest.fixture
def page(open_search):
    return open_search()


@pytest.fixture
def box(page):
    return page.get_by_label("Search the full text of all papers")


def type_and_wait(page, text):
    """Type into the box; returns the options once they are there."""
    page.locator("#q").press_sequentially(text, delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


def active(page):
    """The label of the option that a screen reader is at; None in the text."""
    chosen = page.locator("#q").get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]")
    if chosen is None:
        expect(selected).to_have_count(0)
        return None
    assert selected.get_attribute("id") == chosen
    return selected.locator("[dir=auto]").inner_text()


def test_the_box_is_a_combobox_that_controls_a_named_list(page, box):
    expect(box).to_have_role("combobox")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    options = type_and_wait(page, "trad")
    expect(box).to_have_attribute("aria-expanded", "true")
    listbox = page.get_by_role("listbox", name="Suggestions")
    assert listbox.get_attribute("id") == box.get_attribute("aria-controls")
    assert options.all_inner_texts()[0].split() == ["Trade", "Topic"]
    assert options.count() == 5, "a topic, an author and three titles"
    number = options.count()
    expect(page.get_by_role("status")).to_have_text(
        f"{number} suggestions; choose with the arrow keys"
    )


def test_arrows_walk_through_the_options_and_the_text(page, box):
    options = type_and_wait(page, "trad")
    labels = [option.locator("[dir=auto]").inner_text() for option in options.all()]
    walked = []
    for _ in range(options.count() + 2):
        page.keyboard.press("ArrowDown")
        walked.append(active(page))
    assert walked == [*labels, None, labels[0]]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page) == labels[-1]
    expect(box).to_be_focused()
    expect(box).to_have_value("trad")


def test_home_end_and_letters_lead_back_into_the_text(page, box):
    type_and_wait(page, "trad")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert active(page) is None
    assert box.evaluate("box => box.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert active(page) is None
    assert box.evaluate("box => box.selectionStart") == len("trad")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("e")
    assert active(page) is None


def test_enter_on_an_option_opens_it(page, papers):
    options = type_and_wait(page, "trade wi")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{papers[0].url}")


def test_enter_in_the_text_searches(page):
    type_and_wait(page, "trad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=trad*")


def test_escape_and_tab_close_the_list_and_keep_the_text(page, box):
    type_and_wait(page, "trad")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("trad")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('[role=listbox]')") is None


def test_a_click_opens_a_suggestion(page):
    options = type_and_wait(page, "trade")
    options.filter(has_text="Topic").click()
    page.wait_for_url("**/search/?topic=trade")


def test_on_a_phone_everything_fits_and_a_tap_opens_it(open_search, papers):
    phone = open_search(has_touch=True, viewport={"width": 320, "height": 700})
    options = type_and_wait(phone, "trad")
    for option in options.all():
        size = option.bounding_box()
        assert min(size["width"], size["height"]) >= SMALLEST_TARGET
        assert size["x"] >= 0
        assert size["x"] + size["width"] <= 320
    options.filter(has_text="Trade winds").tap()
    phone.wait_for_url(f"**{papers[0].url}")


def test_labels_have_their_own_language_and_direction(page):
    option = type_and_wait(page, "التج").filter(has_text=ARABIC)
    label = option.locator("[dir=auto]")
    expect(label).to_have_attribute("lang", "ar")
    expect(label).to_have_css("direction", "rtl")


def test_nothing_found_is_said_and_opens_nothing(page, box):
    box.press_sequentially("zzzzzz")
    expect(page.get_by_role("status")).to_have_text("No suggestions")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_one_question_is_asked_when_the_typing_pauses_and_only_of_this_site(page, box, address):
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))
    page.clock.install()
    box.press_sequentially("trade")
    page.clock.run_for(PAUSE - 10)
    assert [url for url in asked if url.query] == []
    page.clock.run_for(10)
    expect(page.get_by_role("option").first).to_be_visible()
    assert [url.query for url in asked if url.query] == ["q=trade"]
    assert {url.netloc for url in asked} == {urlsplit(address).netloc}


def test_a_failing_answer_leaves_an_ordinary_form(page, box):
    page.route("**/search/suggestions/*", lambda route: route.fulfill(status=500, body="no"))
    with page.expect_response("**/search/suggestions/*"):
        box.press_sequentially("trade")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=trade*")


def test_without_javascript_the_form_works(open_search):
    page = open_search(java_script_enabled=False)
    box = page.locator("#q")
    assert box.get_attribute("role") is None, "nothing promises a list that never opens"
    assert page.locator("[role=listbox], [role=option]").count() == 0
    box.fill("trade winds")
    box.press("Enter")
    page.wait_for_url("**/search/?q=trade*winds*")
    assert page.locator("h3", has_text="Trade winds").count() == 1


def test_the_module_stays_small():
    assert MODULE.stat().st_size < 4000
