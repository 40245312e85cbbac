"""How many hits each value of each facet has, as aggregations of the one request.

A facet's counts ignore its own choice, so that a second value can be added to it, and heed the
choices of all others. Facets without a choice of their own heed the same ones and share a filter.
"""

from elasticsearch.dsl.aggs import Agg, Filter, Terms
from elasticsearch.dsl.query import Bool
from elasticsearch.dsl.response import AggResponse

from search.queries.filters import YEARS, chosen_filters
from search.queries.search_request import FACETS, SearchRequest

# How many values are counted; enough for every value of a fixed vocabulary.
MOST_VALUES = {
    "type": 20,
    "network": 50,
    "institution": 30,
    "author": 30,
    "topic": 100,
    "sdg": 17,
    "country": 250,
    "region": 10,
    "group": 10,
    "language": 60,
    YEARS: 300,
}
NARROWED = "narrowed"
CHOSEN = "chosen"


def facet_aggregations(request: SearchRequest) -> dict[str, Agg]:
    """Name to aggregation, to be put at the top of the request."""
    with_choice = [facet for facet in FACETS if request.values(facet)]
    if request.has_years:
        with_choice.append(YEARS)
    shared = {facet: _counts(facet) for facet in (*FACETS, YEARS) if facet not in with_choice}
    if not with_choice:
        return shared
    narrowed = {NARROWED: Filter(Bool(filter=chosen_filters(request)), aggs=shared)}
    return narrowed | {facet: _ignoring_own_choice(request, facet) for facet in with_choice}


def read_counts(aggregations: AggResponse) -> dict[str, dict[str, int]]:
    """Facet to value to number of hits, most frequent first."""
    answered = dict(aggregations.to_dict())
    answered |= answered.pop(NARROWED, {})
    return {facet: _buckets(answered[facet]) for facet in (*FACETS, YEARS) if facet in answered}


def _counts(facet: str) -> Terms:
    return Terms(field=facet, size=MOST_VALUES[facet])


def _ignoring_own_choice(request: SearchRequest, facet: str) -> Filter:
    counts = {facet: _counts(facet)}
    if values := request.values(facet):
        # A chosen value is shown with its count however rare it is.
        counts[CHOSEN] = Terms(field=facet, include=list(values), size=len(values))
    return Filter(Bool(filter=chosen_filters(request, without=facet)), aggs=counts)


def _buckets(answer: dict) -> dict[str, int]:
    if "buckets" in answer:
        return {str(each["key"]): each["doc_count"] for each in answer["buckets"]}
    merged: dict[str, int] = {}
    for part in answer.values():
        if isinstance(part, dict):
            merged = _buckets(part) | merged
    return merged
