"""Whatever stands in Elasticsearch's place: visitors get results, a notice, and no long wait."""

import logging
import time

import pytest
import time_machine
from django.utils import timezone

from search.circuit_breaker import FAILURES, OPEN_SECONDS
from tests.factories import PaperPageFactory
from tests.search.fake_elasticsearch import (
    FOUND_NOTHING,
    FakeElasticsearch,
    answering,
    breaking_off,
    dripping,
    dripping_headers,
    hanging,
    refusing,
    speaking_otherwise,
)
from tests.thinkers_site.site_run import free_port

pytestmark = pytest.mark.django_db
PATIENCE = 0.5  # seconds, instead of the site's two
BOUND = 10  # seconds, many times the patience: a slow machine passes, an endless wait does not

PART_MISSING = FOUND_NOTHING | {
    "_shards": {"total": 2, "successful": 1, "skipped": 0, "failed": 1, "failures": []}
}
AWAY = {
    "hangs": hanging,
    "sends its answer sign by sign": dripping,
    "sends its headers line by line": dripping_headers,
    "breaks off": breaking_off,
    "is something else": speaking_otherwise,
    "is a proxy that says 502": answering("<h1>Bad Gateway</h1>", status=502, kind="text/html"),
    "is a proxy that says 200": answering("<h1>Welcome</h1>", kind="text/html"),
    "is a proxy that says 403": answering("<h1>Forbidden</h1>", status=403, kind="text/html"),
    "is a proxy that says 400": answering("<h1>Bad Request</h1>", status=400, kind="text/html"),
    "sends broken JSON": answering('{"hits": {"total'),
    "sends another type": answering("x", kind="image/png"),
    "sends JSON of another kind": answering({"hello": "world"}),
    "sends a list": answering([1, 2]),
    "sends plain text": answering("hello", kind="text/plain"),
    "searched a part of the index": answering(PART_MISSING),
    "did not finish": answering(FOUND_NOTHING | {"timed_out": True}),
    "is overloaded": refusing("es_rejected_execution_exception", status=429),
    "has no memory": refusing("circuit_breaking_exception", status=429),
    "has lost its shards": refusing("search_phase_execution_exception", status=503),
    "has no index": refusing("index_not_found_exception", status=404),
    "has its index closed": refusing("index_closed_exception", status=400),
    "does not know us": refusing("security_exception", status=401),
    "does not let us in": refusing("security_exception", status=403),
}


@pytest.fixture
def elasticsearch(settings):
    with FakeElasticsearch() as server:
        settings.ELASTICSEARCH_URL = server.url
        settings.SEARCH_TIMEOUT = PATIENCE
        yield server


@pytest.fixture
def paper(network):
    return PaperPageFactory(parent=network, title="Zebracorn trade", published=True)


def search(client, q="zebracorn"):
    """The API's answer, which must come within the bound."""
    start = time.monotonic()
    answer = client.get("/api/v1/search", {"q": q})
    assert time.monotonic() - start < BOUND
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize("how", AWAY)
def test_whoever_is_away_is_replaced_and_then_left_alone(client, elasticsearch, paper, how):
    elasticsearch.behave = AWAY[how]
    for _ in range(FAILURES + 2):
        answer = search(client)
        assert answer["degraded"]
        assert [result["id"] for result in answer["results"]] == [paper.pk]
    assert elasticsearch.requests == FAILURES


def test_page_shows_the_notice(client, elasticsearch, paper):
    elasticsearch.behave = hanging
    start = time.monotonic()
    answer = client.get("/search/?q=zebracorn")
    assert time.monotonic() - start < BOUND
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "limited" in page
    assert "Zebracorn" in page


def test_nobody_at_the_port(client, settings, paper):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    for _ in range(FAILURES + 1):
        assert search(client)["degraded"]


def test_full_search_comes_back_by_itself(client, elasticsearch, paper):
    with time_machine.travel(timezone.now()) as clock:
        elasticsearch.behave = hanging
        for _ in range(FAILURES):
            assert search(client)["degraded"]
        elasticsearch.behave = answering()
        assert search(client)["degraded"]
        clock.shift(OPEN_SECONDS + 1)
        assert not search(client)["degraded"]
        assert not search(client)["degraded"]
    assert elasticsearch.requests >= FAILURES + 2


def test_a_question_it_refuses_is_answered_and_logged(client, elasticsearch, paper, caplog):
    """Our mistake with one question takes the full search from nobody else."""
    elasticsearch.behave = refusing("too_many_nested_clauses")
    for number in range(1, FAILURES + 2):
        answer = search(client)
        assert answer["degraded"]
        assert [result["id"] for result in answer["results"]] == [paper.pk]
        assert elasticsearch.requests == number
    assert client.get("/search/?q=zebracorn").status_code == 200
    logged = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert "too_many_nested_clauses" in logged[0]
    assert "zebracorn" in logged[0]
    elasticsearch.behave = answering()
    assert not search(client)["degraded"]


def test_partial_answers_are_not_asked_for(client, elasticsearch, paper):
    """Elasticsearch itself is told to rather fail than answer for a part of the index."""
    asked = []

    def remember(visit):
        asked.append(visit.target)
        answering()(visit)

    elasticsearch.behave = remember
    search(client)
    assert "allow_partial_search_results=false" in asked[0]
