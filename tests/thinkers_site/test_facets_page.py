"""Narrowing down on the page of results: facets, chosen filters, orders."""

import pytest

from search.queries.search_request import SearchRequest
from search.results import Hit
from tests.thinkers_site.result_page import show_results, words

pytestmark = pytest.mark.django_db


def test_new_words_keep_the_choices_and_begin_at_the_first_page(paper):
    request = SearchRequest(
        q='"a phrase"',
        chosen={"topic": ("trade", "big-data"), "country": ("KE",)},
        year_from=2015,
        sort="title",
        page=2,
    )
    form = show_results(request, [Hit(paper, 1.0)]).find("form", class_="search-form")
    assert form.find("input", attrs={"name": "q", "type": "search"})["value"] == '"a phrase"'
    assert sent_along(form) == [
        ("topic", "trade"),
        ("topic", "big-data"),
        ("country", "KE"),
        ("year_from", "2015"),
        ("sort", "title"),
    ]


def sent_along(form):
    return [(each["name"], each["value"]) for each in form.select("input[type=hidden]")]


def test_facets_are_links_that_show_what_is_chosen_first(paper):
    request = SearchRequest(q="x", chosen={"topic": ("trade",)})
    counts = {"topic": {"big-data": 1200, "trade": 7}}
    page = show_results(request, [Hit(paper, 1.0)], total=9, counts=counts)
    facet = page.find("section", attrs={"aria-labelledby": "facet-topic"})
    assert facet.h2.text == "Topic"
    chosen, other = facet.find_all("a")
    assert (words(chosen), chosen["href"], chosen["aria-current"]) == ("Trade 7", "?q=x", "true")
    assert (words(other), other["href"]) == ("Big data 1,200", "?q=x&topic=trade&topic=big-data")
    assert not other.has_attr("aria-current")


def test_a_long_facet_hides_its_rare_values_but_never_a_chosen_one(paper):
    counts = {"sdg": {str(number): 30 - number for number in range(1, 18)}}
    page = show_results(
        SearchRequest(chosen={"sdg": ("17",)}), [Hit(paper, None)], total=40, counts=counts
    )
    seen, rest = page.select("#facet-sdg ~ .choices"), page.select(".facet__rest .choices")
    assert [words(link)[:3] for link in seen[0].find_all("a")] == [
        "17.",
        *(f"{number}. " for number in range(1, 8)),
    ]
    assert len(rest[0].find_all("a")) == 9
    assert words(page.select_one(".facet__rest summary")) == "9 more"
    few = {"sdg": {str(number): 30 - number for number in range(1, 11)}}
    page = show_results(SearchRequest(), [Hit(paper, None)], total=40, counts=few)
    assert not page.select(".facet__rest"), "two more are shown at once"


def test_many_rare_values_are_looked_through_by_name(paper):
    codes = ["KE", "UG", "RW", "TD", "ML", "NE", "SN", "GM", "BJ", "TG", "GH", "NG", "CM", "GA"]
    codes += ["CG", "AO", "ZM", "MW", "MZ", "ZW", "BW", "NA", "ZA", "LS", "SZ", "MG", "MU", "SC"]
    codes += ["CI", "ST"]
    counts = {"country": {code: 99 - place for place, code in enumerate(codes)}}
    page = show_results(SearchRequest(), [Hit(paper, None)], total=100, counts=counts)
    seen, rest = page.select(".choices")
    assert [link.bdi.text for link in seen.find_all("a")][:3] == ["Kenya", "Uganda", "Rwanda"]
    names = [link.bdi.text for link in rest.find_all("a")]
    assert len(names) == 22
    assert names[:2] == ["Angola", "Benin"]
    assert names[-2:] == ["Zambia", "Zimbabwe"]
    assert names.index("Côte d’Ivoire") == names.index("Congo") + 1


def test_a_facet_that_all_hits_share_is_left_out_unless_chosen(paper):
    counts = {"language": {"en": 5}, "type": {"report": 3}}
    page = show_results(SearchRequest(), [Hit(paper, None)], total=5, counts=counts)
    assert [heading.text for heading in page.select(".facet h2")] == ["Type"]
    chosen = SearchRequest(chosen={"language": ("en",)})
    page = show_results(chosen, [Hit(paper, None)], total=5, counts=counts)
    assert [heading.text for heading in page.select(".facet h2")] == ["Type", "Language"]
    assert not show_results(SearchRequest(), [Hit(paper, None)]).select(".filters")


def test_every_choice_can_be_taken_away_alone_or_all_at_once(paper):
    request = SearchRequest(
        q="x",
        chosen={"country": ("KE", "ZZ"), "language": ("ar",)},
        year_from=2015,
        year_to=2020,
        sort="newest",
        page=3,
    )
    page = show_results(request, [Hit(paper, 1.0)], total=95)
    chips = page.find(attrs={"aria-label": "Chosen filters"}).find_all("a")
    assert [(words(chip), chip["href"]) for chip in chips] == [
        (
            "Country Kenya × Remove this filter",
            "?q=x&country=ZZ&language=ar&year_from=2015&year_to=2020&sort=newest",
        ),
        (
            "Country ZZ × Remove this filter",
            "?q=x&country=KE&language=ar&year_from=2015&year_to=2020&sort=newest",
        ),
        (
            "Language Arabic × Remove this filter",
            "?q=x&country=KE&country=ZZ&year_from=2015&year_to=2020&sort=newest",
        ),
        (
            "Year 2015–2020 × Remove this filter",
            "?q=x&country=KE&country=ZZ&language=ar&sort=newest",
        ),
        ("Remove all filters", "?q=x&sort=newest"),
    ]
    assert words(page.select_one(".filters summary")) == "Filter 4 chosen"


@pytest.mark.parametrize(
    ("years", "label"),
    [((2015, 2015), "2015"), ((2015, None), "2015–"), ((None, 2020), "–2020")],
)
def test_years_are_written_short(years, label):
    request = SearchRequest(year_from=years[0], year_to=years[1])
    assert show_results(request).find(class_="chip").bdi.text == label


def test_orders_are_links_and_words_are_ranked_only_where_there_are_some(paper):
    hits = [Hit(paper, 1.0)]
    orders = show_results(SearchRequest(q="x", page=2), hits, total=30).select(".orders a")
    assert [(link.text, link["href"], link.get("aria-current")) for link in orders] == [
        ("Relevance", "?q=x", "true"),
        ("Newest", "?q=x&sort=newest", None),
        ("Oldest", "?q=x&sort=oldest", None),
        ("Title", "?q=x&sort=title", None),
    ]
    page = show_results(SearchRequest(), hits, total=30)
    assert [link.text for link in page.select(".orders a")] == ["Newest", "Oldest", "Title"]
    assert page.select_one(".orders [aria-current]").text == "Newest"
    assert words(page.find(class_="search-total")) == "30 papers, newest first Page 1 of 3"
    by_title = show_results(SearchRequest(sort="title"), hits, total=1234)
    assert words(by_title.find(class_="search-total")) == "1,234 papers Page 1 of 124"
