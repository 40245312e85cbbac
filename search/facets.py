"""Facets as they are shown: each value with label, count, and the address that toggles it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote_plus

from networks.visitor import Visitor
from search.documents.paper_document import folded
from search.facet_labels import FACET_TITLES, labels_of
from search.queries.facet_aggregations import MOST_VALUES
from search.queries.filters import YEARS
from search.queries.search_request import FACETS, SearchRequest

AT_FIRST = 8  # values of a facet that are seen without asking for more
FEW_MORE = 2  # so many more are rather shown than hidden
MANY = 20  # so many more are looked through by name, fewer by number of hits
# Of these a library may have more values than are counted; the others are counted whole.
WITHOUT_END = ("network", "institution", "author", "topic")


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
    """`values` are the most frequent first; `is_cut` says that there may be more than these."""

    name: str
    title: str
    values: list[FacetValue]
    is_cut: bool = False

    @cached_property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.chosen]

    @cached_property
    def first(self) -> list[FacetValue]:
        """What is seen at once: all that is chosen, then the most frequent."""
        values = self._chosen_first()
        if len(values) <= AT_FIRST + FEW_MORE:
            return values
        return values[: max(AT_FIRST, len(self.chosen))]

    @cached_property
    def rest(self) -> list[FacetValue]:
        rest = self._chosen_first()[len(self.first) :]
        return sorted(rest, key=lambda value: folded(value.label)) if len(rest) > MANY else rest

    def narrows(self, total: int) -> bool:
        """Whether a choice changes anything: not where all hits share every value."""
        return any(value.chosen or value.count < total for value in self.values)

    def _chosen_first(self) -> list[FacetValue]:
        return sorted(self.values, key=lambda value: not value.chosen)


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
    before, after = _around_another_value(request, name)
    shown = [
        FacetValue(
            value=value,
            label=labels.get(value, value),
            count=counts.get(value, 0),
            chosen=value in chosen,
            address=(
                _without(request, name, value)
                if value in chosen
                else f"{before}{quote_plus(value)}{after}"
            ),
        )
        for value in values
        if value in labels or value in chosen
    ]
    is_cut = name in WITHOUT_END and len(counts) >= MOST_VALUES[name]
    return Facet(name, str(FACET_TITLES[name]), shown, is_cut)


def _without(request: SearchRequest, facet: str, value: str) -> str:
    others = tuple(each for each in request.values(facet) if each != value)
    return request.with_values(facet, others).query_string()


def _around_another_value(request: SearchRequest, facet: str) -> tuple[str, str]:
    """The query string before and after one more value: made once, as a page has hundreds."""
    address = request.with_values(facet, (*request.values(facet), "_")).query_string()
    before, name, after = address.rpartition(f"{facet}=_")
    return before + name.removesuffix("_"), after
