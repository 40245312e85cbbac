"""What the benchmark searches and asks: the same in every run, and of every kind."""

from django.http import QueryDict

from benchmarks.corpus import grow_corpus
from benchmarks.measurements import API_DEGRADED
from benchmarks.paper_draft import draft_paper
from benchmarks.queries import query_strings
from benchmarks.raw_elasticsearch import search_bodies, without_passages
from research.models import PaperFilePage, PaperPage
from search.forms import read_request
from search.queries.search_request import FACETS


def test_a_paper_is_the_same_in_every_run():
    assert draft_paper(20, pages=3) == draft_paper(20, pages=3)
    assert draft_paper(20, pages=3).title != draft_paper(21, pages=3).title


def test_every_five_hundredth_paper_is_long_and_every_fifth_is_in_two_languages():
    assert len(draft_paper(407, pages=3).pages) == 400
    mixed = [draft_paper(number, pages=4) for number in range(0, 60, 5)]
    languages = [{language for _, language in draft.pages} for draft in mixed if draft.pages]
    assert {1, 2} >= {len(each) for each in languages}
    assert any(len(each) == 2 for each in languages)


def test_a_library_grows_without_changing_what_it_holds(site):
    grow_corpus(to=4, pages=2, progress=lambda number: None)
    before = list(PaperPage.objects.order_by("pk").values_list("title", "url_path"))
    grow_corpus(to=30, pages=2, progress=lambda number: None)
    after = list(PaperPage.objects.order_by("pk").values_list("title", "url_path"))
    assert after[:4] == before
    assert len(after) == 30
    assert PaperFilePage.objects.count() == 2 * PaperPage.objects.exclude(cover=None).count()
    assert PaperPage.find_problems() == ([], [], [], [], [])
    assert PaperPage.objects.first().get_parent().numchild == 3


def test_the_searches_are_the_same_in_every_run_and_use_what_a_visitor_may_use():
    asked = query_strings(200)
    assert asked == query_strings(300)[:200]
    requests = [read_request(QueryDict(each)) for each in asked]
    assert {facet for request in requests for facet in request.chosen} >= set(FACETS) - {"author"}
    assert any(request.has_years for request in requests)
    assert {request.sort for request in requests} > {"relevance"}
    assert any('"' in request.q for request in requests)


def test_a_body_without_passages_keeps_filters_and_facets(db):
    body, *_ = search_bodies(["q=trade+water&language=fr"])
    bare = without_passages(body)
    assert "inner_hits" in str(body)
    assert "highlight" in str(body)
    assert "inner_hits" not in str(bare)
    assert "highlight" not in str(bare)
    assert bare["query"] == body["query"]
    assert bare["aggs"] == body["aggs"]
    assert bare["post_filter"]["bool"]["filter"] == body["post_filter"]["bool"]["filter"]


def test_an_answer_of_the_database_is_told_from_one_of_elasticsearch(client, site, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert API_DEGRADED in client.get("/api/v1/search?q=trade").content
