"""What a visitor chose and what a visitor may see, as filters."""

from elasticsearch.dsl.query import Bool, Exists, Query, Range, Terms

from networks.visitor import Visitor
from search.queries.search_request import SearchRequest

YEARS = "year"  # not one of FACETS: it is chosen by a first and a last year


def visible_filter(visitor: Visitor) -> Query:
    """Documents that the visitor may see. The hits are asked again of the database."""
    if visitor.refused is None:
        return Bool(must_not=[Exists(field="restricted_by")])
    return Bool(must_not=[Terms(restricted_by=sorted(visitor.refused))])


def chosen_filters(request: SearchRequest, *, without: str = "") -> list[Query]:
    """A filter for each choice but that of the facet `without`."""
    filters: list[Query] = [
        Terms(**{facet: list(values)})
        for facet, values in request.chosen.items()
        if facet != without
    ]
    if request.has_years and without != YEARS:
        bounds = {"gte": request.year_from, "lte": request.year_to}
        known = {name: year for name, year in bounds.items() if year is not None}
        filters.append(Range(**{YEARS: known}))
    return filters
