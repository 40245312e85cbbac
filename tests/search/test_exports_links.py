"""What stands under the results: the ways to take them along."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory

from search.facets import Facets
from search.queries.search_request import SearchRequest
from search.results import ResultPage

ADDRESS = "/search/?q=a%26b&network=carec&network=x&sort=title&page=3&page_size=50"
QUERY = "?q=a%26b&network=carec&network=x"


def render(template, total=3, degraded=False):
    results = ResultPage(SearchRequest(), total, [], Facets([], {}), degraded)
    context = {"results": results, "most_hits": 10_000}
    html = render_to_string(f"search/{template}.html", context, RequestFactory().get(ADDRESS))
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("CSV", f"/search/export.csv{QUERY}&sort=title"),
        ("BibTeX", f"/search/export.bib{QUERY}&sort=title"),
        ("RIS", f"/search/export.ris{QUERY}&sort=title"),
        ("JSON", f"/api/v1/search{QUERY}&sort=title"),
        ("Atom", f"/search/atom/{QUERY}"),
        ("RSS", f"/search/rss/{QUERY}"),
    ],
)
def test_each_way_asks_the_same_question(words, address):
    (link,) = [link for link in render("take_along").find_all("a") if words in link.text]
    assert link["href"] == address
    assert link["rel"] == ["nofollow"]


def test_limit_is_told_where_it_bites():
    assert "first 10,000 of 12,345 papers" in render("take_along", total=12_345).text
    assert "first" not in render("take_along", total=10_000).text


def test_limited_search_is_told():
    assert "export again later" in render("take_along", degraded=True).text
    assert "export again later" not in render("take_along").text


def test_section_has_a_heading():
    section = render("take_along").section
    assert section.find(id=section["aria-labelledby"]).name == "h2"


def test_browsers_find_the_feeds():
    links = render("feed_links").find_all("link", rel="alternate")
    assert [(link["type"], link["href"]) for link in links] == [
        ("application/atom+xml", f"/search/atom/{QUERY}"),
        ("application/rss+xml", f"/search/rss/{QUERY}"),
    ]
    assert all(link["title"] for link in links)
