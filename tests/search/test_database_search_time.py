"""Even a query that the database would think about for minutes ends soon."""

import time

import pytest
from django.db import DatabaseError, connection

from networks.visitor import OUTSIDER
from search.database_search import find_papers
from search.database_search.time_limit import in_time
from search.queries.search_request import SearchRequest
from tests.factories import PaperPageFactory

pytestmark = pytest.mark.django_db
COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) {}"


def count_to(number):
    with connection.cursor() as cursor:
        cursor.execute(COUNTING.format(number, "SELECT count(*) FROM n"))
        return [cursor.fetchone()[0]]


def test_a_quick_query_is_answered():
    assert in_time(lambda: count_to(10)) == [10]


def test_a_slow_query_is_stopped_and_the_connection_goes_on():
    start = time.monotonic()
    assert in_time(lambda: count_to(10**9), seconds=0.3) is None
    assert time.monotonic() - start < 10
    assert count_to(10) == [10]


def test_the_limit_ends_with_the_query():
    assert in_time(lambda: count_to(10), seconds=0.2) == [10]
    assert count_to(1_000_000) == [1_000_000]


def test_other_troubles_are_told():
    with pytest.raises(DatabaseError):
        in_time(lambda: [connection.cursor().execute("SELECT nonsense FROM nowhere")])


@pytest.mark.parametrize(("q", "total"), [("demo", 1), ('"demo paper"', 0)])
def test_what_takes_too_long_is_left_out(network, monkeypatch, q, total):
    """Then words are found in descriptions only; conditions on a whole text nowhere."""
    PaperPageFactory(parent=network, title="Demo paper", published=True)
    monkeypatch.setattr("search.database_search.found_papers.in_time", lambda read: None)
    assert find_papers(SearchRequest(q=q), OUTSIDER, slice(0, 10)).total == total
