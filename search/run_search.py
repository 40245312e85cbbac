"""The front door: a request in, a page of results out, whatever Elasticsearch does."""

import logging

from networks.visitor import OUTSIDER, Visitor
from search.connection import SearchUnavailable, unavailable_when_failing
from search.database_search import search_database
from search.queries.library_search import LibrarySearch
from search.queries.search_request import SearchRequest
from search.results import ResultPage, read_response

logger = logging.getLogger(__name__)


def run_search(request: SearchRequest, visitor: Visitor = OUTSIDER) -> ResultPage:
    """Search the index, or the database while the index is away; never raises for an outage."""
    try:
        with unavailable_when_failing():
            response = LibrarySearch(request, visitor).search().execute()
    except SearchUnavailable as reason:
        logger.warning("The database searched instead of Elasticsearch: %s", reason)
        return search_database(request, visitor)
    return read_response(request, visitor, response)
