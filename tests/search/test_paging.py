"""Pages of results: every hit on exactly one, as far as they can be leafed through."""

import pytest

from search.facets import Facets
from search.queries.search_request import SORTS, SearchRequest
from search.results import ResultPage
from tests.factories import PaperPageFactory
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

PAPERS = 11


@pytest.fixture
def papers(library, network):
    """Papers that no order can tell apart: same words, same title, same date."""
    made = {
        PaperPageFactory(parent=network, title="Demo", slug=f"demo-{number}", published=True).pk
        for number in range(PAPERS)
    }
    library.sync()
    return made


def test_equal_papers_stand_on_one_page_each_in_every_order(client, papers):
    for q in ("", "demo"):
        for sort in SORTS:
            pages = [ids(client, q, sort=sort, page=page, page_size=3) for page in (1, 2, 3, 4)]
            assert [len(page) for page in pages] == [3, 3, 3, 2], (q, sort)
            assert {pk for page in pages for pk in page} == papers, (q, sort)
            again = [ids(client, q, sort=sort, page=page, page_size=3) for page in (1, 2, 3, 4)]
            assert again == pages, (q, sort)


def test_a_page_beyond_the_last_leads_back(client, papers):
    html = client.get("/search/?q=demo&page=7").content.decode()
    assert "There are only 2 pages of results." in html
    assert 'href="?q=demo&amp;page=2"' in html


@pytest.mark.parametrize(
    "address",
    ["page=1000", "page=1001", "page=999999999", "page_size=100&page=101", "page_size=7&page=2000"],
)
def test_beyond_ten_thousand_hits_no_page_is_asked_for(client, library, address):
    """Elasticsearch refuses such pages: asked for, the database would answer instead."""
    body = client.get(f"/api/v1/search?{address}").json()
    assert (body["total"], body["results"], body["degraded"]) == (0, [], False)
    assert client.get(f"/search/?{address}").status_code == 200


def results(total, **request):
    return ResultPage(SearchRequest(**request), total, hits=[], facets=Facets([], {}))


@pytest.mark.parametrize(
    ("total", "page_size", "last"),
    [
        (0, 10, 1),
        (10, 10, 1),
        (11, 10, 2),
        (9_999, 10, 1000),
        (10_000, 10, 1000),
        (250_000, 10, 1000),
        (250_000, 100, 100),
        (250_000, 3, 3333),
    ],
)
def test_the_last_page_ends_at_ten_thousand_hits(total, page_size, last):
    shown = results(total, page_size=page_size)
    assert shown.last_page == last
    assert shown.is_cut == (total > 10_000)
