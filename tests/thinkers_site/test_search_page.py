"""The page of results: what a visitor sees for hits, for none and while search is limited."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory

from networks.vocabulary.languages import PAPER_LANGUAGES
from search.queries.search_request import SearchRequest
from search.results import MARK_END, MARK_START, Hit, Passage, ResultPage
from search.templatetags.search_tags import page_numbers


@pytest.fixture
def show(network):
    """Render results as the view does, for an address."""

    def show(address, request, hits=(), total=None, degraded=False):
        results = ResultPage(
            request=request,
            hits=list(hits),
            total=len(hits) if total is None else total,
            degraded=degraded,
        )
        context = {"results": results, "networks": [network], "languages": PAPER_LANGUAGES}
        html = render_to_string("search/results.html", context, RequestFactory().get(address))
        return BeautifulSoup(html, "html.parser")

    return show


def test_a_hit_leads_to_the_page_of_the_file_and_marks_the_words(show, paper):
    passage = Passage(f"about <b> {MARK_START}trade{MARK_END}", "/documents/1/a.pdf#page=14", 14)
    page = show("/search/?q=trade", SearchRequest(q="trade"), [Hit(paper, 1.0, [passage])])
    assert page.find("a", href="/documents/1/a.pdf#page=14").text.strip() == "Page 14"
    assert page.find("mark").text == "trade"
    assert "about <b> trade" in page.find(class_="passage__text").text
    assert page.find("a", string=paper.title)["href"] == paper.get_url()
    assert "1 paper for trade" in " ".join(page.find(class_="search-total").text.split())


def test_a_hit_in_the_abstract_says_so(show, paper):
    passage = Passage("words", f"{paper.url}#abstract", anchor="abstract")
    page = show("/search/?q=words", SearchRequest(q="words"), [Hit(paper, 1.0, [], passage)])
    assert page.find("a", href=f"{paper.url}#abstract").text.strip() == "Abstract"


def test_results_are_not_for_search_engines_and_the_form_keeps_what_was_asked(show, network):
    request = SearchRequest(q='"a phrase"', networks=(network.slug,), languages=("ar",))
    page = show("/search/?q=x", request)
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.find("input", attrs={"name": "q"})["value"] == '"a phrase"'
    assert page.find("select", id="network").find("option", selected=True)["value"] == network.slug
    assert page.find("select", id="language").find("option", selected=True)["value"] == "ar"


def test_nothing_found_offers_ways_on(show):
    page = show("/search/?q=zzz&language=fr&page=1", SearchRequest(q="zzz", languages=("fr",)), [])
    help_given = page.find(class_="nothing-found")
    assert "zzz" in help_given.h2.text
    assert help_given.find("a", href="?q=zzz"), "the same words without filters"
    assert help_given.find("a", href="/search/")


def test_a_chosen_filter_can_be_taken_away_alone(show, network):
    request = SearchRequest(q="x", networks=(network.slug,), languages=("ar", "fr"))
    address = f"/search/?q=x&network={network.slug}&language=ar&language=fr&page=3"
    chips = show(address, request).find(attrs={"aria-label": "Chosen filters"}).find_all("a")
    assert [chip["href"] for chip in chips] == [
        "?q=x&language=ar&language=fr",
        f"?q=x&network={network.slug}&language=fr",
        f"?q=x&network={network.slug}&language=ar",
    ]


def test_limited_search_is_announced_in_plain_words(show, paper):
    limited = show("/search/", SearchRequest(), [Hit(paper, None)], degraded=True)
    assert "Search is limited at the moment" in limited.find(class_="notice").text
    assert not show("/search/", SearchRequest(), [Hit(paper, None)]).find(class_="notice")


def test_pages_of_results_keep_the_question(show, paper):
    page = show(
        "/search/?q=a%26b&page=2", SearchRequest(q="a&b", page=2), [Hit(paper, 1.0)], total=95
    )
    links = page.find("nav", class_="pagination").find_all("a")
    assert [link["href"] for link in links] == [
        f"?q=a%26b&page={number}" for number in (1, 1, 2, 3, 10, 3)
    ]
    assert page.find("nav", class_="pagination").find(attrs={"aria-current": "page"})


@pytest.mark.parametrize(
    ("current", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (4, 7, [1, 2, 3, 4, 5, 6, 7]),
        (10, 20, [1, None, 9, 10, 11, None, 20]),
        (20, 20, [1, None, 19, 20]),
    ],
)
def test_page_numbers_leave_out_what_is_far_away(current, last, numbers):
    assert page_numbers(current, last) == numbers
