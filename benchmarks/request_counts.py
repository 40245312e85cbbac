"""How often a page of results asks Elasticsearch and the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from elastic_transport import Transport

from benchmarks.failure import BenchFailed
from search.forms import read_request
from search.run_search import run_search

SEARCHES = {
    "words, 1 a page": {"q": "the policy", "page_size": "1"},
    "words, 10 a page": {"q": "the policy"},
    "words, 50 a page": {"q": "the policy", "page_size": "50"},
    "words and filters, 50 a page": {
        "q": "the policy",
        "language": "en",
        "network": "network-1",
        "page_size": "50",
    },
    "no words, 50 a page": {"page_size": "50"},
    "a misspelt word": {"q": "coopreation"},
    "nothing found": {"q": "xqzzyvk"},
}


@dataclass(frozen=True)
class Counts:
    name: str
    hits: int
    elasticsearch: int
    sql: int


def count_requests() -> list[Counts]:
    """One page of results for each of the searches, with warm caches."""
    return [_count(name, search) for name, search in SEARCHES.items()]


def _count(name: str, search: dict[str, str]) -> Counts:
    client = Client(SERVER_NAME="127.0.0.1")
    address = f"/search/?{urlencode(search)}"
    client.get(address)
    with CaptureQueriesContext(connection) as queries, _requests_counted() as requests:
        answer = client.get(address)
    if answer.status_code != 200:
        raise BenchFailed(f"{address} answers with status {answer.status_code}.")
    found = run_search(read_request(QueryDict(urlencode(search))))
    return Counts(name, len(found.hits), len(requests), len(queries))


@contextmanager
def _requests_counted() -> Iterator[list[str]]:
    """The list grows with every request to Elasticsearch."""
    requests: list[str] = []
    perform = Transport.perform_request

    def note_and_perform(self, method, target, **options):
        requests.append(f"{method} {target}")
        return perform(self, method, target, **options)

    with patch.object(Transport, "perform_request", note_and_perform):
        yield requests
