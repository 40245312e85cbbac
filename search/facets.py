"""Facets as they are shown: each value with label, count, and the address that toggles it."""

from collections.abc import Mapping
from dataclasses import dataclass

from networks.visitor import Visitor
from search.facet_labels import FACET_TITLES, labels_of
from search.queries.filters import YEARS
from search.queries.search_request import FACETS, SearchRequest


@dataclass(frozen=True)
class FacetValue:
    """`address` is the query string of the same search with this value chosen, or dropped."""

    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    values: list[FacetValue]

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.chosen]


@dataclass(frozen=True)
class Facets:
    """What the hits can be narrowed by; `years` maps year to number of hits, oldest first."""

    facets: list[Facet]
    years: dict[int, int]

    def __iter__(self):
        return iter(self.facets)


def show_facets(
    request: SearchRequest, counts: Mapping[str, Mapping[str, int]], visitor: Visitor
) -> Facets:
    """Label the counts, in a constant number of SQL queries.

    A value whose label the visitor may not see, such as the name of a private network, is left
    out; a chosen value that nobody knows is shown as it was typed, so that it can be dropped.
    """
    facets = [_facet(name, request, counts.get(name, {}), visitor) for name in FACETS]
    years = {int(year): count for year, count in counts.get(YEARS, {}).items()}
    return Facets([facet for facet in facets if facet.values], dict(sorted(years.items())))


def _facet(name: str, request: SearchRequest, counts: Mapping[str, int], visitor: Visitor) -> Facet:
    chosen = request.values(name)
    values = [*counts, *(value for value in chosen if value not in counts)]
    labels = labels_of(name, values, visitor)
    shown = [
        FacetValue(
            value=value,
            label=labels.get(value, value),
            count=counts.get(value, 0),
            chosen=value in chosen,
            address=_toggled(request, name, value),
        )
        for value in values
        if value in labels or value in chosen
    ]
    return Facet(name, str(FACET_TITLES[name]), shown)


def _toggled(request: SearchRequest, facet: str, value: str) -> str:
    chosen = request.values(facet)
    others = tuple(each for each in chosen if each != value)
    return request.with_values(
        facet, others if value in chosen else (*chosen, value)
    ).query_string()
