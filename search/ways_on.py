"""Where to go when nothing was found: other choices that do have hits, and plainer words."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from research.models import PaperPage
from research.querysets import PaperQuerySet
from search.facets import Facet
from search.queries.query_text import QueryText
from search.queries.search_request import SearchRequest
from search.results import ResultPage
from search.year_histogram import years_label

MOST_OF_A_FACET = 4
NEWEST_PAPERS = 4


@dataclass(frozen=True)
class Way:
    """Leads to `count` papers; `address` is a query string."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Ways:
    """Other values of one filter, in place of those that were chosen."""

    title: str
    ways: list[Way]


def ways_on(results: ResultPage) -> list[Ways]:
    """For each filter that was chosen, the values that would find something instead."""
    others = [_other_values(results.request, facet) for facet in results.facets if facet.chosen]
    if results.request.has_years:
        others.append(_other_years(results))
    return [each for each in others if each.ways]


def plain_words(request: SearchRequest) -> str:
    """The words of a query that holds more than words; "" where there is nothing to leave out."""
    words = QueryText(request.q).text
    return "" if words == " ".join(request.q.split()) else words


def newest_papers() -> PaperQuerySet:
    """A few of the papers that anybody may read."""
    return PaperPage.objects.visible().newest_first().for_cards()[:NEWEST_PAPERS]


def _other_values(request: SearchRequest, facet: Facet) -> Ways:
    found = [value for value in facet.values if value.count and not value.chosen]
    return Ways(
        facet.title,
        [
            Way(
                value.label,
                value.count,
                request.with_values(facet.name, (value.value,)).query_string(),
            )
            for value in found[:MOST_OF_A_FACET]
        ],
    )


def _other_years(results: ResultPage) -> Ways:
    """The same years turned round when the last was given first; else all years with hits."""
    request, years = results.request, results.facets.years
    first, last = min(years, default=0), max(years, default=0)
    if request.year_from and request.year_to and request.year_from > request.year_to:
        first, last = request.year_to, request.year_from
    count = sum(number for year, number in years.items() if first <= year <= last)
    wanted = replace(request, year_from=first, year_to=last, page=1)
    ways = [Way(years_label(first, last), count, wanted.query_string())] if count else []
    return Ways(_("Year"), ways)
