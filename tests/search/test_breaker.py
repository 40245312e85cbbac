"""The circuit breaker: two failures in a row, ten seconds of rest, one trial."""

import datetime
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.utils import timezone
from elasticsearch.dsl import Search

from search.circuit_breaker import FAILURES, OPEN_SECONDS, Circuit, StillOpen
from search.connection import SearchUnavailable
from search.reading import SearchRefused, ask, ask_together
from tests.search.fake_elasticsearch import FakeElasticsearch, answering, hanging, refusing

LOG = "search.circuit_breaker"
PATIENCE = 0.5  # seconds, instead of the site's two


@pytest.fixture
def elasticsearch(settings):
    with FakeElasticsearch() as server:
        settings.ELASTICSEARCH_URL = server.url
        settings.SEARCH_TIMEOUT = PATIENCE
        yield server


@pytest.fixture
def later():
    """Moves the clock."""
    with time_machine.travel(timezone.now()) as clock:
        yield lambda seconds: clock.shift(datetime.timedelta(seconds=seconds))


def fail(times):
    for _ in range(times):
        with pytest.raises(SearchUnavailable):
            ask(Search())


def test_after_two_failures_nobody_is_asked(elasticsearch):
    elasticsearch.behave = answering("down", status=503)
    fail(FAILURES)
    assert elasticsearch.requests == FAILURES
    fail(5)
    assert elasticsearch.requests == FAILURES


def test_one_failure_is_forgotten_after_a_success(elasticsearch):
    for _ in range(3):
        elasticsearch.behave = answering("down", status=503)
        fail(FAILURES - 1)
        elasticsearch.behave = answering()
        ask(Search())


def test_a_trial_after_ten_seconds_brings_search_back(elasticsearch, later):
    elasticsearch.behave = answering("down", status=503)
    fail(FAILURES)
    elasticsearch.behave = answering()
    later(OPEN_SECONDS - 1)
    fail(1)
    later(2)
    ask(Search())
    ask(Search())
    assert elasticsearch.requests == FAILURES + 2


def test_a_failed_trial_means_ten_more_seconds(elasticsearch, later):
    elasticsearch.behave = answering("down", status=503)
    fail(FAILURES)
    later(OPEN_SECONDS + 1)
    fail(3)
    assert elasticsearch.requests == FAILURES + 1
    later(OPEN_SECONDS + 1)
    fail(1)
    assert elasticsearch.requests == FAILURES + 2


def test_a_question_refused_does_not_count(elasticsearch, caplog):
    elasticsearch.behave = refusing("too_many_nested_clauses")
    for number in range(1, FAILURES + 3):
        with pytest.raises(SearchRefused):
            ask(Search().query("match", title="zebracorn"))
        assert elasticsearch.requests == number
    logged = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert len(logged) == FAILURES + 2
    assert "too_many_nested_clauses" in logged[0].getMessage()
    assert "zebracorn" in logged[0].getMessage()


def test_one_bad_search_of_several_is_refused(elasticsearch):
    error = {"error": {"type": "parsing_exception", "root_cause": []}, "status": 400}
    elasticsearch.behave = answering({"responses": [error]})
    for _ in range(FAILURES + 1):
        with pytest.raises(SearchRefused):
            ask_together([Search()])
    elasticsearch.behave = answering({"responses": [{"error": {}, "status": 404}]})
    for _ in range(FAILURES + 1):
        with pytest.raises(SearchUnavailable):
            ask_together([Search()])
    assert elasticsearch.requests == FAILURES + 1 + FAILURES


def test_opening_and_closing_are_logged_once(elasticsearch, later, caplog):
    elasticsearch.behave = answering("down", status=503)
    fail(FAILURES + 3)
    later(OPEN_SECONDS + 1)
    fail(3)
    later(OPEN_SECONDS + 1)
    elasticsearch.behave = answering()
    ask(Search())
    ask(Search())
    said = [record.getMessage() for record in caplog.records if record.name == LOG]
    assert len([line for line in said if "left alone" in line]) == 1
    assert len([line for line in said if "answers again" in line]) == 1
    assert len(said) == FAILURES + 2


def test_those_with_less_patience_find_out_by_themselves(elasticsearch):
    elasticsearch.behave = hanging
    for _ in range(FAILURES + 1):
        with pytest.raises(SearchUnavailable):
            ask(Search(), seconds=0.2)
    assert elasticsearch.requests == FAILURES
    elasticsearch.behave = answering()
    ask(Search())


def test_visitors_do_not_wait_for_each_other():
    """Two are inside at the same time, which a lock around the request would forbid."""
    circuit = Circuit("Test", SearchUnavailable)
    meeting = threading.Barrier(2, timeout=10)

    def attempt():
        with circuit.attempt():
            meeting.wait()

    with ThreadPoolExecutor(2) as people:
        for done in [people.submit(attempt) for _ in range(2)]:
            done.result()


def test_only_one_is_sent_to_try(later):
    circuit = Circuit("Test", SearchUnavailable)
    for _ in range(FAILURES):
        with pytest.raises(SearchUnavailable), circuit.attempt():
            raise SearchUnavailable
    later(OPEN_SECONDS + 1)
    tried, gone = [], threading.Barrier(8, timeout=10)
    leave = threading.Event()

    def attempt():
        gone.wait()
        try:
            with circuit.attempt():
                tried.append(1)
                leave.wait(10)
        except StillOpen:
            return

    people = [threading.Thread(target=attempt) for _ in range(8)]
    for each in people:
        each.start()
    for each in people:
        each.join(0.5)
    assert tried == [1]
    assert sum(each.is_alive() for each in people) == 1
    leave.set()
    for each in people:
        each.join()
    with circuit.attempt():
        tried.append(2)
    assert tried == [1, 2]


def test_many_failing_at_once_open_it_once(caplog):
    circuit = Circuit("Test", SearchUnavailable)
    inside = threading.Barrier(8, timeout=10)

    def attempt():
        with circuit.attempt():
            inside.wait()
            raise SearchUnavailable

    with ThreadPoolExecutor(8) as people:
        ended = [people.submit(attempt).exception for _ in range(8)]
        assert {type(exception()) for exception in ended} == {SearchUnavailable}
    assert len([record for record in caplog.records if "left alone" in record.getMessage()]) == 1
    with pytest.raises(StillOpen), circuit.attempt():
        pass
