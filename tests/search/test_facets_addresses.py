"""Addresses of searches: short, readable, and the same search when they are opened again."""

import pytest
from django.http import QueryDict

from networks.visitor import OUTSIDER
from search.facets import show_facets
from search.forms import read_request
from search.queries.search_request import FACETS, SearchRequest

REQUESTS = [
    SearchRequest(),
    SearchRequest(q='"south-south" & trade=50% +C#', sort="newest"),
    SearchRequest(q="مياه 水 água", page=3, page_size=25),
    SearchRequest(chosen={"country": ("KE", "UG"), "author": ("李明", "0000-0002-1825-009X")}),
    SearchRequest(q="a", chosen={"topic": ("_", "a_b")}, year_from=1999, sort="title"),
    SearchRequest(chosen={name: (f"{name.lower()}-1",) for name in FACETS if name != "country"}),
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_an_address_asks_for_the_same_search_again(request_):
    assert read_request(QueryDict(request_.query_string())) == request_


def test_an_address_holds_only_what_was_asked_in_one_order():
    shuffled = "page=1&sort=relevance&year_to=2020&language=FR&q=trade&network=&topic=b&topic=a"
    request = read_request(QueryDict(shuffled))
    assert request.query_string() == "q=trade&topic=b&topic=a&language=fr&year_to=2020"
    assert SearchRequest().query_string() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("request_", REQUESTS)
def test_each_facet_value_has_the_address_that_toggles_it(request_, network):
    counts = {
        "type": {"report": 3, "policy-brief": 1},
        "network": {network.slug: 2},
        "country": {"KE": 5, "TD": 4},
        "topic": {"trade": 1},
    }
    facets = {facet.name: facet for facet in show_facets(request_, counts, OUTSIDER)}
    assert {"type", "network", "country", "topic"} <= set(facets)
    for facet in facets.values():
        for value in facet.values:
            before = request_.values(facet.name)
            after = read_request(QueryDict(value.address)).values(facet.name)
            assert value.chosen == (value.value in before)
            if value.chosen:
                assert after == tuple(each for each in before if each != value.value)
            else:
                assert after == (*before, value.value)
            expected = request_.with_values(facet.name, after).query_string()
            assert value.address == expected, "all else stays, but the first page"


def test_accents_typed_as_signs_of_their_own_join_their_letters():
    assert read_request(QueryDict("q=e%CC%81conomie")).q == "économie"
