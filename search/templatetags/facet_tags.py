"""What a result page offers for narrowing down: facets, years, what was chosen, orders."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.facets import Facet, FacetValue
from search.queries.search_request import NEWEST, OLDEST, RELEVANCE, SORTS, TITLE, SearchRequest
from search.results import ResultPage
from search.ways_on import newest_papers, plain_words, ways_on
from search.year_histogram import YearBar, grouped, year_histogram, years_label

register = template.Library()

SORT_LABELS = {
    RELEVANCE: gettext_lazy("Relevance"),
    NEWEST: gettext_lazy("Newest"),
    OLDEST: gettext_lazy("Oldest"),
    TITLE: gettext_lazy("Title"),
}
CURRENT = mark_safe(' aria-current="true"')


@dataclass(frozen=True)
class Choice:
    """Something to click: a chosen filter, an order; `address` is a query string."""

    label: str
    address: str
    title: str = ""
    current: bool = False


@register.simple_tag
def worthwhile_facets(results: ResultPage) -> list[Facet]:
    """The facets that narrow the hits down further, or that do so already."""
    return [facet for facet in results.facets if facet.narrows(results.total)]


@register.simple_tag
def histogram(results: ResultPage) -> list[YearBar]:
    """Bars by years; none for hits of one year, unless years were chosen."""
    years = results.facets.years
    all_in_one = len(years) == 1 and sum(years.values()) >= results.total
    return [] if all_in_one and not results.request.has_years else year_histogram(results)


@register.simple_tag
def facet_values(values: Iterable[FacetValue], uncounted: bool = False) -> SafeString:
    """List items that look like check boxes and are links; `uncounted` shows no numbers.

    There may be hundreds: made here in a third of the time that a template takes.
    """
    number = "" if uncounted else " <span>{}</span>"
    return format_html_join(
        "\n",
        '<li><a class="choice" href="?{}" rel="nofollow"{}><bdi>{}</bdi>' + number + "</a></li>",
        (
            (each.address, CURRENT if each.chosen else "", each.label, grouped(each.count))
            for each in values
        ),
    )


register.filter(grouped)


@register.simple_tag
def chosen_filters(results: ResultPage) -> list[Choice]:
    """Every chosen value and the range of years, each with the address that drops it."""
    request = results.request
    chosen = [
        Choice(value.label, value.address, facet.title)
        for facet in results.facets
        for value in facet.chosen
    ]
    if request.has_years:
        all_years = replace(request, year_from=None, year_to=None, page=1)
        label = years_label(request.year_from, request.year_to)
        chosen.append(Choice(label, all_years.query_string(), _("Year")))
    return chosen


@register.simple_tag
def without_filters(request: SearchRequest) -> str:
    """The query string of the same search with no filter at all."""
    return replace(request, chosen={}, year_from=None, year_to=None, page=1).query_string()


@register.simple_tag
def orders(request: SearchRequest) -> list[Choice]:
    """The orders that make sense: relevance only where there are words."""
    shown = SORTS if request.q else [sort for sort in SORTS if sort != RELEVANCE]
    return [
        Choice(
            str(SORT_LABELS[sort]),
            replace(request, sort=_shortest(request, sort), page=1).query_string(),
            current=sort == request.order,
        )
        for sort in shown
    ]


def _shortest(request: SearchRequest, sort: str) -> str:
    """Without words newest comes first anyway; words that are added later are then ranked."""
    return RELEVANCE if sort == NEWEST and not request.q else sort


@register.simple_tag
def kept_parameters(request: SearchRequest | str, own: str) -> list[tuple[str, str]]:
    """Names and values that a form sends along: all that was asked but its `own` fields.

    The page is left out, and outside a result page there is nothing to keep.
    """
    if not isinstance(request, SearchRequest):
        return []
    pairs = parse_qsl(replace(request, page=1).query_string())
    return [(name, value) for name, value in pairs if name not in own.split()]


register.simple_tag(ways_on)
register.simple_tag(plain_words)
register.simple_tag(newest_papers)


@register.simple_tag
def page_address(request: SearchRequest, number: int) -> str:
    """The query string of another page of the same results."""
    return replace(request, page=number).query_string()


@register.simple_tag
def with_words(request: SearchRequest, words: str) -> str:
    """The query string of the same search for other words."""
    return replace(request, q=words, page=1).query_string()
