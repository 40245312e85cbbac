"""Hits by year: bars for the eye, and the same numbers for the ear."""

import itertools

import pytest

from search.facets import Facets
from search.queries.search_request import SearchRequest
from search.results import Hit, ResultPage
from search.year_histogram import MOST_BARS, TALLEST, year_histogram
from tests.factories import PaperPageFactory
from tests.thinkers_site.result_page import show_results, words


@pytest.fixture
def paper_hit(network):
    return Hit(PaperPageFactory(parent=network, published=True), None)


def bars(years, **request):
    return year_histogram(
        ResultPage(SearchRequest(**request), total=1, hits=[], facets=Facets([], years))
    )


def test_every_year_from_the_first_to_the_last_has_its_place():
    shown = bars({2019: 4, 2021: 1, 2022: 8})
    assert [(bar.label, bar.count) for bar in shown] == [
        ("2019", 4),
        ("2020", 0),
        ("2021", 1),
        ("2022", 8),
    ]
    assert [bar.height for bar in shown] == [TALLEST / 2, 0, TALLEST / 8, TALLEST]
    assert bars({}) == []


def test_one_paper_beside_thousands_is_still_seen():
    assert bars({2020: 1, 2021: 50_000})[0].height > 0


@pytest.mark.parametrize(
    ("first", "last", "number", "ends"),
    [
        (1996, 2025, 30, ("1996", "2025")),
        (1995, 2025, 16, ("1994–1995", "2024–2025")),
        (1945, 2026, 17, ("1945–1949", "2025–2029")),
        (1, 2025, 21, ("1–99", "2000–2099")),
        (1, 9999, 20, ("1–499", "9500–9999")),
    ],
)
def test_many_years_share_bars(first, last, number, ends):
    shown = bars({first: 1, last: 2})
    assert len(shown) == number <= MOST_BARS
    assert (shown[0].label, shown[-1].label) == ends
    assert (shown[0].count, shown[-1].count) == (1, 2)
    assert all(one.last + 1 == next_.first for one, next_ in itertools.pairwise(shown))


def test_a_bar_asks_for_its_years_and_once_chosen_for_all():
    addresses = [bar.address for bar in bars({2019: 4, 2020: 1}, q="x", sort="title", page=3)]
    assert addresses == [
        "q=x&year_from=2019&year_to=2019&sort=title",
        "q=x&year_from=2020&year_to=2020&sort=title",
    ]
    chosen, other = bars({2019: 4, 2020: 1}, year_from=2019, year_to=2019)
    assert chosen.address == ""
    assert other.address == "year_from=2020&year_to=2020"


@pytest.mark.parametrize(
    ("years", "within"),
    [
        ({}, [True, True, True]),
        ({"year_from": 2020}, [False, True, True]),
        ({"year_to": 2020}, [True, True, False]),
        ({"year_from": 2020, "year_to": 2020}, [False, True, False]),
        ({"year_from": 2030, "year_to": 2010}, [False, False, False]),
    ],
)
def test_bars_outside_the_chosen_years_stand_back(years, within):
    assert [bar.within for bar in bars({2019: 1, 2020: 1, 2021: 1}, **years)] == within


def test_the_page_says_each_year_and_its_number_in_words(paper_hit):
    years = {"year": {"2019": 1, "2021": 1234}}
    section = show_results(SearchRequest(q="x"), [paper_hit], total=1235, counts=years).find(
        "section", attrs={"aria-labelledby": "facet-years"}
    )
    links = section.select(".bars a")
    assert [(words(link), link["href"]) for link in links] == [
        ("2019: 1 paper", "?q=x&year_from=2019&year_to=2019"),
        ("2021: 1,234 papers", "?q=x&year_from=2021&year_to=2021"),
    ]
    assert all(link.svg["aria-hidden"] == "true" for link in links)
    empty = section.select(".bars li")[1]
    assert (empty.text.strip(), empty["aria-hidden"]) == ("", "true")


def test_the_form_for_years_keeps_all_other_choices(paper_hit):
    request = SearchRequest(
        q="x", chosen={"topic": ("trade",)}, year_from=2019, sort="oldest", page=2
    )
    page = show_results(request, [paper_hit], total=30, counts={"year": {"2019": 30}})
    form = page.find("form", class_="years")
    sent = [(each["name"], each["value"]) for each in form.find_all("input")]
    assert sent == [
        ("q", "x"),
        ("topic", "trade"),
        ("sort", "oldest"),
        ("year_from", "2019"),
        ("year_to", ""),
    ]
    labels = [form.find("label", attrs={"for": name}).text for name in ("year_from", "year_to")]
    assert labels == ["From", "To"]


def test_years_are_left_out_where_all_hits_are_of_one(paper_hit):
    one = {"year": {"2019": 3}}
    assert not show_results(SearchRequest(), [paper_hit], total=3, counts=one).select(".bars")
    assert show_results(SearchRequest(), [paper_hit], total=4, counts=one).select(".bars")
