"""Reading from Elasticsearch for a visitor, who must neither wait long nor see an error of it.

what comes back                                         it counts as
no connection; no whole answer in time; no JSON         away
no Elasticsearch, such as a proxy's page                away
401, 403                                                away: the account is wrong, not the question
404, 408, 429, 5xx                                      away: no index yet, overloaded, broken
400 because an index is closed                          away
an answer of a part of the index; an unfinished one     away
another 4xx                                             refused: the question is wrong

Who is away is not asked again for a while, see `search/circuit_breaker.py`.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.dsl import MultiSearch, Search
from elasticsearch.dsl.response import Response

from search.circuit_breaker import Circuit, StillOpen
from search.connection import SearchUnavailable, address, reading_client
from search.indices import alias_name

AWAY = {401, 403, 404, 408, 429}
CLOSED_INDEX = "index_closed_exception"
WHOLE = {"allow_partial_search_results": False}

logger = logging.getLogger(__name__)

_circuits: dict[tuple[str, float], Circuit] = {}


class SearchAway(SearchUnavailable):
    """Elasticsearch cannot answer now: worth counting."""


class SearchRefused(SearchUnavailable):
    """Elasticsearch answers, but not this question: a mistake of ours, which is logged."""


def ask(search: Search, *, seconds: float | None = None) -> Response:
    """The whole answer to `search`, whatever client it names. Raises `SearchUnavailable`.

    `seconds` as in `reading`.
    """
    search = search.params(**WHOLE)
    with reading(seconds, question=search.to_dict()) as client:
        response = search.using(client).execute()
        _check_whole(response)
    return response


def ask_together(searches: Iterable[Search], *, seconds: float | None = None) -> list[Response]:
    """The whole answers to searches of the library in one request, in order; else as `ask`."""
    together = MultiSearch(index=alias_name())
    for search in searches:
        together = together.add(search.params(**WHOLE))
    with reading(seconds, question=together.to_dict()) as client:
        responses = list(together.using(client).execute())
        for response in responses:
            _check_whole(response)
    return responses


@contextmanager
def reading(seconds: float | None = None, *, question: object = "") -> Iterator[Elasticsearch]:
    """A client for one request, which waits `seconds` (if not given, `SEARCH_TIMEOUT`).

    Raises `SearchUnavailable`: at once while Elasticsearch is away, which is found out for each
    number of seconds by itself. `question` is logged if Elasticsearch refuses it.
    """
    try:
        with _circuit(seconds or settings.SEARCH_TIMEOUT).attempt(), _failures_named():
            yield reading_client(seconds)
    except StillOpen:
        raise SearchUnavailable("Elasticsearch did not answer a moment ago.") from None
    except SearchRefused as reason:
        logger.error("Elasticsearch refused a question of ours: %s. It was: %s", reason, question)
        raise


def _circuit(seconds: float) -> Circuit:
    key = (address(), seconds)
    if key not in _circuits:
        name = f"Elasticsearch (given {seconds:g} seconds)"
        _circuits.setdefault(key, Circuit(name, SearchAway))
    return _circuits[key]


@contextmanager
def _failures_named() -> Iterator[None]:
    try:
        yield
    except TransportError as error:
        raise SearchAway(str(error)) from error
    except ApiError as error:
        kind = SearchRefused if _is_refusal(error) else SearchAway
        raise kind(str(error)) from error


def _is_refusal(error: ApiError) -> bool:
    body = error.body if isinstance(error.body, dict) else {}
    reason = body.get("error")
    status = body.get("status", error.status_code)  # one search of several has its own
    if not isinstance(reason, dict) or status in AWAY:  # a proxy explains nothing
        return False
    return 400 <= status < 500 and reason.get("type") != CLOSED_INDEX


def _check_whole(response: Response) -> None:
    answer = response.to_dict()
    if not isinstance(answer, dict) or "hits" not in answer:
        raise SearchAway(f"This is not the answer to a search: {str(answer)[:200]}")
    if answer.get("timed_out") or answer.get("_shards", {}).get("failed"):
        raise SearchAway("Elasticsearch searched only a part of the index.")
