"""The front door: a request in, a page of results out, whatever Elasticsearch does."""

from dataclasses import replace

from elasticsearch.dsl.response import Response

from networks.visitor import OUTSIDER, Visitor
from search.connection import SearchUnavailable
from search.database_search import search_database
from search.did_you_mean import confirm, confirm_without_quotes
from search.queries.did_you_mean import read_suggestion
from search.queries.library_search import LibrarySearch
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.reading import ask
from search.results import ResultPage, read_response


def run_search(request: SearchRequest, visitor: Visitor = OUTSIDER) -> ResultPage:
    """Search the index, or the database while the index is away; never raises for an outage."""
    try:
        response = ask(LibrarySearch(request, visitor).search())
    except SearchUnavailable:  # `reading` logs it, once for an outage
        return search_database(request, visitor)
    return _with_offers(read_response(request, visitor, response), response, visitor)


def _with_offers(results: ResultPage, response: Response, visitor: Visitor) -> ResultPage:
    """With a better query, where one is found by at most one more request to Elasticsearch."""
    suggested = response.suggest.to_dict() if "suggest" in response else None
    correction = read_suggestion(QueryText(results.request.q), suggested)
    if better := confirm(results.request, correction, visitor):
        return replace(results, did_you_mean=better)
    if results.total == 0 and correction is None:
        return replace(results, without_quotes=confirm_without_quotes(results.request, visitor))
    return results
