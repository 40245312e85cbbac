"""The page of results and the API, asked the same, say the same; and at what price."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from networks.models import Country
from research.models import SDG, PaperAuthor, Topic
from search.queries.search_request import FACETS
from tests.factories import InstitutionPageFactory, PaperPageFactory, publish

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


@pytest.fixture
def add_papers(network, other_network, institutions_index):
    """Publish papers that differ in every facet, in turn."""
    institutions = [InstitutionPageFactory(parent=institutions_index) for _ in range(3)]
    topics, sdgs, countries = (
        list(Topic.objects.all()),
        list(SDG.objects.all()),
        list(Country.objects.filter(alpha2__in=["KE", "TD", "KZ", "CU", "MA"])),
    )

    def add_papers(numbers):
        for number in numbers:
            paper = PaperPageFactory(
                parent=(network, other_network)[number % 2],
                kind=("report", "policy-brief")[number % 2],
                language=("en", "fr", "ar")[number % 3],
                publication_date=datetime.date(2000 + number, 1, 1),
            )
            paper.topics = [topics[number % len(topics)], topics[0]]
            paper.sdgs = [sdgs[number % 17]]
            paper.countries = [countries[number % 5]]
            paper.authors = [
                PaperAuthor(name=f"Demo Researcher {number}", institution=institutions[number % 3])
            ]
            publish(paper)

    return add_papers


@pytest.fixture
def open_page(client):
    def open_page(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return BeautifulSoup(response.content, "html.parser")

    return open_page


def shown_facets(page):
    """Facet to the address, number and state of its values, as the page shows them."""
    return {
        section["aria-labelledby"].removeprefix("facet-"): {
            (
                link.bdi.text,
                int(link.span.text),
                link.has_attr("aria-current"),
            )
            for link in section.select(".choice")
        }
        for section in page.select("section.facet")
        if section.select(".choice")
    }


@pytest.mark.parametrize(
    "query",
    [
        "q=demo",
        "topic=trade&language=en&language=fr",
        "q=demo&year_from=2003&country=zz&sort=title",
    ],
)
def test_page_and_api_say_the_same(client, library, add_papers, open_page, query):
    add_papers(range(12))
    library.sync()
    page, body = open_page(f"/search/?{query}"), client.get(f"/api/v1/search?{query}").json()

    titles = [link.text for link in page.select(".hit__title a")]
    assert titles == [each["title"] for each in body["results"]]
    told = {
        name: {(each["label"], each["count"], each["chosen"]) for each in values}
        for name, values in body["facets"].items()
        if any(each["chosen"] or each["count"] < body["total"] for each in values)
    }
    assert shown_facets(page) == told
    assert list(body["facets"]) == [name for name in FACETS if name in body["facets"]]
    bars = {int(link.span.text.split(":")[0]): link.span.text for link in page.select(".bars a")}
    assert sorted(bars) == sorted(int(year) for year in body["years"])


def test_every_link_of_the_page_leads_to_as_many_hits_as_it_says(
    client, library, add_papers, open_page
):
    add_papers(range(6))
    library.sync()
    for link in open_page("/search/?q=demo").select(".facet .choice"):
        body = client.get("/api/v1/search" + link["href"]).json()
        assert body["total"] == int(link.span.text), link["href"]


def test_more_hits_and_more_values_are_no_more_queries(client, library, add_papers):
    address = f"/search/?q=demo&page_size=50&topic={Topic.objects.first().slug}"

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            page = BeautifulSoup(client.get(address).content, "html.parser")
        return len(page.select(".hit")), len(captured)

    add_papers([0])
    library.sync()
    queries()
    hits, few = queries()
    assert hits == 1
    add_papers(range(1, 30))
    library.sync()
    hits, many = queries()
    assert hits == 30
    assert many == few
