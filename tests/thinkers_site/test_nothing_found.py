"""Nothing found is no blank page: it leads to what there is."""

import pytest

from search.queries.search_request import SearchRequest
from tests.thinkers_site.result_page import show_results, words

pytestmark = pytest.mark.django_db


def test_nothing_found_offers_ways_on(paper):
    request = SearchRequest(q='"zzz yyy" -a', chosen={"language": ("fr",)}, sort="title")
    help_given = show_results(request, counts={"language": {"en": 12, "ar": 3}}).find(
        class_="nothing-found"
    )
    assert '"zzz yyy" -a' in help_given.h2.text
    ways = [(words(way), way["href"]) for way in help_given.select(".ways a")]
    assert ways == [
        ("English 12", "?q=%22zzz+yyy%22+-a&language=en&sort=title"),
        ("Arabic 3", "?q=%22zzz+yyy%22+-a&language=ar&sort=title"),
    ]
    assert help_given.find(
        "a", href="?q=%22zzz+yyy%22+-a&sort=title", string="Search without filters"
    )
    plain = help_given.find("a", href="?q=zzz+yyy&language=fr&sort=title")
    assert plain.text == "zzz yyy"
    assert help_given.find("a", href="/search/?network=south-centre")
    assert help_given.find("a", string=paper.title), "the newest papers"
    assert help_given.find("a", href="/search/")


def test_years_in_the_wrong_order_are_offered_turned_round():
    request = SearchRequest(q="x", year_from=2020, year_to=2010)
    page = show_results(request, counts={"year": {"2009": 4, "2010": 1, "2015": 2, "2021": 8}})
    way = page.select_one(".ways a")
    assert (words(way), way["href"]) == ("2010–2020 3", "?q=x&year_from=2010&year_to=2020")


def test_years_without_hits_are_exchanged_for_those_with_some():
    request = SearchRequest(q="x", year_from=1990, year_to=1995)
    way = show_results(request, counts={"year": {"2009": 4, "2021": 8}}).select_one(".ways a")
    assert (words(way), way["href"]) == ("2009–2021 12", "?q=x&year_from=2009&year_to=2021")


def test_an_empty_library_says_so_and_offers_nothing_in_vain():
    help_given = show_results(SearchRequest()).find(class_="nothing-found")
    assert help_given.h2.text.strip() == "No paper found"
    assert not help_given.select("li:not(.chips li)")
