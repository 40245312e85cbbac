"""The one place that builds an Elasticsearch client, and that names its failure."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from elastic_transport import TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch

from search.punctual_node import PunctualNode

WRITE_TIMEOUT = 60.0  # seconds; a worker may wait, a visitor may not
CONNECTIONS = 32  # kept open at most; more threads than that would wait for one another
OVERLOADED = 429


class SearchUnavailable(Exception):
    """Elasticsearch is away, too slow, or answers with an error of its own."""


def address() -> str:
    """Where Elasticsearch is."""
    return settings.ELASTICSEARCH_URL or f"http://127.0.0.1:{settings.SEARCH_NODE_PORT}"


@cache
def _client_at(url: str, timeout: float, node_class: type[Urllib3HttpNode]) -> Elasticsearch:
    options = {}
    if settings.ELASTICSEARCH_API_KEY:
        options["api_key"] = settings.ELASTICSEARCH_API_KEY
    elif settings.ELASTICSEARCH_USER:
        options["basic_auth"] = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD)
    if settings.ELASTICSEARCH_CA_FILE:
        options["ca_certs"] = settings.ELASTICSEARCH_CA_FILE
    return Elasticsearch(
        url,
        request_timeout=timeout,
        max_retries=0,
        node_class=node_class,
        connections_per_node=CONNECTIONS,
        **options,
    )


def reading_client(seconds: float | None = None) -> Elasticsearch:
    """For a visitor's request, which `search/reading.py` makes: gives up after `seconds`.

    They are `SEARCH_TIMEOUT` if not given, and hold for the whole answer; it never tries twice.
    """
    return _client_at(address(), seconds or settings.SEARCH_TIMEOUT, PunctualNode)


def writing_client() -> Elasticsearch:
    """For the worker and for commands."""
    return _client_at(address(), WRITE_TIMEOUT, Urllib3HttpNode)


@contextmanager
def unavailable_when_failing() -> Iterator[None]:
    """Turn every failure of Elasticsearch itself into `SearchUnavailable`.

    An answer that blames the request (4xx) is our mistake and passes through, except for a
    missing index and an overloaded node.
    """
    try:
        yield
    except TransportError as error:
        raise SearchUnavailable(str(error)) from error
    except ApiError as error:
        if error.status_code in (404, OVERLOADED) or error.status_code >= 500:
            raise SearchUnavailable(str(error)) from error
        raise
