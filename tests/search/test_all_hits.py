"""All hits of a request: in the order of the pages, in batches, and nothing left open behind."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from networks.visitor import OUTSIDER, Visitor
from search import all_hits as all_hits_module
from search.all_hits import all_hits
from search.connection import writing_client
from search.indices import alias_name
from search.queries.search_request import SORTS, SearchRequest
from tests.factories import PaperPageFactory
from tests.search.searching import ids

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]


def found(q="", visitor=OUTSIDER, most=10_000, **asked):
    """Ids of the papers of all batches."""
    hits = all_hits(SearchRequest(q=q, **asked), visitor, most=most)
    assert not hits.degraded
    return [paper.pk for papers in hits for paper in papers]


def open_contexts():
    """How many searches Elasticsearch holds open in this test's index."""
    stats = writing_client().indices.stats(index=alias_name(), metric="search")
    return stats["_all"]["total"]["search"]["open_contexts"]


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(all_hits_module, "IDS_AT_ONCE", 2)
    monkeypatch.setattr(all_hits_module, "PAPERS_AT_ONCE", 3)


@pytest.fixture
def papers(library, network):
    """Seven papers about harbours, the first most of all and the oldest."""
    papers = [
        PaperPageFactory(
            parent=network,
            title=f"{number} " + "harbour " * (8 - number),
            publication_date=datetime.date(2010 + number, 1, 1),
            published=True,
        )
        for number in range(7)
    ]
    library.sync()
    return papers


@pytest.mark.parametrize("sort", SORTS)
def test_order_is_that_of_the_pages(client, papers, small_batches, sort):
    assert found("harbour", sort=sort) == ids(client, "harbour", sort=sort)
    assert len(found("harbour", sort=sort)) == 7


def test_without_words_the_newest_come_first(papers, small_batches):
    assert found() == [paper.pk for paper in reversed(papers)]


def test_equal_hits_come_once_each(library, network, small_batches):
    papers = [PaperPageFactory(parent=network, abstract="Same", published=True) for _ in range(9)]
    library.sync()
    assert sorted(found("same")) == [paper.pk for paper in papers]


def test_page_of_the_request_does_not_matter(papers):
    assert len(found("harbour", page=3, page_size=1)) == 7


def test_batches_are_as_large_as_promised(papers, small_batches):
    hits = all_hits(SearchRequest(), OUTSIDER)
    assert [len(batch) for batch in hits] == [3, 3, 1]


def test_no_more_than_asked_for_and_all_are_counted(papers, small_batches):
    hits = all_hits(SearchRequest(q="harbour"), OUTSIDER, most=5)
    assert (len(hits.ids), hits.total, hits.is_cut) == (5, 7, True)
    assert not all_hits(SearchRequest(q="harbour"), OUTSIDER, most=7).is_cut


def test_no_hit_is_no_batch(library):
    hits = all_hits(SearchRequest(q="zebracorn"), OUTSIDER)
    assert (list(hits), hits.total, hits.is_cut) == ([], 0, False)


def test_choices_hold(papers, small_batches):
    assert found("harbour", year_from=2012, year_to=2013) == [papers[2].pk, papers[3].pk]
    assert found("harbour", chosen={"network": ("carec",)}) == []


def test_private_papers_are_for_those_who_are_let_in(library, papers):
    PageViewRestriction.objects.create(page=papers[0], restriction_type="login")
    library.sync()
    assert papers[0].pk not in found("harbour")
    assert papers[0].pk in found("harbour", Visitor(refused=frozenset()))


def test_paper_withdrawn_after_the_search_is_left_out(papers):
    hits = all_hits(SearchRequest(), OUTSIDER)
    papers[3].unpublish()
    PageViewRestriction.objects.create(page=papers[4], restriction_type="login")
    left = [paper.pk for batch in hits for paper in batch]
    assert left == [papers[number].pk for number in (6, 5, 2, 1, 0)]


def test_nothing_stays_open_in_elasticsearch(papers, small_batches):
    hits = all_hits(SearchRequest(q="harbour"), OUTSIDER)
    assert len(hits.ids) == 7
    assert open_contexts() == 0, "also for a visitor who leaves before the first paper"


def test_nothing_stays_open_after_an_error(papers, monkeypatch):
    monkeypatch.setattr(all_hits_module, "IDS_AT_ONCE", 20_000)  # more than Elasticsearch allows
    hits = all_hits(SearchRequest(q="harbour"), OUTSIDER, most=20_000)
    assert (hits.degraded, len(hits.ids)) == (True, 7)
    assert open_contexts() == 0


def test_number_of_queries_does_not_grow_with_the_papers(papers):
    def queries(most):
        hits = all_hits(SearchRequest(), OUTSIDER, most=most)
        with CaptureQueriesContext(connection) as captured:
            list(hits)
        return len(captured)

    assert queries(1) == queries(7)


def test_full_texts_are_not_read(library, network):
    PaperPageFactory(parent=network, text="A long text.", published=True)
    library.sync()
    (paper,) = next(iter(all_hits(SearchRequest(), OUTSIDER)))
    assert "text" in paper.get_deferred_fields()
