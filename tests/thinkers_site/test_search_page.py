"""The page of results: what a visitor sees for hits, page by page and while search is limited."""

import re

import pytest
from django.test import RequestFactory

from search.queries.search_request import SearchRequest
from search.results import MARK_END, MARK_START, Hit, Passage
from search.templatetags.search_tags import page_numbers, query_with
from tests.thinkers_site.result_page import show_results, words


def test_a_hit_leads_to_the_page_of_the_file_and_marks_the_words(paper):
    passage = Passage(f"about <b> {MARK_START}trade{MARK_END}", "/documents/1/a.pdf#page=14", 14)
    page = show_results(SearchRequest(q="trade"), [Hit(paper, 1.0, [passage])])
    assert page.find("a", href="/documents/1/a.pdf#page=14").text.strip() == "Page 14"
    assert page.find("mark").text == "trade"
    assert "about <b> trade" in page.find(class_="passage__text").text
    assert page.find("a", string=paper.title)["href"] == paper.get_url()
    assert "1 paper for trade" in words(page.find(class_="search-total"))


def test_a_hit_in_the_abstract_says_so(paper):
    passage = Passage("words", f"{paper.url}#abstract", anchor="abstract")
    page = show_results(SearchRequest(q="words"), [Hit(paper, 1.0, [], passage)])
    assert page.find("a", href=f"{paper.url}#abstract").text.strip() == "Abstract"


def test_results_are_not_for_search_engines(paper):
    page = show_results(SearchRequest(q="x", chosen={"language": ("ar",)}), [Hit(paper, 1.0)])
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    narrowing = page.select(".filters a[href^='?'], .chosen a, .orders a")
    assert narrowing
    assert all(link["rel"] == ["nofollow"] for link in narrowing)


def test_limited_search_is_announced_and_choices_can_still_be_taken_away(paper):
    request = SearchRequest(q="x", chosen={"topic": ("trade",)}, year_to=2020)
    limited = show_results(request, [Hit(paper, None)], degraded=True)
    assert "Search is limited at the moment" in limited.find(class_="notice").text
    choices = limited.select(".facet .choice")
    assert [words(choice) for choice in choices] == ["Trade"], (
        "without a number that nobody counted"
    )
    assert choices[0]["href"] == "?q=x&year_to=2020"
    assert limited.find("input", attrs={"name": "year_to"})["value"] == "2020"
    assert not limited.select(".bars")
    assert not show_results(SearchRequest(), [Hit(paper, None)]).find(class_="notice")


def test_pages_of_results_keep_the_question(paper):
    page = show_results(SearchRequest(q="a&b", page=2), [Hit(paper, 1.0)], total=95)
    links = page.find("nav", class_="pagination").find_all("a")
    assert [link["href"] for link in links] == [
        f"?q=a%26b&page={number}" for number in (1, 1, 2, 3, 10, 3)
    ]
    assert page.find("nav", class_="pagination").find(attrs={"aria-current": "page"})
    assert "Page 2 of 10" in words(page.find(class_="search-total"))


def test_more_hits_than_can_be_leafed_through_are_to_be_narrowed_down(paper):
    hint = "Only the first 10,000 papers can be leafed through."
    first = show_results(SearchRequest(q="x"), [Hit(paper, 1.0)], total=12_345)
    assert "12,345 papers for x Page 1 of 1,000" in words(first.find(class_="search-total"))
    assert hint in first.find(class_="note").text
    last = show_results(SearchRequest(q="x", page=1000), [Hit(paper, 1.0)], total=12_345)
    assert hint in last.find(class_="notice").text
    assert not last.find("a", rel="next")
    assert hint not in show_results(SearchRequest(q="x"), [Hit(paper, 1.0)], total=10_000).text


def test_what_was_typed_and_what_things_are_called_stays_text(paper, other_network):
    other_network.title = "<script>alert(1)</script>"
    other_network.save()
    evil = '"><script>alert(2)</script>'
    request = SearchRequest(q=evil, chosen={"country": (evil.upper(),), "network": ("carec",)})
    for hits in ([Hit(paper, 1.0)], []):
        page = show_results(request, hits, total=len(hits) * 2, counts={"network": {"carec": 1}})
        assert page.find("script", string=re.compile("alert")) is None
        assert "<script>alert(1)</script>" in page.find(class_="chosen").text
        assert evil.upper() in page.find(class_="chosen").text
        assert page.find("input", attrs={"name": "q"})["value"] == evil


def test_an_address_that_a_form_filled_with_empty_fields_is_cleaned():
    context = {"request": RequestFactory().get("/search/?q=&year_from=&topic=a&topic=b&year_to=2")}
    assert query_with(context, page=3) == "?topic=a&topic=b&year_to=2&page=3"
    assert query_with(context, topic=None, year_to=None) == "?"


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
