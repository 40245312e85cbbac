"""Whether another query is worth a visitor's while: asked of the index before it is offered."""

from dataclasses import replace as with_changes

from elasticsearch.dsl import Search

from networks.visitor import OUTSIDER, Visitor
from search.connection import SearchUnavailable
from search.queries.did_you_mean import Correction, without_quotes
from search.queries.library_search import LibrarySearch
from search.queries.misspelt_words import counting_words, misspelt_words
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.reading import ask_together
from search.results import DidYouMean


def confirm(
    request: SearchRequest, correction: Correction | None, visitor: Visitor = OUTSIDER
) -> DidYouMean | None:
    """The corrected query, if its words were misspelt and it finds something under the filters.

    One request to Elasticsearch, or none. None too where it fails: results without a suggestion
    are better than none.
    """
    if correction is None:
        return None
    choices = [correction, *_all_but_one(correction)]
    searches = [_counting(request, each.q, visitor) for each in choices]
    try:
        *found, counted = ask_together([*searches, counting_words(correction, visitor)])
    except SearchUnavailable:
        return None
    wanted = misspelt_words(correction, counted.aggregations.to_dict())
    for choice, answer in zip(choices, found, strict=True):
        if choice.replacements == wanted and answer.hits.total.value:
            return DidYouMean(choice.q, answer.hits.total.value)
    return None


def confirm_without_quotes(
    request: SearchRequest, visitor: Visitor = OUTSIDER
) -> DidYouMean | None:
    """The same query with its phrases as plain words, if that finds something."""
    q = without_quotes(QueryText(request.q))
    if q is None:
        return None
    try:
        [answer] = ask_together([_counting(request, q, visitor)])
    except SearchUnavailable:
        return None
    return DidYouMean(q, answer.hits.total.value) if answer.hits.total.value else None


def _all_but_one(correction: Correction) -> list[Correction]:
    """What remains when one of the words turns out to be right."""
    every = correction.replacements
    if len(every) == 1:
        return []
    return [correction.only(tuple(each for each in every if each is not one)) for one in every]


def _counting(request: SearchRequest, q: str, visitor: Visitor) -> Search:
    return LibrarySearch(with_changes(request, q=q, page=1), visitor).selection()[:0]
