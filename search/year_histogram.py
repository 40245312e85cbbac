"""The years of the hits as bars: one for each year, or for several years when there are many."""

from collections import Counter
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.translation import ngettext

from search.queries.search_request import SearchRequest
from search.results import ResultPage

MOST_BARS = 30
YEARS_IN_A_BAR = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
TALLEST = 40
LOWEST = 2  # a single paper beside a thousand is still seen


@dataclass(frozen=True)
class YearBar:
    """Hits of `first` to `last`, inclusive; `height` is 0 to `TALLEST`.

    `within` says that the chosen years hold some of them. `address` is the query string of the
    same search in these years, or in all when they are chosen already.
    """

    first: int
    last: int
    count: int
    height: int
    within: bool
    address: str

    @property
    def label(self) -> str:
        return years_label(self.first, self.last)

    @property
    def words(self) -> str:
        text = ngettext("%(years)s: %(count)s paper", "%(years)s: %(count)s papers", self.count)
        return text % {"years": self.label, "count": grouped(self.count)}

    @property
    def top(self) -> int:
        """Where the bar begins, measured from above."""
        return TALLEST - self.height


def year_histogram(results: ResultPage) -> list[YearBar]:
    """Bars for all years from the first to the last with a hit; years without one have none."""
    years = results.facets.years
    if not years:
        return []
    width = _years_in_a_bar(min(years), max(years))
    counts = Counter()
    for year, count in years.items():
        counts[year // width] += count
    most = max(counts.values())
    bars = range(min(counts), max(counts) + 1)
    return [_bar(results.request, each * width, width, counts[each], most) for each in bars]


def grouped(number: int) -> str:
    """A number as it is written in the reader's language: 12,345."""
    return str(number) if abs(number) < 1000 else number_format(number, force_grouping=True)


def years_label(first: int | None, last: int | None) -> str:
    """As short as years are written: 2019, 2015–2019, from 2015, until 2019 as 2015–, –2019."""
    if first == last:
        return str(first)
    return f"{first or ''}–{last or ''}"


def _years_in_a_bar(first: int, last: int) -> int:
    for width in YEARS_IN_A_BAR:
        if last // width - first // width < MOST_BARS:
            return width
    return YEARS_IN_A_BAR[-1]


def _bar(request: SearchRequest, first: int, width: int, count: int, most: int) -> YearBar:
    first, last = max(first, 1), first + width - 1
    is_choice = (request.year_from, request.year_to) == (first, last)
    years = (None, None) if is_choice else (first, last)
    wanted = replace(request, year_from=years[0], year_to=years[1], page=1)
    return YearBar(
        first=first,
        last=last,
        count=count,
        height=max(LOWEST, round(TALLEST * count / most)) if count else 0,
        within=_within(request, first, last),
        address=wanted.query_string(),
    )


def _within(request: SearchRequest, first: int, last: int) -> bool:
    after_start = request.year_from is None or last >= request.year_from
    before_end = request.year_to is None or first <= request.year_to
    return after_start and before_end
